import { idKey, nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import { listed } from '../../model/listed.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { isMarked } from '../../model/names.ts';
import type { Desired } from '../../model/resource.ts';
import { UserError } from '../../model/user-error.ts';
import { isKnownOperation } from '../../openapi/known-operations.ts';
import { canonical } from '../../policy/document/canonical.ts';
import { newDocument } from '../../policy/blocks/new-document.ts';
import { blocksOf } from '../api-blocks.ts';
import { isAmong } from '../import/operation-digests.ts';
import { seenOperation } from '../import/operation-changes.ts';
import { mcpTools } from '../prune-ops/mcp-tools.ts';
import { labelOf, policiesOf, withoutOurs, type ApiPolicy } from './documents.ts';
import { editedNotes } from './edited.ts';
import { apiName, isCanaryApi, isRevisionOf } from './split-apis.ts';
import { othersIn, versionSetOf } from './version-sets.ts';

/** The API with its revisions, operations and policies: what is below it needs no step of its own. */
export function apiDeletion(liveApi: LiveApi, live: Live, going: readonly LiveApi[], dependsOn: readonly string[] = []): Desired {
  const { api, operationPolicies, policy } = liveApi;
  const name = apiName(liveApi);
  const set = versionSetOf(liveApi);
  const policies = policiesOf(liveApi);
  const labels = new Map(policies.map((each) => [idKey(each.id), labelOf(each)]));
  return {
    id: api.id,
    kind: 'api',
    label: `API ${name}`,
    want: 'absent',
    body: {},
    dependsOn,
    locks: [`api:${name}`, ...(set === undefined ? [] : [`versionSet:${nameOf(set).toLowerCase()}`])],
    // What people write into a policy after the plan was shown, nobody has agreed to lose.
    unchanged: [...(policy === undefined ? [] : [policy]), ...(operationPolicies?.values() ?? [])].map((each) => ({ ...each, label: labels.get(idKey(each.id)) ?? each.id })),
    notes: [
      isCanaryApi(liveApi) ? 'undo does not bring it back; import --wait makes another' : 'undo does not bring it back: import makes it anew, without what people added',
      ...goesAlong(liveApi, live),
      ...policies.flatMap((each) => editedNotes(each.text).map((note) => `${labelOf(each)}: ${note}`)),
      ...(set !== undefined && !isOurSet(set, live) && othersIn(set, live, going).length === 0 ? [`API Management deletes the version set ${nameOf(set)} with the last API in it, although it is not ours`] : []),
      ...mcpNotes(name, live),
    ],
  };
}

/** What goes with an API that we did not make. */
function goesAlong(liveApi: LiveApi, live: Live): readonly string[] {
  const { api, links } = liveApi;
  const byHand = isCanaryApi(liveApi) ? [] : operationsByHand(liveApi);
  const written = policiesOf(liveApi).filter(isWrittenInto).map(labelOf);
  const revisions = live.allApis.map(({ id }) => nameOf(id)).filter((name) => isRevisionOf(name, api.id));
  const subscriptions = (live.bystanders?.subscriptions ?? []).filter(({ body, name }) => sameId(textAt(body, 'properties', 'scope') ?? '', withoutRevision(api.id)) && !(isCanaryApi(liveApi) && name.startsWith('llm-')));
  const parts = ([
    ['operations made by hand', byHand],
    ['what people wrote into', isCanaryApi(liveApi) ? [] : written],
    ['revisions', revisions],
    ['its own subscriptions, with their keys', subscriptions.map(({ name }) => name)],
    ['its place in the products', links?.products ?? []],
    ['its tags', links?.tags ?? []],
  ] as const).flatMap(([what, names]) => (names.length === 0 ? [] : [`${what}: ${listed(names, 20)}`]));
  return parts.map((part) => `goes with it: ${part}`);
}

function operationsByHand(api: LiveApi): readonly string[] {
  const brought = blocksOf(api)?.account.operations;
  return api.operations.filter((seen) => !(brought === undefined ? isKnownOperation(seenOperation(seen)) : isAmong(brought, seenOperation(seen)))).map(({ name }) => name);
}

function isWrittenInto(policy: ApiPolicy): boolean {
  const rest = restOf(policy);
  return rest !== undefined && canonical(rest) !== canonical(newDocument);
}

/** A damaged document is somebody's work in any case. */
function restOf(policy: ApiPolicy): string | undefined {
  try {
    return withoutOurs(policy);
  } catch (error) {
    if (error instanceof UserError) return policy.text;
    throw error;
  }
}

function isOurSet(setId: string, { versionSets }: Live): boolean {
  return versionSets.some(({ body, id }) => sameId(id, setId) && isMarked(textAt(body, 'properties', 'description')));
}

function mcpNotes(api: string, live: Live): readonly string[] {
  const tools = mcpTools(live, api).tools.map(({ server, tool }) => `${tool} of ${server}`);
  return tools.length === 0 ? [] : [`MCP servers have its operations as tools, which break, or keep it from being deleted: ${listed(tools, 20)}`];
}

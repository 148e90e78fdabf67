import { backendIdOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Desired } from '../../model/resource.ts';
import { editedBlocks } from '../../policy/blocks/edited-blocks.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { foreignRouting } from '../../policy/scans/foreign-routing.ts';
import { accountPolicyBody, type AccountPolicy } from '../account-policy.ts';
import { blocksOf } from '../api-blocks.ts';
import type { Principal } from '../identity.ts';
import { asForeign, type Foreign } from '../ownership.ts';
import { operationDigests } from './operation-digests.ts';
import type { ImportTarget } from './target.ts';
import { versionPolicy } from './version-policy.ts';

/** What the blocks of an import say. */
export function importedAccountPolicy(target: ImportTarget, principal: Principal, skip: readonly string[]): AccountPolicy {
  const { account, backend, document, input, live } = target;
  return {
    account,
    backend,
    live,
    principal,
    shape: input.shape,
    spec: document.digest,
    apiVersion: input.spec.apiVersion,
    operations: operationDigests(document.operations),
    version: versionPolicy(target),
    skip,
  };
}

/** The policy of the API, or of the revision that the document goes to: our blocks in what people wrote, or in a document of their own. */
export function importedApiPolicy(target: ImportTarget, policy: AccountPolicy, dependsOn: readonly string[]): Desired {
  const { api, backend, input, live, revision } = target;
  const existing = textAt(api.existing?.policy?.body, 'properties', 'value');
  const below = revision?.id ?? api.id;
  const there = revision === undefined ? api.existing?.policy : revision.resumed?.policy;
  return {
    id: there?.id ?? `${below}/policies/policy`,
    kind: 'apiPolicy',
    label: revision === undefined ? `policy of API ${input.apiId}` : `policy of revision ${revision.number} of API ${input.apiId}`,
    want: 'present',
    body: accountPolicyBody(existing, policy),
    // Calls go nowhere without the role: it comes first, and an undo that keeps the policy keeps it too.
    dependsOn: [below, backendIdOf(live.service.id, backend), ...dependsOn],
    locks: [`api:${input.apiId}`],
    // A revision takes it over from the API.
    ...(revision === undefined || existing === undefined ? {} : { replaces: { properties: { value: existing } } }),
    ...policyForeign(target),
    ...editNotes(existing),
  };
}

/** Of the policy that the API has now, where it says itself where calls go: ours, last in the section, would silently win. */
export function policyForeign({ api, input }: ImportTarget): Pick<Desired, 'foreign'> {
  const existing = textAt(api.existing?.policy?.body, 'properties', 'value');
  if (existing === undefined || blocksOf(api.existing) !== undefined) return {};
  const routing = foreignRouting(readPolicyDocument(existing)).filter(({ is }) => is !== 'rewrite-uri');
  return asForeign(routing.length === 0 ? undefined : routesItself(input.apiId, routing));
}

function routesItself(apiId: string, routing: readonly { readonly is: string; readonly line: number }[]): Foreign {
  return {
    why: `the policy of API ${apiId} says itself where calls go, or as whom (${routing.map(({ is, line }) => `<${is}> on line ${line}`).join(', ')})`,
    hint: 'Keep it and import beside it, with --api and --path of your own; or take these lines out of it, and run the import again: everything else in it stays.',
    canTakeOver: false,
  };
}

/** A block that somebody wrote in is named before it is written over. */
function editNotes(existing: string | undefined): Pick<Desired, 'notes'> {
  const edits = existing === undefined ? [] : editedBlocks(existing);
  if (edits.length === 0) return {};
  return {
    notes: edits.map(({ added, kind, line }) => {
      const what = added.length === 0 ? '' : `: ${added.map((each) => each.trim()).join(' ').slice(0, 120)}`;
      return `somebody edited the block ${kind} on line ${line} by hand; it is written anew${what}`;
    }),
  };
}

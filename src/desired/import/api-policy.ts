import { backendIdOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { findBlocks } from '../../policy/blocks/find.ts';
import type { PolicyDocument } from '../../policy/document/document.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import type { ForeignRouting } from '../../policy/scans/foreign-routing.ts';
import { accountPolicyBody, type AccountPolicy } from '../account-policy.ts';
import { blocksOf } from '../api-blocks.ts';
import type { Principal } from '../identity.ts';
import { inPolicy } from '../named-policy.ts';
import { asForeign, type Foreign } from '../ownership.ts';
import { editNotes } from './edit-notes.ts';
import { operationDigests } from './operation-digests.ts';
import { denyPolicy, pruneNotes, withNotes } from './pruning.ts';
import { routingFound } from './routing-found.ts';
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
    deny: denyPolicy(target),
    skip,
  };
}

/** The policy of the API, or of the revision that the document goes to: our blocks in what people wrote, or in a document of their own. */
export function importedApiPolicy(target: ImportTarget, policy: AccountPolicy, dependsOn: readonly string[]): Desired {
  const { api, backend, input, live, revision } = target;
  const existing = textAt(api.existing?.policy?.body, 'properties', 'value');
  const below = revision?.id ?? api.id;
  const there = revision === undefined ? api.existing?.policy : revision.resumed?.policy;
  const written = inPolicy(api.existing?.policy?.id ?? `${below}/policies/policy`, () => ({ body: accountPolicyBody(existing, policy), notes: editNotes(existing) }));
  return {
    id: there?.id ?? `${below}/policies/policy`,
    kind: 'apiPolicy',
    label: revision === undefined ? `policy of API ${input.apiId}` : `policy of revision ${revision.number} of API ${input.apiId}`,
    want: 'present',
    body: written.body,
    // Calls go nowhere without the role: it comes first, and an undo that keeps the policy keeps it too.
    dependsOn: [below, backendIdOf(live.service.id, backend), ...dependsOn],
    locks: [`api:${input.apiId}`],
    // A revision takes it over from the API.
    ...(revision === undefined || existing === undefined ? {} : { replaces: { properties: { value: existing } } }),
    ...policyForeign(target),
    ...withNotes(written.notes.notes, pruneNotes(target)),
  };
}

/** Of the policy that the API has now, where it says itself where calls go: ours, last in the section, would silently win. */
export function policyForeign({ api, input, live }: ImportTarget): Pick<Desired, 'foreign'> {
  const policy = api.existing?.policy;
  const existing = textAt(policy?.body, 'properties', 'value');
  if (policy === undefined || existing === undefined) return {};
  const isOurs = blocksOf(api.existing) !== undefined;
  const routing = inPolicy(policy.id, () => routingToLose(readPolicyDocument(existing), isOurs, live.fragments));
  return asForeign(routing.length === 0 ? undefined : routesItself(input.apiId, routing));
}

/** What stands before a block that is there has lost already. */
function routingToLose(document: PolicyDocument, isOurs: boolean, fragments: Live['fragments']): readonly string[] {
  if (!isOurs) return routingFound(document, fragments, decides);
  const block = findBlocks(document).find(({ kind }) => kind === 'account');
  return routingFound(document, undefined, (routing) => routing.start >= (block?.span.end ?? 0) && decides(routing));
}

function decides(routing: ForeignRouting): boolean {
  return routing.is !== 'rewrite-uri' && !(routing.is === 'set-header' && routing.action === 'delete');
}

function routesItself(apiId: string, routing: readonly string[]): Foreign {
  return {
    why: `the policy of API ${apiId} says itself where calls go, or as whom (${routing.join(', ')})`,
    hint: 'Keep it and import beside it, with --api and --path of your own; or take these lines out of it, and run the import again: everything else in it stays.',
    canTakeOver: false,
  };
}

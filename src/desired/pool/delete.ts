import type { PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { openingAfter } from '../facade/opened.ts';
import { openingStep } from '../facade/policy-steps.ts';
import { leavingBackends } from '../facade/unused-backends.ts';
import { lostOperations, withoutRows } from '../members/shared-routes.ts';
import { isRowOf } from '../members/shared-target.ts';
import { ofBackend } from '../prune-ops/destinations.ts';
import { writtenDocuments } from '../resilience/written-documents.ts';
import { everythingAround, scopeOfPool } from './everything.ts';
import { prepareDelete, type DeleteInput } from './input.ts';
import { absent, leavingMembers, type Leaving } from './leaving.ts';
import { liveMembers, nameOfLiveMember, type LiveMember } from './live-pool.ts';
import { leftBehind } from './named-members.ts';
import { findBackend, isPool } from './pool-backend.ts';
import { refuseOthers } from './required-pool.ts';
import { poolsOf } from './report.ts';

/** `apim-llm pool delete`: calls go where they went before, then the pool and what was there for its sake go. */
export const poolDeleteModule: PlanModule<DeleteInput> = {
  prepare: async (values) => prepareDelete(values),
  scope: (input) => ({ ...scopeOfPool(input, []), apis: [] }),
  more,
  wish,
  result,
};

/** Of backends that were left behind the accounts have to be known, for their roles. */
function more(input: DeleteInput, live: Live, round: number): More | undefined {
  const all = everythingAround(input, live, round);
  if (round !== 1 || all === undefined || findBackend(live, input.name) !== undefined) return all;
  const ids = leftBehind(live).flatMap(({ name }) => ofBackend(name, live)).flatMap((destination) => ('account' in destination ? [destination.account] : []));
  return { ...all, accounts: [...(all.accounts ?? []), ...ids] };
}

interface Removal {
  readonly pool: LiveResource | undefined;
  readonly removed: readonly { readonly api: LiveApi; readonly operation: string; readonly row: RouteRow }[];
  readonly members: readonly LiveMember[];
  readonly policies: readonly Desired[];
  readonly left: Leaving;
}

/** @throws UserError `PoolOfAnother`, `PoolInUse`, `NotFound` for a name that is like another's */
function removalOf({ keepRoles, name }: DeleteInput, live: Live): Removal {
  const found = findBackend(live, name);
  const pool = found !== undefined && isPool(found.body) ? found : undefined;
  if (pool !== undefined) refuseOthers(name, pool);
  const target = { by: 'pool', name } as const;
  const apis = [...live.apis.values()].flatMap((api) => {
    const operations = lostOperations(api, target).map((routable) => withoutRows(routable, api, live, target));
    return operations.length === 0 ? [] : [{ api, operations, policies: policiesOf(api, operations, live) }];
  });
  const removed = apis.flatMap(({ api, operations }) => operations.flatMap(({ before, routable }) => (before?.rows ?? []).filter((row) => isRowOf(target, row)).map((row) => ({ api, operation: routable.operation.name, row }))));
  if (pool === undefined && removed.length === 0) refuseUnknown(name, live);
  const policies = apis.flatMap((each) => each.policies);
  if (pool !== undefined) refuseUsed(pool, policies, live);
  const members = pool === undefined ? leftBehind(live) : liveMembers(pool, live);
  const after = [...policies.map(({ id }) => id), ...(pool === undefined ? [] : [pool.id])];
  const left = leavingMembers(live, { members, self: name, pool: undefined, policies, after, keepRoles });
  // What nobody asked about and still serves is no news.
  return { pool, removed, members: pool === undefined ? [] : members, policies, left: pool === undefined ? { ...left, stays: [], warnings: [] } : left };
}

/** It closes first: without its route, an operation's calls would go where nobody serves them. */
function policiesOf(api: LiveApi, operations: Parameters<typeof writtenDocuments>[2], live: Live): readonly Desired[] {
  const { documents } = writtenDocuments(api, live, operations, undefined, (step) => step);
  const closing = openingStep(api, openingAfter(api, live, documents, []), []);
  const { steps } = writtenDocuments(api, live, operations, undefined, (step) => ({ ...step, dependsOn: [...step.dependsOn, ...closing.map(({ id }) => id)] }));
  return [...closing, ...steps];
}

function refuseUsed(pool: LiveResource, policies: readonly Desired[], live: Live): void {
  const written = new Map(policies.map(({ body, id }) => [idKey(id), textAt(body, 'properties', 'value')]));
  const [leaving] = leavingBackends(new Set([nameOf(pool.id).toLowerCase()]), live, written);
  if (leaving?.keeps === undefined) return;
  throw new UserError('PoolInUse', exitCodes.conflict, `The pool ${nameOf(pool.id)} cannot be deleted: ${leaving.keeps}.`, { hint: 'Take the name out there, then run the same command again.' });
}

/** A second run finds nothing, and that is no failure; a name that is like another is. */
function refuseUnknown(name: string, live: Live): void {
  const near = didYouMean(name, poolsOf(live).map(({ id }) => nameOf(id)));
  if (near === undefined) return;
  throw new UserError('NotFound', exitCodes.failed, `The service ${live.service.name} has no pool ${name}.`, { hint: `Did you mean ${near}?` });
}

function wish(input: DeleteInput, live: Live): Wish {
  const { left, policies, pool, removed } = removalOf(input, live);
  const gone = pool === undefined ? [] : [absent('backend', pool.id, `pool ${input.name}`, policies.map(({ id }) => id))];
  const isNothing = pool === undefined && removed.length === 0 && left.desired.length === 0;
  return {
    desired: [...policies, ...gone, ...left.desired],
    warnings: [...(isNothing ? [nothingFound(input, live)] : []), ...left.warnings],
    api: removed[0] === undefined ? undefined : nameOf(removed[0].api.api.id),
    headline: `pool ${input.name}: ${removed.length} ${removed.length === 1 ? 'row' : 'rows'} to remove`,
  };
}

function nothingFound({ name }: DeleteInput, live: Live): Warning {
  return { code: 'NoSuchPool', message: `the service has no pool ${name}; apim-llm pool list --service ${live.service.name} shows what it has` };
}

function result(input: DeleteInput, live: Live): JsonObject {
  const { left, members, removed } = removalOf(input, live);
  return {
    name: input.name,
    removed: removed.map(({ api, operation, row }) => ({ api: nameOf(api.api.id), operation, model: clientName(row) })),
    members: members.map(nameOfLiveMember),
    stays: left.stays.map(({ id, why }) => ({ id, why })),
  };
}

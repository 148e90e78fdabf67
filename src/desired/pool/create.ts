import type { PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live, More } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { clientName } from '../../policy/blocks/route-row.ts';
import { canaryApiId, canarySubscription } from '../canary/names.ts';
import { callingIdentity } from '../facade/calling-identity.ts';
import { checkSurface, refuseForeignRoutes } from '../facade/foreign-routes.ts';
import { openingAfter } from '../facade/opened.ts';
import { openingStep } from '../facade/policy-steps.ts';
import type { Routable } from '../facade/routable.ts';
import { joinedMembers, type Joined } from '../members/joined-members.ts';
import { nameOfMember } from '../members/member.ts';
import { writtenDocuments } from '../resilience/written-documents.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { hasBreakers } from '../resilience/stated-resilience.ts';
import { moreForRows } from '../resilience/reading.ts';
import { changesBreaker } from '../resilience/with-breaker.ts';
import { checkService } from '../service-check.ts';
import { createTarget, isMemberOf, leavingOf, namedMembers, type CreateTarget } from './create-target.ts';
import { prepareCreate, type CreateInput } from './input.ts';
import { leavingMembers } from './leaving.ts';
import { poolBackend } from './pool-backend.ts';
import { accountsAround, missingAccounts } from './reading.ts';
import { shownPool } from './shown-pool.ts';

/** `apim-llm pool create`: calls for one model are shared among several deployments. */
export const poolCreateModule: PlanModule<CreateInput> = {
  prepare: async (values) => prepareCreate(values),
  scope: ({ api, members, service }) => ({
    service,
    accounts: members.map(({ place }) => place.account),
    accountsMayBeGone: true,
    apis: [api, canaryApiId],
    subscriptions: [canarySubscription],
    wholeBackends: true,
    bystanders: true,
  }),
  more,
  wish,
  result: (input, live) => resultOf(input, live),
  next: ({ name }, live) => [`apim-llm pool show ${name} --service ${live.service.name}`],
};

/** First what the API says, and whether all that is named is there; then where it leads. */
function more(input: CreateInput, live: Live, round: number): More | undefined {
  const api = live.apis.get(input.api.toLowerCase());
  if (api === undefined) return undefined;
  const found = moreForRows({ api, live, round, needsAll: () => concernsOthers(input, live) });
  if (round === 1) return { ...found, ...missingAccounts(input.members, live) };
  return round === 2 ? { ...found, ...accountsAround(live, [api], input.name) } : found;
}

function concernsOthers(input: CreateInput, live: Live): boolean {
  const members = namedMembers(input, live);
  const rule = hasBreakers(input.resilience.mode) ? input.resilience : undefined;
  return leavingOf(input.name, members, live).length > 0 || members.some(({ backend }) => changesBreaker(backend, rule, live, input.name));
}

function wish(input: CreateInput, live: Live): Wish {
  const serviceWarnings = checkService(live.service);
  const target = createTarget(input, live);
  const { api, leaving, members, operations } = target;
  const changed = sharedOf(target);
  checkSurface(api, changed, target.shape, live);
  refuseForeignRoutes(api, changed, live);
  const { backends, desired, pool, warnings } = joinedPool(input, live, target);
  const written = writtenDocuments(api, live, operations, target.setting, (step) => ({ ...step, dependsOn: [...step.dependsOn, pool.id] }));
  const opening = openingAfter(api, live, written.documents, [pool, ...backends].map(({ body, id }) => ({ id, kind: 'backend', body })));
  const policies = [...written.steps, ...openingStep(api, opening, written.steps.map(({ id }) => id))];
  const left = leavingMembers(live, { members: leaving, self: input.name, pool: { id: pool.id, kind: 'backend', body: pool.body }, policies, after: [pool.id, ...policies.map(({ id }) => id)], keepRoles: input.keepRoles });
  return {
    desired: [...desired, pool, ...policies, ...left.desired],
    warnings: [...serviceWarnings, ...target.warnings, ...warnings, ...written.warnings, ...left.warnings],
    api: input.api,
    headline: `${input.api}: ${changed.length} ${changed.length === 1 ? 'operation' : 'operations'} → pool ${input.name} of ${members.length}: ${members.map(nameOfMember).join(', ')}`,
  };
}

/** The members, and the pool that is written after them. */
function joinedPool(input: CreateInput, live: Live, target: CreateTarget = createTarget(input, live)): Pick<Joined, 'desired' | 'backends'> & { readonly pool: Desired; readonly warnings: readonly Warning[] } {
  const { isSticky, name, patienceMs, resilience } = input;
  const { api, members, shape } = target;
  const { principal, warnings } = callingIdentity(api, sharedOf(target), live, input.identity);
  const isThere = isMemberOf(name, live);
  const ruleOf = (): Resilience | undefined => (hasBreakers(resilience.mode) ? resilience : undefined);
  const joined = joinedMembers({ live, shape, principals: [principal], members, isNew: (member) => !isThere(member), ruleOf, self: name, patienceMs });
  return { ...joined, pool: joined.after(poolBackend(live, { name, by: 'pool', members, isSticky })), warnings };
}

function sharedOf({ operations }: CreateTarget): readonly Routable[] {
  return operations.flatMap(({ routable, rows }) => (rows.length === 0 ? [] : [routable]));
}

/** As they will be. */
export function withBackends(live: Live, steps: readonly Desired[]): Live {
  const after: readonly LiveResource[] = steps.map(({ body, id }) => ({ id, kind: 'backend', body }));
  const ids = new Set(after.map(({ id }) => idKey(id)));
  return { ...live, backends: [...after, ...live.backends.filter(({ id }) => !ids.has(idKey(id)))] };
}

function resultOf(input: CreateInput, live: Live): JsonObject {
  const { api, operations, shape } = createTarget(input, live);
  const { backends, pool } = joinedPool(input, live);
  return {
    api: { id: api.api.id, name: nameOf(api.api.id), shape },
    ...shownPool(input.name, pool.body, withBackends(live, backends)),
    operations: operations.flatMap(({ routable, rows }) => rows.map((row) => ({ operation: routable.operation.name, model: clientName(row) }))),
  };
}

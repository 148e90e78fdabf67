import type { PlanModule, Wish } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live, More } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { clientName } from '../../policy/blocks/route-row.ts';
import { canaryApiId, canarySubscription } from '../canary/names.ts';
import { callingIdentity } from '../facade/calling-identity.ts';
import { checkSurface, refuseForeignRoutes } from '../facade/foreign-routes.ts';
import { openingAfter } from '../facade/opened.ts';
import { openingStep } from '../facade/policy-steps.ts';
import { joinedMembers } from '../members/joined-members.ts';
import { nameOfMember } from '../members/member.ts';
import { sharedWarnings } from '../members/shared-warnings.ts';
import { refuseTier } from '../members/tier-check.ts';
import type { LiveMember } from '../pool/live-pool.ts';
import { poolBackend } from '../pool/pool-backend.ts';
import { moreForRows } from '../resilience/reading.ts';
import { changesBreaker } from '../resilience/with-breaker.ts';
import { checkService } from '../service-check.ts';
import { writtenDocuments } from '../resilience/written-documents.ts';
import { enableTarget, ruleFor, type EnableTarget } from './enable-target.ts';
import { prepareEnable, type EnableInput } from './input.ts';
import { leavingBurst } from './leaving.ts';
import { breakersInTheWay, refusalWarnings } from './refusal-warnings.ts';

/** `apim-llm burst enable`: a main deployment, and others that take what it refuses. */
export const burstEnableModule: PlanModule<EnableInput> = {
  prepare: async (values) => prepareEnable(values),
  scope: ({ api, members, service }) => ({ service, accounts: [...new Set(members.map(({ place }) => place.account))], apis: [api, canaryApiId], subscriptions: [canarySubscription], bystanders: true }),
  more,
  wish,
  result,
  next: (input, live) => {
    const { name } = enableTarget(input, live);
    return [`apim-llm burst show ${name} --service ${live.service.name} --api ${input.api}`];
  },
};

function more(input: EnableInput, live: Live, round: number): More | undefined {
  const api = live.apis.get(input.api.toLowerCase());
  if (api === undefined) return undefined;
  return moreForRows({ api, live, round, needsAll: () => touchesOthers(input, enableTarget(input, live), live) });
}

function touchesOthers({ resilience }: EnableInput, target: EnableTarget, live: Live): boolean {
  const { members, name } = target;
  return members.some((member) => changesBreaker(member.backend, ruleFor(member, members, resilience), live, name)) || changesMembers(target) || poolLeaves(target);
}

/** Members that the burst had, and has no more. */
function leavers({ before, members }: EnableTarget): readonly LiveMember[] {
  const kept = new Set(members.map(({ backend }) => backend.toLowerCase()));
  return before?.members.filter(({ name }) => !kept.has(name.toLowerCase())) ?? [];
}

/** Of a pool that is there already: other APIs may have it, too. */
function changesMembers(target: EnableTarget): boolean {
  const { before, members } = target;
  return leavers(target).length > 0 || (before?.pool !== undefined && before.members.length < members.length);
}

function otherApis({ api, before }: EnableTarget): readonly string[] {
  const others = before?.rows.filter((row) => row.api !== api && row.row.to.kind === 'pool').map((row) => nameOf(row.api.api.id)) ?? [];
  return [...new Set(others)];
}

function poolLeaves({ before, target }: EnableTarget): boolean {
  return target.to.kind === 'list' && before?.pool !== undefined;
}

function wish(input: EnableInput, live: Live): Wish {
  const { resilience } = input;
  const serviceWarnings = checkService(live.service);
  refuseTier(resilience, live);
  const target = enableTarget(input, live);
  const { api, members, name, operations, shape } = target;
  const served = operations.flatMap(({ routable, rows }) => (rows.length === 0 ? [] : [routable]));
  checkSurface(api, served, shape, live);
  refuseForeignRoutes(api, served, live);
  const { principal, warnings } = callingIdentity(api, served, live, input.identity);
  const known = new Set(target.before?.members.map((each) => each.name.toLowerCase()));
  const joined = joinedMembers({ live, shape, principals: [principal], members, self: name, isNew: ({ backend }) => !known.has(backend.toLowerCase()), ruleOf: (member) => ruleFor(member, members, resilience), patienceMs: input.patienceMs });
  const shared = changesMembers(target) ? otherApis(target).map((other) => `its members serve the API ${other}, too`) : [];
  const pools = target.target.to.kind === 'list' ? [] : [joined.after(noted(poolBackend(live, { name, by: 'burst', members, isSticky: false }), shared))];
  const written = writtenDocuments(api, live, operations, target.setting, (step) => (pools.length === 0 ? joined.after(step) : { ...step, dependsOn: [...step.dependsOn, ...pools.map(({ id }) => id)] }));
  const made = [...joined.backends, ...pools].map(({ body, id }) => ({ id, kind: 'backend', body }) as const);
  const opening = openingStep(api, openingAfter(api, live, written.documents, made), written.steps.map(({ id }) => id));
  const policies = [...written.steps, ...opening];
  const left = leavingBurst(live, { self: name, members: leavers(target), pool: poolLeaves(target) ? undefined : pools[0], policies, keepRoles: true });
  return {
    desired: [...joined.desired, ...pools, ...policies, ...left.desired],
    warnings: [...serviceWarnings, ...warnings, ...target.warnings, ...sharedWarnings(served, { isSticky: undefined, resilience }, live), ...written.warnings, ...refusalWarnings(resilience), ...breakersInTheWay(members, resilience, live, name), ...left.warnings],
    api: input.api,
    headline: `burst ${name}: ${members.map(nameOfMember).join(' → ')}`,
  };
}

function noted(step: Desired, notes: readonly string[]): Desired {
  return notes.length === 0 ? step : { ...step, notes: [...(step.notes ?? []), ...notes] };
}

function result(input: EnableInput, live: Live): JsonObject {
  const { api, members, name, operations, target } = enableTarget(input, live);
  const { mode } = input.resilience;
  return {
    name,
    mode,
    api: { id: api.api.id, name: nameOf(api.api.id) },
    routes: operations.flatMap(({ routable, rows }) => rows.map((row) => ({ operation: routable.operation.name, model: clientName(row) }))),
    pool: target.to.kind === 'list' ? null : name,
    members: members.map((member) => ({ account: member.account.name, deployment: member.deployment.name, backend: member.backend, priority: member.priority, weight: mode === 'retry' ? null : member.weight })),
  };
}


import type { OptionValues, PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live, More } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { anyModel, clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { defaultRoute } from '../facade/default-route.ts';
import { prepareRemove } from '../facade/input.ts';
import { openingAfter } from '../facade/opened.ts';
import { openingStep } from '../facade/policy-steps.ts';
import type { SharedOperation } from '../members/shared-routes.ts';
import { isRowOf } from '../members/shared-target.ts';
import type { Leaving } from '../pool/leaving.ts';
import { nameOfLiveMember } from '../pool/live-pool.ts';
import { checkPoolName } from '../pool/pool-name.ts';
import { serves } from '../prune-ops/verdict.ts';
import { moreForRows } from '../resilience/reading.ts';
import { writtenDocuments } from '../resilience/written-documents.ts';
import { disableTarget, type DisableInput, type DisableTarget } from './disable-target.ts';
import { textIn } from './input.ts';
import { leavingBurst } from './leaving.ts';

/** `apim-llm burst disable`: calls go where they went before, and what was there for the burst's sake goes. */
export const burstDisableModule: PlanModule<DisableInput> = {
  prepare: async (values) => prepareDisable(values),
  scope: ({ api, service }) => ({ service, accounts: [], accountsMayBeGone: true, apis: [api] }),
  more,
  wish,
  result,
};

function prepareDisable(values: OptionValues): DisableInput {
  const { api, keepRoles, service } = prepareRemove(values);
  const name = textIn(values, 'name');
  return { api, keepRoles, service, name: name === undefined ? undefined : checkPoolName(name) };
}

function more(input: DisableInput, live: Live, round: number): More | undefined {
  const api = live.apis.get(input.api.toLowerCase());
  return api === undefined ? undefined : moreForRows({ api, live, round, needsAll: () => disableTarget(input, live).burst !== undefined });
}

interface Removal {
  readonly target: DisableTarget;
  readonly policies: readonly Desired[];
  readonly left: Leaving | undefined;
}

function removalOf(input: DisableInput, live: Live): Removal {
  const target = disableTarget(input, live);
  const { api, burst, operations } = target;
  if (burst === undefined) return { target, policies: [], left: undefined };
  const { documents, steps } = writtenDocuments(api, live, operations, undefined, (step) => step);
  // It closes first: without its route, an operation's calls would go where nobody serves them.
  const closing = operations.length === 0 ? [] : openingStep(api, openingAfter(api, live, documents, []), []);
  const policies = [...closing, ...steps.map((step) => ({ ...step, dependsOn: [...step.dependsOn, ...closing.map(({ id }) => id)] }))];
  return { target, policies, left: leavingBurst(live, { self: burst.name, members: burst.members, pool: undefined, policies, keepRoles: input.keepRoles }) };
}

function wish(input: DisableInput, live: Live): Wish {
  const { left, policies, target } = removalOf(input, live);
  return {
    desired: [...policies, ...(left?.desired ?? [])],
    warnings: [...(target.burst === undefined ? [nothingFound(input)] : []), ...servedNoMore(target, live), ...(left?.warnings ?? [])],
    api: input.api,
    headline: target.burst === undefined ? `${input.api}: no burst` : `burst ${target.burst.name} to remove`,
  };
}

function nothingFound({ api, name }: DisableInput): Warning {
  return { code: 'NoSuchBurst', message: `${api} has no burst${name === undefined ? '' : ` ${name}`}; apim-llm burst show --api ${api} shows what it has` };
}

/** Names that only the burst served: where unknown ones are refused, these are from now on. */
function servedNoMore({ api, burst, operations }: DisableTarget, live: Live): readonly Warning[] {
  const { backend, servings } = defaultRoute(api, live);
  if (burst === undefined || backend === undefined || servings === undefined) return [];
  const lost = operations.flatMap((operation) => {
    if (operation.route?.rows.some(({ model }) => model === anyModel) === true) return [];
    const names = removed(operation, burst.name).filter(({ model }) => model !== anyModel).map(clientName);
    return names.filter((name) => !servings.some((serving) => serving.deployment.toLowerCase() === name.toLowerCase() && serves(serving, operation.routable.found)));
  });
  const names = [...new Set(lost)];
  return names.length === 0 ? [] : [{ code: 'ServedNoMore', message: `calls for ${names.join(', ')} are answered 400 afterwards: no deployment of the API's own account has that name` }];
}

function removed({ before }: SharedOperation, name: string): readonly RouteRow[] {
  return before?.rows.filter((row) => isRowOf({ by: 'burst', name }, row)) ?? [];
}

function result(input: DisableInput, live: Live): JsonObject {
  const { left, target } = removalOf(input, live);
  const { api, burst, operations } = target;
  return {
    name: burst?.name ?? input.name ?? null,
    api: { id: api.api.id, name: nameOf(api.api.id) },
    removed: burst === undefined ? [] : operations.flatMap((operation) => removed(operation, burst.name).map((row) => ({ operation: operation.routable.operation.name, model: clientName(row) }))),
    members: burst?.members.map(nameOfLiveMember) ?? [],
    stays: left?.stays.map(({ id, why }) => ({ id, why })) ?? [],
  };
}

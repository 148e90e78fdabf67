import { backendIdOf, idKey, nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { firstBackend } from '../../policy/blocks/route-row.ts';
import { denyOf } from '../api-blocks.ts';
import { documentOf, policyIdOf, routeOf } from '../facade/documents.ts';
import { operationPolicyStep } from '../facade/policy-steps.ts';
import { upToDate } from '../facade/refreshed-routes.ts';
import { principalFor, routesOf, wantedBackend, type Route } from '../facade/routes.ts';
import { inPolicy } from '../named-policy.ts';
import { shapeOf } from '../probe/surface.ts';
import { destinationsIn } from '../prune-ops/destinations.ts';
import { retryIn, spokenDocument } from '../resilience/documents.ts';
import { settingsNamed } from '../resilience/retry-of-row.ts';
import { roleAt } from '../role.ts';
import type { Finding } from './finding.ts';
import { expectedShared } from './shared.ts';

/** Operations whose policies may have routes: those that the deny block opened for one, or opened all the same; all where it has none. */
export function mayHaveRoutes(api: LiveApi): LiveApi['operations'] {
  const deny = denyOf(api);
  if (deny === undefined) return api.operations;
  const open = new Set(deny.open.filter(({ reason }) => reason === 'route' || reason === 'allow').map(({ id }) => idKey(id)));
  return api.operations.filter(({ name }) => open.has(idKey(name)));
}

/** What rows of an API need, whoever made that: the policies that hold them, the backends they name, and roles at the accounts. */
export function expectedRoutes(live: Live, api: LiveApi): { readonly desired: readonly Desired[]; readonly missing: readonly Finding[] } {
  const shape = shapeOf(api);
  const routes = routesOf(api, live).filter(({ row }) => row.by !== 'import');
  const policies = [...new Map(routes.map(({ routable }) => [routable.operation.name, routable])).values()].flatMap((routable) => {
    const { operation } = routable;
    const before = routeOf(api, operation.name);
    return before === undefined ? [] : [operationPolicyStep(api, operation, asWritten(api, operation.name, upToDate(routable, before, api, live)), { dependsOn: [] })];
  });
  const shared = routes.flatMap(({ routable, row }) => {
    const principal = principalFor(api, routable, live);
    return principal === undefined ? [] : [expectedShared(live, row, principal, shape)];
  });
  const below = routes.flatMap((route) => (route.row.to.kind === 'backend' ? belowRow(route, api, shape, live) : []));
  return {
    desired: [...policies, ...below, ...shared.flatMap(({ desired }) => desired)],
    missing: [...routes.filter(({ row }) => row.to.kind === 'backend').flatMap(missingPlace), ...shared.flatMap(({ missing }) => missing), ...routelessOperations(api, live)],
  };
}

/** With the retries that its rows name, as their block says them, and the answer of pools that have no member left. */
function asWritten(api: LiveApi, operation: string, route: RouteBlock): string | undefined {
  const text = documentOf(api, operation);
  const there = text === undefined ? undefined : inPolicy(policyIdOf(api, operation), () => retryIn(text));
  const settings = settingsNamed(route.rows).filter(({ name }) => there?.settings.every((setting) => setting.name !== name) !== false);
  return spokenDocument(api, operation, { route, settings, inherited: () => there?.inherited ?? {} });
}

function belowRow({ place: { account }, routable, row }: Route, api: LiveApi, shape: Shape, live: Live): readonly Desired[] {
  const backend = account && wantedBackend(row, account, shape, live);
  if (account === undefined || backend === undefined) return [named(live, firstBackend(row.to))];
  const principal = principalFor(api, routable, live);
  return [...(principal === undefined ? [] : [roleAt(account, principal, shapes[shape].role)]), backend];
}

/** Operations that were opened for a route which nothing is left of: their calls go where nobody serves them. */
function routelessOperations(api: LiveApi, live: Live): readonly Finding[] {
  const routed = new Set((denyOf(api)?.open ?? []).flatMap(({ id, reason }) => (reason === 'route' ? [idKey(id)] : [])));
  return api.operations.flatMap(({ name }) => {
    const text = documentOf(api, name);
    if (!routed.has(idKey(name)) || (text !== undefined && (includesFragments(text) || !leadsNowhere(text, live)))) return [];
    return [{ id: policyIdOf(api, name), kind: 'apiPolicy', state: 'missing', changes: [], label: `route in the policy of operation ${name} of API ${nameOf(api.api.id)}` }];
  });
}

function leadsNowhere(text: string, live: Live): boolean {
  const { found, untold } = destinationsIn(text, live);
  return found.length === 0 && untold === undefined;
}

/** They are not read here, and may have it. */
function includesFragments(text: string): boolean {
  return /<include-fragment\b/i.test(text);
}

function named(live: Live, name: string): Desired {
  return { id: backendIdOf(live.service.id, name), kind: 'backend', label: `backend ${name}`, want: 'present', body: {}, dependsOn: [], locks: [] };
}

/** Nobody changes an account or its deployments but people; rows that lead to none answer 404. */
function missingPlace({ place: { account, accountId, backend, deployment } }: Route): readonly Finding[] {
  if (backend === undefined || accountId === undefined) return [];
  const finding = { kind: 'account', state: 'missing', changes: [] } as const;
  if (account === undefined) return [{ ...finding, id: accountId, label: `account ${nameOf(accountId)}` }];
  if (deployment === undefined || account.deployments.some(({ name }) => name.toLowerCase() === deployment.toLowerCase())) return [];
  return [{ ...finding, id: `${account.id}/deployments/${deployment}`, label: `deployment ${account.name}/${deployment}` }];
}

import { backendIdOf, idKey, nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes } from '../../model/shapes.ts';
import { firstBackend } from '../../policy/blocks/route-row.ts';
import { denyOf } from '../api-blocks.ts';
import { routeOf } from '../facade/documents.ts';
import { operationPolicyStep, routedDocument } from '../facade/policy-steps.ts';
import { routesOf, wantedBackend, type Route } from '../facade/routes.ts';
import { principalOf } from '../identity.ts';
import { roleAt } from '../role.ts';
import { blockOf } from './expected.ts';
import type { Finding } from './finding.ts';
import { expectedShared } from './shared.ts';

/** Operations whose policies may have routes: those that the deny block opened for one, or opened all the same; all where it has none. */
export function mayHaveRoutes(api: LiveApi): LiveApi['operations'] {
  const deny = denyOf(api);
  if (deny === undefined) return api.operations;
  const open = new Set(deny.open.filter(({ reason }) => reason === 'route' || reason === 'allow').map(({ id }) => idKey(id)));
  return api.operations.filter(({ name }) => open.has(idKey(name)));
}

/** What rows of an API of ours need: the policies that hold them, the backends they name, and roles at the accounts. */
export function expectedRoutes(live: Live, api: LiveApi): { readonly desired: readonly Desired[]; readonly missing: readonly Finding[] } {
  const block = blockOf(api);
  const routes = routesOf(api, live).filter(({ row }) => row.by !== 'import');
  if (block === undefined) return { desired: [], missing: [] };
  const principal = principalOf(live.service, block.identity ?? undefined);
  const policies = [...new Map(routes.map(({ routable: { operation } }) => [operation.name, operation])).values()].map((operation) =>
    operationPolicyStep(api, operation, routedDocument(api, operation.name, routeOf(api, operation.name)), { dependsOn: [] }),
  );
  const shared = routes.map(({ row }) => expectedShared(live, row, principal, block.shape));
  const below = routes.flatMap(({ place: { account }, row }) => {
    if (row.to.kind !== 'backend') return [];
    const backend = account && wantedBackend(row, account, block.shape, live);
    return backend === undefined || account === undefined ? [named(live, firstBackend(row.to))] : [roleAt(account, principal, shapes[block.shape].role), backend];
  });
  return {
    desired: [...policies, ...below, ...shared.flatMap(({ desired }) => desired)],
    missing: [...routes.filter(({ row }) => row.to.kind === 'backend').flatMap(missingPlace), ...shared.flatMap(({ missing }) => missing)],
  };
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

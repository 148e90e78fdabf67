import { nameOf } from '../../model/arm-id.ts';
import type { LiveApi } from '../../model/live.ts';
import { clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { retryIn } from '../resilience/documents.ts';
import { documentOf, policyIdOf, routeOf } from '../facade/documents.ts';
import { routableOf, type Routable } from '../facade/routable.ts';
import { seenOperation } from '../import/operation-changes.ts';
import { inPolicy } from '../named-policy.ts';
import { shapeOf } from '../probe/surface.ts';

/** A row that leads to a pool. */
export interface PoolRoute {
  readonly api: LiveApi;
  readonly routable: Routable;
  readonly row: RouteRow;
  /** How often a call is sent again. */
  readonly retries: number;
}

/** The rows of an API that lead to pools, of the policies that were read. */
export function poolRoutes(api: LiveApi): readonly PoolRoute[] {
  const shape = shapeOf(api);
  return api.operations.map((seen) => routableOf(seenOperation(seen), shape)).flatMap((routable) => {
    const { name } = routable.operation;
    const rows = routeOf(api, name)?.rows.filter(({ to }) => to.kind === 'pool') ?? [];
    return rows.map((row) => ({ api, routable, row, retries: retriesOf(api, name, row) }));
  });
}

export function leadsToPool(name: string): (route: PoolRoute) => boolean {
  return ({ row: { to } }) => to.kind === 'pool' && to.id.toLowerCase() === name.toLowerCase();
}

function retriesOf(api: LiveApi, operation: string, { retry }: RouteRow): number {
  const text = documentOf(api, operation);
  if (retry === undefined || text === undefined) return 0;
  return inPolicy(policyIdOf(api, operation), () => retryIn(text)?.settings.find(({ name }) => name === retry)?.retries ?? 0);
}

/** As reports have it. A type, not an interface, so that it is Json. */
export type ShownRoute = { readonly api: string; readonly operation: string; readonly method: string; readonly urlTemplate: string; readonly model: string; readonly retries: number };

export function shownRoute({ api, retries, routable: { operation }, row }: PoolRoute): ShownRoute {
  const { method, name, urlTemplate } = operation;
  return { api: nameOf(api.api.id), operation: name, method, urlTemplate, model: clientName(row), retries };
}

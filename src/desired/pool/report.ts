import type { OptionValues } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi, More, Scope } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { canaryApiId } from '../canary/names.ts';
import { openOperations } from '../facade/list.ts';
import { ofBackend } from '../prune-ops/destinations.ts';
import { requiredApi } from '../required-api.ts';
import { accountsOfPools } from './live-pool.ts';
import { isPool, makerOf } from './pool-backend.ts';
import { leadsToPool, poolRoutes, shownRoute, type ShownRoute } from './pool-routes.ts';
import { shownPool, type ShownPool } from './shown-pool.ts';

export interface ReportInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  /** Undefined: every API that is ours. */
  readonly api: string | undefined;
}

export function prepareReport(values: OptionValues): ReportInput {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  return { service: { name: text('service') ?? '', resourceGroup: text('resourceGroup') }, api: text('api') };
}

export function scopeOfReport({ api, service }: ReportInput): Scope {
  return { service, accounts: [], apis: api === undefined ? 'ours' : [api], wholeBackends: true, breakers: true };
}

/** The policies that may have rows, and the accounts of all pools. */
export function moreForReport({ api }: ReportInput, live: Live, round: number): More | undefined {
  if (round > 1) return undefined;
  if (api !== undefined) requiredApi(live, api);
  const pools = poolsOf(live);
  const hosts = pools.flatMap(({ id }) => ofBackend(nameOf(id), live)).flatMap((destination) => ('host' in destination ? [destination.host] : []));
  return { operationPolicies: apisOf(live).flatMap(openOperations).map(({ id }) => id), accounts: accountsOfPools(pools, live), accountHosts: hosts, accountsMayBeGone: true };
}

export function poolsOf({ backends }: Live): readonly LiveResource[] {
  return backends.filter(({ body }) => isPool(body)).toSorted((a, b) => nameOf(a.id).localeCompare(nameOf(b.id), 'en'));
}

function apisOf(live: Live): readonly LiveApi[] {
  return [...live.apis].flatMap(([name, api]) => (name === canaryApiId ? [] : [api]));
}

/** A type, not an interface, so that it is Json. */
export type ReportedPool = ShownPool & {
  /** The command that made it; null for somebody else. */
  readonly by: 'pool' | 'burst' | null;
  readonly routes: readonly ShownRoute[];
};

export function reportedPool(pool: LiveResource, live: Live): ReportedPool {
  const name = nameOf(pool.id);
  const routes = apisOf(live).flatMap(poolRoutes).filter(leadsToPool(name));
  return { ...shownPool(name, pool.body, live), by: makerOf(pool) ?? null, routes: routes.map(shownRoute) };
}

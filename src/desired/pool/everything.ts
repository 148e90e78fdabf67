import { nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi, More, Scope } from '../../model/live.ts';
import { canaryApiId, canarySubscription } from '../canary/names.ts';
import { accountsBesides, allApiNames, allFragments } from '../facade/besides.ts';
import type { PoolInput } from './input.ts';
import { accountsOfPools } from './live-pool.ts';
import { leadsToPool, poolRoutes, type PoolRoute } from './pool-routes.ts';
import { findBackend } from './pool-backend.ts';

/** What a command reads that changes a pool whoever calls it: every API of the service. */
export function scopeOfPool({ service }: PoolInput, accounts: readonly string[]): Scope {
  return { service, accounts, accountsMayBeGone: true, apis: [canaryApiId], subscriptions: [canarySubscription], wholeBackends: true, bystanders: true };
}

/** All APIs, then the policies of all their operations, then the accounts that those lead to which have rows of the pool, and all fragments. */
export function everythingAround({ name }: PoolInput, live: Live, round: number): More | undefined {
  const known = live.accounts.map(({ id }) => id);
  if (round === 1) {
    const pool = findBackend(live, name);
    return { apis: allApiNames(live), accounts: [...known, ...accountsOfPools(pool === undefined ? [] : [pool], live)], accountsMayBeGone: true, fragments: live.bystanders?.fragments ?? [] };
  }
  if (round === 2) return { operationPolicies: [...live.apis.values()].flatMap(({ operations }) => operations.map(({ id }) => id)) };
  const found = round === 3 ? apisWith(name, live).map((api) => accountsBesides(live, api)) : [];
  const fragments = allFragments(live, round - 2);
  if (round > 3 && fragments.length === 0) return undefined;
  const accounts = round === 3 ? { accounts: [...known, ...found.flatMap((each) => each.accounts ?? [])], accountHosts: found.flatMap(({ accountHosts = [] }) => accountHosts), accountsMayBeGone: true } : {};
  return { ...accounts, fragments };
}

/** The rows of all APIs that lead to the pool. */
export function routesTo(name: string, live: Live): readonly PoolRoute[] {
  return [...live.apis.values()].flatMap(poolRoutes).filter(leadsToPool(name));
}

/** The APIs whose rows lead there; of revisions the current one. */
export function apisWith(name: string, live: Live): readonly LiveApi[] {
  return [...live.apis.values()].filter((api) => !nameOf(api.api.id).includes(';rev=') && poolRoutes(api).some(leadsToPool(name)));
}

import { idKey, isArmId, nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { accountsBesides } from '../facade/besides.ts';
import { isAt } from '../facade/place.ts';
import type { MemberText } from '../members/member-text.ts';
import { accountsOfPools } from './live-pool.ts';
import { isPool } from './pool-backend.ts';

/**
 * The accounts that are named and were not found, so that the next read refuses them.
 *
 * @throws UserError `PoolInPool`
 */
export function missingAccounts(texts: readonly MemberText[], live: Live): Pick<More, 'accounts'> {
  const missing = texts.filter(({ place }) => !live.accounts.some((account) => isAt(place, account))).map(({ place }) => place.account);
  const pool = missing.find((name) => !isArmId(name) && live.backends.some(({ body, id }) => isPool(body) && nameOf(id).toLowerCase() === name.toLowerCase()));
  if (pool === undefined) return missing.length === 0 ? {} : { accounts: [...live.accounts.map(({ id }) => id), ...missing] };
  throw new UserError('PoolInPool', exitCodes.usage, `--member ${pool}: that is a pool, and a pool cannot be a member of a pool.`, { hint: `Name its members:  apim-llm pool show ${pool} lists them` });
}

/** The accounts that policies lead to, and those of the pool. */
export function accountsAround(live: Live, apis: readonly LiveApi[], pool: string): Pick<More, 'accounts' | 'accountHosts' | 'accountsMayBeGone'> {
  const found = apis.map((api) => accountsBesides(live, api));
  const pools = live.backends.filter(({ id }) => idKey(nameOf(id)) === idKey(pool));
  return {
    accounts: [...live.accounts.map(({ id }) => id), ...found.flatMap(({ accounts = [] }) => accounts), ...accountsOfPools(pools, live)],
    accountHosts: found.flatMap(({ accountHosts = [] }) => accountHosts),
    accountsMayBeGone: true,
  };
}

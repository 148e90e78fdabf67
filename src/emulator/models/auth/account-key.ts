import { accountType } from '../../arm/cognitive/account-content.ts';
import type { AccountContent } from '../../arm/cognitive/account-content.ts';
import { type AccountKeys, keysOf } from '../../arm/cognitive/account-keys.ts';
import { regionName } from '../../arm/regions.ts';
import type { Entry, Store } from '../../arm/store.ts';
import { keysDisabled, wrongKey } from './auth-refusals.ts';

/** Keys are digests, and calls come by the thousand: worked out once for each write of an account. */
const known = new WeakMap<Entry<AccountContent>, AccountKeys>();

function hasKey(account: Entry<AccountContent>, key: string): boolean {
  const keys = known.get(account) ?? keysOf(account.id, account.content.keyRounds);
  known.set(account, keys);
  return key === keys.key1 || key === keys.key2;
}

/** @throws ModelRefusal where the account takes no keys, or the key is not one of its two. */
export function checkKey(account: Entry<AccountContent>, key: string): void {
  if (account.content.disableLocalAuth === true) throw keysDisabled();
  if (!hasKey(account, key)) throw wrongKey();
}

/** The account of a region whose key this is. */
export function accountOfKey(store: Store, region: string, key: string): Entry<AccountContent> | undefined {
  return store.ofType<AccountContent>(accountType).find((account) => regionName(account.content.location) === region && hasKey(account, key));
}

import { resourceGroupOf, sameId } from '../../../model/arm-id.ts';
import { removeExtensions } from '../authorization/remove-extensions.ts';
import { regionName } from '../regions.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { accountType, deletedAccountType } from './account-content.ts';
import type { AccountContent, DeletedAccountContent } from './account-content.ts';

/** Kept 48 hours, its quota and its subdomain with it (Microsoft's pages on recovery and on quota). */
const keptMs = 48 * 3_600_000;

export function deletedAccountId(subscription: string, region: string, group: string, name: string): string {
  return `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices/locations/${regionName(region)}/resourceGroups/${group}/deletedAccounts/${name}`;
}

/** Moves the account with what is in it out of sight; what was granted on it goes for good. */
export function softDeleteAccount(state: ArmState, { id, name, content }: Entry<AccountContent>): void {
  const deletedId = deletedAccountId(id.split('/')[2] ?? '', content.location, resourceGroupOf(id) ?? '', name);
  removeExtensions(state, id);
  state.store.move(id, deletedId);
  const now = state.world.now();
  const deleted: DeletedAccountContent = {
    accountId: id,
    account: { ...content, provisioningState: 'Succeeded' },
    deletionDate: new Date(now).toISOString(),
    scheduledPurgeDate: new Date(now + keptMs).toISOString(),
  };
  state.store.put({ id: deletedId, type: deletedAccountType, content: deleted });
}

/** Those whose time has come go before anybody sees them. */
export function purgeExpired(state: ArmState): void {
  const now = state.world.now();
  for (const entry of state.store.ofType<DeletedAccountContent>(deletedAccountType)) if (Date.parse(entry.content.scheduledPurgeDate) <= now) state.store.remove(entry.id);
}

export function deletedAccounts(state: ArmState): readonly Entry<DeletedAccountContent>[] {
  purgeExpired(state);
  return state.store.ofType<DeletedAccountContent>(deletedAccountType);
}

/** What stands under this id no more, and could again. */
export function deletedAccountOf(state: ArmState, accountId: string): Entry<DeletedAccountContent> | undefined {
  return deletedAccounts(state).find(({ content }) => sameId(content.accountId, accountId));
}

/** Brings it back with everything that was in it. */
export function restoreAccount(state: ArmState, { id, content }: Entry<DeletedAccountContent>): Entry<AccountContent> {
  state.store.move(id, content.accountId);
  return state.store.put({ id: content.accountId, type: accountType, content: content.account });
}

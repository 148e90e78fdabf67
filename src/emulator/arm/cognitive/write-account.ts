import { answer } from '../answer.ts';
import { announceIdentity } from '../identity/resource-identity.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { regionName } from '../regions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { accountBody, resourceEtag } from './account-body.ts';
import { isUnchanged, patched, replaced } from './account-change.ts';
import { accountType } from './account-content.ts';
import type { AccountContent, DeletedAccountContent } from './account-content.ts';
import type { AskedAccount, AskedProperties } from './account-fields.ts';
import { isSlow } from './account-kinds.ts';
import { accountPollHeaders } from './account-polls.ts';
import { checkCognitiveIfMatch, refuseWhileChanging } from './account-refusals.ts';
import { checkAccount } from './account-rules.ts';
import { deletedAccountOf, restoreAccount } from './deleted-account.ts';

export function shownAccount({ state }: Call, entry: Entry<AccountContent>, status = 200, headers: Record<string, string> = {}): ArmResponse {
  return answer(status, accountBody(state, entry), { etag: resourceEtag(entry), ...headers });
}

/** 201 for a new one and 200 for a change; both go on as operations for kinds that have models, unless nothing changes (arm-behaviour 52). */
export function putAccount(call: Call): ArmResponse {
  const { state, id } = call;
  checkName(call);
  const before = state.store.find<AccountContent>(id);
  checkCognitiveIfMatch(call, before);
  refuseWhileChanging(call, id);
  const asked = checkedBody<AskedProperties, AskedAccount>(call);
  const restore = asked.properties.restore === true;
  if (before) return changed(call, before, replaced(call, asked, before), 200);
  const deleted = deletedAccountOf(state, id);
  if (deleted) return restored(call, deleted, { ...asked, restore });
  if (restore) throw bareRefusal(409, 'CanNotRestoreANonExistingResource', 'Could not locate a resource to restore.');
  const content = replaced(call, asked, undefined);
  checkAccount(state, id, content, undefined);
  return created(call, content);
}

function created(call: Call, content: AccountContent): ArmResponse {
  const { state, id } = call;
  const slow = isSlow(content.kind) || content.customSubDomainName !== null;
  const entry = state.store.put<AccountContent>({ id, type: accountType, content: { ...content, provisioningState: slow ? 'Creating' : 'Succeeded' } });
  if (!slow) announceIdentity(state, id, content.identity);
  return shownAccount(call, entry, 201, slow ? started(call, entry, 201) : {});
}

/** Everything is as it was but for what the request states. */
function restored(call: Call, deleted: Entry<DeletedAccountContent>, asked: AskedAccount & { readonly properties: AskedProperties; readonly restore: boolean }): ArmResponse {
  const { account } = deleted.content;
  if (!asked.restore) {
    const message = `An existing resource with ID '${deleted.content.accountId}' has been soft-deleted. To restore the resource, you must specify 'restore' to be 'true' in the property. If you don't want to restore existing resource, please purge it first.`;
    throw bareRefusal(409, 'FlagMustBeSetForRestore', message);
  }
  if (asked.location !== undefined && regionName(asked.location) !== regionName(account.location)) throw bareRefusal(409, 'CanNotRestoreANonExistingResource', `Could not locate a resource to restore in '${asked.location}'.`);
  const before: Entry<AccountContent> = { ...deleted, id: deleted.content.accountId, type: accountType, content: account };
  const wanted = patched(call, asked, before);
  checkAccount(call.state, deleted.id, wanted, account);
  restoreAccount(call.state, deleted);
  return created(call, wanted);
}

/** 200 for tags and SKU; for all else 202, with a result to poll (azurecli-cognitiveservices_crud#5, azurecli-cognitiveservices_custom_domain#10). */
export function patchAccount(call: Call): ArmResponse {
  const before = existingAccount(call);
  checkCognitiveIfMatch(call, before);
  refuseWhileChanging(call, call.id);
  const asked = checkedBody<AskedProperties, AskedAccount>(call);
  const more = Object.keys(asked.properties).length > 0 || asked.identity !== undefined || asked.kind !== undefined;
  return changed(call, before, patched(call, asked, before), more ? 202 : 200);
}

function changed(call: Call, before: Entry<AccountContent>, wanted: AccountContent, status: 200 | 202): ArmResponse {
  const { state } = call;
  checkAccount(state, before.id, wanted, before.content);
  if (isUnchanged(wanted, before.content)) return shownAccount(call, before);
  const slow = status === 202 || (call.request.method === 'PUT' && isSlow(wanted.kind));
  const entry = state.store.put<AccountContent>({ id: before.id, type: accountType, content: { ...wanted, provisioningState: slow ? 'Accepted' : 'Succeeded' } });
  if (!slow) announceIdentity(state, entry.id, wanted.identity);
  return shownAccount(call, entry, status, slow ? started(call, entry, 200) : {});
}

function started(call: Call, { id, content }: Entry<AccountContent>, doneStatus: number): Record<string, string> {
  const operation = call.state.operations.start(id, doneStatus, () => finish(call.state, id));
  return accountPollHeaders(call, operation, content.location, { result: call.request.method === 'PATCH' });
}

function finish(state: ArmState, id: string): void {
  const entry = state.store.find<AccountContent>(id);
  if (!entry) return;
  announceIdentity(state, entry.id, entry.content.identity);
  state.store.put<AccountContent>({ id: entry.id, type: accountType, content: { ...entry.content, provisioningState: 'Succeeded' } });
}

export function existingAccount(call: Call): Entry<AccountContent> {
  const entry = call.state.store.find<AccountContent>(call.id);
  if (!entry) throw resourceNotFound(accountType, call.path.names[0] ?? '', call.path.resourceGroup);
  return entry;
}

import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { objectIdOf } from '../deterministic-id.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';

type KeyName = 'Key1' | 'Key2';

/** How often each key was made anew; the first time counts as none. */
export type KeyRounds = Readonly<Partial<Record<KeyName, number>>>;

export interface AccountKeys {
  readonly key1: string;
  readonly key2: string;
}

/** The keys of an account: digests, always the same for the same id and rounds. */
export function keysOf(id: string, rounds: KeyRounds = {}): AccountKeys {
  const key = (name: KeyName) => objectIdOf(id, name, String(rounds[name] ?? 0)) + objectIdOf(id, name, 'tail', String(rounds[name] ?? 0)).slice(0, 8);
  return { key1: key('Key1'), key2: key('Key2') };
}

function accountWithKeys(call: Call, doing: string) {
  const account = call.state.store.find<AccountContent>(call.parentId);
  if (!account || account.content.disableLocalAuth === true) throw bareRefusal(400, 'BadRequest', `Failed to ${doing} key. disableLocalAuth is set to be true`);
  return account;
}

/** Refused where the account takes tokens only, in the words that users report. */
function listKeys(call: Call): ArmResponse {
  const { id, content } = accountWithKeys(call, 'list');
  return answer(200, { ...keysOf(id, content.keyRounds) });
}

function regenerateKey(call: Call): ArmResponse {
  const { keyName } = checkedBody<object, { readonly keyName: KeyName }>(call);
  const { id, content } = accountWithKeys(call, 'regenerate');
  const keyRounds = { ...content.keyRounds, [keyName]: (content.keyRounds?.[keyName] ?? 0) + 1 };
  call.state.store.put<AccountContent>({ id, type: accountType, content: { ...content, keyRounds } });
  return answer(200, { ...keysOf(id, keyRounds) });
}

const common = { provider: 'Microsoft.CognitiveServices', level: 'resourceGroup', apiVersions: apiVersions.cognitiveServices } as const;

export const accountKeys: readonly Kind[] = [
  { ...common, type: 'accounts/listKeys', collection: { POST: listKeys } },
  { ...common, type: 'accounts/regenerateKey', collection: { POST: regenerateKey } },
];

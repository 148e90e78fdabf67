import type { AccountContent } from '../../arm/cognitive/account-content.ts';
import type { Entry } from '../../arm/store.ts';
import { checkKey } from '../auth/account-key.ts';
import { badToken } from '../auth/auth-refusals.ts';
import { checkToken } from '../auth/check-token.ts';
import { sentCredentials } from '../auth/sent-credentials.ts';
import type { ModelOperation } from '../model-operation.ts';
import type { ModelsWorld } from '../world.ts';
import type { Arrived } from './arrived.ts';

/** @throws ModelRefusal for whoever may not call the operation. */
export function authenticate(world: ModelsWorld, account: Entry<AccountContent>, operation: ModelOperation, { method, url, headers }: Arrived): void {
  const sent = sentCredentials(headers, operation.shape);
  switch (sent.kind) {
    case 'token':
      return checkToken(world, sent.token, account.id, operation, `${method} ${url.pathname}`);
    case 'key':
      return checkKey(account, sent.key);
    case 'none':
      throw badToken();
    default:
      sent satisfies never;
  }
}

import { idKey } from '../model/arm-id.ts';
import type { Live } from '../model/live.ts';
import type { JsonObject } from '../model/json.ts';
import type { Shape } from '../model/shapes.ts';
import { carriedBy, newApiDocument, type AccountBlock } from '../policy/account-block.ts';
import type { Principal } from './identity.ts';
import { derived } from './late-value.ts';

export interface AccountPolicy {
  readonly backend: string;
  readonly account: { readonly id: string };
  readonly shape: Shape;
  readonly principal: Principal;
  readonly live: Live;
  readonly spec: string;
  readonly apiVersion: string | undefined;
}

/**
 * Body of the policy of an API that calls one account. Late where the identity's client id is. Ids are written in lower
 * case: the services answer them in different ones, and the document is compared as text.
 */
export function accountPolicyBody({ account, apiVersion, backend, live, principal, shape, spec }: AccountPolicy): JsonObject {
  const block: AccountBlock = {
    backend,
    account: idKey(account.id),
    shape,
    identity: principal.userAssigned === null ? null : idKey(principal.userAssigned),
    clientId: typeof principal.clientId === 'string' ? principal.clientId : null,
    audience: live.cloud.cognitiveAudience,
    spec,
    ...(apiVersion === undefined ? {} : { apiVersion }),
  };
  const isLate = typeof principal.clientId === 'object' && principal.clientId !== null;
  const value = isLate ? derived('identity.clientId', 'accountDocument', [carriedBy(block)]) : newApiDocument(block);
  return { properties: { format: 'rawxml', value } };
}

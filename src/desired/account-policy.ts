import { idKey } from '../model/arm-id.ts';
import type { Live } from '../model/live.ts';
import type { JsonObject } from '../model/json.ts';
import type { Shape } from '../model/shapes.ts';
import type { AccountBlock } from '../policy/account-block.ts';
import { carriedBy, newApiDocument, type ApiBlocks } from '../policy/api-document.ts';
import type { VersionBlock } from '../policy/version-block.ts';
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
  readonly operations: string | undefined;
  readonly version: VersionBlock | undefined;
}

/**
 * Body of the policy of an API that calls one account. Late where the identity's client id is. Ids are written in lower
 * case: the services answer them in different ones, and the document is compared as text.
 */
export function accountPolicyBody({ account, apiVersion, backend, live, operations, principal, shape, spec, version }: AccountPolicy): JsonObject {
  const block: AccountBlock = {
    backend,
    account: idKey(account.id),
    shape,
    identity: principal.userAssigned === null ? null : idKey(principal.userAssigned),
    clientId: typeof principal.clientId === 'string' ? principal.clientId : null,
    audience: live.cloud.cognitiveAudience,
    spec,
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(operations === undefined ? {} : { operations }),
  };
  const blocks: ApiBlocks = { account: block, ...(version === undefined ? {} : { version }) };
  const isLate = typeof principal.clientId === 'object' && principal.clientId !== null;
  const value = isLate ? derived('identity.clientId', 'apiDocument', [carriedBy(blocks)]) : newApiDocument(blocks);
  return { properties: { format: 'rawxml', value } };
}

import { idKey } from '../model/arm-id.ts';
import type { Live } from '../model/live.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isLate } from '../model/resource.ts';
import type { Shape } from '../model/shapes.ts';
import { apiDocument, carriedBy, type ApiBlocks } from '../policy/api-document.ts';
import { accountBlock, type AccountBlock } from '../policy/blocks/account-block.ts';
import type { DenyBlock } from '../policy/blocks/deny-block.ts';
import { withBlock } from '../policy/blocks/edit.ts';
import type { VersionBlock } from '../policy/blocks/version-block.ts';
import type { Principal } from './identity.ts';
import { derived } from './late-value.ts';
import { refuseTooLong } from './policy-size.ts';
import type { Pruning } from './prune-ops/verdict.ts';

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
  /** Which operations are forwarded; undefined: every one. Late where an import of the same plan makes them. */
  readonly deny: DenyBlock | LateDeny | undefined;
  /** Operations whose own documents authenticate. */
  readonly skip: readonly string[] | undefined;
}

/** Decided when the service has said what the operations are called. */
export interface LateDeny {
  /** Late name of the operations. */
  readonly late: string;
  readonly pruning: Pruning;
  /** As it will be where operations keep the names of the description: whether the document takes it is known before anything is written. */
  readonly expected: DenyBlock;
}

/**
 * Body of the policy of an API that calls one account: our blocks in the document that is there, everything else of it as
 * it stands. Late where the identity's client id is.
 *
 * @throws UserError as `apiDocument` does, `PolicyTooLong` of the Consumption tier
 */
export function accountPolicyBody(document: string | undefined, policy: AccountPolicy): JsonObject {
  const { deny, principal, version } = policy;
  const blocks: ApiBlocks = { account: blockOf(policy), ...(version === undefined ? {} : { version }), ...(deny === undefined || isLateDeny(deny) ? {} : { deny }) };
  const isLateToo = deny !== undefined && isLateDeny(deny);
  const expected = apiDocument(document, isLateToo ? { ...blocks, deny: deny.expected } : blocks);
  refuseTooLong(expected, policy.live.service);
  const rest = [carriedBy(blocks), document ?? null] as const;
  if (isLateToo) return rawXml(derived(deny.late, 'prunedApiDocument', [...rest, deny.pruning, principal.clientId]));
  return rawXml(isLate(principal.clientId) ? derived('identity.clientId', 'apiDocument', rest) : expected);
}

function isLateDeny(deny: DenyBlock | LateDeny): deny is LateDeny {
  return 'pruning' in deny;
}

function rawXml(value: Json): JsonObject {
  return { properties: { format: 'rawxml', value } };
}

/** Body of the policy of an operation that authenticates by itself, behind its check of the client's token. */
export function operationAccountBody(document: string, policy: AccountPolicy): JsonObject {
  const { skip: _, ...block } = blockOf(policy);
  const own: AccountBlock = { ...block, authenticationOnly: true };
  const value = isLate(policy.principal.clientId) ? derived('identity.clientId', 'operationDocument', [{ ...own }, document]) : withBlock(document, accountBlock(own), 'operation');
  return rawXml(value);
}

/** Ids are written in lower case: the services answer them in different ones, and the document is compared as text. */
function blockOf({ account, apiVersion, backend, live, operations, principal, shape, skip, spec }: AccountPolicy): AccountBlock {
  return {
    backend,
    account: idKey(account.id),
    shape,
    identity: principal.userAssigned === null ? null : idKey(principal.userAssigned),
    clientId: typeof principal.clientId === 'string' ? principal.clientId : null,
    audience: live.cloud.cognitiveAudience,
    spec,
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(operations === undefined ? {} : { operations }),
    ...(skip === undefined || skip.length === 0 ? {} : { skip }),
  };
}

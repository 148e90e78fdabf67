import type { JsonObject } from '../../model/json.ts';
import { isShape, type Shape } from '../../model/shapes.ts';
import type { Block } from './block.ts';
import { isUnread, listOf, nameOf, stated, textOf } from './carried-values.ts';
import { operationIsListed } from './is-listed.ts';
import { expression, policy } from './policy-lines.ts';

/** What an `account` block says and carries (POLICIES.md, Account). */
export interface AccountBlock {
  /** Name of the default backend. */
  readonly backend: string;
  /** ARM id of the account behind it. */
  readonly account: string;
  readonly shape: Shape;
  /** ARM id of the user-assigned identity; null for the service's own. */
  readonly identity: string | null;
  /** Client id of that identity. */
  readonly clientId: string | null;
  /** Whom the token is for: `https://cognitiveservices.azure.com`. */
  readonly audience: string;
  /** Digest of the document that was imported. */
  readonly spec: string;
  /** The version that the document names, where it is an api-version. */
  readonly apiVersion?: string | undefined;
  /** Which operations the document brought, as `operationDigests` tells them: others were made by hand. */
  readonly operations?: string | undefined;
  /** Ids of operations whose own documents authenticate, behind a check of the client's token: here they keep key and token. */
  readonly skip?: readonly string[] | undefined;
  /** In such an operation's document: the backend is chosen before, by the API's block or a route, and must not be set again. */
  readonly authenticationOnly?: true | undefined;
}

/** Last in inbound: a check of the client's token behind it would see ours. */
export function accountBlock(value: AccountBlock): Block {
  const skip = value.skip?.toSorted();
  const authentication = authenticationOf(value);
  const backend = policy('set-backend-service', { id: 'apim-llm-account-backend', 'backend-id': value.backend });
  const lines = [
    ...(value.authenticationOnly === true ? [] : backend),
    ...(skip === undefined || skip.length === 0 ? authentication : policy('choose', { id: 'apim-llm-account' }, policy('when', { condition: expression(`!${operationIsListed(skip)}`) }, authentication))),
  ];
  const { backend: name, account, shape, identity, clientId, audience, spec, apiVersion, operations, authenticationOnly } = value;
  const carried = stated({ backend: name, account, shape, identity, clientId, audience, spec, apiVersion, operations, skip, authenticationOnly });
  return { kind: 'account', section: 'inbound', carried, lines };
}

function authenticationOf({ audience, clientId }: AccountBlock): readonly string[] {
  return [
    ...policy('set-header', { id: 'apim-llm-account-key', name: 'api-key', 'exists-action': 'delete' }),
    ...policy('set-query-parameter', { id: 'apim-llm-account-query-key', name: 'api-key', 'exists-action': 'delete' }),
    ...policy('set-query-parameter', { id: 'apim-llm-account-query-subscription', name: 'subscription-key', 'exists-action': 'delete' }),
    ...policy('set-header', { id: 'apim-llm-account-spillover', name: 'x-ms-spillover-deployment', 'exists-action': 'delete' }),
    ...policy('authentication-managed-identity', { id: 'apim-llm-account-token', resource: audience, 'client-id': clientId ?? undefined }),
  ];
}

export function asAccountBlock(carried: JsonObject): AccountBlock | undefined {
  const [backend, account, shape, audience, spec] = ['backend', 'account', 'shape', 'audience', 'spec'].map((key) => textOf(carried[key]));
  const [identity, clientId] = [nullableText(carried['identity']), nullableText(carried['clientId'])];
  if (backend === undefined || account === undefined || audience === undefined || spec === undefined) return undefined;
  if (shape === undefined || !isShape(shape) || identity === undefined || clientId === undefined) return undefined;
  const optional = {
    apiVersion: textOf(carried['apiVersion']),
    operations: textOf(carried['operations']),
    skip: listOf(carried['skip'], nameOf),
    authenticationOnly: carried['authenticationOnly'] === true ? (true as const) : undefined,
  };
  if (Object.entries(optional).some(([key, read]) => isUnread(carried, key, read))) return undefined;
  return { backend, account, shape, identity, clientId, audience, spec, ...stated(optional) };
}

function nullableText(value: JsonObject[string]): string | null | undefined {
  return value === null ? null : textOf(value);
}

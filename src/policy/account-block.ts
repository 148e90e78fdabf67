import { at, textAt, type JsonObject } from '../model/json.ts';
import { isShape, type Shape } from '../model/shapes.ts';
import { beginMark, endMark } from './mark.ts';
import { attribute } from './text.ts';

/** What an API's `account` block says and carries (POLICIES.md, Account). */
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
}

/** Its lines: last in inbound. */
export function accountBlock(block: AccountBlock): readonly string[] {
  const clientId = block.clientId === null ? '' : ` client-id=${attribute(block.clientId)}`;
  return [
    beginMark('account', { ...block }),
    `<set-backend-service id="apim-llm-account-backend" backend-id=${attribute(block.backend)} />`,
    '<set-header id="apim-llm-account-key" name="api-key" exists-action="delete" />',
    '<set-query-parameter id="apim-llm-account-query-key" name="api-key" exists-action="delete" />',
    '<set-query-parameter id="apim-llm-account-query-subscription" name="subscription-key" exists-action="delete" />',
    '<set-header id="apim-llm-account-spillover" name="x-ms-spillover-deployment" exists-action="delete" />',
    `<authentication-managed-identity id="apim-llm-account-token" resource=${attribute(block.audience)}${clientId} />`,
    endMark('account'),
  ];
}

export function asAccountBlock(carried: JsonObject): AccountBlock | undefined {
  const [backend, account, shape, audience, spec] = ['backend', 'account', 'shape', 'audience', 'spec'].map((key) => textAt(carried, key));
  const [identity, clientId] = [textAt(carried, 'identity') ?? null, textAt(carried, 'clientId') ?? null];
  if (backend === undefined || account === undefined || audience === undefined || spec === undefined) return undefined;
  if (shape === undefined || !isShape(shape) || (identity === null) !== (at(carried, 'identity') === null)) return undefined;
  const [apiVersion, operations] = [textAt(carried, 'apiVersion'), textAt(carried, 'operations')];
  return { backend, account, shape, identity, clientId, audience, spec, ...(apiVersion === undefined ? {} : { apiVersion }), ...(operations === undefined ? {} : { operations }) };
}

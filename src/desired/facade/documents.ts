import { textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { findBlocks } from '../../policy/blocks/find.ts';
import { asRouteBlock, type RouteBlock } from '../../policy/blocks/route-block.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { fragmentsAt } from '../import/fragments.ts';
import { inPolicy } from '../named-policy.ts';

/** Text of the policy of an operation, or of the API itself without one; undefined where there is none. */
export function documentOf(api: LiveApi, operation?: string): string | undefined {
  const policy = operation === undefined ? api.policy : api.operationPolicies?.get(operation);
  return textAt(policy?.body, 'properties', 'value');
}

export function policyIdOf(api: LiveApi, operation?: string): string {
  const policy = operation === undefined ? api.policy : api.operationPolicies?.get(operation);
  return policy?.id ?? `${api.api.id}${operation === undefined ? '' : `/operations/${operation}`}/policies/policy`;
}

/**
 * The route that stands in the policy of an operation.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `PolicyUnreadable`
 */
export function routeOf(api: LiveApi, operation: string): RouteBlock | undefined {
  const text = documentOf(api, operation);
  return text === undefined ? undefined : inPolicy(policyIdOf(api, operation), () => routeIn(text));
}

function routeIn(text: string): RouteBlock | undefined {
  const found = findBlocks(readPolicyDocument(text)).find(({ kind }) => kind === 'route');
  if (found === undefined) return undefined;
  const route = asRouteBlock(found.carried);
  if (route !== undefined) return route;
  throw new UserError('BlockDamaged', exitCodes.conflict, `The block route in a policy document is damaged on line ${found.line}: what it carries are no rows of a route.`, {
    hint: 'Put back the block as it was, or delete it, its marks included; then run the same command again.',
  });
}

/** Names of the fragments that these policies include, to be read in rounds (`fragmentsAt`). */
export function fragmentsOf(api: LiveApi, operations: readonly string[], fragments: Live['fragments'], depth: number): readonly string[] {
  const documents = [documentOf(api), ...operations.map((operation) => documentOf(api, operation))];
  return fragmentsAt(depth, documents.filter((text) => text !== undefined), fragments);
}

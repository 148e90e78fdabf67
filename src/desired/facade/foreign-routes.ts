import type { Live, LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { foreignRouting } from '../../policy/scans/foreign-routing.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import { blocksOf } from '../api-blocks.ts';
import { routingFound } from '../import/routing-found.ts';
import { inPolicy } from '../named-policy.ts';
import { defaultUrl } from './default-route.ts';
import { documentOf, policyIdOf } from './documents.ts';
import { nameOfOperation, type Routable } from './routable.ts';

/**
 * Somebody's own routing in the policy of an operation: which of the two would win is nothing that we could promise.
 *
 * @throws UserError `RoutedByHand`
 */
export function refuseForeignRoutes(api: LiveApi, operations: readonly Routable[], { fragments }: Live): void {
  const told = operations.flatMap((each) => {
    const text = documentOf(api, each.operation.name);
    const found = text === undefined ? [] : inPolicy(policyIdOf(api, each.operation.name), () => routingFound(readPolicyDocument(text), fragments, ({ is }) => is === 'set-backend-service' || is === 'rewrite-uri'));
    return found.length === 0 ? [] : [`  ${nameOfOperation(each)}: ${found.join(', ')}`];
  });
  if (told.length === 0) return;
  throw new UserError('RoutedByHand', exitCodes.conflict, `Policies of operations say themselves where calls go:\n${told.join('\n')}`, {
    hint: 'Take these lines out of them and run the same command again: everything else in them stays. Or name other operations:  --operation NAME',
  });
}

/**
 * Backends of ours end where those of the surface do. An API whose own backend ends elsewhere has operations that would not fit.
 *
 * @throws UserError `SurfaceUnknown`
 */
export function checkSurface(api: LiveApi, operations: readonly Routable[], shape: Shape, live: Live): void {
  if (blocksOf(api) !== undefined) return;
  const prefixed = operations.find(({ found, operation }) => found.kind === 'served' && /^\/(openai|v1|models|dalle)\//i.test(operation.urlTemplate));
  if (prefixed !== undefined) throw surfaceUnknown(`its operation ${nameOfOperation(prefixed)} has the surface's path in its template`);
  const text = documentOf(api);
  const routing = text === undefined ? [] : inPolicy(policyIdOf(api), () => foreignRouting(readPolicyDocument(text)));
  if (routing.some(({ is }) => is === 'rewrite-uri')) throw surfaceUnknown('its policy rewrites paths, so that what an account is asked is not what the operations say');
  const named = routing.flatMap((each) => (each.is === 'set-backend-service' ? [each] : []));
  if (named.some(({ isComputed }) => isComputed)) return;
  const url = defaultUrl(api, live, named);
  if (url === undefined || !URL.canParse(url)) return;
  const path = new URL(url).pathname.replaceAll(/^\/+|\/+$/g, '').toLowerCase();
  if (path !== shapes[shape].path) throw surfaceUnknown(`its calls go to ${url}, and those of this kind belong at /${shapes[shape].path}`);
}

function surfaceUnknown(why: string): UserError {
  return new UserError('SurfaceUnknown', exitCodes.usage, `This API cannot be routed to accounts: ${why}.`, { hint: 'Import one beside it:  apim-llm import --api NAME --path PATH --account ACCOUNT' });
}

import { createHash } from 'node:crypto';
import { apiIdOf, idKey } from '../../model/arm-id.ts';
import type { Shape } from '../../model/shapes.ts';
import { canaryParameter } from '../../policy/canary-document.ts';

/** Id and path of the API through which accounts are asked whether they answer the gateway. */
export const canaryApiId = 'apim-llm-canary';

/** Whose key opens it. */
export const canarySubscription = 'llm-canary';

export function canarySubscriptionIdOf(serviceId: string): string {
  return `${serviceId}/subscriptions/${canarySubscription}`;
}

export function canaryOperationIdOf(serviceId: string, operation: string): string {
  return `${apiIdOf(serviceId, canaryApiId)}/operations/${operation}`;
}

export interface CanaryOperation {
  readonly name: string;
  readonly urlTemplate: string;
  /** Below the gateway, for one backend. */
  pathFor(backend: string): string;
}

/**
 * One for each surface and identity: a policy cannot choose the identity when it is called (the client id takes no expression).
 * @param identity ARM id of a user-assigned one; null for the service's own
 */
export function canaryOperation(shape: Shape, identity: string | null): CanaryOperation {
  const who = identity === null ? 'system' : createHash('sha256').update(idKey(identity)).digest('hex').slice(0, 8);
  return { name: `${shape}-${who}`, urlTemplate: `/${shape}/${who}/{${canaryParameter}}`, pathFor: (backend) => `${canaryApiId}/${shape}/${who}/${backend}` };
}

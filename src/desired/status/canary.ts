import { nameOf } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live, LiveApi, Seen } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { isShape, shapes } from '../../model/shapes.ts';
import { canaryBase, canaryQuestion } from '../canary/canary.ts';
import { canaryApiId, canaryOperation, canarySubscription } from '../canary/names.ts';
import { principalOf } from '../identity.ts';

export function isCanary({ api }: LiveApi): boolean {
  return nameOf(api.id).toLowerCase() === canaryApiId;
}

/** Whether a finding is about what asks accounts, and not about an API that clients call. */
export function isOfCanary(id: string): boolean {
  return id.includes(`/apis/${canaryApiId}`) || id.endsWith(`/subscriptions/${canarySubscription}`);
}

export interface ExpectedCanary {
  readonly desired: readonly Desired[];
  /** Operations that no surface and no identity of the service stands behind. */
  readonly others: readonly Seen[];
}

/** What the canary should be: the questions that it has, each for a surface and an identity, tell which ones were wanted. */
export function expectedCanary(live: Live, { operationPolicies, operations }: LiveApi): ExpectedCanary {
  const attached = at(live.service.body, 'identity', 'userAssignedIdentities');
  const identities = [undefined, ...(isObject(attached) ? Object.keys(attached) : [])];
  const known = new Map(
    Object.keys(shapes).filter(isShape).flatMap((shape) => identities.map((identity) => [canaryOperation(shape, identity ?? null).name, { shape, identity }] as const)),
  );
  const wanted = operations.flatMap(({ name }) => {
    const question = known.get(name);
    if (question === undefined) return [];
    const principal = principalOf(live.service, question.identity);
    const written = /client-id="([^"]*)"/.exec(textAt(operationPolicies?.get(name)?.body, 'properties', 'value') ?? '')?.[1];
    // A list of services shows the identities without what they stand for.
    return canaryQuestion(live, question.shape, { ...principal, clientId: typeof principal.clientId === 'object' && principal.clientId !== null ? (written ?? null) : principal.clientId });
  });
  return { desired: [...canaryBase(live), ...wanted], others: operations.filter(({ name }) => !known.has(name)) };
}

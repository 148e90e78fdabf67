import { nameOf } from '../../model/arm-id.ts';
import type { Write } from '../../model/driver.ts';
import { textAt } from '../../model/json.ts';
import type { Arm } from '../arm.ts';
import { policyWords, readStandingOf } from './standing.ts';
import { unforeseen } from './unforeseen.ts';

/**
 * A release puts the current revision aside as it is by then. Fails with `ChangedSincePlan` where somebody made an operation
 * there, or wrote one a policy, after the new revision was copied from it; and where the new one lost a policy.
 */
export async function checkRelease(arm: Arm, { body, drops, id }: Write, signal: AbortSignal): Promise<void> {
  const revision = textAt(body, 'properties', 'apiId');
  if (drops === undefined || revision === undefined) return;
  const apiId = id.replace(/\/releases\/[^/]*$/i, '');
  const [now, next] = await Promise.all([readStandingOf(arm, apiId, [], signal), readStandingOf(arm, revision, [], signal)]);
  const going = new Set(drops.map((name) => name.toLowerCase()));
  for (const [key, { name, policy }] of now.operations) {
    const twin = next.operations.get(key);
    const isSame = twin === undefined ? going.has(key) && policy === undefined : policyWords(policy) === policyWords(twin.policy);
    if (!isSame) throw unforeseen(`Operation ${name} of API ${nameOf(apiId)} was changed while its new revision was made; that was not released.`, apiId);
  }
}

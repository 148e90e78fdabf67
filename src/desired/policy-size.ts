import { textAt } from '../model/json.ts';
import type { Seen } from '../model/live.ts';
import type { Desired } from '../model/resource.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { inPolicy } from './named-policy.ts';
import { skuOf } from './service-check.ts';

/** Bytes of a policy document that the Consumption tier takes; the others take what `src/policy` allows (facts/apim.md 1). */
const most = 16 * 1024;

/** @throws UserError `PolicyTooLong` */
export function refuseTooLong(document: string, service: Seen): void {
  const size = Buffer.byteLength(document);
  if (size <= most || skuOf(service).toLowerCase() !== 'consumption') return;
  throw new UserError('PolicyTooLong', exitCodes.conflict, `With our blocks it would have ${size} bytes; API Management takes ${most} on the Consumption tier.`, {
    hint: 'Move some of the other policies into a policy fragment, or have fewer operations in the API, or use another tier; then run the same command again.',
  });
}

/**
 * Of steps that write policies; what comes out late is not known yet.
 *
 * @throws UserError `PolicyTooLong`
 */
export function refuseLongPolicies(steps: readonly Desired[], service: Seen): void {
  for (const { body, id, kind } of steps) {
    const document = kind === 'apiPolicy' ? textAt(body, 'properties', 'value') : undefined;
    if (document !== undefined) inPolicy(id, () => refuseTooLong(document, service));
  }
}

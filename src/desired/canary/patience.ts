import { typedDuration } from '../../model/duration.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

/** Roles were seen to take more than 17 minutes (facts: users 2.1). */
export const usualPatienceMs = 20 * 60_000;

/** What `--wait` and `--wait-for` say; undefined where nothing is to be waited for. */
export function patienceOf(waits: boolean, waitFor: string | undefined): number | undefined {
  if (waitFor === undefined) return waits ? usualPatienceMs : undefined;
  const typed = typedDuration(waitFor);
  if (typed !== undefined) return typed;
  throw new UserError('InvalidValue', exitCodes.usage, `--wait-for: ${JSON.stringify(waitFor)} is neither minutes nor an ISO 8601 duration`, { hint: 'For example: --wait-for 30, or --wait-for PT30M' });
}

import type { GatewayCall } from '../../call.ts';
import { exceeded, secondsOf } from './exceeded.ts';
import { timeSpanText } from './duration-text.ts';
import type { FixedWindow } from './fixed-window.ts';
import { quotaNamed, untilRenewal } from './quotas.ts';
import type { NamedQuota } from './quotas.ts';
import { whenTransferred } from './transferred.ts';

/** One quota as it applies to one call. */
export interface AppliedQuota {
  readonly source: string;
  readonly words: readonly string[];
  readonly window: FixedWindow;
  readonly calls: number | undefined;
  /** Kilobytes. */
  readonly bandwidth: number | undefined;
}

interface AdmittedQuota {
  readonly calls: NamedQuota | undefined;
  readonly bytes: NamedQuota | undefined;
}

const noNames = { header: undefined, variable: undefined };

/** Throws 403 where calls or kilobytes are used up. */
export function admitQuota(call: GatewayCall, { source, words, window, calls, bandwidth }: AppliedQuota): AdmittedQuota {
  const check = (what: 'call volume' | 'bandwidth', limit: number | undefined): NamedQuota | undefined => {
    if (limit === undefined) return undefined;
    const named = quotaNamed(call, [what, ...words], window);
    if (named.quota.used < limit) return named;
    const wait = untilRenewal(call, named);
    const seconds = wait === Infinity ? undefined : secondsOf(wait);
    const renewal = seconds === undefined ? '' : ` Quota will be replenished in ${timeSpanText(seconds)}.`;
    throw exceeded(call, { source, reason: 'QuotaExceeded', status: 403, statusText: 'Quota Exceeded', message: `Out of ${what} quota.${renewal}`, seconds, retryAfter: noNames });
  };
  return { calls: check('call volume', calls), bytes: check('bandwidth', bandwidth === undefined ? undefined : bandwidth * 1024) };
}

/** Counts the call, and its bytes when they have passed; once for all policies that share the counter. */
export function countQuota(call: GatewayCall, { calls, bytes }: AdmittedQuota, by: number): void {
  const isFirst = (named: NamedQuota): boolean => call.world.memory.countsFirst(call, named.name);
  if (calls && isFirst(calls)) calls.quota.used += by;
  if (bytes && by > 0 && isFirst(bytes)) {
    whenTransferred(call, (sent) => {
      bytes.quota.used += sent;
    });
  }
}

import type { Deployment } from '../deployment.ts';
import type { ModelOptions } from '../options.ts';
import { fixedMeter } from './fixed-meter.ts';
import type { Meter, WindowStyle } from './meter.ts';
import type { Limits } from './quotas.ts';
import { requestSlice } from './request-slice.ts';
import { retryAfter } from './retry-after.ts';
import { slidingMeter } from './sliding-meter.ts';

/** One of a deployment's limits at one moment. */
interface Limit {
  readonly by: 'requests' | 'tokens';
  readonly perMinute: number;
  /** What one window admits. */
  readonly perWindow: number;
  readonly meter: Meter;
  /** What the call takes of it. */
  readonly amount: number;
}

const minute = 60;

function newMeter(seconds: number, style: WindowStyle): Meter {
  return style === 'sliding' ? slidingMeter(seconds * 1000) : fixedMeter(seconds * 1000, style === 'minute');
}

/** In the names of Azure: the limit of a minute, what is left of the window, whole seconds until all of it is back. */
function told({ by, perMinute, perWindow, meter }: Limit, now: number): Readonly<Record<string, string>> {
  return {
    [`x-ratelimit-limit-${by}`]: String(perMinute),
    [`x-ratelimit-remaining-${by}`]: String(Math.max(0, perWindow - meter.used(now))),
    [`x-ratelimit-reset-${by}`]: String(Math.ceil(meter.resetsIn(now) / 1000)),
  };
}

function allTold(limits: readonly Limit[], now: number): Readonly<Record<string, string>> {
  return Object.assign({}, ...limits.map((limit) => told(limit, now)));
}

/** Tokens and requests per minute of a standard deployment; 0: no such limit. */
export function rateLimits({ quotaWindow = 'first-call', requestSlice: sliceSeconds = 10, retryAfter: saidOf, failedCallsCount = true }: ModelOptions): Limits {
  const tokens = newMeter(minute, quotaWindow);
  let requests = { seconds: sliceSeconds as number, meter: newMeter(sliceSeconds, quotaWindow) };

  const limitsOf = ({ requestsPerMinute, tokensPerMinute }: Deployment, amount: number): readonly Limit[] => {
    const slice = requestSlice(requestsPerMinute, sliceSeconds);
    if (requestsPerMinute > 0 && slice.seconds !== requests.seconds) requests = { seconds: slice.seconds, meter: newMeter(slice.seconds, quotaWindow) };
    return [
      ...(requestsPerMinute > 0 ? [{ by: 'requests' as const, perMinute: requestsPerMinute, perWindow: slice.requests, meter: requests.meter, amount: 1 }] : []),
      ...(tokensPerMinute > 0 ? [{ by: 'tokens' as const, perMinute: tokensPerMinute, perWindow: tokensPerMinute, meter: tokens, amount }] : []),
    ];
  };

  return {
    admit: (deployment, asked) => {
      const limits = limitsOf(deployment, asked.tokens);
      // Of two limits that are reached, the one that lasts longer is named: whoever waits as told is let in.
      const [longest] = limits
        .map(({ by, meter, amount, perWindow }) => ({ by, wait: meter.waitFor(amount, perWindow, asked.at) }))
        .filter(({ wait }) => wait > 0)
        .toSorted((one, other) => other.wait - one.wait);
      if (longest) {
        const { ms, headers: retry } = retryAfter(longest.wait, saidOf);
        const policy = { 'policy-id': longest.by === 'tokens' ? 'DeploymentRatelimit-Token' : 'DeploymentRatelimit-Call' };
        return { admitted: false, by: longest.by, headers: { ...allTold(limits, asked.at), ...policy, ...retry }, retryAfterMs: ms };
      }
      const undo = limits.map(({ meter, amount }) => meter.take(amount, asked.at));
      return {
        admitted: true,
        headers: allTold(limits, asked.at),
        // The estimate stays: what the call really used is for the bill (documentation: manage quota).
        settle: () => undefined,
        failed: () => {
          if (!failedCallsCount) for (const giveBack of undo) giveBack();
        },
      };
    },
    count: (deployment, asked) => {
      const limits = limitsOf(deployment, asked.tokens);
      if (failedCallsCount) for (const { meter, amount } of limits) meter.take(amount, asked.at);
      return allTold(limits, asked.at);
    },
  };
}

import { throughputOf } from '../../arm/cognitive/throughput.ts';
import type { Deployment } from '../deployment.ts';
import type { ModelOptions } from '../options.ts';
import type { Limits } from './quotas.ts';
import { retryAfter } from './retry-after.ts';

const minute = 60_000;

interface Capacity {
  /** Input tokens; as many as 100 % of the utilisation are. */
  readonly perMinute: number;
  readonly outputWeight: number;
}

function capacityOf({ ptu, model }: Deployment): Capacity {
  const { perUnit, outputWeight } = throughputOf(model.name);
  return { perMinute: ptu * perUnit, outputWeight };
}

/**
 * The utilisation of provisioned capacity, a leaky bucket: a call is admitted below 100 % and adds its estimate, what it
 * really used corrects that, and all of it drains evenly (documentation: provisioned throughput). It may so rise above 100 %.
 */
export function provisionedThroughput({ retryAfter: saidOf }: ModelOptions): Limits {
  /** In input tokens times the milliseconds of a minute: whole numbers, so that 100 % is exact. */
  let level = 0;
  let drained = 0;
  let rate = 0;

  const drain = (now: number): void => {
    level = Math.max(0, level - (now - drained) * rate);
    drained = now;
  };

  return {
    admit: (deployment, { tokens, written = 0, at }) => {
      const { perMinute, outputWeight } = capacityOf(deployment);
      drain(at);
      rate = perMinute;
      const over = level - perMinute * minute;
      if (over >= 0) {
        // A millisecond after it is at 100 %, it is below.
        const { ms, headers } = retryAfter(Math.floor(over / perMinute) + 1, saidOf);
        return { admitted: false, by: 'provisioned', headers, retryAfterMs: ms };
      }
      const costOf = (all: number, output: number): number => (all + (outputWeight - 1) * output) * minute;
      const estimate = costOf(tokens, written);
      level += estimate;
      const correct = (actual: number, now: number): void => {
        drain(now);
        level = Math.max(0, level + actual - estimate);
      };
      return { admitted: true, headers: {}, settle: (used, now, output = 0) => correct(costOf(used, output), now), failed: (now) => correct(0, now) };
    },
    // A call that no model has seen has used none of it.
    count: () => ({}),
  };
}

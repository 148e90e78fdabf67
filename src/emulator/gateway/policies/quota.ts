import type { GatewayCall } from '../call.ts';
import type { PolicyHandler } from '../step.ts';
import { admitQuota, countQuota } from './limits/call-quota.ts';
import { beginning, windowAt } from './limits/fixed-window.ts';
import type { FixedWindow } from './limits/fixed-window.ts';
import { subscriptionLimits, subscriptionWords } from './limits/nested.ts';
import { stated } from './limits/stated.ts';

const source = 'quota';

/** So many calls or kilobytes of a subscription in a period, here and inside for one API or operation. None counts where one of them is reached. */
export const quota: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const own = compiler.whole(element, 'renewal-period');
    const limits = subscriptionLimits(element, compiler, (one) => ({
      calls: compiler.whole(one, 'calls')?.literal,
      bandwidth: compiler.whole(one, 'bandwidth')?.literal,
      period: compiler.whole(one, 'renewal-period') ?? own,
    }));
    return (call) => {
      const words = subscriptionWords(call, compiler.documentScope);
      if (!words) return;
      const admitted = limits
        .filter(({ applies }) => applies(call.matched))
        .map(({ of: { calls, bandwidth, period }, place }) => admitQuota(call, { source, words: [...words, place], calls, bandwidth, window: ownWindow(call, stated(period, source, 'renewal-period')) }));
      for (const one of admitted) countQuota(call, one, 1);
    };
  },
};

/** Periods follow each other from the start of the subscription (documented). */
function ownWindow({ world, matched }: GatewayCall, seconds: number): FixedWindow {
  const start = Date.parse(matched.subscription?.startDate ?? matched.subscription?.createdDate ?? '');
  return windowAt(world.clock.now(), Number.isNaN(start) ? beginning : start, seconds);
}

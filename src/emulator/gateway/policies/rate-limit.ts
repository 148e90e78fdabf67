import type { PolicyHandler } from '../step.ts';
import { admit, count, rateTold, tellRate } from './limits/call-rate.ts';
import type { AppliedRate } from './limits/call-rate.ts';
import { stated } from './limits/stated.ts';
import { subscriptionLimits, subscriptionWords } from './limits/nested.ts';

const source = 'rate-limit';

/** So many calls of a subscription in a period, here and inside for one API or operation. None counts where one of them is reached. */
export const rateLimit: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const limits = subscriptionLimits(element, compiler, (one) => ({
      calls: compiler.whole(one, 'calls'),
      period: compiler.whole(one, 'renewal-period'),
      told: rateTold(one, compiler),
    }));
    return (call) => {
      const words = subscriptionWords(call, compiler.documentScope);
      if (!words) return;
      const applied = limits
        .filter(({ applies }) => applies(call.matched))
        .map(({ of: { calls, period, told }, place }): AppliedRate => ({ source, words: [...words, place], limit: { amount: stated(calls, source, 'calls'), seconds: Math.max(1, stated(period, source, 'renewal-period')) }, told }));
      for (const one of applied) admit(call, one);
      for (const one of applied) {
        count(call, one, 1);
        tellRate(call, one);
      }
    };
  },
};

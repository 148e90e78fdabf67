import { after, allOf } from '../after.ts';
import { NotRunnable } from '../not-runnable.ts';
import type { PolicyHandler } from '../step.ts';
import { admit, count, rateTold, tellRate } from './limits/call-rate.ts';
import type { AppliedRate } from './limits/call-rate.ts';
import { countingOf } from './limits/counting.ts';

const source = 'rate-limit-by-key';

/** So many calls of one key in a period of up to 300 seconds; 429 beyond. Calls that are refused do not count. */
export const rateLimitByKey: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    if (compiler.flag(element, 'flexible-retry-window')?.literal !== false && element.attributes.some(({ name }) => name === 'flexible-retry-window')) throw new NotRunnable(source, 'the undocumented attribute flexible-retry-window');
    const calls = compiler.whole(element, 'calls');
    const period = compiler.whole(element, 'renewal-period');
    const key = compiler.text(element, 'counter-key');
    const counting = countingOf(element, compiler);
    const told = rateTold(element, compiler);
    return (call) =>
      after(allOf([() => key?.(call) ?? '', () => calls?.(call) ?? 0, () => period?.(call) ?? 1]), ([counterKey, amount, seconds]) => {
        const applied: AppliedRate = { source, words: ['key', counterKey], limit: { amount, seconds: Math.max(1, seconds) }, told };
        admit(call, applied);
        return after(counting(call, (by) => count(call, applied, by)), () => tellRate(call, applied));
      });
  },
};

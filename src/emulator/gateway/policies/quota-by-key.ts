import { after } from '../after.ts';
import { NotRunnable } from '../not-runnable.ts';
import type { PolicyHandler } from '../step.ts';
import { admitQuota, countQuota } from './limits/call-quota.ts';
import { countingOf } from './limits/counting.ts';
import { beginning, windowAt } from './limits/fixed-window.ts';
import { stated } from './limits/stated.ts';

const source = 'quota-by-key';

/** So many calls or kilobytes of one key in a period; the periods follow each other from `first-period-start` on. */
export const quotaByKey: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const calls = compiler.whole(element, 'calls')?.literal;
    const bandwidth = compiler.whole(element, 'bandwidth')?.literal;
    const period = compiler.whole(element, 'renewal-period');
    const key = compiler.text(element, 'counter-key');
    const counting = countingOf(element, compiler);
    const stating = compiler.text(element, 'first-period-start')?.literal;
    const start = stating === undefined ? beginning : startOf(stating);
    return (call) =>
      after(key?.(call) ?? '', (counterKey) => {
        const seconds = stated(period, source, 'renewal-period');
        const words = ['key', counterKey, String(seconds), String(start)];
        const admitted = admitQuota(call, { source, words, calls, bandwidth, window: windowAt(call.world.clock.now(), start, seconds) });
        return counting(call, (by) => countQuota(call, admitted, by));
      });
  },
};

/** Without a zone it is UTC, as the example of the documentation. */
function startOf(text: string): number {
  const start = Date.parse(/(Z|[+-]\d\d:\d\d)$/i.test(text.trim()) ? text.trim() : `${text.trim()}Z`);
  if (Number.isNaN(start)) throw new NotRunnable(source, `first-period-start="${text}", which is no date that it reads`);
  return start;
}

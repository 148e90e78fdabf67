import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timerQueue } from '../../src/emulator/timer-queue.ts';

type Step = { readonly add: number } | { readonly callOff: number } | { readonly take: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ add: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ callOff: fc.nat(60) }) },
  { weight: 2, arbitrary: fc.record({ take: fc.nat(30) }) },
);

describe('timers', () => {
  it('come out by time, equal ones as they were set, whatever was called off meanwhile', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const queue = timerQueue();
        let set: { readonly time: number; readonly name: number }[] = [];
        const cancels: (() => void)[] = [];
        const taken: (number | undefined)[] = [];
        const expected: (number | undefined)[] = [];
        for (const one of steps) {
          if ('add' in one) {
            const name = cancels.length;
            set.push({ time: one.add, name });
            cancels.push(queue.add(one.add, () => taken.push(name)));
          } else if ('callOff' in one) {
            cancels[one.callOff]?.();
            set = set.filter(({ name }) => name !== one.callOff);
          } else {
            const [next] = set.filter(({ time }) => time <= one.take).toSorted((a, b) => a.time - b.time || a.name - b.name);
            const due = queue.take(one.take);
            if (due) due.act();
            else taken.push(undefined);
            expected.push(next?.name);
            set = set.filter((timer) => timer !== next);
          }
        }
        expect(taken).toEqual(expected);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('are gone when all of them are', () => {
    const queue = timerQueue();
    const cancel = queue.add(1, () => undefined);
    queue.add(2, () => undefined);
    queue.clear();
    expect(queue.take(10)).toBeUndefined();
    const kept = queue.add(3, () => undefined);
    cancel();
    expect(queue.take(10)?.time).toBe(3);
    kept();
    expect(queue.take(10)).toBeUndefined();
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedMeter } from '../../../../src/emulator/models/quota/fixed-meter.ts';
import type { Meter } from '../../../../src/emulator/models/quota/meter.ts';
import { slidingMeter } from '../../../../src/emulator/models/quota/sliding-meter.ts';

const limit = 10;
const styles: readonly [string, () => Meter][] = [
  ['that begin with a call', () => fixedMeter(1000, false)],
  ['of the clock', () => fixedMeter(1000, true)],
  ['that slide', () => slidingMeter(1000)],
];

interface Step {
  readonly wait: number;
  readonly amount: number;
  readonly undo: boolean;
}

const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 1500 }), amount: fc.integer({ min: 0, max: 12 }), undo: fc.boolean() }), { maxLength: 60 });

/** Takes what fits. Gives back when what was taken and stayed. */
function run(meter: Meter, all: readonly Step[]): readonly { readonly at: number; readonly amount: number }[] {
  const kept: { at: number; amount: number }[] = [];
  let now = 300;
  for (const { wait, amount, undo } of all) {
    now += wait;
    if (meter.waitFor(amount, limit, now) > 0) continue;
    const giveBack = meter.take(amount, now);
    if (undo) giveBack();
    else kept.push({ at: now, amount });
  }
  return kept;
}

function within(kept: ReturnType<typeof run>, from: number): number {
  return kept.filter(({ at }) => at >= from && at < from + 1000).reduce((sum, { amount }) => sum + amount, 0);
}

describe.each(styles)('windows %s', (_, newMeter) => {
  it('let in again whoever waits as told, and no millisecond sooner', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: limit }), (all, amount) => {
        const meter = newMeter();
        const last = run(meter, all).at(-1)?.at ?? 0;
        const now = Math.max(last, 300);
        const wait = meter.waitFor(amount, limit, now);
        expect(wait).toBeLessThanOrEqual(1000);
        // Asked in between, it still says the same.
        expect(meter.waitFor(amount, limit, now + Math.max(0, wait - 1))).toBe(Math.min(wait, 1));
        expect(meter.waitFor(amount, limit, now + wait)).toBe(0);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('have all back when they say', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const meter = newMeter();
        const now = Math.max(run(meter, all).at(-1)?.at ?? 0, 300);
        const used = meter.used(now);
        const wait = meter.resetsIn(now);
        expect(used <= limit && used >= 0).toBe(true);
        expect(wait > 0).toBe(used > 0);
        expect(meter.used(now + wait)).toBe(0);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('tell what never fits to wait for a window', () => {
    const meter = newMeter();
    expect(meter.waitFor(11, limit, 2000)).toBe(1000);
    expect(meter.used(2000)).toBe(0);
    expect(meter.resetsIn(2000)).toBe(0);
  });
});

it('windows that slide never hold more than the limit, wherever they begin', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const kept = run(slidingMeter(1000), all);
      expect(Math.max(0, ...kept.map(({ at }) => within(kept, at)))).toBeLessThanOrEqual(limit);
    }),
    { seed: 7, numRuns: 200 },
  );
});

it('windows of the clock never hold more than the limit', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const kept = run(fixedMeter(1000, true), all);
      expect(Math.max(0, ...kept.map(({ at }) => within(kept, Math.floor(at / 1000) * 1000)))).toBeLessThanOrEqual(limit);
    }),
    { seed: 7, numRuns: 200 },
  );
});

it('windows that begin with a call never hold more than the limit', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const kept = run(fixedMeter(1000, false), all.map((step) => ({ ...step, undo: false })));
      let from = -Infinity;
      for (const { at } of kept) {
        if (at >= from + 1000) from = at;
        expect(within(kept, from)).toBeLessThanOrEqual(limit);
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});

describe('a window', () => {
  it('that begins with a call ends a length later, and the next one begins with the next call', () => {
    const meter = fixedMeter(1000, false);
    meter.take(10, 700);
    expect([meter.waitFor(1, limit, 1000), meter.waitFor(1, limit, 1699), meter.waitFor(1, limit, 1700)]).toEqual([700, 1, 0]);
    meter.take(10, 2500);
    expect(meter.resetsIn(2600)).toBe(900);
  });

  it('of the clock ends with it', () => {
    const meter = fixedMeter(1000, true);
    meter.take(10, 700);
    expect([meter.waitFor(1, limit, 700), meter.waitFor(1, limit, 1000)]).toEqual([300, 0]);
    expect(meter.waitFor(11, limit, 1250)).toBe(750);
  });

  it('that slides gives back bit by bit', () => {
    const meter = slidingMeter(1000);
    meter.take(4, 0);
    meter.take(6, 400);
    expect([meter.waitFor(4, limit, 500), meter.waitFor(5, limit, 500), meter.resetsIn(500)]).toEqual([500, 900, 900]);
    expect([meter.used(999), meter.used(1000), meter.used(1400)]).toEqual([10, 6, 0]);
  });

  it.each(styles)('%s takes back what was undone, but not from a later one', (_, newMeter) => {
    const meter = newMeter();
    const undo = meter.take(4, 100);
    meter.take(3, 200);
    undo();
    expect(meter.used(300)).toBe(3);
    const late = meter.take(2, 300);
    meter.take(5, 2000);
    late();
    expect(meter.used(2000)).toBe(5);
  });
});

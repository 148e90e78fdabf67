import { describe, expect, it } from 'vitest';
import type { Rate } from '../../../../src/emulator/gateway/memory/rate.ts';
import { slidingLog } from '../../../../src/emulator/gateway/memory/sliding-log.ts';
import { tokenBucket } from '../../../../src/emulator/gateway/memory/token-bucket.ts';

const limit = { amount: 10, seconds: 60 };

/** After use of so much at so many milliseconds: what is left, how long 1 and 4 have to wait. */
const rows: readonly (readonly [statement: string, rate: () => Rate, uses: readonly (readonly [at: number, amount: number])[], now: number, remaining: number, waitForOne: number, waitForFour: number])[] = [
  ['a log that nobody used has all', () => slidingLog(60), [], 0, 10, 0, 0],
  ['a log keeps what was used in the last period', () => slidingLog(60), [[0, 7]], 59_999, 3, 0, 1],
  ['a log lets go of it exactly a period later', () => slidingLog(60), [[0, 10]], 60_000, 10, 0, 0],
  ['a log waits for the oldest use that makes room', () => slidingLog(60), [[0, 1], [1000, 1], [2000, 8]], 3000, 0, 57_000, 59_000],
  ['a log that was overdrawn has less than nothing', () => slidingLog(60), [[0, 30]], 1000, -20, 59_000, 59_000],
  ['a bucket that nobody used is full', () => tokenBucket(), [], 0, 10, 0, 0],
  ['a bucket fills evenly', () => tokenBucket(), [[0, 10]], 6000, 1, 0, 18_000],
  ['a bucket does not fill beyond its rim', () => tokenBucket(), [[0, 1], [60_000, 10]], 60_000, 0, 6000, 24_000],
  ['a bucket that was overdrawn fills up its debt first', () => tokenBucket(), [[0, 30]], 0, -20, 126_000, 144_000],
];

describe('a rate', () => {
  it.each(rows)('%s', (_, make, uses, now, remaining, one, four) => {
    const rate = make();
    for (const [at, amount] of uses) rate.take(amount, limit, at);
    expect([rate.remaining(limit, now), rate.waitFor(1, limit, now), rate.waitFor(4, limit, now), rate.waitFor(11, limit, now)]).toEqual([remaining, one, four, Infinity]);
  });

  it.each([['a log', () => slidingLog(60)], ['a bucket', tokenBucket]] as const)('%s takes back what a use was estimated too high, and more where it was too low', (_, make) => {
    const rate = make();
    const correct = rate.take(6, limit, 0);
    correct(-4);
    expect(rate.remaining(limit, 0)).toBe(8);
    correct(3);
    expect(rate.remaining(limit, 0)).toBe(5);
  });

  it('a log forgets a correction of what it let go of', () => {
    const rate = slidingLog(60);
    const correct = rate.take(6, limit, 0);
    expect(rate.remaining(limit, 60_000)).toBe(10);
    correct(4);
    expect(rate.remaining(limit, 60_000)).toBe(10);
  });

  it.each([['a log', () => slidingLog(60)], ['a bucket', tokenBucket]] as const)('%s is over when nothing of it counts any more', (_, make) => {
    const rate = make();
    rate.take(10, limit, 0);
    expect([rate.isOver(59_999), rate.isOver(60_000)]).toEqual([false, true]);
  });

  it('a log stays right over thousands of uses', () => {
    const rate = slidingLog(60);
    for (let at = 0; at < 5000; at += 1) rate.take(1, limit, at * 100);
    expect(rate.remaining({ amount: 1000, seconds: 60 }, 499_900)).toBe(400);
  });
});

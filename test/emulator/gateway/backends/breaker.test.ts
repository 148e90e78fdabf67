import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterOutcome, type BreakerRule, type BreakerState, closedBreaker, failuresOf, isFailure, openFor, type Outcome } from '../../../../src/emulator/gateway/backends/breaker.ts';
import { breakerRuleOf } from '../../../../src/emulator/gateway/backends/breaker-rule.ts';

const rule: BreakerRule = { count: 3, percentage: undefined, interval: 300_000, statusCodes: [{ min: 429, max: 429 }], errorReasons: [], trip: 60_000, acceptRetryAfter: false };
const answer = (status: number, retryAfter?: number): Outcome => ({ kind: 'answer', status, retryAfter });

/** Outcomes at their times, one after the other. */
function after(of: BreakerRule, memory: 'reset' | 'window', ...seen: readonly (readonly [time: number, outcome: Outcome])[]): BreakerState {
  let state = closedBreaker;
  for (const [time, outcome] of seen) state = afterOutcome(of, state, outcome, time, memory);
  return state;
}

describe('a breaker that counts', () => {
  it('opens at the count and stays open for the trip', () => {
    const two = after(rule, 'reset', [0, answer(429)], [10, answer(429)]);
    expect(openFor(two, 10)).toBe(0);
    const three = afterOutcome(rule, two, answer(429), 20, 'reset');
    expect([openFor(three, 20), openFor(three, 60_019), openFor(three, 60_020)]).toEqual([60_000, 1, 0]);
  });

  it('counts within its interval only', () => {
    const state = after(rule, 'reset', [0, answer(429)], [1, answer(429)], [300_000, answer(429)]);
    expect(openFor(state, 300_000)).toBe(0);
    expect(openFor(after(rule, 'reset', [1, answer(429)], [2, answer(429)], [300_000, answer(429)]), 300_000)).toBe(60_000);
  });

  it('tells the failures that count, and those of before no more', () => {
    const two = after(rule, 'reset', [0, answer(429)], [10, answer(429)], [20, answer(200)]);
    expect([failuresOf(rule, two, 20), failuresOf(rule, two, 300_000), failuresOf(rule, two, 300_010)]).toEqual([2, 1, 0]);
  });

  it('is not moved by answers that are no failures, however many', () => {
    const state = after(rule, 'reset', [0, answer(429)], [1, answer(200)], [2, answer(428)], [3, answer(430)], [4, answer(429)]);
    expect(openFor(state, 4)).toBe(0);
    expect(state.seen).toHaveLength(2);
  });

  it('begins anew after a trip, or remembers the interval, as the estate chooses', () => {
    const tripped = [[0, answer(429)], [1, answer(429)], [2, answer(429)], [60_002, answer(429)]] as const;
    expect(openFor(after(rule, 'reset', ...tripped), 60_002)).toBe(0);
    expect(openFor(after(rule, 'window', ...tripped), 60_002)).toBe(60_000);
    const forgotten = [...tripped.slice(0, 3), [300_002, answer(429)]] as const;
    expect(openFor(after(rule, 'window', ...forgotten), 300_002)).toBe(0);
  });

  it('is not kept open by what was sent before it opened', () => {
    const open = after({ ...rule, count: 1 }, 'reset', [0, answer(429)]);
    expect(afterOutcome({ ...rule, count: 1 }, open, answer(429), 100, 'reset')).toEqual(open);
    const remembering = after({ ...rule, count: 1 }, 'window', [0, answer(429)]);
    const later = afterOutcome({ ...rule, count: 1 }, remembering, answer(429), 100, 'window');
    expect([later.openUntil, later.seen.at(-1)?.since]).toEqual([60_000, 100]);
  });

  it('takes the backend’s Retry-After for the trip only where the rule says so and there is one', () => {
    const one = { ...rule, count: 1 };
    const accepting = { ...one, acceptRetryAfter: true };
    expect(openFor(after(accepting, 'reset', [0, answer(429, 7000)]), 0)).toBe(7000);
    expect(openFor(after(accepting, 'reset', [0, answer(429)]), 0)).toBe(60_000);
    expect(openFor(after(one, 'reset', [0, answer(429, 7000)]), 0)).toBe(60_000);
  });
});

describe('a breaker that takes a share', () => {
  const share = { ...rule, count: undefined, percentage: 50 };

  it('opens when the share is reached', () => {
    const below = after(share, 'reset', [0, answer(200)], [1, answer(200)], [2, answer(429)]);
    expect(openFor(below, 2)).toBe(0);
    expect(openFor(afterOutcome(share, below, answer(429), 3, 'reset'), 3)).toBe(60_000);
  });

  it('forgets what is older than the interval', () => {
    const state = after(share, 'reset', [0, answer(200)], [0, answer(200)], [299_999, answer(200)], [300_000, answer(429)]);
    expect(openFor(state, 300_000)).toBe(60_000);
  });

  it('keeps no more than parts of the interval, however many answers there are', () => {
    let state = closedBreaker;
    for (let time = 0; time < 300_000; time += 100) state = afterOutcome(share, state, answer(200), time, 'reset');
    expect(state.seen.length).toBeLessThanOrEqual(61);
    expect(state.seen.reduce((sum, part) => sum + part.all, 0)).toBe(3000);
  });
});

describe('a failure', () => {
  it('is a status in one of the ranges, both ends included', () => {
    const ranges = { ...rule, statusCodes: [{ min: 429, max: 429 }, { min: 500, max: 503 }] };
    expect([428, 429, 430, 499, 500, 503, 504].map((status) => isFailure(ranges, answer(status)))).toEqual([false, true, false, false, true, true, false]);
  });

  it('is a reason without an answer that the rule names, whatever the case', () => {
    const reasons = { ...rule, errorReasons: ['timeout'] };
    expect(isFailure(reasons, { kind: 'fault', reason: 'Timeout' })).toBe(true);
    expect(isFailure(reasons, { kind: 'fault', reason: 'BackendConnectionFailure' })).toBe(false);
    expect(isFailure(rule, { kind: 'fault', reason: 'Timeout' })).toBe(false);
  });
});

describe('a rule of ARM', () => {
  it('is read with its durations, years and months included', () => {
    const read = breakerRuleOf({
      name: 'r', failureCondition: { count: 1, interval: 'PT5M', statusCodeRanges: [{ min: 429, max: 429 }], errorReasons: ['Timeout'] }, tripDuration: 'P1Y2M3DT4S', acceptRetryAfter: true,
    });
    expect(read).toEqual({ count: 1, percentage: undefined, interval: 300_000, statusCodes: [{ min: 429, max: 429 }], errorReasons: ['Timeout'], trip: (365 + 60 + 3) * 86_400_000 + 4000, acceptRetryAfter: true });
    expect(breakerRuleOf({ failureCondition: { percentage: 30, interval: 'P1M' }, tripDuration: 'PT0.5S' })).toMatchObject({ percentage: 30, count: undefined, interval: 30 * 86_400_000, trip: 500, acceptRetryAfter: false });
  });
});

describe('any breaker', () => {
  it('opens only upon a failure, and never for longer than its trip', () => {
    const outcomes = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.constantFrom(200, 429, 500)), { maxLength: 60 });
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 1, max: 5 }), fc.constantFrom('reset' as const, 'window' as const), (seen, count, memory) => {
        let state = closedBreaker;
        let now = 0;
        for (const [wait, status] of seen) {
          now += wait;
          const before = openFor(state, now);
          state = afterOutcome({ ...rule, count }, state, answer(status), now, memory);
          const opened = before === 0 && openFor(state, now) > 0;
          expect(opened && status !== 429).toBe(false);
          expect(openFor(state, now)).toBeLessThanOrEqual(60_000);
          expect(state.seen.length).toBeLessThanOrEqual(count);
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

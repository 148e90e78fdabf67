import { describe, expect, it } from 'vitest';
import type { GatewayAnswer } from '../../src/model/gateway-call.ts';
import { closedLoop, openLoop } from '../../src/probe/schedule.ts';

const ok: GatewayAnswer = { kind: 'answered', status: 200, region: undefined, retryAfterMs: undefined, message: undefined };
const throttled = (retryAfterMs: number | undefined): GatewayAnswer => ({ ...ok, status: 429, retryAfterMs });

describe('at a rate', () => {
  it('call n is due at n/rate seconds, whatever became of the others', () => {
    const schedule = openLoop(4, 3, 1000);
    const due: number[] = [];
    for (let next = schedule.next(); next !== undefined; next = schedule.next()) {
      due.push(next.at);
      schedule.sent();
      schedule.answered(0, 5000, throttled(60_000));
    }
    expect(due).toEqual([1000, 1333, 1667, 2000]);
  });
});

describe('of clients', () => {
  it('each sends its next call when its last one was answered', () => {
    const schedule = closedLoop(4, 2, 0);
    expect(schedule.next()).toEqual({ lane: 0, at: 0 });
    schedule.sent();
    expect(schedule.next()).toEqual({ lane: 1, at: 0 });
    schedule.sent();
    expect(schedule.next()).toBeUndefined();
    schedule.answered(1, 20, ok);
    schedule.answered(0, 30, ok);
    expect(schedule.next()).toEqual({ lane: 1, at: 20 });
    schedule.sent();
    expect(schedule.next()).toEqual({ lane: 0, at: 30 });
    schedule.sent();
    schedule.answered(0, 40, ok);
    expect(schedule.next()).toBeUndefined();
  });

  it('of those that are free at the same moment the first one goes first', () => {
    const schedule = closedLoop(9, 2, 0);
    schedule.sent();
    schedule.sent();
    schedule.answered(1, 20, ok);
    schedule.answered(0, 20, ok);
    expect(schedule.next()).toEqual({ lane: 0, at: 20 });
  });

  it.each([
    ['what the answer says', throttled(2500), 2500],
    ['a minute at most', throttled(86_400_000), 60_000],
    ['a second where it says nothing', throttled(undefined), 1000],
    ['not at all after another answer', { ...ok, status: 503, retryAfterMs: 5000 }, 0],
    ['not at all where there was no answer', { kind: 'lost', reason: 'Timeout' } as const, 0],
  ])('one waits after a 429 %s', (_, answer, wait) => {
    const schedule = closedLoop(2, 1, 0);
    schedule.sent();
    schedule.answered(0, 100, answer);
    expect(schedule.next()).toEqual({ lane: 0, at: 100 + wait });
  });
});

import { describe, expect, it } from 'vitest';
import type { GatewayAnswer } from '../../src/model/gateway-call.ts';
import type { ClockMove, ClockState } from '../../src/model/local-control.ts';
import { realWorld } from '../../src/probe/real-world.ts';
import type { Sample } from '../../src/probe/sample.ts';
import { closedLoop, openLoop, type Schedule } from '../../src/probe/schedule.ts';
import { sendAll, type Sending } from '../../src/probe/send-all.ts';
import { virtualWorld } from '../../src/probe/virtual-world.ts';
import type { Send } from '../../src/probe/world.ts';

const ok: GatewayAnswer = { kind: 'answered', status: 200, region: 'Sweden Central', retryAfterMs: undefined, message: undefined };

interface Run {
  readonly schedule: Schedule;
  /** Milliseconds until call n is answered; undefined: never. */
  readonly answers: (index: number) => number | undefined;
  readonly timeoutMs?: number;
  readonly answer?: (index: number) => GatewayAnswer;
  readonly onSample?: (sample: Sample, abort: () => void) => void;
}

/** A gateway whose clock moves only when it is told, as the control API of a local Azure has it. */
async function onVirtualClock({ schedule, answers, timeoutMs = 1000, answer = () => ok, onSample }: Run) {
  let now = 0;
  let calls = 0;
  const timers = new Set<{ at: number; act: () => void }>();
  const stop = new AbortController();
  const moves: ClockMove[] = [];
  let open = 0;
  const send: Send = (index, _lane, signal) =>
    new Promise((resolve) => {
      calls += 1;
      open += 1;
      const ms = answers(index);
      const end = (value: GatewayAnswer): void => {
        open -= 1;
        resolve(value);
      };
      const timer = { at: now + (ms ?? Number.POSITIVE_INFINITY), act: () => end(answer(index)) };
      timers.add(timer);
      signal.addEventListener('abort', () => timers.delete(timer) && end({ kind: 'lost', reason: 'AbortError' }), { once: true });
    });
  const state = (): ClockState => ({ now, calls, open });
  const move = (wanted: ClockMove): Promise<ClockState> => {
    moves.push(wanted);
    const until = now + wanted.ms;
    const before = open;
    for (;;) {
      const next = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || (wanted.until === 'answer' && open < before && next.at > now)) break;
      timers.delete(next);
      now = next.at;
      next.act();
    }
    if (wanted.until !== 'answer' || open === before) now = until;
    return Promise.resolve(state());
  };
  const world = virtualWorld(send, { move, clock: () => Promise.resolve({ kind: 'virtual', ...state() }) }, state(), stop.signal);
  const samples = await sent({ schedule, world, timeoutMs, signal: stop.signal, onSample: (sample) => onSample?.(sample, () => stop.abort()) });
  return { samples, moves, now: () => now };
}

async function sent(sending: Sending): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const onSample = (sample: Sample): void => {
    samples.push(sample);
    sending.onSample(sample);
  };
  await sendAll({ ...sending, onSample });
  return samples;
}

const short = (samples: readonly Sample[]): readonly string[] => samples.map(({ index, sentAt, ms, answer }) => `${index}: ${sentAt}+${ms} ${answer.kind === 'lost' ? answer.reason : answer.status}`);

describe('on a virtual clock', () => {
  it('sends at a rate whatever is still under way, and knows to the millisecond how long each took', async () => {
    const { samples } = await onVirtualClock({ schedule: openLoop(4, 10, 0), answers: (index) => [250, 20, 20, 0][index] });
    expect(short(samples)).toEqual(['1: 100+20 200', '2: 200+20 200', '0: 0+250 200', '3: 300+0 200']);
  });

  it('sends for each client when it has its answer', async () => {
    const { samples } = await onVirtualClock({ schedule: closedLoop(5, 2, 0), answers: (index) => (index % 2 === 0 ? 30 : 10) });
    expect(short(samples)).toEqual(['1: 0+10 200', '0: 0+30 200', '2: 10+30 200', '3: 30+10 200', '4: 40+30 200']);
  });

  it('tells those that end together in the order of their sending', async () => {
    const { samples } = await onVirtualClock({ schedule: closedLoop(3, 3, 0), answers: () => 20 });
    expect(short(samples)).toEqual(['0: 0+20 200', '1: 0+20 200', '2: 0+20 200']);
  });

  it('gives up on a call after its time, by that clock', async () => {
    const { samples, now } = await onVirtualClock({ schedule: closedLoop(2, 1, 0), answers: (index) => (index === 0 ? undefined : 20), timeoutMs: 500 });
    expect(short(samples)).toEqual(['0: 0+500 Timeout', '1: 500+20 200']);
    expect(now()).toBe(520);
  });

  it('lets a throttled client wait by moving the clock', async () => {
    const { samples } = await onVirtualClock({ schedule: closedLoop(2, 1, 0), answers: () => 0, answer: (index) => (index === 0 ? { ...ok, status: 429, retryAfterMs: 42_000 } as GatewayAnswer : ok) });
    expect(short(samples)).toEqual(['0: 0+0 429', '1: 42000+0 200']);
  });

  it('waits after each call until it came in', async () => {
    const { moves } = await onVirtualClock({ schedule: closedLoop(2, 2, 0), answers: () => 20 });
    expect(moves).toEqual([{ ms: 0, after: 1 }, { ms: 0, after: 2 }, { ms: 1000, until: 'answer' }]);
  });

  it('counts for nothing what is under way at a Ctrl-C', async () => {
    const { samples } = await onVirtualClock({ schedule: closedLoop(9, 2, 0), answers: (index) => 10 + index, onSample: (sample, abort) => sample.index === 1 && abort() });
    expect(short(samples)).toEqual(['0: 0+10 200', '1: 0+11 200']);
  });
});

describe('a call that never came to the gateway', () => {
  it('is lost, although the clock waited for it in vain', async () => {
    const { signal } = new AbortController();
    const state = { now: 0, calls: 0, open: 0 };
    const control = { move: () => Promise.reject(new Error('0 calls were received, not 1')), clock: () => Promise.resolve({ kind: 'virtual', ...state } as const) };
    const world = virtualWorld(() => Promise.resolve({ kind: 'lost', reason: 'ECONNREFUSED' }), control, state, signal);
    const samples = await sent({ schedule: closedLoop(1, 1, 0), world, timeoutMs: 10, signal, onSample: () => undefined });
    expect(short(samples)).toEqual(['0: 0+0 ECONNREFUSED']);
  });

  it('is no excuse for a clock that does not move', async () => {
    const { signal } = new AbortController();
    const state = { now: 0, calls: 0, open: 0 };
    const control = { move: () => Promise.reject(new Error('the clock is broken')), clock: () => Promise.resolve({ kind: 'virtual', ...state } as const) };
    const world = virtualWorld(() => new Promise(() => undefined), control, state, signal);
    await expect(sendAll({ schedule: closedLoop(1, 1, 0), world, timeoutMs: 10, signal, onSample: () => undefined })).rejects.toThrow('the clock is broken');
  });
});

describe('in real time', () => {
  /** Time that passes when somebody sleeps; calls are answered by what `sleep` leads past. */
  function run({ schedule, answers, timeoutMs = 1000 }: Run) {
    let now = 0;
    const pending = new Set<{ at: number; act: () => void }>();
    const stop = new AbortController();
    const send: Send = (index) =>
      new Promise((resolve) => {
        const ms = answers(index);
        if (ms !== undefined) pending.add({ at: now + ms, act: () => resolve(ok) });
      });
    const sleep = (ms: number, signal: AbortSignal): Promise<void> => {
      const next = [...pending].toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > now + ms) {
        now += ms;
        return Promise.resolve();
      }
      pending.delete(next);
      now = next.at;
      next.act();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
    };
    const world = realWorld(send, { now: () => now, sleep, signal: stop.signal });
    return sent({ schedule, world, timeoutMs, signal: stop.signal, onSample: () => undefined });
  }

  it('sends at a rate', async () => {
    expect(short(await run({ schedule: openLoop(3, 10, 0), answers: (index) => [250, 20, 20][index] }))).toEqual(['1: 100+20 200', '2: 200+20 200', '0: 0+250 200']);
  });

  it('sends for clients, and gives up in time', async () => {
    expect(short(await run({ schedule: closedLoop(3, 1, 0), answers: (index) => [10, undefined, 30][index], timeoutMs: 100 }))).toEqual(['0: 0+10 200', '1: 10+100 Timeout', '2: 110+30 200']);
  });
});

import { describe, expect, it } from 'vitest';
import { gatewayTime, type GatewayTime } from '../../../src/azure/gateway/gateway-time.ts';
import type { ClockMove, LocalControlClient } from '../../../src/model/local-control.ts';

interface Fake {
  readonly client: LocalControlClient;
  readonly moves: ClockMove[];
  readonly slept: number[];
  readonly time: GatewayTime;
  asked: number;
  /** What is done while the clock moves; its answer is how many calls are open then. */
  onMove: (move: ClockMove) => number | Promise<number>;
}

const { signal } = new AbortController();

function fake(kind: 'virtual' | 'real'): Fake {
  const moves: ClockMove[] = [];
  const slept: number[] = [];
  const client: LocalControlClient = {
    clock: () => {
      made.asked += 1;
      return Promise.resolve({ kind, now: 0, calls: 7, open: 0 });
    },
    move: async (move) => {
      moves.push(move);
      return { now: 0, calls: 8, open: await made.onMove(move) };
    },
    attempts: () => Promise.reject(new Error('nobody asks')),
    breakers: () => Promise.reject(new Error('nobody asks')),
  };
  const time = gatewayTime(client, (ms) => {
    slept.push(ms);
    return Promise.resolve();
  });
  const made: Fake = { client, moves, slept, time, asked: 0, onMove: () => 0 };
  return made;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('time of the data plane', () => {
  it('passes by itself on Azure, and on a local one with a real clock, which is asked once', async () => {
    const slept: number[] = [];
    const azure = gatewayTime(undefined, (ms) => (slept.push(ms), Promise.resolve()));
    await azure.sleep(5, signal);
    expect([await azure.during(() => Promise.resolve('answer'), signal), slept]).toEqual(['answer', [5]]);
    const local = fake('real');
    await local.time.sleep(5, signal);
    await local.time.sleep(6, signal);
    expect(await local.time.during(() => Promise.resolve('answer'), signal)).toBe('answer');
    expect([local.slept, local.moves, local.asked]).toEqual([[5, 6], [], 1]);
  });

  it('passes on a virtual clock as it is told to', async () => {
    const local = fake('virtual');
    await local.time.sleep(5000, signal);
    expect([local.slept, local.moves]).toEqual([[], [{ ms: 5000 }]]);
  });

  it('passes while a call is under way, until it is answered', async () => {
    const local = fake('virtual');
    let answer: (text: string) => void = () => undefined;
    local.onMove = () => {
      answer('late');
      return 0;
    };
    expect(await local.time.during(() => new Promise<string>((resolve) => (answer = resolve)), signal)).toBe('late');
    expect(local.moves).toEqual([{ ms: 120_000, after: 8, until: 'answer' }]);
  });

  it('goes on where the answer was for somebody else', async () => {
    const local = fake('virtual');
    let answer: (text: string) => void = () => undefined;
    local.onMove = () => {
      if (local.moves.length < 3) return 1;
      answer('at last');
      return 1;
    };
    expect(await local.time.during(() => new Promise<string>((resolve) => (answer = resolve)), signal)).toBe('at last');
    expect(local.moves).toHaveLength(3);
  });

  it('fails with the call that was never received, and not with the clock that waited for it', async () => {
    const local = fake('virtual');
    local.onMove = () => Promise.reject(new Error('no call came'));
    await expect(local.time.during(() => Promise.reject(new Error('refused')), signal)).rejects.toThrow('refused');
  });

  it('passes for one after the other: what they wait for does not add up', async () => {
    const local = fake('virtual');
    const ends: (() => void)[] = [];
    local.onMove = () => new Promise((resolve) => ends.push(() => resolve(0)));
    const both = Promise.all([local.time.sleep(1, signal), local.time.sleep(2, signal)]);
    await turn();
    expect(local.moves).toEqual([{ ms: 1 }]);
    ends[0]?.();
    await turn();
    expect(local.moves).toEqual([{ ms: 1 }, { ms: 2 }]);
    ends[1]?.();
    await both;
  });

  it('stands still for who has been stopped meanwhile, and goes on for others', async () => {
    const local = fake('virtual');
    const stopped = AbortSignal.abort(new Error('enough'));
    await expect(local.time.sleep(1, stopped)).rejects.toThrow('enough');
    await local.time.sleep(2, signal);
    expect(local.moves).toEqual([{ ms: 2 }]);
  });
});

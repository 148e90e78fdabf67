import { describe, expect, it } from 'vitest';
import type { GatewayCall } from '../../../../src/emulator/gateway/call.ts';
import { PolicyFault } from '../../../../src/emulator/gateway/fault.ts';
import { retryWait } from '../../../../src/emulator/gateway/policies/retry-wait.ts';
import { compiled, newCall, testWorld } from '../forwarding-call.ts';

const fault = new PolicyFault({ source: 'forward-request', reason: 'Timeout', message: 'late', status: 500 });

interface Run {
  /** When each try began, in seconds since the start. */
  readonly tries: number[];
  readonly call: GatewayCall;
  readonly failed: unknown;
}

/** Runs a retry whose inside does this at its nth try; the virtual clock is moved until it ends. */
async function run(attributes: string, act: (n: number, call: GatewayCall) => void, condition: (call: GatewayCall, n: number) => boolean = () => true): Promise<Run> {
  const world = testWorld();
  const call = newCall(world, { traced: true });
  const tries: number[] = [];
  const step = compiled(`<retry condition="@(again)" ${attributes}><try /></retry>`, {
    expressions: { '@(again)': (asked) => condition(asked, tries.length) },
    steps: {
      try: () => {
        tries.push((world.clock.now() - call.startedAt) / 1000);
        act(tries.length, call);
      },
    },
  });
  const state: { ended: boolean; failed: unknown } = { ended: false, failed: undefined };
  const running = Promise.resolve(step(call)).then(() => undefined, (error: unknown) => error).then((failed) => Object.assign(state, { ended: true, failed }));
  for (let steps = 0; steps < 1000 && !state.ended; steps += 1) await world.clock.advance?.(1000);
  await running;
  return { tries, call, failed: state.failed };
}

describe('retry', () => {
  it('runs what is inside first, and asks then', async () => {
    const { tries } = await run('count="3" interval="1"', () => undefined, () => false);
    expect(tries).toEqual([0]);
  });

  it('makes count + 1 tries at most', async () => {
    expect((await run('count="3" interval="0"', () => undefined)).tries).toHaveLength(4);
  });

  it('stops as soon as the condition is false', async () => {
    const { tries } = await run('count="10" interval="1"', () => undefined, (_, n) => n < 3);
    expect(tries).toEqual([0, 1, 2]);
  });

  it.each([
    ['the interval, always', 'count="3" interval="10"', [0, 10, 20, 30]],
    ['by the delta longer each time', 'count="3" interval="10" delta="5"', [0, 10, 25, 45]],
    ['exponentially, up to the longest', 'count="4" interval="10" delta="10" max-interval="50"', [0, 20, 60, 110, 160]],
    ['nothing the first time with first-fast-retry', 'count="3" interval="10" first-fast-retry="true"', [0, 0, 10, 20]],
    ['nothing where the interval is 0', 'count="2" interval="0"', [0, 0, 0]],
  ])('waits %s', async (_, attributes, expected) => {
    expect((await run(attributes, () => undefined)).tries).toEqual(expected);
  });

  it('asks the condition also after a fault, which is LastError then', async () => {
    const seen: unknown[] = [];
    const fails = (n: number): void => {
      if (n === 1) throw fault;
    };
    const { tries, failed, call } = await run('count="3" interval="1"', fails, (asked, n) => {
      seen.push(asked.lastError);
      return n < 2;
    });
    expect([tries, failed, call.lastError, seen]).toEqual([[0, 1], undefined, undefined, [fault, undefined]]);
  });

  it('lets the fault go on when no more tries are left or wanted', async () => {
    const fails = (): void => {
      throw fault;
    };
    expect(await run('count="2" interval="0"', fails)).toMatchObject({ tries: [0, 0, 0], failed: fault });
    expect(await run('count="2" interval="0"', fails, () => false)).toMatchObject({ tries: [0], failed: fault, call: { lastError: fault } });
  });

  it('gives way to a fault of the condition itself', async () => {
    const { failed } = await run('count="2" interval="0"', () => undefined, () => {
      throw fault;
    });
    expect(failed).toBe(fault);
  });

  it('ends where a policy inside has answered, without asking', async () => {
    const { tries } = await run('count="3" interval="1"', (_, call) => {
      call.ended = true;
    });
    expect(tries).toEqual([0]);
  });

  it('does not go on for a client that left, nor after a mistake of ours', async () => {
    const gone = new PolicyFault({ source: 'x', reason: 'ClientConnectionFailure', message: 'gone', status: 499 });
    for (const error of [gone, new Error('bug')]) {
      const { tries, failed } = await run('count="3" interval="0"', () => {
        throw error;
      });
      expect([tries, failed]).toEqual([[0], error]);
    }
  });

  it('stops waiting when the client leaves', async () => {
    const leaving = new AbortController();
    const call = newCall(testWorld(), { signal: leaving.signal });
    let tries = 0;
    const running = compiled('<retry condition="true" count="3" interval="60"><try /></retry>', { steps: { try: () => void (tries += 1) } })(call);
    setImmediate(() => leaving.abort());
    await expect(running).rejects.toMatchObject({ reason: 'ClientConnectionFailure' });
    expect(tries).toBe(1);
  });

  it('tells the trace how often it tried', async () => {
    const { call } = await run('count="3" interval="0"', () => undefined, (_, n) => n < 3);
    expect(call.trace?.map(({ says }) => says)).toEqual(['tried 3 times']);
  });
});

describe('the wait before a retry', () => {
  const waits = { interval: 1000, delta: 2000, maxInterval: 1_000_000, firstFast: false };

  it('spreads exponential waits between 0.8 and 1.2 deltas', () => {
    expect([retryWait(waits, 3, () => 0), retryWait(waits, 3, () => 0.5), retryWait(waits, 3, () => 1)]).toEqual([1000 + 7 * 1600, 1000 + 7 * 2000, 1000 + 7 * 2400]);
  });

  it('never goes beyond the longest', () => {
    expect(retryWait({ ...waits, maxInterval: 3000 }, 9, () => 0)).toBe(3000);
    expect(retryWait({ ...waits, delta: undefined, maxInterval: 500 }, 1, () => 0)).toBe(500);
  });
});

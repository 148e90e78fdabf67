import { describe, expect, it } from 'vitest';
import { PolicyFault } from '../../../../src/emulator/gateway/fault.ts';
import { compiled, newCall, testWorld } from '../forwarding-call.ts';

/** A step that the test ends. */
function held(): { readonly step: () => Promise<void>; started: boolean; ended: boolean; end(error?: Error): void } {
  let finish: (error?: Error) => void = () => undefined;
  const state = {
    started: false,
    ended: false,
    end: (error?: Error) => finish(error),
    step: () => {
      state.started = true;
      return new Promise<void>((resolve, reject) => {
        finish = (error) => {
          state.ended = true;
          if (error) reject(error);
          else resolve();
        };
      });
    },
  };
  return state;
}

const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('wait', () => {
  it('runs what is inside side by side and goes on when all has ended', async () => {
    const [a, b] = [held(), held()];
    let done = false;
    const running = Promise.resolve(compiled('<wait><a /><b /></wait>', { steps: { a: a.step, b: b.step } })(newCall(testWorld()))).finally(() => { done = true; });
    await settled();
    expect([a.started, b.started]).toEqual([true, true]);
    b.end();
    await settled();
    expect(done).toBe(false);
    a.end();
    await running;
    expect(done).toBe(true);
  });

  it('goes on with for="any" when the first has ended', async () => {
    const [a, b] = [held(), held()];
    const running = compiled('<wait for="any"><a /><b /></wait>', { steps: { a: a.step, b: b.step } })(newCall(testWorld()));
    await settled();
    b.end();
    await running;
    expect(a.ended).toBe(false);
    a.end(new Error('nobody hears it'));
    await settled();
  });

  it('fails with all where one fails, and not before all have ended', async () => {
    const [a, b] = [held(), held()];
    let done = false;
    const running = Promise.resolve(compiled('<wait for="all"><a /><b /></wait>', { steps: { a: a.step, b: b.step } })(newCall(testWorld()))).catch((error: unknown) => {
      done = true;
      return error;
    });
    await settled();
    const error = new Error('first');
    a.end(error);
    await settled();
    expect(done).toBe(false);
    b.end();
    expect(await running).toBe(error);
  });

  it('takes all or any from an expression and nothing else', async () => {
    await expect(compiled('<wait for="@(x)"><a /></wait>', { expressions: { '@(x)': () => 'some' }, steps: { a: () => undefined } })(newCall(testWorld()))).rejects.toMatchObject({ reason: 'ExpressionValueEvaluationFailure' });
    await compiled('<wait for="any" />')(newCall(testWorld()));
  });
});

describe('limit-concurrency', () => {
  const xml = '<limit-concurrency key="@(key)" max-count="2"><a /></limit-concurrency>';
  const limited = (world: ReturnType<typeof testWorld>, step: () => Promise<void>, key = 'k') => Promise.resolve(compiled(xml, { expressions: { '@(key)': () => key }, steps: { a: step } })(newCall(world)));

  it('answers 429 at once to whoever comes beyond the count, and lets the next in when one has left', async () => {
    const world = testWorld();
    const inside = [held(), held()];
    const running = inside.map(({ step }) => limited(world, step));
    await settled();
    const third = held();
    await expect(limited(world, third.step)).rejects.toMatchObject({ status: 429, source: 'limit-concurrency' });
    expect(third.started).toBe(false);
    inside[0]?.end();
    await running[0];
    const fourth = held();
    const last = limited(world, fourth.step);
    await settled();
    expect(fourth.started).toBe(true);
    inside[1]?.end();
    fourth.end();
    await Promise.all([...running, last]);
    expect(world.forwarding.slots.size).toBe(0);
  });

  it('counts each key for itself', async () => {
    const world = testWorld();
    const inside = [held(), held(), held()];
    const running = inside.map(({ step }, at) => limited(world, step, `k${at}`));
    await settled();
    expect(inside.map(({ started }) => started)).toEqual([true, true, true]);
    for (const one of inside) one.end();
    await Promise.all(running);
  });

  it('gives its place back when what is inside fails', async () => {
    const world = testWorld();
    const fails = async (): Promise<void> => {
      throw new PolicyFault({ source: 'a', reason: 'R', message: 'm', status: 500 });
    };
    for (let at = 0; at < 5; at += 1) await expect(limited(world, fails)).rejects.toMatchObject({ reason: 'R' });
    expect(world.forwarding.slots.size).toBe(0);
  });
});

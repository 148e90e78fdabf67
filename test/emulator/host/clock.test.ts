import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realClock, virtualClock } from '../../../src/emulator/clock.ts';
import { parseDuration } from '../../../src/model/duration.ts';

const start = Date.UTC(2026, 0, 1);
const never = new AbortController().signal;

function moved(clock: ReturnType<typeof virtualClock>, ms: number): Promise<void> {
  if (clock.advance === undefined) throw new Error('a real clock');
  return clock.advance(ms);
}

describe('a virtual clock', () => {
  it('fires due timers in the order of their times, equal ones as they were set, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 20 }), fc.nat(20), async (offsets, by) => {
        const clock = virtualClock();
        const fired: (readonly [number, number])[] = [];
        offsets.forEach((offset, index) => clock.at(start + offset, () => fired.push([clock.now() - start, index])));
        await moved(clock, by);
        const expected = offsets.map((offset, index) => [offset, index] as const).filter(([offset]) => offset <= by).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(fired).toEqual(expected);
        expect(clock.now()).toBe(start + by);
      }),
      { numRuns: 50 },
    );
  });

  it('counts timers that others set meanwhile, and answers when idle', async () => {
    const clock = virtualClock();
    const times: number[] = [];
    const ticks = async (): Promise<void> => {
      for (let i = 0; i < 5; i += 1) {
        await clock.sleep(10, never);
        times.push(clock.now() - start);
      }
    };
    const done = ticks();
    await moved(clock, 35);
    expect(times).toEqual([10, 20, 30]);
    expect(clock.now() - start).toBe(35);
    await moved(clock, 15);
    expect(times).toEqual([10, 20, 30, 40, 50]);
    await done;
  });

  it('moves once after the other', async () => {
    const clock = virtualClock();
    const seen: number[] = [];
    for (const at of [5, 15]) clock.at(start + at, () => seen.push(at));
    await Promise.all([moved(clock, 10), moved(clock, 10)]);
    expect([seen, clock.now() - start]).toEqual([[5, 15], 20]);
  });

  it('fires at once what is due already, without going back', async () => {
    const clock = virtualClock();
    await moved(clock, 100);
    let firedAt = 0;
    clock.at(start + 50, () => {
      firedAt = clock.now() - start;
    });
    await moved(clock, 0);
    expect(firedAt).toBe(100);
  });

  it('forgets what was called off, and ends sleeps that were aborted or stopped', async () => {
    const clock = virtualClock();
    let fired = false;
    clock.at(start + 1, () => {
      fired = true;
    })();
    const controller = new AbortController();
    const aborted = clock.sleep(1, controller.signal);
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow('enough');
    const stopped = clock.sleep(1, never);
    clock.stop();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    await expect(clock.sleep(1, never)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(moved(clock, 10)).rejects.toMatchObject({ name: 'AbortError' });
    expect(fired).toBe(false);
  });
});

describe('a real clock', () => {
  it('fires, can be called off, and is not to be moved', async () => {
    const clock = realClock();
    expect(clock.advance).toBeUndefined();
    let fired = false;
    const cancel = clock.at(clock.now() + 1, () => {
      fired = true;
    });
    cancel();
    await clock.sleep(5, never);
    expect(fired).toBe(false);
    const stopped = clock.sleep(2 ** 40, never);
    clock.stop();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('durations', () => {
  it.each([
    ['PT60S', 60_000],
    ['PT1M30S', 90_000],
    ['P1DT2H', 93_600_000],
    ['P2W', 1_209_600_000],
    ['PT0.25S', 250],
    ['PT0S', 0],
    ['P3D', 259_200_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1M', 'P1Y', '60', 'PT60', 'pt60s', 'PT-1S', '-PT1S', 'PT1S ', 'P1W2D', 'PT1S1M', 'PT1.2345S', 'P1DT', 'PT1.5M', `PT${'9'.repeat(20)}S`])('%o is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

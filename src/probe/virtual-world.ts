import type { ClockState, LocalControlClient } from '../model/local-control.ts';
import { newFlights } from './flights.ts';
import type { ProbeWorld, Send } from './world.ts';

/** Looks at the clock until a call that was given up is seen to be over. */
const patience = 200;

/**
 * Time of a local Azure that stands still unless it is moved. One call is sent at a time and everything has come to rest
 * before the next thing happens: the same seed gives the same run.
 */
export function virtualWorld(send: Send, control: Pick<LocalControlClient, 'clock' | 'move'>, start: ClockState, signal: AbortSignal): ProbeWorld {
  let { now, calls } = start;
  const flights = newFlights(send, () => now, signal);

  /** What the gateway has answered is on its way to us: it is waited for, so that it counts for this moment. */
  const caughtUp = async (state: ClockState): Promise<void> => {
    ({ now, calls } = state);
    while (flights.size > state.open) await flights.next();
  };

  return {
    now: () => now,
    async launch(index, lane) {
      flights.launch(index, lane);
      try {
        await caughtUp(await control.move({ ms: 0, after: calls + 1 }, signal));
      } catch (error) {
        if (!flights.isLost(index)) throw error;
        // It never came to the gateway, which waited for it in vain.
        await caughtUp(await control.clock(signal));
      }
    },
    async drop(index) {
      flights.drop(index);
      for (let looks = 0; looks < patience; looks += 1) {
        const state = await control.clock(signal);
        if (state.open <= flights.size) return caughtUp(state);
      }
    },
    pass: async (until) => caughtUp(await control.move({ ms: until - now, until: flights.size > 0 ? 'answer' : undefined }, signal)),
    landed: () => flights.take().map((landed) => ({ ...landed, at: now })).toSorted((a, b) => a.index - b.index),
  };
}

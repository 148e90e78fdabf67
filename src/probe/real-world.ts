import { newFlights } from './flights.ts';
import type { ProbeWorld, Send } from './world.ts';

export interface RealTime {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Time passes by itself. */
export function realWorld(send: Send, { now, sleep, signal }: RealTime): ProbeWorld {
  const flights = newFlights(send, now, signal);
  return {
    now,
    launch: (index, lane) => Promise.resolve(flights.launch(index, lane)),
    drop: (index) => Promise.resolve(flights.drop(index)),
    landed: flights.take,
    async pass(until) {
      if (flights.hasLanded) return;
      const woken = new AbortController();
      const slept = sleep(Math.max(0, until - now()), AbortSignal.any([signal, woken.signal])).catch(() => undefined);
      await Promise.race([slept, flights.next()]);
      woken.abort();
    },
  };
}

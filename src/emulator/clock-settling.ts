import { turn } from './clock.ts';
import type { OpenCalls } from './open-calls.ts';

/** How long, in real milliseconds, a clock waits for what does not wait for it. */
export interface Patience {
  /** Between two looks at connections that stir without telling. */
  readonly lookMs: number;
  /** So many looks at which nothing had happened: the outside does not stir. */
  readonly quietLooks: number;
  /** Also for what keeps stirring (a client that sends a byte now and then) and for what works in this process. */
  readonly longestMs: number;
}

/** 100 ms of silence. They are counted in looks: a process that gets no processor hears of nothing, and that is no silence. */
export const usualPatience: Patience = { lookMs: 10, quietLooks: 10, longestMs: 5_000 };

/**
 * Resolves once every open call waits for nothing but the clock. What waits for the outside (a client that sends or reads, a
 * backend on the network) is waited for as long as it stirs; one that was given up is waited for again when it is heard of.
 */
export function settling(calls: OpenCalls, { lookMs, quietLooks, longestMs }: Patience = usualPatience): () => Promise<void> {
  return async () => {
    await turn();
    const until = Date.now() + longestMs;
    let [quiet, bytes] = [0, calls.bytes()];
    while (calls.isStirring()) {
      const hasChanged = await changeWithin(calls, lookMs);
      await turn();
      const now = calls.bytes();
      quiet = hasChanged || now !== bytes ? 0 : quiet + 1;
      bytes = now;
      const isLate = Date.now() >= until;
      if (isLate || quiet >= quietLooks) calls.giveUp(isLate);
    }
  };
}

/** Whether so many calls have come in before so many real milliseconds are over. */
export async function receivedWithin(calls: OpenCalls, count: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (calls.received() < count) {
    const left = until - Date.now();
    if (left <= 0) return false;
    await changeWithin(calls, left);
  }
  return true;
}

function changeWithin(calls: OpenCalls, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (hasChanged: boolean): void => {
      clearTimeout(timer);
      forget();
      resolve(hasChanged);
    };
    const timer = setTimeout(() => done(false), ms);
    const forget = calls.watch(() => done(true));
  });
}

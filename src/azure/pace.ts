/** Time and chance of a connection, handed in so that tests wait for nothing. */
export interface Pace {
  /** Ends with the signal's reason as soon as it aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onWait: (reason: string, ms: number) => void;
}

const firstDelayMs = 1000;
const longestDelayMs = 30_000;

/** Exponential, half of it by chance, so that clients which were refused together do not come back together. */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random / 2));
}

/** Tells that it waits, and waits. */
export async function pause(pace: Pace, reason: string, ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms > 0) pace.onWait(reason, ms);
  await pace.sleep(ms, signal);
  signal.throwIfAborted();
}

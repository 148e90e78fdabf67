/** In milliseconds, as the attributes of `retry` state them. */
export interface RetryWaits {
  readonly interval: number;
  readonly delta: number | undefined;
  readonly maxInterval: number | undefined;
  readonly firstFast: boolean;
}

/**
 * How long the nth retry (from 1) waits, as documented: always the interval; with a delta longer each time by that; with a delta
 * and a longest interval exponentially, `interval + (2^n - 1) × a random number between 0.8 and 1.2 deltas`.
 */
export function retryWait({ interval, delta, maxInterval, firstFast }: RetryWaits, n: number, random: () => number): number {
  if (firstFast && n === 1) return 0;
  if (delta === undefined) return Math.min(interval, maxInterval ?? interval);
  if (maxInterval === undefined) return interval + (n - 1) * delta;
  return Math.min(maxInterval, Math.round(interval + (2 ** n - 1) * delta * (0.8 + random() * 0.4)));
}

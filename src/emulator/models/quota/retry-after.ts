import type { ModelOptions } from '../options.ts';

/** When to come back. */
export interface RetryAfter {
  readonly ms: number;
  /** `retry-after` in whole seconds, rounded up, and `retry-after-ms`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** `wait`: milliseconds until there is room; the estate may have something else told. */
export function retryAfter(wait: number, told: ModelOptions['retryAfter']): RetryAfter {
  const ms = typeof told === 'number' ? told * 1000 : wait;
  return { ms, headers: { 'retry-after': String(Math.ceil(ms / 1000)), 'retry-after-ms': String(ms) } };
}

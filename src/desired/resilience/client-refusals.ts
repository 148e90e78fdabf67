import type { Resilience } from './resilience.ts';

/**
 * How many clients a throttled main member answers 429, from the first refusal until its breaker opens. Each call asks it
 * `retries + 1` times at most; the one that makes its breaker's count full has an attempt left for the others, or not.
 *
 * @returns Infinity where nothing keeps any 429 from the clients
 */
export function clientRefusals({ mode, retries, tripAfter }: Pick<Resilience, 'mode' | 'retries' | 'tripAfter'>): number {
  switch (mode) {
    case 'none':
      return Infinity;
    case 'retry':
      return 0;
    case 'breaker':
    case 'both':
      return Math.floor(tripAfter / ((mode === 'both' ? retries : 0) + 1));
  }
}

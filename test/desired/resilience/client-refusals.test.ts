import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/desired/resilience/calls-per-request.ts';
import { clientRefusals } from '../../../src/desired/resilience/client-refusals.ts';

/** Of the ten minutes of the article's load, in which the main is throttled anew that often. */
const cycles = 9;

describe('clients that see a 429 in a cycle', () => {
  it.each([
    [1, 0, 1],
    [3, 0, 3],
    [3, 1, 1],
    [3, 2, 1],
    [3, 3, 0],
    [5, 1, 2],
    [5, 2, 1],
    [1, 2, 0],
    [2, 1, 1],
    [2, 2, 0],
  ])('are, with breakers that open at %i and %i retries, %i', (tripAfter, retries, lost) => {
    expect(clientRefusals({ mode: retries === 0 ? 'breaker' : 'both', tripAfter, retries })).toBe(lost);
    expect(figuresOf({ openFor: 60, tripAfter, retries }).refusedToClients).toBe(lost * cycles);
  });

  it('are all of those who are refused without breaker and retry, and none with a retry of a list', () => {
    expect(clientRefusals({ mode: 'none', tripAfter: 1, retries: 0 })).toBe(Infinity);
    expect(clientRefusals({ mode: 'retry', tripAfter: 1, retries: 1 })).toBe(0);
  });

  it('takes no retries into account that the mode does not have', () => {
    expect(clientRefusals({ mode: 'breaker', tripAfter: 3, retries: 2 })).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { latencyOf, percentile } from '../../src/probe/percentile.ts';

const numbers = (n: number): readonly number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('a percentile', () => {
  it.each([
    [1, 50, 1],
    [1, 99, 1],
    [2, 50, 1],
    [2, 51, 2],
    [20, 95, 19],
    [20, 99, 20],
    [100, 99, 99],
    [101, 99, 100],
    [1000, 99, 990],
    [4, 0, 1],
  ])('of 1 to %i at %i is %i, by nearest rank', (n, percent, expected) => {
    expect(percentile(numbers(n), percent)).toBe(expected);
  });

  it('of nothing is unknown', () => {
    expect(latencyOf([])).toEqual({ p50: null, p95: null, p99: null });
  });

  it('sorts numbers as numbers, and has whole milliseconds', () => {
    expect(latencyOf([100.4, 9.6, 20])).toEqual({ p50: 20, p95: 100, p99: 100 });
  });
});

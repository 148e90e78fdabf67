import { expect, it } from 'vitest';
import { figuresOf } from '../../../src/desired/resilience/calls-per-request.ts';

// The figures that test/emulator/experiments/article.test.ts measures on the gateway.
it.each([
  ['window', 1, 2, 1.017, 90, 0],
  [60, 1, 2, 1.015, 81, 0],
  [22, 1, 2, 1.04, 72, 0],
  [10, 1, 2, 1.087, 81, 0],
  [2, 1, 2, 1.425, 90, 0],
  [86_400, 1, 2, 1.002, 9, 0],
  [60, 3, 0, 1, 81, 27],
  [0, 0, 1, 1.85, 90, 0],
] as const)('open for %s after %i, with %i retries: %d calls a request, %i of 600 from the main, %i refused', (openFor, tripAfter, retries, callsPerRequest, servedByMain, refusedToClients) => {
  const figures = figuresOf({ openFor, tripAfter, retries });
  expect({ ...figures, callsPerRequest: Math.round(figures.callsPerRequest * 1000) / 1000 }).toEqual({ callsPerRequest, servedByMain, refusedToClients });
});

import { expect, it } from 'vitest';
import { isoDuration, typedDuration } from '../../src/model/duration.ts';

it.each([
  [60_000, 'PT1M'],
  [90_500, 'PT1M30S'],
  [3_600_000, 'PT1H'],
  [86_400_000, 'P1D'],
  [90_061_000, 'P1DT1H1M1S'],
  [0, 'PT0S'],
])('%i ms are written %s', (ms, text) => {
  expect(isoDuration(ms)).toBe(text);
});

it.each([
  ['20', 1_200_000],
  ['PT1H30M', 5_400_000],
  ['pt5s', 5000],
  ['PT', undefined],
  ['5m', undefined],
  ['-1', undefined],
])('%s is read as %s ms', (text, ms) => {
  expect(typedDuration(text)).toBe(ms);
});

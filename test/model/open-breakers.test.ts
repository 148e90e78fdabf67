import { expect, it } from 'vitest';
import type { KnownBreaker } from '../../src/model/local-control.ts';
import { breakerLines, openBreakers } from '../../src/model/open-breakers.ts';

const breaker = (backend: string, unit: number, openUntil: string | undefined): KnownBreaker => ({ id: `/x/backends/${backend}`, unit, openUntil, failures: 0 });
const breakers = [breaker('a', 0, '2026-01-01T00:02:00.000Z'), breaker('a', 1, '2026-01-01T00:01:00.000Z'), breaker('b', 0, undefined)];

it('tells each unit that leaves a backend out, and null where nobody knows', () => {
  expect(openBreakers({ breakers })).toEqual([
    { backend: 'a', unit: 0, openUntil: '2026-01-01T00:02:00.000Z' },
    { backend: 'a', unit: 1, openUntil: '2026-01-01T00:01:00.000Z' },
  ]);
  expect([openBreakers({}), breakerLines({})]).toEqual([null, []]);
});

it('tells people of each backend once, with its last unit', () => {
  expect(breakerLines({ breakers })).toEqual(['a: breaker open until 2026-01-01T00:02:00.000Z']);
});

import { describe, expect, it } from 'vitest';
import { isSampled, itemCount, samplingScore } from '../../../../src/emulator/gateway/telemetry/sampling.ts';
import { seededRandom, uuidFrom } from '../../../../src/emulator/random.ts';

const random = seededRandom(7);
const ids = Array.from({ length: 4000 }, () => uuidFrom(random).replaceAll('-', ''));

describe('the sampling of calls', () => {
  it('is the same for the same operation, and keeps about as many as are asked for', () => {
    for (const percentage of [5, 25, 50]) {
      const kept = ids.filter((id) => isSampled(id, percentage)).length / ids.length;
      expect(Math.abs(kept * 100 - percentage)).toBeLessThan(3);
      expect(ids.slice(0, 20).map((id) => isSampled(id, percentage))).toEqual(ids.slice(0, 20).map((id) => isSampled(id, percentage)));
    }
  });

  it('keeps at a higher percentage all that it keeps at a lower one', () => {
    expect(ids.filter((id) => isSampled(id, 10) && !isSampled(id, 40))).toEqual([]);
  });

  it('keeps all at 100 and none at 0', () => {
    expect([ids.every((id) => isSampled(id, 100)), ids.some((id) => isSampled(id, 0))]).toEqual([true, false]);
  });

  it('has scores from 0 to 100, short ids repeated first', () => {
    expect(samplingScore('')).toBe(0);
    expect(samplingScore('ab')).toBe(samplingScore('abababab'));
    for (const id of ids.slice(0, 200)) expect(samplingScore(id)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ids.map(samplingScore))).toBeLessThanOrEqual(100);
  });

  it('counts a row for so many calls', () => {
    expect([100, 50, 30, 25, 1, 0, 80].map(itemCount)).toEqual([1, 2, 3, 4, 100, 1, 1]);
  });
});

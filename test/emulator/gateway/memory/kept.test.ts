import { describe, expect, it } from 'vitest';
import { newKept } from '../../../../src/emulator/gateway/memory/kept.ts';

describe('what is kept', () => {
  it('is not found any more when it is over, or was taken away', () => {
    const kept = newKept<number>((until, now) => until <= now);
    kept.put('a', 5, 0);
    kept.put('b', 5, 0);
    kept.delete('b');
    expect([kept.find('a', 4), kept.find('a', 5), kept.find('b', 0), kept.find('c', 0)]).toEqual([5, undefined, undefined, undefined]);
  });

  it('does not grow with keys that nobody uses any more', () => {
    const kept = newKept<number>((until, now) => until <= now);
    for (let now = 0; now < 20_000; now += 1) kept.put(`key ${now}`, now + 10, now);
    expect(kept.size).toBeLessThan(2100);
    expect(kept.find('key 19995', 20_000)).toBe(20_005);
  });
});

import { describe, expect, it } from 'vitest';
import { pickMember, type PoolMember } from '../../../../src/emulator/gateway/backends/pool.ts';
import { seededRandom } from '../../../../src/emulator/random.ts';

const member = (id: string, priority?: number, weight?: number): PoolMember => ({ id, priority, weight });

/** How often each is taken in this many turns, of those that are available. */
function taken(members: readonly PoolMember[], turns: number, unavailable: readonly string[] = []): Readonly<Record<string, number>> {
  const random = seededRandom(6);
  const counts: Record<string, number> = {};
  for (let turn = 0; turn < turns; turn += 1) {
    const id = pickMember(members, { isAvailable: (one) => !unavailable.includes(one.id), turn, random })?.id ?? 'nobody';
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

describe('a pool', () => {
  it('takes turns where there are neither priorities nor weights', () => {
    expect(taken([member('a'), member('b'), member('c')], 30)).toEqual({ a: 10, b: 10, c: 10 });
  });

  it('takes turns where weights are equal', () => {
    expect(taken([member('a', 1, 50), member('b', 1, 50)], 10)).toEqual({ a: 5, b: 5 });
  });

  it('goes by weight where they differ', () => {
    const { a = 0, b = 0 } = taken([member('a', 1, 3), member('b', 1, 1)], 4000);
    expect(a + b).toBe(4000);
    expect(a / 4000).toBeCloseTo(0.75, 1);
  });

  it('goes to the lower number first, and further only when nobody there is available', () => {
    const members = [member('spill', 2), member('main', 1), member('other', 1), member('last', 3)];
    expect(taken(members, 10)).toEqual({ main: 5, other: 5 });
    expect(taken(members, 10, ['main'])).toEqual({ other: 10 });
    expect(taken(members, 10, ['main', 'other'])).toEqual({ spill: 10 });
    expect(taken(members, 10, ['main', 'other', 'spill'])).toEqual({ last: 10 });
    expect(taken(members, 1, ['main', 'other', 'spill', 'last'])).toEqual({ nobody: 1 });
  });

  it('has members without priority in the first group, and without weight with a weight of 1', () => {
    expect(taken([member('first'), member('second', 1)], 5)).toEqual({ first: 5 });
    const { a = 0 } = taken([member('a', 1), member('b', 1, 9)], 4000);
    expect(a / 4000).toBeCloseTo(0.1, 1);
  });

  it('leaves out a weight of 0 unless there is nothing else', () => {
    const members = [member('never', 1, 0), member('always', 1, 5)];
    expect(taken(members, 200)).toEqual({ always: 200 });
    expect(taken(members, 10, ['always'])).toEqual({ never: 10 });
    expect(taken([member('a', 1, 0), member('b', 1, 0)], 10)).toEqual({ a: 5, b: 5 });
  });
});

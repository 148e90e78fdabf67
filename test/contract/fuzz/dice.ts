import { seededRandom } from '../../../src/emulator/random.ts';

/** Randomness that a seed repeats. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  /** 0 to below `limit`. */
  int(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
  const next = seededRandom(seed);
  const int = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      const found = items[int(items.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}

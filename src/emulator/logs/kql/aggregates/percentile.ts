import { compareValues } from '../values/compare.ts';
import type { Value } from '../values/value.ts';
import { aggregate } from './aggregate.ts';

/** The smallest value that so many per cent are not above: nearest rank, as documented, but exact. Null of nothing. */
export function nearestRank(sorted: readonly Value[], percent: number): Value {
  if (sorted.length === 0) return null;
  const rank = Math.ceil((Math.min(Math.max(percent, 0), 100) / 100) * sorted.length - 1e-9);
  return sorted[Math.max(rank, 1) - 1] ?? null;
}

export function sortedValues(values: readonly Value[]): readonly Value[] {
  return values.filter((value) => value !== null && !Number.isNaN(value)).toSorted(compareValues);
}

/** Within an expression; alone it stands with those that give several columns. */
export const percentile = aggregate('percentile(any, number)', {
  naming: '',
  start: () => {
    const values: Value[] = [];
    let percent = 0;
    return {
      add: ([value = null, rank = null]) => {
        values.push(value);
        percent = Number(rank);
      },
      result: () => nearestRank(sortedValues(values), percent),
    };
  },
});

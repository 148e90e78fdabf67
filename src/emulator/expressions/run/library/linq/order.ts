import type { CallSite } from '../../members.ts';
import type { Value } from '../../value.ts';
import { invalidOperation } from '../exceptions.ts';
import { compareOf } from '../of-value.ts';

export type Compare = (a: Value, b: Value) => number;

/** As `Comparer.Default` orders. @throws InvalidOperationException where the two have no order */
export const byDefault: Compare = (a, b) => {
  const order = compareOf(a, b);
  if (order === undefined) throw invalidOperation('Failed to compare two elements in the array.');
  return order;
};

/** Sorted, equal ones in the order they had; by their own order where no comparison is given. */
export function ordered(items: readonly Value[], compare: Compare | undefined, site: CallSite): Value[] {
  site.spend(items.length * Math.ceil(Math.log2(items.length + 2)) * 4);
  return items.toSorted(compare ?? byDefault);
}

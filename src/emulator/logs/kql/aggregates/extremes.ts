import { compareValues } from '../values/compare.ts';
import type { Value } from '../values/value.ts';
import { type Accumulator, aggregate, type Aggregate } from './aggregate.ts';

/** Nulls do not count. */
function extreme(sign: 1 | -1): () => Accumulator {
  return () => {
    let best: Value = null;
    return {
      add: ([value = null]) => {
        if (value !== null && (best === null || compareValues(value, best) * sign > 0)) best = value;
      },
      result: () => best,
    };
  };
}

export const extremeAggregates: readonly Aggregate[] = [
  aggregate('min(orderable)', { start: extreme(-1) }),
  aggregate('max(orderable)', { start: extreme(1) }),
  aggregate('minif(orderable, bool)', { condition: 1, start: extreme(-1) }),
  aggregate('maxif(orderable, bool)', { condition: 1, start: extreme(1) }),
];

import type { Value } from '../values/value.ts';
import { type Accumulator, aggregate, type Aggregate } from './aggregate.ts';

function first(): Accumulator {
  let taken: Value = null;
  return {
    add: ([value = null]) => {
      if (taken === null || taken === '') taken = value;
    },
    result: () => taken,
  };
}

/** The first value that is there; Azure takes any. */
export const takeAnyAggregates: readonly Aggregate[] = [
  aggregate('take_any(any)', { naming: '%', start: first }),
  ...['take_anyif', 'anyif'].map((name) => aggregate(`${name}(any, bool)`, { naming: '%', condition: 1, start: first })),
];

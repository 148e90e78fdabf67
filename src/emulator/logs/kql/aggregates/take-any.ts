import type { Value } from '../values/value.ts';
import { aggregate } from './aggregate.ts';

/** The first value that is there; Azure takes any. */
export const takeAny = aggregate('take_any(any)', {
  naming: '%',
  start: () => {
    let taken: Value = null;
    return {
      add: ([value = null]) => {
        if (taken === null || taken === '') taken = value;
      },
      result: () => taken,
    };
  },
});

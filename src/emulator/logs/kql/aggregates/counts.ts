import { keyOf } from '../values/compare.ts';
import type { KType } from '../values/type.ts';
import { type Accumulator, aggregate, type Aggregate } from './aggregate.ts';

const long = (): KType => 'long';

function rows(): Accumulator {
  let count = 0n;
  return {
    add: () => {
      count += 1n;
    },
    result: () => count,
  };
}

/** Exact; Azure's `dcount` is an estimate. Nulls do not count. */
function distinct([type = 'string']: readonly KType[]): Accumulator {
  const seen = new Set<string>();
  return {
    add: ([value = null]) => {
      if (value !== null) seen.add(keyOf(value, type));
    },
    result: () => BigInt(seen.size),
  };
}

export const countAggregates: readonly Aggregate[] = [
  aggregate('count()', { returns: long, start: rows }),
  aggregate('countif(bool)', { returns: long, condition: 0, start: rows }),
  aggregate('dcount(any, long?)', { returns: long, start: distinct }),
  aggregate('dcountif(any, bool, long?)', { returns: long, condition: 1, start: distinct }),
  aggregate('count_distinct(any)', { returns: long, start: distinct }),
  aggregate('count_distinctif(any, bool)', { returns: long, condition: 1, start: distinct }),
];

import type { KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { type Accumulator, aggregate, type Aggregate } from './aggregate.ts';

const promoted = ([type = 'long']: readonly KType[]): KType => (type === 'int' ? 'long' : type);
const real = (): KType => 'real';

/** Nulls add nothing; nothing at all is 0. */
function sum([type = 'long']: readonly KType[]): Accumulator {
  let [whole, fraction] = [0n, 0];
  return {
    add: ([value = null]) => {
      if (typeof value === 'bigint') whole += value;
      else if (typeof value === 'number') fraction += value;
    },
    result: () => (type === 'real' ? fraction : BigInt.asIntN(64, whole)),
  };
}

const averageType = ([type = 'real']: readonly KType[]): KType => (type === 'timespan' || type === 'datetime' ? type : 'real');

/** Nulls do not count; of nothing it is NaN (summarize-operator), of no times null. */
function average([type = 'real']: readonly KType[]): Accumulator {
  let [count, whole, fraction] = [0, 0n, 0];
  return {
    add: ([value = null]) => {
      if (value === null) return;
      count += 1;
      if (typeof value === 'bigint') whole += value;
      else fraction += Number(value);
    },
    result: () => {
      if (type === 'timespan' || type === 'datetime') return count === 0 ? null : whole / BigInt(count);
      return (type === 'real' ? fraction : Number(whole)) / count;
    },
  };
}

/** By Welford's method; of a sample (n - 1), or of all. Fewer than two values give 0. */
function spread(ofSample: boolean, root: boolean): () => Accumulator {
  return () => {
    let [count, mean, squares] = [0, 0, 0];
    return {
      add: ([value = null]: readonly Value[]) => {
        if (value === null) return;
        count += 1;
        const distance = Number(value) - mean;
        mean += distance / count;
        squares += distance * (Number(value) - mean);
      },
      result: () => {
        const by = ofSample ? count - 1 : count;
        const variance = by <= 0 ? 0 : squares / by;
        return root ? Math.sqrt(variance) : variance;
      },
    };
  };
}

export const sumAggregates: readonly Aggregate[] = [
  aggregate('sum(summable)', { returns: promoted, start: sum }),
  aggregate('sumif(summable, bool)', { returns: promoted, condition: 1, start: sum }),
  aggregate('avg(summable)', { returns: averageType, start: average }),
  aggregate('avgif(summable, bool)', { returns: averageType, condition: 1, start: average }),
  aggregate('stdev(summable)', { returns: real, start: spread(true, true) }),
  aggregate('stdevif(summable, bool)', { returns: real, condition: 1, start: spread(true, true) }),
  aggregate('stdevp(summable)', { returns: real, start: spread(false, true) }),
  aggregate('variance(summable)', { returns: real, start: spread(true, false) }),
  aggregate('varianceif(summable, bool)', { returns: real, condition: 1, start: spread(true, false) }),
  aggregate('variancep(summable)', { returns: real, start: spread(false, false) }),
];

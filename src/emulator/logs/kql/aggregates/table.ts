import type { Aggregate } from './aggregate.ts';
import { collectionAggregates } from './collections.ts';
import { countAggregates } from './counts.ts';
import { extremeAggregates } from './extremes.ts';
import { percentile } from './percentile.ts';
import { sumAggregates } from './sums.ts';
import { takeAnyAggregates } from './take-any.ts';

/** Those that give one value and may stand within an expression, by name. */
export const aggregates: ReadonlyMap<string, Aggregate> = new Map([...countAggregates, ...sumAggregates, ...extremeAggregates, ...collectionAggregates, percentile, ...takeAnyAggregates].map((each) => [each.name, each]));

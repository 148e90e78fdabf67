import { dynamicOf, jsonText } from '../values/dynamic.ts';
import type { KType } from '../values/type.ts';
import { type Dynamic, isBag } from '../values/value.ts';
import { type Accumulator, aggregate, type Aggregate } from './aggregate.ts';

/** The documented most of a list. */
const most = 1_048_576;
const dynamic = (): KType => 'dynamic';

/** In the order of the rows, nulls left out. `sizeAt`: which argument says how many. */
function list(sizeAt: number, onlyOnce: boolean): Aggregate['start'] {
  return ([type = 'dynamic']): Accumulator => {
    const items: Dynamic[] = [];
    const seen = new Set<string>();
    return {
      add: (values) => {
        const [value = null] = values;
        const size = values[sizeAt];
        if (value === null || items.length >= Math.min(size === undefined || size === null ? most : Number(size), most)) return;
        const item = dynamicOf(value, type);
        if (onlyOnce && seen.has(jsonText(item))) return;
        seen.add(onlyOnce ? jsonText(item) : '');
        items.push(item);
      },
      result: () => items,
    };
  };
}

/** What came first for a key stays. */
function bag(): Accumulator {
  const merged = new Map<string, Dynamic>();
  return {
    add: ([value = null]) => {
      if (!isBag(value)) return;
      for (const [key, item] of Object.entries(value)) if (!merged.has(key)) merged.set(key, item);
    },
    result: () => Object.fromEntries(merged),
  };
}

export const collectionAggregates: readonly Aggregate[] = [
  aggregate('make_list(any, long?)', { returns: dynamic, naming: 'list_%', start: list(1, false) }),
  aggregate('make_list_if(any, bool, long?)', { returns: dynamic, naming: 'list_%', condition: 1, start: list(2, false) }),
  aggregate('make_set(any, long?)', { returns: dynamic, naming: 'set_%', start: list(1, true) }),
  aggregate('make_set_if(any, bool, long?)', { returns: dynamic, naming: 'set_%', condition: 1, start: list(2, true) }),
  aggregate('make_bag(dynamic, long?)', { returns: dynamic, naming: 'bag_%', start: bag }),
];

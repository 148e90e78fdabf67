import { fold } from '../../../../expressions/run/library/compare-text.ts';
import { order } from '../compare.ts';
import { firstOf, lastOf, memberOf } from '../member.ts';
import { clrText } from '../value-text.ts';
import { isList, isScalar, itemsOf, sizeOf } from '../values.ts';
import type { LiquidValue } from '../values.ts';
import { textIn, wholeIn } from './filter.ts';
import type { FilterTools, Filters, LiquidFilter } from './filter.ts';

type OfList = (items: readonly LiquidValue[], args: readonly LiquidValue[], tools: FilterTools) => LiquidValue;

/** A filter of what can be walked over: null passes. @throws Error for a single value */
function ofItems(change: OfList, least = 0): LiquidFilter {
  return {
    least,
    run(input, args, tools) {
      if (input === null) return null;
      tools.spend(sizeOf(input) ?? 0);
      const items = itemsOf(input);
      if (items === undefined) throw new Error(`'${clrText(input)}' is no list.`);
      return change(items, args, tools);
    },
  };
}

function ofEnd(item: (input: LiquidValue) => LiquidValue): LiquidFilter {
  return {
    least: 0,
    run(input) {
      if (input !== null && sizeOf(input) === undefined) throw new Error(`'${clrText(input)}' is no list.`);
      return item(input);
    },
  };
}

/** The same for lists in lists made flat; one value is a list of one. */
function ofFlat(change: OfList): LiquidFilter {
  return {
    least: 0,
    run: (input, args, tools) => (input === null ? null : change(flat(isList(input) ? input : [input], tools), args, tools)),
  };
}

function flat(items: readonly LiquidValue[], tools: FilterTools): readonly LiquidValue[] {
  tools.spend(items.length);
  return items.flatMap((item) => (isList(item) ? flat(item, tools) : [item]));
}

function slice(input: LiquidValue, [offset, length]: readonly LiquidValue[]): LiquidValue {
  const [from, count] = [wholeIn(offset, 0), wholeIn(length, 1)];
  if (typeof input !== 'string' && !isList(input)) return input;
  if (typeof input === 'string' && from > input.length) return null;
  const start = from < 0 ? input.length + from : from;
  // A part that begins before the first item is shorter by what is missing.
  return input.slice(Math.max(0, start), Math.max(0, start + count));
}

/** Text without regard to case, null before everything. */
function compare(a: LiquidValue, b: LiquidValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a !== 'string' || typeof b !== 'string') return order(a, b) ?? 0;
  const [left, right] = [fold(a), fold(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sort(items: readonly LiquidValue[], [property = null]: readonly LiquidValue[], { spend }: FilterTools): LiquidValue {
  const name = textIn(property);
  const keyOf = (item: LiquidValue): LiquidValue => (name === null || name === '' ? item : memberOf(item, name));
  const keys = items.map((item) => ({ item, key: keyOf(item) }));
  return keys.toSorted((a, b) => (spend(10), compare(a.key, b.key))).map(({ item }) => item);
}

function uniq(items: readonly LiquidValue[]): LiquidValue {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const key = isScalar(item) && item !== null && typeof item === 'object' ? `\0${item.clrType}\0${clrText(item)}` : item;
    return !seen.has(key) && seen.add(key);
  });
}

export const listFilters: Filters = {
  Compact: ofFlat((items) => items.filter((item) => item !== null)),
  First: ofEnd(firstOf),
  Join: ofItems((items, [glue], { spend }) => {
    const between = glue === undefined ? ' ' : (textIn(glue) ?? '');
    spend(items.length * between.length);
    const joined = items.map(clrText).join(between);
    spend(joined.length);
    return joined;
  }),
  Last: ofEnd(lastOf),
  Map: ofItems((items, [name = null]) => items.map((item) => memberOf(item, textIn(name))), 1),
  Size: { least: 0, run: (input) => sizeOf(input) ?? 0 },
  Slice: { least: 1, run: (input, args) => slice(input, args) },
  Sort: ofFlat(sort),
  Uniq: ofFlat(uniq),
};

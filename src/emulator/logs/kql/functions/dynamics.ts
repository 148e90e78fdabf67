import { compareValues } from '../values/compare.ts';
import { textOf } from '../values/convert.ts';
import { dynamicOf, jsonText } from '../values/dynamic.ts';
import { type Dynamic, type DynamicBag, isBag, isList, type Value } from '../values/value.ts';
import { sameValue } from '../values/compare.ts';
import { hasPath, withoutPath } from './bag-paths.ts';
import { numberAt, scalar, type ScalarFunction } from './scalar-function.ts';
import type { KType } from '../values/type.ts';

const listAt = (args: readonly Value[], index = 0): readonly Dynamic[] | undefined => {
  const value = args[index] ?? null;
  return isList(value) ? value : undefined;
};
const loose = { strict: false } as const;

export const dynamicFunctions: readonly ScalarFunction[] = [
  scalar('array_length(dynamic): long', (args) => (listAt(args) ? BigInt(listAt(args)?.length ?? 0) : null)),
  scalar('array_sort_asc(dynamic): dynamic', (args) => listAt(args)?.toSorted(ascending) ?? null, { naming: '%_sorted', azureTakesMore: true }),
  scalar('array_sort_desc(dynamic): dynamic', (args) => listAt(args)?.toSorted((a, b) => (a === null || b === null ? ascending(a, b) : ascending(b, a))) ?? null, { naming: '%_sorted', azureTakesMore: true }),
  scalar('array_concat(dynamic, dynamic*): dynamic', (args) => args.flatMap((arg) => (isList(arg) ? arg : []))),
  scalar('array_index_of(dynamic, any): long', (args) => BigInt(listAt(args)?.findIndex((item) => item !== null && sameValue(item, args[1] ?? null)) ?? -1), { azureTakesMore: true }),
  scalar('array_reverse(dynamic): dynamic', (args) => listAt(args)?.toReversed() ?? null),
  scalar('array_slice(dynamic, long, long): dynamic', (args) => listAt(args)?.slice(numberAt(args, 1), endOf(numberAt(args, 2))) ?? null),
  scalar('array_sum(dynamic): real', (args) => listAt(args)?.reduce<number>((sum, item) => sum + Number(item), 0) ?? null),
  scalar('strcat_array(dynamic, string): string', (args) => listAt(args)?.map((item) => textOf(item, 'dynamic')).join(String(args[1])) ?? ''),
  scalar('set_has_element(dynamic, any): bool', (args) => listAt(args)?.some((item) => item !== null && sameValue(item, args[1] ?? null)) ?? null),
  scalar('set_union(dynamic, dynamic, dynamic*): dynamic', (args) => distinct(args.flatMap((arg) => (isList(arg) ? arg : [])))),
  scalar('set_intersect(dynamic, dynamic, dynamic*): dynamic', (args) => distinct(listAt(args) ?? []).filter((item) => args.every((arg) => isList(arg) && arg.some((other) => sameValue(item, other))))),
  scalar('set_difference(dynamic, dynamic, dynamic*): dynamic', (args) => distinct(listAt(args) ?? []).filter((item) => !args.slice(1).some((arg) => isList(arg) && arg.some((other) => sameValue(item, other))))),
  scalar('bag_keys(dynamic): dynamic', ([bag = null]) => (isBag(bag) ? Object.keys(bag) : null)),
  scalar('bag_has_key(dynamic, string): bool', ([bag = null, key = '']) => isBag(bag) && hasPath(bag, String(key))),
  scalar('bag_merge(dynamic, dynamic*): dynamic', (args) => merged(args.filter(isBag)), loose),
  scalar('bag_remove_keys(dynamic, dynamic): dynamic', ([bag = null, keys = null]) => (isBag(bag) && isList(keys) ? keys.reduce<DynamicBag>((rest, key) => withoutPath(rest, String(key)), bag) : null)),
  ...['bag_pack', 'pack', 'pack_dictionary'].map((name) => scalar(`${name}(any*): dynamic`, packed, loose)),
  scalar('pack_array(any*): dynamic', (args, { types }) => args.map((arg, index) => asDynamic(arg, types[index])), loose),
];

/** The first one to have a name says its value. */
function merged(bags: readonly DynamicBag[]): Dynamic {
  const all = new Map<string, Dynamic>();
  for (const [name, value] of bags.flatMap((bag) => Object.entries(bag))) if (!all.has(name)) all.set(name, value);
  return Object.fromEntries(all);
}

function asDynamic(value: Value, type: KType | undefined): Dynamic {
  return dynamicOf(value, type ?? 'dynamic');
}

/** Including the end; negative ones count from the end. */
function endOf(index: number): number | undefined {
  return index === -1 ? undefined : index + 1;
}

/** Numbers, texts, all else; nulls last (array-sort-asc-function). */
function ascending(a: Dynamic, b: Dynamic): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareValues(a, b);
}

function distinct(items: readonly Dynamic[]): readonly Dynamic[] {
  return [...new Map(items.map((item) => [jsonText(item), item])).values()];
}

function packed(args: readonly Value[], { types }: { readonly types: readonly KType[] }): Dynamic {
  const entries: [string, Dynamic][] = [];
  for (let index = 0; index + 1 < args.length; index += 2) entries.push([textOf(args[index] ?? null, types[index] ?? 'string'), asDynamic(args[index + 1] ?? null, types[index + 1])]);
  return Object.fromEntries(entries);
}

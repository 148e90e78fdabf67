import type { CallSite, Method, TypeMembers } from '../../members.ts';
import { isFunction } from '../../objects.ts';
import type { ClrFunction, Value } from '../../value.ts';
import { functionAt, itemsAt } from '../arguments.ts';
import { isComparer, keyWith } from '../collections/comparers.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';
import { lazily, walk } from './walk.ts';

class Grouping extends ClrSequence {
  readonly key: Value;

  constructor(key: Value, items: readonly Value[]) {
    super(() => items, 'System.Linq.IGrouping');
    this.key = key;
  }
}

class Groups extends ClrSequence {
  private readonly held: ReadonlyMap<unknown, Grouping>;
  private readonly keyOf: (value: Value) => unknown;

  constructor(held: ReadonlyMap<unknown, Grouping>, keyOf: (value: Value) => unknown) {
    super(() => held.values(), 'System.Linq.ILookup');
    this.held = held;
    this.keyOf = keyOf;
  }

  get size(): number {
    return this.held.size;
  }

  find(key: Value): Grouping | undefined {
    return this.held.get(this.keyOf(key));
  }
}

const result = (by: ClrFunction | undefined, one: Value): Value => (by ? by.invoke([one]) : one);

function groups(items: Iterable<Value>, key: ClrFunction, element: ClrFunction | undefined, keyOf: (value: Value) => unknown): Map<unknown, Grouping> {
  const found = new Map<unknown, { readonly key: Value; readonly items: Value[] }>();
  for (const one of items) {
    const value = key.invoke([one]);
    const group = found.get(keyOf(value)) ?? { key: value, items: [] };
    found.set(keyOf(value), group);
    group.items.push(result(element, one));
  }
  return new Map([...found].map(([hash, group]) => [hash, new Grouping(group.key, group.items)]));
}

/** Lambdas behind the first: one of an element, one of a key and its group. */
function lambdas(args: readonly Value[]): { readonly element: ClrFunction | undefined; readonly combine: ClrFunction | undefined } {
  const found = args.slice(1).filter(isFunction);
  return { element: found.find(({ parameters }) => parameters === 1), combine: found.find(({ parameters }) => parameters === 2) };
}

const groupBy: Method = (target, args, site) => {
  const key = functionAt(args, 0, 'keySelector');
  const keyOf = keyWith(args.find(isComparer));
  const { element, combine } = lambdas(args);
  return lazily(target, site, (items) => {
    const found = [...groups(items, key, element, keyOf).values()];
    return combine ? found.map((group) => combine.invoke([group.key, group])) : found;
  });
};

function toLookup(target: Value, args: readonly Value[], site: CallSite): Groups {
  const keyOf = keyWith(args.find(isComparer));
  return new Groups(groups(walk(target, site), functionAt(args, 0, 'keySelector'), lambdas(args).element, keyOf), keyOf);
}

/** Elements of two sequences whose keys are equal. */
const joining =
  (grouped: boolean): Method =>
  (target, args, site) => {
    const [outer, inner, combine] = [functionAt(args, 1, 'outerKeySelector'), functionAt(args, 2, 'innerKeySelector'), functionAt(args, 3, 'resultSelector')];
    const keyOf = keyWith(args.find(isComparer));
    return lazily(target, site, (items) => joined(items, groups(itemsAt(args, 0, 'inner'), inner, undefined, keyOf), (one) => keyOf(outer.invoke([one])), (a, b) => combine.invoke([a, b]), grouped));
  };

function* joined(items: Iterable<Value>, found: ReadonlyMap<unknown, Grouping>, keyOf: (value: Value) => unknown, combine: (a: Value, b: Value) => Value, grouped: boolean): Iterable<Value> {
  for (const one of items) {
    const group = found.get(keyOf(one)) ?? new Grouping(null, []);
    if (grouped) yield combine(one, group);
    else for (const other of group.items()) yield combine(one, other);
  }
}

export const groupings: Readonly<Record<string, Method>> = { GroupBy: groupBy, GroupJoin: joining(true), Join: joining(false), ToLookup: toLookup };

export const groupingTypes: readonly TypeMembers[] = [
  { name: 'System.Linq.IGrouping', base: 'System.Collections.Generic.IEnumerable', properties: { Key: (target) => (target instanceof Grouping ? target.key : null) } },
  {
    name: 'System.Linq.ILookup',
    base: 'System.Collections.Generic.IEnumerable',
    properties: { Count: (target) => (target instanceof Groups ? target.size : 0) },
    methods: { Contains: (target, [key = null]) => target instanceof Groups && target.find(key) !== undefined },
    index: { get: (target, [key = null]) => (target instanceof Groups ? target.find(key) : undefined) ?? new ClrSequence(() => []) },
  },
  { name: 'System.Linq.IOrderedEnumerable', base: 'System.Collections.Generic.IEnumerable' },
];

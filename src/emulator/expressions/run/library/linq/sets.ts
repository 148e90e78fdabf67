import { isFunction } from '../../objects.ts';
import type { CallSite, Method } from '../../members.ts';
import type { Value } from '../../value.ts';
import { functionAt, itemsAt } from '../arguments.ts';
import { keyWith } from '../collections/comparers.ts';
import { equal } from '../of-value.ts';
import { lazily, walk } from './walk.ts';

type Items = Iterable<Value>;
type KeyOf = (value: Value) => unknown;

function* distinct(items: Items, keyOf: KeyOf, without: Items = []): Items {
  const seen = new Set<unknown>();
  for (const one of without) seen.add(keyOf(one));
  for (const one of items) {
    const key = keyOf(one);
    if (seen.has(key)) continue;
    seen.add(key);
    yield one;
  }
}

function* common(items: Items, others: Items, keyOf: KeyOf): Items {
  const wanted = new Set(Array.from(others, keyOf));
  for (const one of items) if (wanted.delete(keyOf(one))) yield one;
}

function* both(a: Items, b: Items): Items {
  yield* a;
  yield* b;
}

/** Without the comparer, which counts as the last argument. */
const withOther =
  (make: (items: Items, others: Items, keyOf: KeyOf) => Items): Method =>
  (target, args, site) => {
    const keyOf = keyWith(args[1]);
    return lazily(target, site, (items) => make(items, itemsAt(args, 0, 'second'), keyOf));
  };

function sameSequence(target: Value, other: Value, keyOf: KeyOf, site: CallSite): boolean {
  const [left, right] = [[...walk(target, site)], [...walk(other, site)]];
  return left.length === right.length && left.every((one, at) => keyOf(one) === keyOf(right[at] ?? null) || equal(one, right[at] ?? null));
}

/** What asks which elements are the same. */
export const setting: Readonly<Record<string, Method>> = {
  Contains: (target, [value = null, comparer], site) => {
    const keyOf = keyWith(comparer);
    const wanted = keyOf(value);
    for (const one of walk(target, site)) if (keyOf(one) === wanted || (comparer === undefined && equal(one, value))) return true;
    return false;
  },
  Distinct: (target, [comparer], site) => {
    const keyOf = keyWith(comparer);
    return lazily(target, site, (items) => distinct(items, keyOf));
  },
  DistinctBy: (target, args, site) => {
    const select = functionAt(args, 0, 'keySelector');
    const keyOf = keyWith(args[1]);
    return lazily(target, site, (items) => distinct(items, (one) => keyOf(select.invoke([one]))));
  },
  Except: withOther((items, others, keyOf) => distinct(items, keyOf, others)),
  Intersect: withOther(common),
  SequenceEqual: (target, [other = null, comparer], site) => sameSequence(target, other, keyWith(isFunction(comparer ?? null) ? undefined : comparer), site),
  Union: withOther((items, others, keyOf) => distinct(both(items, others), keyOf)),
};

import { isFunction } from '../../objects.ts';
import { ClrArray } from '../../arrays.ts';
import { isKind } from '../../hierarchy.ts';
import type { Method } from '../../members.ts';
import type { Value } from '../../value.ts';
import { functionAt, intAt, itemsAt, noOverload } from '../arguments.ts';
import { invalidCast } from '../exceptions.ts';
import { typeNameOf } from '../of-value.ts';
import { call, lazily } from './walk.ts';

type Items = Iterable<Value>;

function* filtered(items: Items, test: (one: Value, at: number) => boolean): Items {
  let at = 0;
  for (const one of items) {
    if (test(one, at)) yield one;
    at += 1;
  }
}

function* mapped(items: Items, change: (one: Value, at: number) => Value): Items {
  let at = 0;
  for (const one of items) {
    yield change(one, at);
    at += 1;
  }
}

function* taken(items: Items, goes: (one: Value, at: number) => boolean): Items {
  let at = 0;
  for (const one of items) {
    if (!goes(one, at)) return;
    yield one;
    at += 1;
  }
}

function* skipped(items: Items, goes: (one: Value, at: number) => boolean): Items {
  let at = 0;
  let begun = false;
  for (const one of items) {
    begun ||= !goes(one, at);
    if (begun) yield one;
    at += 1;
  }
}

function* first(items: Items, count: number): Items {
  let left = count;
  if (left <= 0) return;
  for (const one of items) {
    yield one;
    left -= 1;
    if (left <= 0) return;
  }
}

function* joined(...all: readonly Items[]): Items {
  for (const items of all) yield* items;
}

function* zipped(items: Items, others: Items, combine: (a: Value, b: Value) => Value): Items {
  const iterator = others[Symbol.iterator]();
  for (const one of items) {
    const next = iterator.next();
    if (next.done === true) return;
    yield combine(one, next.value);
  }
}

function* chunks(items: Items, size: number): Items {
  let part: Value[] = [];
  for (const one of items) {
    part.push(one);
    if (part.length < size) continue;
    yield new ClrArray('System.Object', part);
    part = [];
  }
  if (part.length > 0) yield new ClrArray('System.Object', part);
}

function* orOne(items: Items, value: Value): Items {
  let some = false;
  for (const one of items) {
    some = true;
    yield one;
  }
  if (!some) yield value;
}

function* inner(items: Items, select: (one: Value, at: number) => Items, result: ((one: Value, part: Value) => Value) | undefined): Items {
  let at = 0;
  for (const one of items) {
    for (const part of select(one, at)) yield result ? result(one, part) : part;
    at += 1;
  }
}

/** Methods that take a predicate of an element and perhaps its place. */
const testing =
  (make: (items: Items, test: (one: Value, at: number) => boolean) => Items): Method =>
  (target, args, site) => {
    const test = functionAt(args, 0, 'predicate');
    return lazily(target, site, (items) => make(items, (one, at) => call(test, one, at) === true));
  };

const countOf = (args: readonly Value[]): number => intAt(args, 0, 'count');

/** What an element that is to be a `T` is: itself where it is one, an exception where not. */
function castTo(type: string): (value: Value) => Value {
  return (value) => {
    if (value === null || isKind(typeNameOf(value), type)) return value;
    throw invalidCast(`Unable to cast object of type '${typeNameOf(value)}' to type '${type}'.`);
  };
}

/** Sequences of sequences. */
export const shaping: Readonly<Record<string, Method>> = {
  Append: (target, [value = null], site) => lazily(target, site, (items) => joined(items, [value])),
  AsEnumerable: (target) => target,
  Cast: (target, _, site) => lazily(target, site, (items) => mapped(items, castTo(site.typeArguments[0] ?? 'System.Object'))),
  Chunk: (target, args, site) => lazily(target, site, (items) => chunks(items, Math.max(1, intAt(args, 0, 'size')))),
  Concat: (target, args, site) => lazily(target, site, (items) => joined(items, itemsAt(args, 0, 'second'))),
  DefaultIfEmpty: (target, [value = null], site) => lazily(target, site, (items) => orOne(items, value)),
  OfType: (target, _, site) => lazily(target, site, (items) => filtered(items, (one) => one !== null && isKind(typeNameOf(one), site.typeArguments[0] ?? 'System.Object'))),
  Prepend: (target, [value = null], site) => lazily(target, site, (items) => joined([value], items)),
  Reverse: (target, _, site) => lazily(target, site, (items) => [...items].toReversed()),
  Select: (target, args, site) => {
    const select = functionAt(args, 0, 'selector');
    return lazily(target, site, (items) => mapped(items, (one, at) => call(select, one, at)));
  },
  SelectMany: (target, args, site) => {
    const select = functionAt(args, 0, 'collectionSelector');
    const result = args.length > 1 ? functionAt(args, 1, 'resultSelector') : undefined;
    return lazily(target, site, (items) => inner(items, (one, at) => itemsAt([call(select, one, at)], 0, 'source'), result && ((one, part) => result.invoke([one, part]))));
  },
  Skip: (target, args, site) => lazily(target, site, (items) => skipped(items, (_, at) => at < countOf(args))),
  SkipLast: (target, args, site) => lazily(target, site, (items) => [...items].slice(0, countOf(args) > 0 ? -countOf(args) : undefined)),
  SkipWhile: testing(skipped),
  Take: (target, args, site) => lazily(target, site, (items) => first(items, countOf(args))),
  TakeLast: (target, args, site) => lazily(target, site, (items) => (countOf(args) > 0 ? [...items].slice(-countOf(args)) : [])),
  TakeWhile: testing(taken),
  Where: testing(filtered),
  Zip: (target, args, site) => {
    const [, by = null] = args;
    if (!isFunction(by)) throw noOverload('Enumerable.Zip', args);
    return lazily(target, site, (items) => zipped(items, itemsAt(args, 0, 'second'), (a, b) => by.invoke([a, b])));
  },
};

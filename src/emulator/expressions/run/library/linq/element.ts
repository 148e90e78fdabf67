import { isFunction } from '../../objects.ts';
import type { CallSite, Method } from '../../members.ts';
import type { Value } from '../../value.ts';
import { functionAt, intAt } from '../arguments.ts';
import { invalidOperation, outOfRange } from '../exceptions.ts';
import { walk } from './walk.ts';

/** Elements that fit the predicate, where one is given. */
function* fitting(target: Value, args: readonly Value[], site: CallSite): Generator<Value> {
  const test = args.length > 0 && isFunction(args[0] ?? null) ? functionAt(args, 0, 'predicate') : undefined;
  for (const one of walk(target, site)) if (!test || test.invoke([one]) === true) yield one;
}

const none = (args: readonly Value[]): Error => invalidOperation(isFunction(args[0] ?? null) ? 'Sequence contains no matching element' : 'Sequence contains no elements');
const more = (args: readonly Value[]): Error => invalidOperation(isFunction(args[0] ?? null) ? 'Sequence contains more than one matching element' : 'Sequence contains more than one element');

/** The default that a call names; the element's own is null here, as elements do not say their type. */
function fallback(args: readonly Value[], target: Value): Value {
  const given = args.at(-1) ?? null;
  return isFunction(given) || args.length === 0 ? defaultFor(target) : given;
}

/** Of arrays and lists of numbers 0, as their type says. */
function defaultFor(target: Value): Value {
  const type = target !== null && typeof target === 'object' ? (target.clrType.endsWith('[]') ? target.clrType.slice(0, -2) : 'elementType' in target ? String(target.elementType) : '') : '';
  switch (type) {
    case 'System.Int32':
      return 0;
    case 'System.Int64':
      return 0n;
    case 'System.Boolean':
      return false;
    default:
      return null;
  }
}

function single(target: Value, args: readonly Value[], site: CallSite): Value | undefined {
  const found = fitting(target, args, site);
  const next = found.next();
  if (next.done === true) return undefined;
  if (found.next().done !== true) throw more(args);
  return next.value;
}

function last(target: Value, args: readonly Value[], site: CallSite): Value | undefined {
  return [...fitting(target, args, site)].at(-1);
}

function first(target: Value, args: readonly Value[], site: CallSite): Value | undefined {
  for (const one of fitting(target, args, site)) return one;
  return undefined;
}

function at(target: Value, args: readonly Value[], site: CallSite): Value | undefined {
  const index = intAt(args, 0, 'index');
  let place = 0;
  for (const one of walk(target, site)) {
    if (place === index) return one;
    place += 1;
  }
  return undefined;
}

type Find = (target: Value, args: readonly Value[], site: CallSite) => Value | undefined;

const required =
  (find: Find): Method =>
  (target, args, site) => {
    const found = find(target, args, site);
    if (found === undefined) throw none(args);
    return found;
  };

const orDefault =
  (find: Find): Method =>
  (target, args, site) => {
    const found = find(target, args, site);
    return found === undefined ? fallback(args, target) : found;
  };

/** One element out of many. */
export const elements: Readonly<Record<string, Method>> = {
  ElementAt: (target, args, site) => {
    const found = at(target, args, site);
    if (found === undefined) throw outOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');
    return found;
  },
  ElementAtOrDefault: (target, args, site) => {
    const found = at(target, args, site);
    return found === undefined ? defaultFor(target) : found;
  },
  First: required(first),
  FirstOrDefault: orDefault(first),
  Last: required(last),
  LastOrDefault: orDefault(last),
  Single: required(single),
  SingleOrDefault: orDefault(single),
};

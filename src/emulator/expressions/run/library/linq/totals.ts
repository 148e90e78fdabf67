import { calculate } from '../../operations/arithmetic.ts';
import { order } from '../../operations/compare.ts';
import { toNumber } from '../../operations/convert-number.ts';
import { calculateDecimals } from '../../decimal.ts';
import { decimal, double, isDecimal, isNumeric } from '../../numbers.ts';
import { isFunction } from '../../objects.ts';
import type { CallSite, Method } from '../../members.ts';
import type { Value } from '../../value.ts';
import { functionAt, noOverload } from '../arguments.ts';
import { orderWith } from '../collections/comparers.ts';
import { invalidOperation } from '../exceptions.ts';
import { compareOf } from '../of-value.ts';
import { tokenValue } from '../json/token-value.ts';
import { walk } from './walk.ts';

/** What the selector gives for each; elements themselves without one. */
function* selected(target: Value, args: readonly Value[], site: CallSite): Generator<Value> {
  const [by = null] = args;
  const select = isFunction(by) ? by : undefined;
  for (const one of walk(target, site)) yield select ? select.invoke([one]) : one;
}

function total(values: readonly Value[]): Value {
  return values.reduce((sum, one) => {
    const value = tokenValue(one);
    const added = isNumeric(sum) && isNumeric(value) ? calculate('+', sum, value, true) : undefined;
    if (added === undefined) throw noOverload('Enumerable.Sum of', [value]);
    return added;
  }, 0);
}

const present = (values: Iterable<Value>): Value[] => [...values].filter((one) => one !== null);
const empty = (): Error => invalidOperation('Sequence contains no elements');

const sum: Method = (target, args, site) => total(present(selected(target, args, site)));

const average: Method = (target, args, site) => {
  const values = present(selected(target, args, site));
  if (values.length === 0) throw empty();
  const all = total(values);
  if (isDecimal(all)) return calculateDecimals('/', all, decimal(BigInt(values.length))) ?? all;
  return double((isNumeric(all) ? toNumber(all) : 0) / values.length);
};

function compare(a: Value, b: Value): number {
  const found = isNumeric(a) && isNumeric(b) ? order(a, b) : compareOf(a, b);
  if (found === undefined) throw invalidOperation('At least one object must implement IComparable.');
  return found;
}

/** The largest, or smallest; of several the first. */
const extreme =
  (sign: 1 | -1): Method =>
  (target, args, site) => {
    const values = present(selected(target, args, site));
    const [first, ...rest] = values;
    if (first === undefined) throw empty();
    return rest.reduce((best, one) => (compare(one, best) * sign > 0 ? one : best), first);
  };

/** The element whose key is the largest, or smallest. */
const extremeBy =
  (sign: 1 | -1): Method =>
  (target, args, site) => {
    const select = functionAt(args, 0, 'keySelector');
    const by = orderWith(args[1]) ?? compare;
    const [first, ...rest] = Array.from(walk(target, site), (one) => ({ one, key: select.invoke([one]) }));
    if (!first) throw empty();
    return rest.reduce((best, next) => (by(next.key, best.key) * sign > 0 ? next : best), first).one;
  };

const count: Method = (target, args, site) => {
  let found = 0;
  const test = args.length > 0 ? functionAt(args, 0, 'predicate') : undefined;
  for (const one of walk(target, site)) if (!test || test.invoke([one]) === true) found += 1;
  return found;
};

const aggregate: Method = (target, args, site) => {
  const seeded = !isFunction(args[0] ?? null);
  const step = functionAt(args, seeded ? 1 : 0, 'func');
  const result = args.length > 2 ? functionAt(args, 2, 'resultSelector') : undefined;
  const items = walk(target, site);
  let held: Value = args[0] ?? null;
  if (!seeded) {
    const first = items.next();
    if (first.done === true) throw empty();
    held = first.value;
  }
  for (const one of items) held = step.invoke([held, one]);
  return result ? result.invoke([held]) : held;
};

/** One value out of all. */
export const totals: Readonly<Record<string, Method>> = {
  Aggregate: aggregate,
  All: (target, args, site) => {
    const test = functionAt(args, 0, 'predicate');
    for (const one of walk(target, site)) if (test.invoke([one]) !== true) return false;
    return true;
  },
  Any: (target, args, site) => {
    const test = args.length > 0 ? functionAt(args, 0, 'predicate') : undefined;
    for (const one of walk(target, site)) if (!test || test.invoke([one]) === true) return true;
    return false;
  },
  Average: average,
  Count: count,
  LongCount: (target, args, site) => BigInt(Number(count(target, args, site))),
  Max: extreme(1),
  MaxBy: extremeBy(1),
  Min: extreme(-1),
  MinBy: extremeBy(-1),
  Sum: sum,
};

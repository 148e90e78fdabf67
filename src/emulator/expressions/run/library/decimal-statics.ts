import { calculateDecimals, compareDecimals, decimalOf, toDouble, wholeOf } from '../decimal.ts';
import { decimal, double, isDecimal } from '../numbers.ts';
import type { ClrDecimal } from '../numbers.ts';
import type { StaticMethod } from '../members.ts';
import type { Value } from '../value.ts';
import { enumAt, isInt, numberOf } from './arguments.ts';
import { overflow } from './exceptions.ts';
import { numberText } from './format-number.ts';
import { roundDecimal } from './rounding.ts';
import { int32, int64 } from './whole-types.ts';
import type { WholeType } from './whole-types.ts';

/** Of what converts to `decimal` by itself, and of `double` as far as its shortest text goes. */
export function decimalFrom(value: Value): ClrDecimal {
  if (isDecimal(value)) return value;
  const made = typeof value === 'bigint' ? decimal(value) : decimalOf(numberText(value));
  if (!made) throw overflow('a Decimal');
  return made;
}

const calculate =
  (operator: string): StaticMethod =>
  ([a = null, b = null]) =>
    calculateDecimals(operator, decimalFrom(a), decimalFrom(b)) ?? decimal(0n);

const bySign =
  (make: (value: ClrDecimal) => ClrDecimal): StaticMethod =>
  ([value = null]) =>
    make(decimalFrom(value));

const into =
  (type: WholeType): StaticMethod =>
  ([value = null]) => {
    const whole = wholeOf(decimalFrom(value));
    if (whole < type.min || whole > type.max) throw overflow(type.shown);
    return type.make(whole);
  };

const abs = ({ units, scale }: ClrDecimal): ClrDecimal => decimal(units < 0n ? -units : units, scale);
const compare = (a: Value, b: Value): number => compareDecimals(decimalFrom(a), decimalFrom(b));

/** What `decimal` has itself beside `Parse`. */
export const decimalStatics: Readonly<Record<string, StaticMethod>> = {
  Abs: bySign(abs),
  Add: calculate('+'),
  Ceiling: bySign((value) => roundDecimal(value, 0, 'ToPositiveInfinity')),
  Compare: ([a = null, b = null]) => compare(a, b),
  Divide: calculate('/'),
  Floor: bySign((value) => roundDecimal(value, 0, 'ToNegativeInfinity')),
  Max: ([a = null, b = null]) => decimalFrom(compare(a, b) < 0 ? b : a),
  Min: ([a = null, b = null]) => decimalFrom(compare(a, b) > 0 ? b : a),
  Multiply: calculate('*'),
  Negate: bySign(({ units, scale }) => decimal(-units, scale)),
  Remainder: calculate('%'),
  Round: (args) => roundDecimal(decimalFrom(args[0] ?? null), isInt(args[1]) ? numberOf(args[1]) : 0, enumAt(args, args.length - 1, 'System.MidpointRounding') ?? 'ToEven'),
  Subtract: calculate('-'),
  ToDouble: ([value = null]) => double(toDouble(decimalFrom(value))),
  ToInt32: into(int32),
  ToInt64: into(int64),
  Truncate: bySign((value) => roundDecimal(value, 0, 'ToZero')),
};

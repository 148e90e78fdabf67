import { calculateDecimals, compareDecimals } from '../decimal.ts';
import { decimal, double, isDecimal, isSmall } from '../numbers.ts';
import type { StaticMethod, TypeMembers } from '../members.ts';
import { ClrException } from '../value.ts';
import type { Value } from '../value.ts';
import { enumAt, isInt, isReal, longOf, noOverload, numberOf, setOut } from './arguments.ts';
import { decimalFrom } from './decimal-statics.ts';
import { argumentException, divideByZero } from './exceptions.ts';
import { roundDecimal, roundDouble } from './rounding.ts';

const onDouble =
  (calculate: (...values: number[]) => number): StaticMethod =>
  (args) =>
    double(calculate(...args.map(numberOf)));

/** Both as the wider of their types: `decimal`, `double`, `long`, `int`. */
function pair<T>(a: Value, b: Value, on: { decimals(a: ReturnType<typeof decimal>, b: ReturnType<typeof decimal>): T; doubles(a: number, b: number): T; longs(a: bigint, b: bigint): T; ints(a: number, b: number): T }): T {
  if (isDecimal(a) || isDecimal(b)) return on.decimals(decimalFrom(a), decimalFrom(b));
  if (isReal(a) || isReal(b)) return on.doubles(numberOf(a), numberOf(b));
  return typeof a === 'bigint' || typeof b === 'bigint' ? on.longs(longOf(a), longOf(b)) : on.ints(numberOf(a), numberOf(b));
}

function larger(a: Value, b: Value): Value {
  return pair<Value>(a, b, { decimals: (x, y) => (compareDecimals(x, y) < 0 ? y : x), doubles: (x, y) => double(Math.max(x, y)), longs: (x, y) => (x < y ? y : x), ints: Math.max });
}

function smaller(a: Value, b: Value): Value {
  return pair<Value>(a, b, { decimals: (x, y) => (compareDecimals(x, y) > 0 ? y : x), doubles: (x, y) => double(Math.min(x, y)), longs: (x, y) => (x > y ? y : x), ints: Math.min });
}

const abs: StaticMethod = ([value = null]) => {
  if (isDecimal(value)) return decimal(value.units < 0n ? -value.units : value.units, value.scale);
  if (isSmall(value)) return { ...value, value: Math.abs(value.value) };
  if (typeof value === 'bigint' ? value === -(2n ** 63n) : value === -(2 ** 31)) throw new ClrException('System.OverflowException', "Negating the minimum value of a twos complement number is invalid.");
  return typeof value === 'bigint' ? (value < 0n ? -value : value) : Math.abs(numberOf(value));
};

/** `Floor` and the like: a `decimal` stays one, all else is a `double`. */
const toWhole =
  (mode: string): StaticMethod =>
  ([value = null]) =>
    isDecimal(value) ? roundDecimal(value, 0, mode) : double(roundDouble(numberOf(value), 0, mode));

const round: StaticMethod = (args) => {
  const [value = null, second] = args;
  const places = isInt(second) ? numberOf(second) : 0;
  if (places < 0 || places > (isDecimal(value) ? 28 : 15)) throw argumentException('Rounding digits must be between 0 and 15, inclusive.', 'digits');
  const mode = enumAt(args, args.length - 1, 'System.MidpointRounding') ?? 'ToEven';
  return isDecimal(value) ? roundDecimal(value, places, mode) : double(roundDouble(numberOf(value), places, mode));
};

const sign: StaticMethod = ([value = null]) => {
  if (isDecimal(value)) return value.units < 0n ? -1 : value.units > 0n ? 1 : 0;
  return Math.sign(numberOf(value));
};

const divRem: StaticMethod = (args) => {
  const [a = null, b = null] = args;
  if (args.length !== 3) throw noOverload('Math.DivRem', args);
  if (numberOf(b) === 0) throw divideByZero();
  const [quotient, left] = pair<readonly [Value, Value]>(a, b, { decimals: (x, y) => [calculateDecimals('/', x, y) ?? x, x], doubles: (x, y) => [double(x / y), double(x % y)], longs: (x, y) => [x / y, x % y], ints: (x, y) => [Math.trunc(x / y), x % y] });
  setOut(args, 2, left);
  return quotient;
};

export const math: TypeMembers = {
  name: 'System.Math',
  statics: {
    properties: { E: () => double(Math.E), PI: () => double(Math.PI) },
    methods: {
      Abs: abs,
      Acos: onDouble(Math.acos),
      Asin: onDouble(Math.asin),
      Atan: onDouble(Math.atan),
      Atan2: onDouble((y = 0, x = 0) => Math.atan2(y, x)),
      BigMul: ([a = null, b = null]) => longOf(a) * longOf(b),
      Ceiling: toWhole('ToPositiveInfinity'),
      Clamp: ([value = null, low = null, high = null]) => {
        if (numberOf(low) > numberOf(high)) throw argumentException(`'${numberOf(low)}' cannot be greater than ${numberOf(high)}.`);
        return smaller(larger(value, low), high);
      },
      Cos: onDouble(Math.cos),
      Cosh: onDouble(Math.cosh),
      DivRem: divRem,
      Exp: onDouble(Math.exp),
      Floor: toWhole('ToNegativeInfinity'),
      IEEERemainder: onDouble((x = 0, y = 0) => x - y * roundDouble(x / y, 0, 'ToEven')),
      Log: onDouble((value = 0, base) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base))),
      Log10: onDouble(Math.log10),
      Max: ([a = null, b = null]) => larger(a, b),
      Min: ([a = null, b = null]) => smaller(a, b),
      Pow: onDouble((x = 0, y = 0) => x ** y),
      Round: round,
      Sign: sign,
      Sin: onDouble(Math.sin),
      Sinh: onDouble(Math.sinh),
      Sqrt: onDouble(Math.sqrt),
      Tan: onDouble(Math.tan),
      Tanh: onDouble(Math.tanh),
      Truncate: toWhole('ToZero'),
    },
  },
};

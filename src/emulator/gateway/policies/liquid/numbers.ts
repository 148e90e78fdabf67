import { calculateDecimals, compareDecimals, decimalOfDouble, toDouble } from '../../../expressions/run/decimal.ts';
import { parseDecimal, parseDouble } from '../../../expressions/run/library/parse-number.ts';
import { decimal, double, isDecimal, isDouble } from '../../../expressions/run/numbers.ts';
import type { ClrDecimal, ClrNumber } from '../../../expressions/run/numbers.ts';
import { ClrException } from '../../../expressions/run/value.ts';
import type { LiquidValue } from './values.ts';
import { isScalar } from './values.ts';
import { clrText } from './value-text.ts';

export type Operator = '+' | '-' | '*' | '/' | '%';

/** `int` and `long` are whole, a body's numbers with a point `double`, those of templates `decimal`. */
export type LiquidNumber = number | bigint | ClrNumber | ClrDecimal;

export function isWhole(value: LiquidValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

export function isNumber(value: LiquidValue): value is LiquidNumber {
  return isScalar(value) && (isWhole(value) || isDouble(value) || isDecimal(value));
}

/** A whole number in the one type that the library computes with, as long as that is exact. */
export function whole(value: bigint): number | bigint {
  const narrow = Number(value);
  return Number.isSafeInteger(narrow) ? narrow : value;
}

function decimalFrom(value: LiquidNumber): ClrDecimal {
  if (isWhole(value)) return decimal(BigInt(value));
  return isDecimal(value) ? value : decimalOfDouble((value as ClrNumber).value);
}

function doubleFrom(value: LiquidNumber): number {
  if (isWhole(value)) return Number(value);
  return isDecimal(value) ? toDouble(value) : (value as ClrNumber).value;
}

/** A number, or text that is one; undefined of all else. */
export function numberIn(value: LiquidValue): number | undefined {
  if (isNumber(value)) return doubleFrom(value);
  const parsed = parseDouble(clrText(value), false);
  return parsed.kind === 'value' && isNumber(parsed.value) ? doubleFrom(parsed.value) : undefined;
}

/** The same as a decimal. */
export function decimalIn(value: LiquidValue): ClrDecimal | undefined {
  if (typeof value === 'boolean') return decimal(value ? 1n : 0n);
  if (isNumber(value)) return attempt(() => decimalFrom(value));
  const parsed = typeof value === 'string' ? parseDecimal(value) : undefined;
  return parsed?.kind === 'value' ? parsed.value : undefined;
}

export function compareNumbers(a: LiquidNumber, b: LiquidNumber): number {
  if (isWhole(a) && isWhole(b)) return a < b ? -1 : a > b ? 1 : 0;
  const exact = attempt(() => compareDecimals(decimalFrom(a), decimalFrom(b)));
  return exact ?? Math.sign(doubleFrom(a) - doubleFrom(b));
}

/** `+ - * / %`: of whole numbers whole, else in decimals as long as they reach. @throws Error where .NET does */
export function calculate(operator: Operator, a: LiquidNumber, b: LiquidNumber): LiquidValue {
  if (isWhole(a) && isWhole(b)) return calculateWhole(operator, BigInt(a), BigInt(b));
  return attempt(() => calculateDecimals(operator, decimalFrom(a), decimalFrom(b))) ?? double(doubleOperators[operator](doubleFrom(a), doubleFrom(b)));
}

const wholeOperators: Readonly<Record<Operator, (a: bigint, b: bigint) => bigint>> = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b };
const doubleOperators: Readonly<Record<Operator, (a: number, b: number) => number>> = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b };

function calculateWhole(operator: Operator, a: bigint, b: bigint): number | bigint {
  if (b === 0n && (operator === '/' || operator === '%')) throw new Error('Attempted to divide by zero.');
  const result = wholeOperators[operator](a, b);
  if (BigInt.asIntN(64, result) !== result) throw new Error('Arithmetic operation resulted in an overflow.');
  return whole(result);
}

/** Undefined where a decimal is too small for it, or division is by zero. */
function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ClrException) return undefined;
    throw error;
  }
}

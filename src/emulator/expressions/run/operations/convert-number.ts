import { decimalOf, decimalOfDouble, toDouble, wholeOf } from '../decimal.ts';
import { overflow } from '../library/exceptions.ts';
import { char, decimal, double, float, isDecimal, small, unsignedLong } from '../numbers.ts';
import type { ClrDecimal, Numeric, SmallType } from '../numbers.ts';
import { ClrException } from '../value.ts';

interface Whole {
  readonly bits: number;
  readonly signed: boolean;
  /** As messages name it. */
  readonly name: string;
}

/** The whole number types, and `char`. */
const wholes: Readonly<Record<string, Whole>> = {
  'System.SByte': { bits: 8, signed: true, name: 'a signed byte' },
  'System.Byte': { bits: 8, signed: false, name: 'an unsigned byte' },
  'System.Int16': { bits: 16, signed: true, name: 'an Int16' },
  'System.UInt16': { bits: 16, signed: false, name: 'a UInt16' },
  'System.Char': { bits: 16, signed: false, name: 'a character' },
  'System.Int32': { bits: 32, signed: true, name: 'an Int32' },
  'System.UInt32': { bits: 32, signed: false, name: 'a UInt32' },
  'System.Int64': { bits: 64, signed: true, name: 'an Int64' },
  'System.UInt64': { bits: 64, signed: false, name: 'a UInt64' },
};

/** Whether numbers convert to it. */
export function isNumberType(type: string): boolean {
  return type in wholes || type === 'System.Single' || type === 'System.Double' || type === 'System.Decimal';
}

/** As a cast does it: whole numbers wrap (or overflow where `checked`), doubles lose what is behind the point. @throws OverflowException */
export function convertNumber(value: Numeric, type: string, checked = false): Numeric {
  if (typeof value === 'number') {
    if (type === 'System.Int32') return value;
    if (type === 'System.Int64') return BigInt(value);
    if (type === 'System.Double') return double(value);
  }
  if (type === 'System.Double') return double(toNumber(value));
  if (type === 'System.Single') return float(toNumber(value));
  if (type === 'System.Decimal') return toDecimal(value);
  const whole = wholes[type];
  return whole ? toWhole(value, type, whole, checked) : value;
}

export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return isDecimal(value) ? toDouble(value) : Number(value.value);
}

export function toDecimal(value: Numeric): ClrDecimal {
  if (typeof value === 'number' || typeof value === 'bigint') return decimal(BigInt(value));
  if (isDecimal(value)) return value;
  if (value.clrType === 'System.Double') return decimalOfDouble(value.value);
  if (value.clrType === 'System.Single') return decimalOfDouble(value.value, 7);
  return decimalOf(String(value.value)) ?? decimal(0n);
}

/** The whole number; of a double or decimal what stands before the point, undefined where a double has none. */
export function toBigInt(value: Numeric): bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value);
  if (isDecimal(value)) return wholeOf(value);
  if (typeof value.value === 'bigint') return value.value;
  return Number.isFinite(value.value) ? BigInt(Math.trunc(value.value)) : undefined;
}

function toWhole(value: Numeric, type: string, whole: Whole, checked: boolean): Numeric {
  const exact = toBigInt(value);
  if (exact !== undefined && fits(exact, whole)) return make(type, exact);
  if (typeof value === 'object' && isDecimal(value)) throw overflow(whole.name);
  if (checked) throw arithmeticOverflow();
  const real = typeof value === 'object' && (value.clrType === 'System.Double' || value.clrType === 'System.Single');
  if (!real) return make(type, wrap(exact ?? 0n, whole));
  // What the processor gives for a double out of range: the least number of the width that it calculates in.
  const width = whole.bits === 64 || (whole.bits === 32 && !whole.signed) ? 64 : 32;
  const inWidth = exact !== undefined && BigInt.asIntN(width, exact) === exact ? exact : -(2n ** BigInt(width - 1));
  return make(type, wrap(inWidth, whole));
}

/** Whether a whole number fits a type; other types than whole numbers take any. */
export function fitsWhole(value: bigint, type: string): boolean {
  const whole = wholes[type];
  return whole === undefined || fits(value, whole);
}

function fits(value: bigint, { bits, signed }: Whole): boolean {
  return (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
}

function wrap(value: bigint, { bits, signed }: Whole): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** A whole number that fits its type. */
export function make(type: string, value: bigint): Numeric {
  if (type === 'System.Int64') return value;
  if (type === 'System.UInt64') return unsignedLong(value);
  if (type === 'System.Int32') return Number(value);
  return type === 'System.Char' ? char(Number(value)) : small(type as SmallType, Number(value));
}

export function arithmeticOverflow(): ClrException {
  return new ClrException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
}

import { decimal, isDecimal, isSmall, isUnsignedLong, small } from '../numbers.ts';
import type { ClrDecimal } from '../numbers.ts';
import type { Value } from '../value.ts';
import { isReal, numberOf } from './arguments.ts';
import { customNumber } from './custom-number.ts';
import { formatException } from './exceptions.ts';

/** A number written out: digits before and behind the point, without sign. */
export interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** With this many digits behind the point, halves away from zero, as .NET rounds what it formats. */
export function digitsOf(value: Value, places: number): Digits {
  if (isDecimal(value)) return fromUnits(value, places);
  if (isReal(value)) return fromDouble(numberOf(value), places);
  const whole = wholeOf(value);
  return { negative: whole < 0n, whole: String(whole < 0n ? -whole : whole), fraction: '0'.repeat(places) };
}

/** The exact value of a whole number type. */
export function wholeOf(value: Value): bigint {
  return typeof value === 'bigint' ? value : isUnsignedLong(value) ? value.value : BigInt(numberOf(value));
}

function fromDouble(value: number, places: number): Digits {
  const size = Math.abs(value);
  const [whole = '0', fraction = ''] = (size >= 1e21 ? String(BigInt(size)) : size.toFixed(Math.min(places, 100))).split('.');
  return { negative: value < 0, whole, fraction: fraction.padEnd(places, '0') };
}

function fromUnits({ units, scale }: ClrDecimal, places: number): Digits {
  const size = units < 0n ? -units : units;
  const shift = 10n ** BigInt(Math.abs(scale - places));
  const scaled = scale > places ? (size + shift / 2n) / shift : size * shift;
  const text = String(scaled).padStart(places + 1, '0');
  return { negative: units < 0n, whole: text.slice(0, text.length - places), fraction: places === 0 ? '' : text.slice(-places) };
}

export function decimalText({ units, scale }: ClrDecimal): string {
  const text = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`}`;
}

/** Shortest text that reads back as the same number: `0.1`, `1E+16`, `1E-05` (.NET Core 3.0 and later). */
export function doubleText(value: number, single = false): string {
  if (!Number.isFinite(value)) return String(value);
  if (Object.is(value, -0)) return '-0';
  const [mantissa = '0', power = '0'] = shortest(value, single).split('e');
  const digits = mantissa.replace(/[-.]/g, '');
  const exponent = Number(power);
  const sign = value < 0 ? '-' : '';
  if (exponent >= Math.max(digits.length, single ? 7 : 15) || exponent < -4) return `${sign}${digits.charAt(0)}${digits.length > 1 ? `.${digits.slice(1)}` : ''}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const fraction = digits.slice(exponent + 1);
  return `${sign}${digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')}${fraction === '' ? '' : `.${fraction}`}`;
}

function shortest(value: number, single: boolean): string {
  if (!single) return value.toExponential();
  for (let places = 0; places < 9; places += 1) if (Math.fround(Number(value.toExponential(places))) === value) return value.toExponential(places);
  return value.toExponential(8);
}

/** Any number as `ToString()` and its standard and custom formats write it, in the invariant culture. @throws FormatException */
export function numberText(value: Value, format = 'G'): string {
  if (isReal(value) && !Number.isFinite(numberOf(value))) return doubleText(numberOf(value));
  const [, letter = '', precision = ''] = /^([A-Za-z])(\d{0,3})$/.exec(format) ?? [];
  if (letter === '') return customNumber(value, format);
  const places = precision === '' ? undefined : Number(precision);
  switch (letter.toUpperCase()) {
    case 'G':
      return places === undefined || places === 0 ? plain(value) : general(value, places, letter);
    case 'R':
      return plain(value);
    case 'D':
      return ofWhole(value, () => signed(digitsOf(value, 0), ({ whole }) => whole.padStart(places ?? 1, '0')));
    case 'F':
      return signed(digitsOf(value, places ?? 2), ({ whole, fraction }) => joined(whole, fraction));
    case 'N':
      return signed(digitsOf(value, places ?? 2), ({ whole, fraction }) => joined(grouped(whole), fraction));
    case 'C':
      return currency(digitsOf(value, places ?? 2));
    case 'P':
      return signed(digitsOf(hundredfold(value), places ?? 2), ({ whole, fraction }) => `${joined(grouped(whole), fraction)} %`);
    case 'E':
      return exponential(numberOf(value), places ?? 6, letter);
    case 'X':
    case 'B':
      return ofWhole(value, () => radix(value, letter, places ?? 1));
    default:
      throw formatException('Format specifier was invalid.');
  }
}

const joined = (digits: string, fraction: string): string => (fraction === '' ? digits : `${digits}.${fraction}`);
const signed = (digits: Digits, write: (digits: Digits) => string): string => `${digits.negative ? '-' : ''}${write(digits)}`;
const currency = (digits: Digits): string => (digits.negative ? `(¤${joined(grouped(digits.whole), digits.fraction)})` : `¤${joined(grouped(digits.whole), digits.fraction)}`);
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

export function hundredfold(value: Value): Value {
  if (isDecimal(value)) return decimal(value.units * 100n, value.scale);
  return isReal(value) && isSmall(value) ? small(value.clrType, value.value * 100) : wholeOf(value) * 100n;
}

function plain(value: Value): string {
  if (isDecimal(value)) return decimalText(value);
  return isReal(value) ? doubleText(numberOf(value), isSmall(value) && value.clrType === 'System.Single') : String(wholeOf(value));
}

function general(value: Value, places: number, letter: string): string {
  const number = numberOf(value);
  if (number === 0) return '0';
  const [mantissa = '0', power = '0'] = number.toExponential(Math.min(places, 100) - 1).split('e');
  const exponent = Number(power);
  if (exponent >= places || exponent < -4) return `${withoutZeros(mantissa)}${letter === 'G' ? 'E' : 'e'}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return withoutZeros(number.toFixed(Math.min(Math.max(places - 1 - exponent, 0), 100)));
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function exponential(value: number, places: number, letter: string): string {
  const [mantissa = '0', power = '0'] = value.toExponential(Math.min(places, 100)).split('e');
  return `${mantissa}${letter}${power.startsWith('-') ? '-' : '+'}${power.replace(/[-+]/, '').padStart(3, '0')}`;
}

/** Formats of whole numbers only. */
function ofWhole(value: Value, write: () => string): string {
  if (isDecimal(value) || isReal(value)) throw formatException('Format specifier was invalid.');
  return write();
}

const bits: Readonly<Record<string, number>> = { 'System.Byte': 8, 'System.SByte': 8, 'System.Int16': 16, 'System.UInt16': 16, 'System.UInt64': 64 };

function radix(value: Value, letter: string, least: number): string {
  const size = typeof value === 'bigint' ? 64 : typeof value === 'object' && value !== null ? (bits[value.clrType] ?? 32) : 32;
  const text = BigInt.asUintN(size, wholeOf(value)).toString(letter.toUpperCase() === 'X' ? 16 : 2);
  return (letter === 'X' ? text.toUpperCase() : text).padStart(least, '0');
}

import { decimalOf, fit } from '../decimal.ts';
import { double, float } from '../numbers.ts';
import type { ClrDecimal } from '../numbers.ts';
import type { Value } from '../value.ts';
import { argumentNull, formatException, overflow } from './exceptions.ts';
import type { WholeType } from './whole-types.ts';

/** What `Parse` found out about a text. */
export type Parsed<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'format' } | { readonly kind: 'range'; readonly shown: string };

const found = <T>(value: T): Parsed<T> => ({ kind: 'value', value });
const blank = '[\\t-\\r ]*';
const integer = new RegExp(`^${blank}([+-]?\\d+)${blank}\\0*$`);
const real = new RegExp(`^${blank}([+-]?)(\\d[\\d,]*(?:\\.\\d*)?|\\.\\d+)(e[+-]?\\d+)?${blank}\\0*$`, 'i');
const money = new RegExp(`^${blank}([+-]?)(\\d[\\d,]*(?:\\.\\d*)?|\\.\\d+)([+-]?)${blank}\\0*$`);

/** Blanks around it and a sign: what `NumberStyles.Integer` lets through. */
export function parseWhole(text: string, type: WholeType): Parsed<Value> {
  const digits = integer.exec(text)?.[1];
  if (digits === undefined) return { kind: 'format' };
  const value = BigInt(digits.replace('+', ''));
  return value < type.min || value > type.max ? { kind: 'range', shown: type.shown } : found(type.make(value));
}

export function parseDouble(text: string, single: boolean): Parsed<Value> {
  const make = single ? float : double;
  const named = /^\s*([+-]?)(infinity|nan|∞)\s*$/i.exec(text);
  if (named) return found(make(named[2]?.toLowerCase() === 'nan' ? Number.NaN : named[1] === '-' ? -Infinity : Infinity));
  const [, sign = '', digits, exponent = ''] = real.exec(text) ?? [];
  return digits === undefined ? { kind: 'format' } : found(make(Number(`${sign}${digits.replaceAll(',', '')}${exponent}`)));
}

export function parseDecimal(text: string): Parsed<ClrDecimal> {
  const [, before = '', digits, behind = ''] = money.exec(text) ?? [];
  if (digits === undefined || (before !== '' && behind !== '')) return { kind: 'format' };
  const plain = digits.replaceAll(',', '');
  const whole = plain.replace(/\..*$/, '').replace(/^0+/, '');
  const value = whole.length > 29 ? undefined : decimalOf(`${before}${behind}${plain}`);
  if (!value || outside(whole)) return { kind: 'range', shown: 'a Decimal' };
  return found(value);
}

function outside(whole: string): boolean {
  return whole !== '' && BigInt(whole) > 2n ** 96n - 1n;
}

/** The value, or .NET's exception. */
export function orThrow<T>(text: Value | undefined, parsed: (text: string) => Parsed<T>): T {
  if (typeof text !== 'string') throw argumentNull('s');
  const result = parsed(text);
  if (result.kind === 'format') throw formatException(`Input string was not in a correct format.`);
  if (result.kind === 'range') throw overflow(result.shown);
  return result.value;
}

export const zeroDecimal = fit(0n, 0);

import type { ClrObject, Value } from './value.ts';

/** Numbers that JavaScript has no type for: all but `int` and `long`. `value` is within the range of the type; that of a `float` is rounded to one. */
export interface ClrNumber extends ClrObject {
  readonly clrType: SmallType;
  readonly value: number;
}

export type SmallType = 'System.Byte' | 'System.SByte' | 'System.Int16' | 'System.UInt16' | 'System.UInt32' | 'System.Single' | 'System.Double';

export interface ClrUnsignedLong extends ClrObject {
  readonly clrType: 'System.UInt64';
  readonly value: bigint;
}

/** `units` × 10^-`scale`; the scale is 0 to 28 and seen in text: `1.10`. */
export interface ClrDecimal extends ClrObject {
  readonly clrType: 'System.Decimal';
  readonly units: bigint;
  readonly scale: number;
}

/** A UTF-16 code unit. */
export interface ClrChar extends ClrObject {
  readonly clrType: 'System.Char';
  readonly value: number;
}

export function double(value: number): ClrNumber {
  return { clrType: 'System.Double', value };
}

export function float(value: number): ClrNumber {
  return { clrType: 'System.Single', value: Math.fround(value) };
}

export function byte(value: number): ClrNumber {
  return { clrType: 'System.Byte', value: value & 0xff };
}

export function small(clrType: SmallType, value: number): ClrNumber {
  return { clrType, value };
}

export function unsignedLong(value: bigint): ClrUnsignedLong {
  return { clrType: 'System.UInt64', value: BigInt.asUintN(64, value) };
}

export function decimal(units: bigint, scale = 0): ClrDecimal {
  return { clrType: 'System.Decimal', units, scale };
}

export function char(code: number): ClrChar {
  return { clrType: 'System.Char', value: code };
}

/** The character of a one-character string. */
export function charOf(text: string): ClrChar {
  return char(text.charCodeAt(0));
}

const smallTypes: ReadonlySet<string> = new Set<SmallType>(['System.Byte', 'System.SByte', 'System.Int16', 'System.UInt16', 'System.UInt32', 'System.Single', 'System.Double']);

export function isSmall(value: Value): value is ClrNumber {
  return typeof value === 'object' && value !== null && smallTypes.has(value.clrType);
}

export function isDouble(value: Value): value is ClrNumber {
  return typeof value === 'object' && value?.clrType === 'System.Double';
}

export function isChar(value: Value): value is ClrChar {
  return typeof value === 'object' && value?.clrType === 'System.Char';
}

export function isDecimal(value: Value): value is ClrDecimal {
  return typeof value === 'object' && value?.clrType === 'System.Decimal';
}

export function isUnsignedLong(value: Value): value is ClrUnsignedLong {
  return typeof value === 'object' && value?.clrType === 'System.UInt64';
}

/** Whether C# calculates with it: every number, and `char`. */
export function isNumeric(value: Value): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || isSmall(value) || isDecimal(value) || isChar(value) || isUnsignedLong(value);
}

export type Numeric = number | bigint | ClrNumber | ClrDecimal | ClrChar | ClrUnsignedLong;

import { ClrArray } from '../arrays.ts';
import { isEnum } from '../enumerations.ts';
import { isChar, isDecimal, isNumeric, isSmall, isUnsignedLong } from '../numbers.ts';
import type { Numeric } from '../numbers.ts';
import { isFunction, isOut } from '../objects.ts';
import type { ClrFunction, Value } from '../value.ts';
import { argumentNull } from './exceptions.ts';
import { NotHere } from './not-here.ts';
import { itemsOf, typeNameOf } from './of-value.ts';

export type Arguments = readonly Value[];

/** Arguments that fit no overload which is here. */
export function noOverload(member: string, args: Arguments): NotHere {
  return new NotHere(`${member}(${args.map((one) => typeNameOf(one) || 'null').join(', ')})`);
}

/** A string that may not be null. */
export function textAt(args: Arguments, index: number, parameter: string): string {
  const value = args[index];
  if (value === null) throw argumentNull(parameter);
  if (typeof value !== 'string') throw noOverload(`the parameter ${parameter} as`, [value ?? null]);
  return value;
}

export function isText(value: Value | undefined): value is string {
  return typeof value === 'string';
}

/** What converts to `int` by itself: `int`, `byte`, `short`, `char`. */
export function isInt(value: Value | undefined): value is Value {
  return typeof value === 'number' || (value !== undefined && (isChar(value) || (isSmall(value) && !isReal(value) && value.clrType !== 'System.UInt32')));
}

export function isReal(value: Value): boolean {
  return isSmall(value) && (value.clrType === 'System.Double' || value.clrType === 'System.Single');
}

export function intAt(args: Arguments, index: number, parameter: string): number {
  const value = args[index];
  if (!isInt(value)) throw noOverload(`the parameter ${parameter} as`, [value ?? null]);
  return typeof value === 'number' ? value : numberOf(value);
}

/** Of any number of C#, as precise as a `double` is. */
export function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (value !== null && typeof value === 'object' && isNumeric(value)) return fromNumeric(value);
  if (typeof value === 'bigint') return Number(value);
  throw noOverload('a number as', [value]);
}

function fromNumeric(value: Exclude<Numeric, number | bigint>): number {
  if (isDecimal(value)) return Number(`${value.units}e-${value.scale}`);
  return isUnsignedLong(value) ? Number(value.value) : value.value;
}

/** Of what converts to `long` by itself. */
export function longOf(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (isInt(value) || (isSmall(value) && !isReal(value))) return BigInt(numberOf(value));
  throw noOverload('a long as', [value]);
}

export function functionAt(args: Arguments, index: number, parameter: string): ClrFunction {
  const value = args[index] ?? null;
  if (value === null) throw argumentNull(parameter);
  if (!isFunction(value)) throw noOverload(`the parameter ${parameter} as`, [value]);
  return value;
}

export function itemsAt(args: Arguments, index: number, parameter: string): Iterable<Value> {
  const value = args[index] ?? null;
  if (value === null) throw argumentNull(parameter);
  const items = itemsOf(value);
  if (!items) throw noOverload(`the parameter ${parameter} as`, [value]);
  return items;
}

/** `params object[]`: the values one by one, or an array of them. */
export function rest(args: Arguments, from: number): readonly Value[] {
  const [only] = args.slice(from);
  return args.length === from + 1 && only instanceof ClrArray ? only.items : args.slice(from);
}

export function setOut(args: Arguments, index: number, value: Value): void {
  const out = args[index];
  if (isOut(out)) out.set(value);
}

/** The name of an enumeration's value, `OrdinalIgnoreCase`; undefined where the argument is of another type or absent. */
export function enumAt(args: Arguments, index: number, type: string): string | undefined {
  const value = args[index];
  return value !== undefined && isEnum(value) && value.clrType === type ? value.name : undefined;
}

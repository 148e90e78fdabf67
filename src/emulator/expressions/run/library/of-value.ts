import { ClrBytes } from '../arrays.ts';
import { basesOf, membersOf, typeOfValue } from '../registry.ts';
import { toFormattedText } from '../to-text.ts';
import type { ClrObject, Value } from '../value.ts';

/** The full name of a value's type; that of null is empty. */
export function typeNameOf(value: Value): string {
  return value === null ? '' : typeOfValue(value);
}

/** Whether a type is another one or stands on it. */
export function isOf(value: Value, name: string): boolean {
  return value !== null && basesOf(typeOfValue(value)).includes(name);
}

/** `ToString()`; empty of null, as `string.Concat` and formats have it. */
export function textOf(value: Value, format?: string): string {
  return toFormattedText(value, format);
}

/** What `foreach` walks over; undefined where it cannot. */
export function itemsOf(value: Value): Iterable<Value> | undefined {
  return value === null ? undefined : membersOf(value).items?.(value);
}

/** `object.Equals(a, b)`. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  return keyOf(a) === keyOf(b) || (typeNameOf(a) === typeNameOf(b) && (membersOf(a).equals?.(a, b) ?? false));
}

/** Below, above or 0, as `Comparer.Default` orders; undefined where the two have no order. */
export function compareOf(a: Value, b: Value): number | undefined {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return typeNameOf(a) === typeNameOf(b) ? membersOf(a).compare?.(a, b) : undefined;
}

/** What equal values have in common, for sets and dictionaries: a primitive, or the object itself. */
export function keyOf(value: Value): string | number | bigint | boolean | null | ClrObject {
  if (value === null || typeof value !== 'object') return value;
  const key = membersOf(value).key?.(value);
  return key === undefined ? value : `\0${value.clrType}\0${key}`;
}

/** `GetHashCode()`: the same for equal values; not .NET's number, which differs from process to process for strings, too. */
export function hashOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const key = keyOf(value);
  const text = typeof key === 'object' && key !== null ? textOf(key) : String(key);
  let hash = 5381;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) | 0;
  return hash;
}

export function isBytes(value: Value | undefined): value is ClrBytes {
  return value instanceof ClrBytes;
}

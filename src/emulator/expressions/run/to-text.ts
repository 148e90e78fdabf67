import { membersOf } from './registry.ts';
import type { Value } from './value.ts';

/** A value as C# turns it into text, and policies with it: `True`, nothing for null, numbers in invariant culture. */
export function toText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      return value === null ? '' : (membersOf(value).text?.(value) ?? value.clrType);
  }
}

/** `ToString("N2")`, the hole of an interpolated string. Types without formats ignore them. @throws FormatException */
export function toFormattedText(value: Value, format: string | undefined): string {
  if (format === undefined || format === '' || value === null || typeof value === 'string' || typeof value === 'boolean') return toText(value);
  return membersOf(value).text?.(value, format) ?? toText(value);
}

import { ClrArray, ClrBytes } from '../../../../src/emulator/expressions/run/arrays.ts';
import { compileExpression } from '../../../../src/emulator/expressions/run/compile-expression.ts';
import { isEnum } from '../../../../src/emulator/expressions/run/enumerations.ts';
import { isChar, isDecimal, isSmall, isUnsignedLong } from '../../../../src/emulator/expressions/run/numbers.ts';
import { AnonymousValue, TupleValue } from '../../../../src/emulator/expressions/run/objects.ts';
import { ClrException } from '../../../../src/emulator/expressions/run/value.ts';
import type { Value } from '../../../../src/emulator/expressions/run/value.ts';

const site = { now: (): number => Date.UTC(2026, 0, 1), random: (): number => 0.5 };

export function evaluate(source: string, context: Value = null): Value {
  return compileExpression(source).run(context, site);
}

/** What `source` gives, as `show` writes it, or the exception: `System.FormatException: message`. */
export function outcome(source: string): string {
  try {
    return show(evaluate(source));
  } catch (error) {
    if (error instanceof ClrException) return `${error.clrType}: ${error.message}`;
    throw error;
  }
}

const suffixes: Readonly<Record<string, string>> = { 'System.Double': 'd', 'System.Single': 'f', 'System.UInt32': 'u', 'System.Byte': ' byte', 'System.SByte': ' sbyte', 'System.Int16': ' short', 'System.UInt16': ' ushort' };

/** A value with its type: `5`, `5L`, `5d`, `1.10m`, `'a'`, `"text"`, `string[1, 2]`. */
export function show(value: Value): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}L`;
  if (isChar(value)) return `'${String.fromCharCode(value.value)}'`;
  if (isDecimal(value)) return `${value.units}e-${value.scale}m`;
  if (isUnsignedLong(value)) return `${value.value}UL`;
  if (isSmall(value)) return `${Object.is(value.value, -0) ? '-0' : value.value}${suffixes[value.clrType] ?? value.clrType}`;
  if (isEnum(value)) return `${value.clrType.replace(/^.*\./, '')}.${value.name}`;
  if (value instanceof ClrBytes) return `byte[${[...value.bytes].join(', ')}]`;
  if (value instanceof ClrArray) return `${value.clrType.replace(/^.*\./, '').slice(0, -2)}[${value.items.map(show).join(', ')}]`;
  if (value instanceof TupleValue) return `(${value.items.map(show).join(', ')})`;
  if (value instanceof AnonymousValue) return `{${[...value.members].map(([name, one]) => `${name}: ${show(one)}`).join(', ')}}`;
  return value.clrType;
}

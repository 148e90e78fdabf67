import { ClrArray, ClrBytes } from '../../../../../src/emulator/expressions/run/arrays.ts';
import { compileExpression } from '../../../../../src/emulator/expressions/run/compile-expression.ts';
import { itemsOf, textOf, typeNameOf } from '../../../../../src/emulator/expressions/run/library/of-value.ts';
import { ClrException } from '../../../../../src/emulator/expressions/run/value.ts';
import type { Value } from '../../../../../src/emulator/expressions/run/value.ts';

/** 2026-01-02T03:04:05.678Z. */
export const now = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

export function evaluate(expression: string, context: Value = null): Value {
  return compileExpression(expression.startsWith('@') ? expression : `@(${expression})`).run(context, { now: () => now, random: () => 0.5 });
}

/** A value with its type: `1`, `1L`, `"text"`, `Double 1.5`, `[1, 2]`. */
export function shown(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'bigint') return `${value}L`;
  if (value instanceof ClrBytes) return `bytes ${Buffer.from(value.bytes).toString('hex')}`;
  if (value.clrType === 'System.Char') return `'${textOf(value)}'`;
  const isCollection = value instanceof ClrArray || value.clrType.startsWith('System.Collections') || value.clrType.startsWith('System.Linq');
  const items = isCollection ? itemsOf(value) : undefined;
  if (items) return `[${Array.from(items, shown).join(', ')}]`;
  return `${typeNameOf(value).replace(/^.*\./, '')} ${textOf(value)}`;
}

/** The result of an expression, or the exception that it ends with. */
export function result(expression: string, context: Value = null): string {
  try {
    return shown(evaluate(expression, context));
  } catch (error) {
    if (error instanceof ClrException) return `${error.clrType.replace(/^.*\./, '')}: ${error.message}`;
    return `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  }
}

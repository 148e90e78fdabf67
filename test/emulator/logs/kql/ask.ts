import { runQuery } from '../../../../src/emulator/logs/kql/run-query.ts';
import type { Relation } from '../../../../src/emulator/logs/kql/bind/relation.ts';
import { KqlError } from '../../../../src/emulator/logs/kql/fault.ts';
import { textOf } from '../../../../src/emulator/logs/kql/values/convert.ts';
import type { Value } from '../../../../src/emulator/logs/kql/values/value.ts';
import { tables, tableNames } from '../../../../src/emulator/logs/tables.ts';

export const now = Date.UTC(2026, 0, 2, 3, 4, 5);

/** The tables of a workspace, empty. */
export function run(query: string): Relation {
  const table = (name: string): Relation | undefined => {
    const columns = tableNames.includes(name as 'AppRequests') ? tables[name as 'AppRequests'] : undefined;
    return columns && { name, columns, rows: [], serialized: false };
  };
  return runQuery(query, { now, table, tableNames, mostRows: 10_000 });
}

/** Cells as tests compare them: integers as numbers, times as texts. */
function shown(value: Value, type: Relation['columns'][number]['type']): unknown {
  if (typeof value !== 'bigint') return value;
  return type === 'int' || type === 'long' ? Number(value) : textOf(value, type);
}

export function rowsOf(query: string): readonly (readonly unknown[])[] {
  const { columns, rows } = run(query);
  return rows.map((row) => columns.map(({ type }, index) => shown(row[index] ?? null, type)));
}

export function columnsOf(query: string): readonly string[] {
  return run(query).columns.map(({ name, type }) => `${name}:${type}`);
}

/** The one value of an expression. */
export function valueOf(expression: string): unknown {
  return rowsOf(`print x = ${expression}`)[0]?.[0];
}

/** `code: message` of what a query is refused with. */
export function refusalOf(query: string): string {
  try {
    run(query);
  } catch (error) {
    if (error instanceof KqlError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'taken';
}

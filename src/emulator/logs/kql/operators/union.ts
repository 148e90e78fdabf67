import { unresolvedTable } from '../bind/faults.ts';
import { notTaken } from '../fault.ts';
import type { Relation } from '../bind/relation.ts';
import type { TableScope } from '../bind/scope.ts';
import { findTable, tableOf } from '../bind/table.ts';
import type { Expr } from '../syntax/expression.ts';
import type { Pattern, UnionOperator } from '../syntax/operator.ts';
import type { Column } from '../values/type.ts';
import type { Row } from '../values/value.ts';
import { matchesPattern } from './pattern.ts';

/** Rows of all tables, by the names of their columns. `input`: what stands before the `|`. */
export function union({ parameters, tables, at }: UnionOperator, input: Relation | undefined, scope: TableScope): Relation {
  for (const [name, parameter] of parameters) if (!['kind', 'withsource', 'isfuzzy'].includes(name) && !name.startsWith('hint.')) throw notTaken(`parameter '${name}' of union`, parameter.at);
  const isFuzzy = parameters.get('isfuzzy')?.text === 'true';
  const inside = { ...scope, operator: 'union' };
  const others = tables.flatMap((table) => legs(table, inside, isFuzzy));
  const all = input ? [input, ...others] : others;
  if (all.length === 0) throw unresolvedTable('union', '', at);
  scope.world.spend(all.reduce((sum, { rows }) => sum + rows.length, 0));
  const columns = columnsOf(all, parameters.get('kind')?.text === 'inner');
  const source = parameters.get('withsource')?.text;
  const rows = all.flatMap((relation, index) => {
    const from = columns.map(({ column }) => relation.columns.findIndex(({ name, type }) => name === column.name && type === column.type));
    return relation.rows.map((row): Row => [...(source === undefined ? [] : [relation.name ?? `union_arg${index}`]), ...from.map((place) => row[place] ?? null)]);
  });
  const named = columns.map(({ column, name }): Column => ({ name, type: column.type }));
  const filled = rows.map((row) => row.map((cell, index) => (cell === null && (source === undefined ? named[index] : named[index - 1])?.type === 'string' ? '' : cell)));
  return { columns: source === undefined ? named : [{ name: source, type: 'string' }, ...named], rows: filled, serialized: false };
}

function legs(table: Expr | Pattern, scope: TableScope, isFuzzy: boolean): readonly Relation[] {
  if ('text' in table) return scope.world.tableNames.filter((name) => matchesPattern(name, table.text)).flatMap((name) => scope.world.table(name) ?? []);
  const relation = isFuzzy && table.kind === 'name' ? findTable(table, scope) : tableOf(table, scope);
  return relation ? [relation] : [];
}

interface UnionColumn {
  readonly column: Column;
  readonly name: string;
}

/** One for each name and type; where a name has several types they stand behind it: `a_long`, `a_string`. */
function columnsOf(all: readonly Relation[], isInner: boolean): readonly UnionColumn[] {
  const names = [...new Set(all.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  return names.flatMap((name) => {
    const found = all.flatMap(({ columns }) => columns.filter((column) => column.name === name));
    const types = [...new Set(found.map(({ type }) => type))];
    if (isInner && (found.length < all.length || types.length > 1)) return [];
    return types.map((type) => ({ column: { name, type }, name: types.length > 1 ? `${name}_${type}` : name }));
  });
}

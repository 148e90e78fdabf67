import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import type { SortKey, SortOperator, TopOperator } from '../syntax/operator.ts';
import { compareValues } from '../values/compare.ts';
import type { Row, Value } from '../values/value.ts';
import { rowCount } from './take.ts';

export function sort({ keys, kind }: SortOperator, input: Relation, scope: TableScope): Relation {
  return sorted(keys, input, scope, kind);
}

export function top({ count, key, kind }: TopOperator, input: Relation, scope: TableScope): Relation {
  const size = rowCount(count, scope);
  const all = sorted([key], input, scope, kind);
  return { ...all, rows: all.rows.slice(0, size) };
}

/** Rows with equal keys stay as they stood. */
function sorted(keys: readonly SortKey[], input: Relation, tables: TableScope, operator: string): Relation {
  const scope = scopeOver(input, tables, operator);
  const bound = keys.map((key) => ({ ...key, bound: bindScalar(key.expr, scope) }));
  for (const { bound: key, expr } of bound) if (key.type === 'dynamic') throw wrong(operator, "a value of type dynamic has no order. Please use an explicit cast", expr.at);
  const { rows } = input;
  const decorated = rows.map((row, index) => ({ row, cells: bound.map((key) => key.bound.value(row, { rows, index })) }));
  decorated.sort((a, b) => compareCells(a.cells, b.cells, keys));
  return { ...input, rows: decorated.map(({ row }) => row), serialized: true };
}

function compareCells(a: Row, b: Row, keys: readonly SortKey[]): number {
  for (const [index, key] of keys.entries()) {
    const sign = compareCell(a[index] ?? null, b[index] ?? null, key);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** Null and NaN stand together, null outside (sort-operator). */
function compareCell(a: Value, b: Value, { descending, nullsFirst }: SortKey): number {
  const [rankA, rankB] = [outside(a), outside(b)];
  if (rankA !== rankB) return (rankB - rankA) * (nullsFirst ? 1 : -1);
  return rankA > 0 ? 0 : compareValues(a, b) * (descending ? -1 : 1);
}

function outside(value: Value): number {
  return value === null ? 2 : Number.isNaN(value) ? 1 : 0;
}

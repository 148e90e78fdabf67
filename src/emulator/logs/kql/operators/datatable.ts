import { constantValue } from '../bind/bound.ts';
import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeWithoutRows, type TableScope } from '../bind/scope.ts';
import type { DatatableExpr, Expr } from '../syntax/expression.ts';
import { convert } from '../values/convert.ts';
import type { KType } from '../values/type.ts';
import type { Row, Value } from '../values/value.ts';

/** Cells from left to right, row by row. */
export function datatable({ columns, cells, at }: DatatableExpr, scope: TableScope): Relation {
  if (cells.length % columns.length !== 0) throw wrong('datatable', `the number of values (${cells.length}) is not a multiple of the number of columns (${columns.length})`, at);
  const values = cells.map((cell, index) => cellOf(cell, columns[index % columns.length]?.type ?? 'dynamic', scope));
  const rows: Row[] = [];
  for (let from = 0; from < values.length; from += columns.length) rows.push(values.slice(from, from + columns.length));
  return { columns, rows, serialized: true };
}

function cellOf(cell: Expr, type: KType, scope: TableScope): Value {
  const bound = bindScalar(cell, scopeWithoutRows({ ...scope, operator: 'datatable' }));
  return convert(constantValue(bound), bound.type, type);
}

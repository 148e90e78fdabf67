import { columnNames } from '../bind/column-names.ts';
import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeWithoutRows, type TableScope } from '../bind/scope.ts';
import type { PrintExpr } from '../syntax/expression.ts';
import { constantValue } from '../bind/bound.ts';
import { duplicate } from './items.ts';

/** One row; what has no name is `print_0` by its place. */
export function print({ items }: PrintExpr, scope: TableScope): Relation {
  const names = columnNames();
  const bound = items.map(({ names: given, expr, at }, index) => {
    if (given.length > 1) throw wrong('print', 'one value cannot have more than one name', at);
    const name = given[0] ?? `print_${index}`;
    if (!names.claim(name)) throw duplicate('print', name, at);
    return { name, value: bindScalar(expr, scopeWithoutRows({ ...scope, operator: 'print' })) };
  });
  return { columns: bound.map(({ name, value }) => ({ name, type: value.type })), rows: [bound.map(({ value }) => constantValue(value))], serialized: true };
}

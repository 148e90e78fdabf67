import { columnNames } from '../bind/column-names.ts';
import type { Relation } from '../bind/relation.ts';
import { resultName } from '../bind/result-name.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import { wrong } from '../bind/faults.ts';
import type { ExtendOperator } from '../syntax/operator.ts';
import type { Column } from '../values/type.ts';
import type { Row } from '../values/value.ts';
import { duplicate } from './items.ts';

/** New columns at the end; a column that is there already is replaced where it stands. */
export function extend({ kind, items }: ExtendOperator, input: Relation, tables: TableScope): Relation {
  const serialized = input.serialized || kind === 'serialize';
  const scope = scopeOver({ ...input, serialized }, tables, kind);
  const names = columnNames(input.columns.map(({ name }) => name));
  const columns: Column[] = [...input.columns];
  const set = new Set<string>();
  const cells = items.map(({ names: given, expr, at }) => {
    if (given.length > 1) throw wrong(kind, 'one value cannot have more than one name', at);
    const bound = bindScalar(expr, scope);
    const name = given[0] ?? resultName(expr) ?? names.numbered('Column');
    if (set.has(name)) throw duplicate(kind, name, at);
    set.add(name);
    names.claim(name);
    const standing = columns.findIndex((column) => column.name === name);
    const index = standing < 0 ? columns.length : standing;
    columns[index] = { name, type: bound.type };
    return { index, bound };
  });
  const { rows } = input;
  const extended = rows.map((row, index): Row => {
    const place = { rows, index };
    const cellsOfRow = [...row];
    for (const cell of cells) cellsOfRow[cell.index] = cell.bound.value(row, place);
    return cellsOfRow;
  });
  return { ...input, columns, rows: extended, serialized };
}

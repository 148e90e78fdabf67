import type { Relation } from './kql/bind/relation.ts';
import { ticksOfMilliseconds } from './kql/values/datetime.ts';
import type { Dynamic, Value } from './kql/values/value.ts';
import { type Cell, type ColumnType, type Row, type TableName, tables } from './tables.ts';

/** Rows of the store as queries calculate with them. */
export function relationOf(name: TableName, rows: readonly Row[]): Relation {
  const columns = tables[name];
  return { name, columns, rows: rows.map((row) => columns.map((column) => valueOf(row[column.name], column.type))), serialized: false };
}

function valueOf(cell: Cell | undefined, type: ColumnType): Value {
  if (cell === undefined || cell === null) return type === 'string' ? '' : null;
  switch (type) {
    case 'string':
      return typeof cell === 'string' ? cell : JSON.stringify(cell);
    case 'int':
    case 'long':
      return typeof cell === 'number' ? BigInt(Math.trunc(cell)) : null;
    case 'datetime':
      return typeof cell === 'number' ? ticksOfMilliseconds(cell) : null;
    case 'real':
      return typeof cell === 'number' ? cell : null;
    case 'bool':
      return typeof cell === 'boolean' ? cell : null;
    case 'guid':
    case 'dynamic':
      return cell as Dynamic;
  }
}

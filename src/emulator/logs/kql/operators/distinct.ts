import { columnNames } from '../bind/column-names.ts';
import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import type { DistinctOperator } from '../syntax/operator.ts';
import { groupsOf } from './groups.ts';
import { bindItems } from './items.ts';

export function distinct({ items, at }: DistinctOperator, input: Relation, tables: TableScope): Relation {
  const all = items === 'all' ? input.columns.map(({ name }) => ({ at, names: [], expr: { kind: 'name' as const, name, at } })) : items;
  const keys = bindItems(all, scopeOver(input, tables, 'distinct'), columnNames());
  for (const { type, name } of keys) if (type === 'dynamic') throw wrong('distinct', `the value of '${name}' is of a 'dynamic' type, which is not allowed here. Please use an explicit cast`, at);
  return { columns: keys.map(({ name, type }) => ({ name, type })), rows: groupsOf(input.rows, keys).map(({ cells }) => cells), serialized: false };
}

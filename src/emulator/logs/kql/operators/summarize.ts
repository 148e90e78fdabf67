import { groupsOf } from './groups.ts';
import { bindAggregates } from './aggregate-columns.ts';
import { wrong } from '../bind/faults.ts';
import { columnNames } from '../bind/column-names.ts';
import { bindItems } from './items.ts';
import type { Relation } from '../bind/relation.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import type { SummarizeOperator } from '../syntax/operator.ts';
import type { Row } from '../values/value.ts';

/** Keys first, then the aggregates. Without keys there is always one row. */
export function summarize({ aggregates: items, by }: SummarizeOperator, input: Relation, tables: TableScope): Relation {
  const scope = scopeOver(input, tables, 'summarize');
  const names = columnNames();
  const keys = bindItems(by, scope, names);
  for (const { type, name, at } of keys) if (type === 'dynamic') throw wrong('summarize', `the group key '${name}' is of a 'dynamic' type. Please use an explicit cast (for example, 'summarize ... by tostring(${name})')`, at);
  const measures = bindAggregates(items, scope, names, keys.map(({ name }) => name), by);
  const groups = groupsOf(input.rows, keys);
  if (keys.length === 0 && groups.length === 0) groups.push({ cells: [], rows: [] });
  const rows = groups.map(({ cells, rows: members }): Row => [...cells, ...measures.values(members)]);
  return { columns: [...keys, ...measures.columns].map(({ name, type }) => ({ name, type })), rows, serialized: false };
}

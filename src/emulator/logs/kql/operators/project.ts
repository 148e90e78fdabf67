import { columnNames } from '../bind/column-names.ts';
import type { Relation } from '../bind/relation.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import type { ProjectOperator } from '../syntax/operator.ts';
import { bindItems } from './items.ts';

export function project({ items }: ProjectOperator, input: Relation, scope: TableScope): Relation {
  const bound = bindItems(items, scopeOver(input, scope, 'project'), columnNames());
  const { rows } = input;
  return {
    ...input,
    columns: bound.map(({ name, type }) => ({ name, type })),
    rows: rows.map((row, index) => bound.map((item) => item.value(row, { rows, index }))),
  };
}

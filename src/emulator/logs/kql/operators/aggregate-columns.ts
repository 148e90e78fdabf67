import type { ColumnNames } from '../bind/column-names.ts';
import { wrong } from '../bind/faults.ts';
import { resultName } from '../bind/result-name.ts';
import { bindScalar } from '../bind/scalar.ts';
import type { Scope } from '../bind/scope.ts';
import type { NamedExpr } from '../syntax/expression.ts';
import type { Column } from '../values/type.ts';
import type { Row, Value } from '../values/value.ts';
import { aggregateSlots } from './aggregate-slots.ts';
import { duplicate } from './items.ts';
import type { Member } from './groups.ts';
import { multiAggregates } from './multi-aggregates.ts';

export interface Measures {
  readonly columns: readonly Column[];
  /** Cells of one group. */
  readonly values: (members: readonly Member[]) => Row;
}

/** Expressions over aggregates, and those that give several columns at once. */
export function bindAggregates(items: readonly NamedExpr[], scope: Scope, names: ColumnNames, keys: readonly string[], by: readonly NamedExpr[]): Measures {
  const bound = items.map((item) => bindOne(item, scope, names, keys, by));
  return { columns: bound.flatMap(({ columns }) => columns), values: (members) => bound.flatMap(({ values }) => values(members)) };
}

function bindOne(item: NamedExpr, scope: Scope, names: ColumnNames, keys: readonly string[], by: readonly NamedExpr[]): Measures {
  const { expr, at } = item;
  for (const name of item.names) if (keys.includes(name)) throw duplicate('summarize', name, at);
  const several = expr.kind === 'call' ? multiAggregates.get(expr.name) : undefined;
  if (several && expr.kind === 'call') {
    const { columns, values } = several(expr, scope, by);
    return { columns: columns.map(({ name, type }, index) => ({ name: names.free(item.names[index] ?? name), type })), values };
  }
  if (item.names.length > 1) throw wrong('summarize', 'one value cannot have more than one name', at);
  const slots = aggregateSlots(scope);
  const bound = bindScalar(expr, { ...scope, columns: [], aggregate: slots.bind });
  const chosen = item.names[0] ?? resultName(expr);
  const column = { name: chosen === undefined ? names.numbered('Column') : names.free(chosen), type: bound.type };
  return {
    columns: [column],
    values: (members): readonly Value[] => {
      const row = slots.values(members);
      return [bound.value(row, { rows: [row], index: 0 })];
    },
  };
}

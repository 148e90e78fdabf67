import type { LetStatement } from '../syntax/statement.ts';
import { bindScalar } from './scalar.ts';
import type { Names, TableScope } from './scope.ts';
import { scopeWithoutRows } from './scope.ts';
import { findTable } from './table.ts';

/** The names with those of the statements. A table is evaluated once, however often it is named. */
export function withLets(lets: readonly LetStatement[], scope: TableScope): Names {
  const names = new Map(scope.names);
  for (const { name, value } of lets) {
    if (value.kind === 'lambda') {
      names.set(name, { kind: 'lambda', lambda: value.lambda, names: new Map(names) });
      continue;
    }
    const inside = { ...scope, names: new Map(names) };
    const relation = findTable(value.expr, inside);
    names.set(name, relation ? { kind: 'table', relation } : { kind: 'scalar', bound: bindScalar(value.expr, scopeWithoutRows(inside)) });
  }
  return names;
}

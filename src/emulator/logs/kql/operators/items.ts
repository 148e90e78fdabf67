import type { Bound } from '../bind/bound.ts';
import type { ColumnNames } from '../bind/column-names.ts';
import { wrong } from '../bind/faults.ts';
import { resultName } from '../bind/result-name.ts';
import { bindScalar } from '../bind/scalar.ts';
import type { Scope } from '../bind/scope.ts';
import type { NamedExpr } from '../syntax/expression.ts';

export interface Item extends Bound {
  readonly name: string;
  readonly at: number;
  /** It was called so, not by us. */
  readonly isNamed: boolean;
}

/** Columns of `project`, `by` and the like. A name given twice is refused; one of ours gets a number behind it. */
export function bindItems(items: readonly NamedExpr[], scope: Scope, names: ColumnNames): readonly Item[] {
  const given = new Set<string>();
  return items.map((item) => {
    const { at, expr } = item;
    if (item.names.length > 1) throw wrong(scope.operator, 'one value cannot have more than one name', at);
    const bound = bindScalar(expr, scope);
    const own = item.names[0] ?? (expr.kind === 'name' ? expr.name : undefined);
    if (own !== undefined && given.has(own)) throw duplicate(scope.operator, own, at);
    if (own !== undefined) given.add(own);
    const chosen = own ?? resultName(expr);
    return { ...bound, at, isNamed: own !== undefined, name: chosen === undefined ? names.numbered('Column') : names.free(chosen) };
  });
}

export function duplicate(operator: string, name: string, at: number): Error {
  return wrong(operator, `A column with the name '${name}' is already declared`, at);
}

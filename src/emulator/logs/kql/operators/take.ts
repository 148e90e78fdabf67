import type { Bound } from '../bind/bound.ts';
import { constantValue } from '../bind/bound.ts';
import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeWithoutRows, type TableScope } from '../bind/scope.ts';
import type { TakeOperator } from '../syntax/operator.ts';
import type { Expr } from '../syntax/expression.ts';
import { isInteger } from '../values/type.ts';

/** Azure takes any rows; here the first ones. */
export function take({ count }: TakeOperator, input: Relation, scope: TableScope): Relation {
  return { ...input, rows: input.rows.slice(0, rowCount(count, scope)) };
}

/** A constant that is no less than 0. */
export function rowCount(expr: Expr, scope: TableScope): number {
  const bound: Bound = bindScalar(expr, scopeWithoutRows(scope));
  const value = constantValue(bound);
  if (!isInteger(bound.type) || typeof value !== 'bigint' || value < 0n) throw wrong(scope.operator, 'the number of rows must be a constant whole number that is not negative', expr.at);
  return Number(value);
}

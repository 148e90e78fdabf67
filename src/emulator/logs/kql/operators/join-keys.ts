import type { Bound } from '../bind/bound.ts';
import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import type { Expr, MemberExpr } from '../syntax/expression.ts';
import { isInteger } from '../values/type.ts';

/** What must be equal, on each side. `rightName`: the column of the right side that it is. */
export interface JoinKey {
  readonly left: Bound;
  readonly right: Bound;
  readonly rightName: string;
}

/** `on a`, `on $left.a == $right.b`, several by comma or `and`. */
export function joinKeys(on: readonly Expr[], left: Relation, right: Relation, scope: TableScope): readonly JoinKey[] {
  return on.flatMap((condition) => (condition.kind === 'binary' && condition.op === 'and' ? joinKeys([condition.left, condition.right], left, right, scope) : [joinKey(condition, left, right, scope)]));
}

function joinKey(condition: Expr, left: Relation, right: Relation, scope: TableScope): JoinKey {
  const { operator } = scope;
  const [onLeft, onRight] = sides(condition, operator);
  const key = { left: bindScalar(onLeft, scopeOver(left, scope, operator)), right: bindScalar(onRight, scopeOver(right, scope, operator)), rightName: onRight.kind === 'name' ? onRight.name : '' };
  const [a, b] = [key.left.type, key.right.type];
  if (a === 'dynamic') throw wrong(operator, "join key is of a 'dynamic' type. Please use an explicit cast using extend operator", condition.at);
  if (a !== b && !(isInteger(a) && isInteger(b))) throw wrong(operator, `join keys have different types: ${a} and ${b}`, condition.at);
  return key;
}

/** Each as an expression over its own side. */
function sides(condition: Expr, operator: string): readonly [Expr, Expr] {
  if (condition.kind === 'name') return [condition, condition];
  const refuse = (): Error => wrong(operator, 'join keys must be columns with the same name, or equalities like $left.a == $right.b', condition.at);
  if (condition.kind !== 'binary' || condition.op !== '==') throw refuse();
  const [first, second] = [sideOf(condition.left), sideOf(condition.right)];
  if (!first || !second || first.side === second.side) throw refuse();
  return first.side === '$left' ? [first.column, second.column] : [second.column, first.column];
}

function sideOf(expr: Expr): { readonly side: string; readonly column: Expr } | undefined {
  if (expr.kind !== 'member' || expr.of.kind !== 'name' || !/^\$(left|right)$/.test(expr.of.name)) return undefined;
  const { name, at }: MemberExpr = expr;
  return { side: expr.of.name, column: { kind: 'name', name, at } };
}

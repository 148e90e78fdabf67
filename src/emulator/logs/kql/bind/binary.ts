import { semanticFault } from '../fault.ts';
import type { BetweenExpr, BinaryExpr } from '../syntax/expression.ts';
import { convert, textOf } from '../values/convert.ts';
import type { KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { arithmetic } from './arithmetic.ts';
import type { Bound } from './bound.ts';
import { areComparable, type Comparison, equality, order } from './comparison.ts';
import { inOperator, wrong } from './faults.ts';
import { bindScalar } from './scalar.ts';
import type { Scope } from './scope.ts';
import { textTest } from './text-matching.ts';

export function bindBinary({ op, left: leftExpr, right: rightExpr, at }: BinaryExpr, scope: Scope): Bound {
  const [left, right] = [bindScalar(leftExpr, scope), bindScalar(rightExpr, scope)];
  if (op === 'and' || op === 'or') return logical(op, left, right, scope, at);
  if (op === '==' || op === '!=') return compared(left, right, equalTypes(op, left, right, scope, at));
  if (['<', '<=', '>', '>='].includes(op)) {
    const comparison = order(op, left.type, right.type);
    if (!comparison) throw notComparable(left.type, right.type, scope, at);
    return compared(left, right, comparison);
  }
  return /^[-+*/%]$/.test(op) ? calculated(op, left, right, scope, at) : textual(op, left, right, scope, at);
}

function equalTypes(op: string, { type: left }: Bound, { type: right }: Bound, scope: Scope, at: number): Comparison {
  if (!areComparable(left, right)) throw notComparable(left, right, scope, at);
  return equality(op === '!=', left, right);
}

function notComparable(left: KType, right: KType, { operator }: Scope, at: number): Error {
  return semanticFault('SEM0064', inOperator(operator, `Cannot compare values of types ${left} and ${right}. Try adding explicit casts`), at);
}

function compared(left: Bound, right: Bound, comparison: Comparison): Bound {
  return { type: 'bool', constant: left.constant && right.constant, value: (row, place) => comparison(left.value(row, place), right.value(row, place)) };
}

const bool = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null);

/** Three-valued: false and null is false, true or null is true (null-values). */
function logical(op: 'and' | 'or', left: Bound, right: Bound, scope: Scope, at: number): Bound {
  for (const { type } of [left, right]) if (type !== 'bool' && type !== 'dynamic') throw wrong(scope.operator, `'${op}' takes values of type bool, not ${type}`, at);
  const decides = op === 'or';
  const value: Bound['value'] = (row, place) => {
    const first = bool(left.value(row, place));
    if (first === decides) return decides;
    const second = bool(right.value(row, place));
    if (second === decides) return decides;
    return first === null || second === null ? null : !decides;
  };
  return { type: 'bool', constant: left.constant && right.constant, value };
}

function calculated(op: string, left: Bound, right: Bound, scope: Scope, at: number): Bound {
  const [leftType, rightType] = [left.type === 'dynamic' ? right.type : left.type, right.type === 'dynamic' ? left.type : right.type];
  const operation = arithmetic(op, leftType, rightType);
  if (!operation) throw wrong(scope.operator, `the operator '${op}' is not defined for values of types ${left.type} and ${right.type}`, at);
  const value: Bound['value'] = (row, place) => {
    const [a, b] = [convert(left.value(row, place), left.type, leftType), convert(right.value(row, place), right.type, rightType)];
    return a === null || b === null ? null : operation.apply(a, b);
  };
  return { type: operation.type, constant: left.constant && right.constant, value };
}

function textual(op: string, left: Bound, right: Bound, scope: Scope, at: number): Bound {
  const test = textTest(op);
  for (const { type } of [left, right]) if (!test || (type !== 'string' && type !== 'dynamic')) throw wrong(scope.operator, `the operator '${op}' takes values of type string, not ${type}`, at);
  return { type: 'bool', constant: left.constant && right.constant, value: (row, place) => test?.(textOf(left.value(row, place), left.type), textOf(right.value(row, place), right.type)) ?? null };
}

/** Both ends included; behind a datetime the second end may be a timespan from the first one. */
export function bindBetween({ of, from, to, negated, at }: BetweenExpr, scope: Scope): Bound {
  const [value, least] = [bindScalar(of, scope), bindScalar(from, scope)];
  const end = bindScalar(to, scope);
  const most = least.type === 'datetime' && end.type === 'timespan' ? calculated('+', least, end, scope, at) : end;
  const [above, below] = [order('>=', value.type, least.type), order('<=', value.type, most.type)];
  if (!above) throw notComparable(value.type, least.type, scope, at);
  if (!below) throw notComparable(value.type, most.type, scope, at);
  const inside = logical('and', compared(value, least, above), compared(value, most, below), scope, at);
  if (!negated) return inside;
  return {
    ...inside,
    value: (row, place) => {
      const is = inside.value(row, place);
      return typeof is === 'boolean' ? !is : null;
    },
  };
}

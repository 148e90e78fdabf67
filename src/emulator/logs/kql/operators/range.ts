import { constantValue } from '../bind/bound.ts';
import { arithmetic } from '../bind/arithmetic.ts';
import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeWithoutRows, type TableScope } from '../bind/scope.ts';
import { convert } from '../values/convert.ts';
import { compareValues } from '../values/compare.ts';
import type { RangeExpr } from '../syntax/expression.ts';
import { isNumber } from '../values/type.ts';
import type { Row, Value } from '../values/value.ts';

/** From, and on by step, as far as to, which is included. */
export function range({ name, from: fromExpr, to: toExpr, step: stepExpr, at }: RangeExpr, scope: TableScope): Relation {
  const bare = scopeWithoutRows({ ...scope, operator: 'range' });
  const [from, to, step] = [bindScalar(fromExpr, bare), bindScalar(toExpr, bare), bindScalar(stepExpr, bare)];
  const next = arithmetic('+', from.type, step.type);
  const isFit = (isNumber(from.type) && isNumber(to.type) && isNumber(step.type)) || (from.type === to.type && next?.type === from.type);
  if (!next || !isFit) throw wrong('range', `values of types ${from.type}, ${to.type} and ${step.type} do not go together`, at);
  const type = next.type;
  const [first, last, by] = [convert(constantValue(from), from.type, type), convert(constantValue(to), to.type, type), constantValue(step)];
  const sign = by === null ? 0 : compareValues(by, typeof by === 'bigint' ? 0n : 0);
  if (sign === 0) throw wrong('range', 'the step must not be 0', at);
  const rows: Row[] = [];
  if (last === null) return { columns: [{ name, type }], rows, serialized: true };
  for (let value: Value = first; value !== null && compareValues(value, last) * sign <= 0; value = next.apply(value, by)) {
    rows.push([value]);
    scope.world.spend(1);
  }
  return { columns: [{ name, type }], rows, serialized: true };
}

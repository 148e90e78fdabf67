import { wrong } from '../bind/faults.ts';
import type { Relation } from '../bind/relation.ts';
import { bindScalar } from '../bind/scalar.ts';
import { scopeOver, type TableScope } from '../bind/scope.ts';
import type { WhereOperator } from '../syntax/operator.ts';

/** Null is as good as false. */
export function where({ predicate, at }: WhereOperator, input: Relation, scope: TableScope): Relation {
  const bound = bindScalar(predicate, scopeOver(input, scope, 'where'));
  if (bound.type !== 'bool') throw wrong('where', `the expression must have the type bool, not ${bound.type}`, at);
  const { rows } = input;
  return { ...input, rows: rows.filter((row, index) => bound.value(row, { rows, index }) === true) };
}

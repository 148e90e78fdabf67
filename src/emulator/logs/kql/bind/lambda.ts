import type { CallExpr, Expr } from '../syntax/expression.ts';
import type { LambdaParameter } from '../syntax/statement.ts';
import { converted } from './arguments.ts';
import type { Bound } from './bound.ts';
import { wrong } from './faults.ts';
import { withLets } from './lets.ts';
import type { Relation } from './relation.ts';
import { bindScalar } from './scalar.ts';
import type { Meaning, Names, Scope, TableScope } from './scope.ts';
import { scopeWithoutRows } from './scope.ts';
import { findTable, tableOf } from './table.ts';

type LambdaMeaning = Extract<Meaning, { readonly kind: 'lambda' }>;

/** A call whose body is a value: its arguments may depend on the caller's row. */
export function bindScalarLambda(call: CallExpr, meaning: LambdaMeaning, scope: Scope): Bound {
  const names = withParameters(call, meaning, (arg) => bindScalar(arg, scope), scope);
  const inside = withLets(meaning.lambda.lets, { ...scope, names });
  return bindScalar(meaning.lambda.body, { ...scopeWithoutRows({ ...scope, names: inside }), rows: scope.rows, serialized: scope.serialized });
}

/** A call whose body is a table. Undefined: its body is a value. */
export function findTableLambda(call: CallExpr, meaning: LambdaMeaning, scope: TableScope): Relation | undefined {
  const constants = scopeWithoutRows(scope);
  const names = withParameters(call, meaning, (arg) => bindScalar(arg, constants), scope);
  return findTable(meaning.lambda.body, { ...scope, names: withLets(meaning.lambda.lets, { ...scope, names }) });
}

function withParameters(call: CallExpr, { lambda, names }: LambdaMeaning, bind: (arg: Expr) => Bound, scope: TableScope): Names {
  if (call.args.length > lambda.parameters.length) throw wrong(scope.operator, `${call.name}(): function expects ${lambda.parameters.length} argument(s), not ${call.args.length}`, call.at);
  const inside = new Map(names);
  lambda.parameters.forEach((parameter, index) => {
    const arg = call.args[index] ?? (parameter.kind === 'scalar' ? parameter.standard : undefined);
    if (!arg) throw wrong(scope.operator, `${call.name}(): the argument '${parameter.name}' is missing`, call.at);
    inside.set(parameter.name, meant(parameter, arg, bind, scope));
  });
  return inside;
}

function meant(parameter: LambdaParameter, arg: Expr, bind: (arg: Expr) => Bound, scope: TableScope): Meaning {
  if (parameter.kind === 'scalar') return { kind: 'scalar', bound: converted(bind(arg), parameter.type) };
  const relation = tableOf(arg, scope);
  for (const { name, type } of parameter.columns) {
    if (!relation.columns.some((column) => column.name === name && column.type === type)) throw wrong(scope.operator, `the table given for '${parameter.name}' has no column '${name}' of type ${type}`, arg.at);
  }
  return { kind: 'table', relation };
}

import type { Lambda } from '../syntax/expression.ts';
import { unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { typeOfExpression } from './bind.ts';
import type { Environment } from './environment.ts';
import { inner } from './environment.ts';
import { requireReturns } from './flow.ts';
import { resolveType } from './resolve-type.ts';
import { checkStatement } from './statements.ts';

/** Binds a lambda whose parameters have these types; the result is the type of its expression, unknown for a block. */
export function bindLambda(lambda: Lambda, environment: Environment, takes: readonly StaticType[]): StaticType {
  const within: Environment = { ...inner(environment), returns: 'either', loop: false, breakable: false, catching: false };
  for (const [index, { name, type, start }] of lambda.parameters.entries()) {
    if (name === '_' && lambda.parameters.length > 1) continue;
    within.scope.declare(name, { type: type ? resolveType(type, environment) : (takes[index] ?? unknown) }, start);
  }
  if (lambda.body.kind !== 'block') return typeOfExpression(lambda.body, within);
  checkStatement(lambda.body, within);
  requireReturns(lambda.body, 'Not all code paths return a value in lambda expression', lambda.start);
  return unknown;
}

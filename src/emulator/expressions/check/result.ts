import { ExpressionFault } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import { bind } from './bind.ts';
import { asValue } from './bound.ts';
import type { Environment } from './environment.ts';

/** What an expression gives has to be an object: no method, no lambda, not nothing. */
export function requireResult(expression: Expression, environment: Environment): void {
  const bound = bind(expression, environment);
  if (bound.kind === 'methods') {
    const name = expression.kind === 'member' || expression.kind === 'name' ? expression.name : 'method';
    throw new ExpressionFault(`Cannot convert method group '${name}' to non-delegate type 'object'. Did you intend to invoke the method?`, expression.start);
  }
  const { kind } = asValue(bound, expression);
  if (kind === 'lambda') throw new ExpressionFault("Cannot convert lambda expression to type 'object' because it is not a delegate type", expression.start);
  if (kind === 'void') throw new ExpressionFault("Cannot implicitly convert type 'void' to 'object'", expression.start);
}

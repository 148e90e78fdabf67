import { ExpressionFault } from '../fault.ts';
import type { Assignment, Expression, Postfix, Unary } from '../syntax/expression.ts';
import { display } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { typeOfExpression } from './bind.ts';
import { requireConversion } from './conversion.ts';
import type { Environment } from './environment.ts';

export function bindAssignment({ operator, left, right }: Assignment, environment: Environment): StaticType {
  const target = typeOfTarget(left, environment);
  const given = typeOfExpression(right, environment);
  if (operator === '=') requireConversion(given, target, right);
  return target;
}

/** `++` and `--`, before or behind. */
export function bindIncrement({ operand }: Unary | Postfix, environment: Environment): StaticType {
  return typeOfTarget(operand, environment);
}

function typeOfTarget(target: Expression, environment: Environment): StaticType {
  if (target.kind === 'name') refuseFixed(target.name, target.start, environment);
  else if (target.kind !== 'member' && target.kind !== 'elementAccess') throw new ExpressionFault('The left-hand side of an assignment must be a variable, property or indexer', target.start);
  const type = typeOfExpression(target, environment);
  if (target.kind !== 'name') refuseReadOnly(target, environment);
  return type;
}

function refuseFixed(name: string, offset: number, { scope }: Environment): void {
  const fixed = scope.find(name, offset)?.fixed;
  if (fixed === 'constant') throw new ExpressionFault('The left-hand side of an assignment must be a variable, property or indexer', offset);
  if (fixed !== undefined) throw new ExpressionFault(`Cannot assign to '${name}' because it is a '${fixed}'`, offset);
}

/** All of `context` can only be read (Microsoft's page), and so can dictionaries that say so. */
function refuseReadOnly(target: Extract<Expression, { kind: 'member' | 'elementAccess' }>, environment: Environment): void {
  const owner = typeOfExpression(target.target, environment);
  if (owner.kind !== 'named') return;
  const { namespace, simpleName } = owner.definition;
  const member = target.kind === 'member' ? target.name : `this[${display(owner.typeArguments[0] ?? owner)}]`;
  const readOnly = target.kind === 'member' ? namespace === 'Microsoft.Azure.ApiManagement' : simpleName === 'IReadOnlyDictionary';
  if (readOnly) throw new ExpressionFault(`Property or indexer '${display(owner)}.${member}' cannot be assigned to -- it is read only`, target.start);
}

import { ExpressionFault } from '../fault.ts';
import type { ConditionalAccess, Expression, Interpolation } from '../syntax/expression.ts';
import { typeOf } from '../types/signature.ts';
import { isNullable, unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { bindAssignment, bindIncrement } from './assignment.ts';
import { asValue, value } from './bound.ts';
import type { Bound } from './bound.ts';
import { string, typeOfLiteral } from './constants.ts';
import { bindAnonymousObject, bindArray, bindObject } from './creation.ts';
import type { Environment } from './environment.ts';
import { bindArguments, bindInvocation, elementOf } from './invocation.ts';
import { bindLambda } from './lambda.ts';
import { bindMember } from './member-access.ts';
import { bindName } from './names.ts';
import { bindBinary, bindConditional, bindUnary } from './operators.ts';
import { bindIs } from './patterns.ts';
import { resolveType } from './resolve-type.ts';
import { checkUsage } from './usage.ts';

/** The type of an expression that has to be a value. Throws `ExpressionFault` for what does not compile. */
export function typeOfExpression(expression: Expression, environment: Environment): StaticType {
  return asValue(bind(expression, environment), expression);
}

export function bind(expression: Expression, environment: Environment): Bound {
  const bound = boundOf(expression, environment);
  environment.bindings?.set(expression, bound);
  return bound;
}

function boundOf(expression: Expression, environment: Environment): Bound {
  switch (expression.kind) {
    case 'name':
      return bindName(expression, environment);
    case 'predefinedType':
      return { kind: 'type', type: typeOf(expression.name) };
    case 'member':
      return bindMember(expression, bind(expression.target, environment), environment);
    default:
      return value(typeOfValue(expression, environment));
  }
}

function typeOfValue(expression: Exclude<Expression, { kind: 'name' | 'predefinedType' | 'member' }>, environment: Environment): StaticType {
  switch (expression.kind) {
    case 'literal':
      return typeOfLiteral(expression.value);
    case 'interpolation':
      return bindInterpolation(expression, environment);
    case 'conditionalAccess':
      return bindConditionalAccess(expression, environment);
    case 'conditionalReceiver':
      return environment.receiver ?? unknown;
    case 'invocation':
      return bindInvocation(expression, environment);
    case 'elementAccess': {
      const target = typeOfExpression(expression.target, environment);
      bindArguments(expression.arguments, environment);
      const { type, member } = elementOf(target, expression.start);
      if (member && expression.target.kind !== 'conditionalReceiver') checkUsage(member.owner, '[]', expression.start);
      return type;
    }
    case 'cast':
      typeOfExpression(expression.operand, environment);
      return resolveType(expression.type, environment);
    case 'as':
      typeOfExpression(expression.operand, environment);
      return resolveType(expression.type, environment);
    case 'is':
      return bindIs(expression, environment);
    case 'binary':
      return bindBinary(expression, environment);
    case 'unary':
      return expression.operator === '++' || expression.operator === '--' ? bindIncrement(expression, environment) : bindUnary(expression, environment);
    case 'postfix':
      return bindIncrement(expression, environment);
    case 'assignment':
      return bindAssignment(expression, environment);
    case 'conditional':
      return bindConditional(expression, environment);
    case 'lambda':
      bindLambda(expression, environment, []);
      return { kind: 'lambda' };
    case 'objectCreation':
      return bindObject(expression, environment);
    case 'arrayCreation':
      return bindArray(expression, environment);
    case 'anonymousObject':
      return bindAnonymousObject(expression, environment);
    case 'typeof':
      resolveType(expression.type, environment);
      return typeOf('System.Type');
    case 'default':
      return expression.type ? resolveType(expression.type, environment) : unknown;
    case 'nameof':
      bind(expression.operand, environment);
      return string;
    case 'tuple':
      for (const element of expression.elements) typeOfExpression(element.value, environment);
      return unknown;
    case 'throw':
      typeOfExpression(expression.operand, environment);
      return unknown;
    case 'checked':
      return typeOfExpression(expression.operand, environment);
    case 'declaration': {
      const type = resolveType(expression.type, environment);
      if (expression.name !== undefined) environment.scope.declare(expression.name, { type }, expression.start);
      return type;
    }
  }
}

function bindInterpolation({ parts }: Interpolation, environment: Environment): StaticType {
  for (const part of parts) {
    if (part.kind === 'text') continue;
    const type = typeOfExpression(part.expression, environment);
    if (type.kind === 'void') throw new ExpressionFault("Argument 1: cannot convert from 'void' to 'object'", part.start);
    if (part.alignment) typeOfExpression(part.alignment, environment);
  }
  return string;
}

/** `a?.b`: null where a is null, so that values become nullable. */
function bindConditionalAccess({ target, access }: ConditionalAccess, environment: Environment): StaticType {
  const receiver = typeOfExpression(target, environment);
  const [unwrapped] = receiver.kind === 'named' && isNullable(receiver) ? receiver.typeArguments : [];
  const type = typeOfExpression(access, { ...environment, receiver: unwrapped ?? receiver });
  return type.kind === 'named' && type.definition.extends === 'System.ValueType' && !isNullable(type) ? nullableOf(type) : type;
}

function nullableOf(type: StaticType): StaticType {
  const nullable = typeOf('System.Nullable<T>');
  return nullable.kind === 'named' ? { ...nullable, typeArguments: [type] } : unknown;
}

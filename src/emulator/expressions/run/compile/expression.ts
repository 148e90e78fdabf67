import { ExpressionFault, unsupported } from '../../fault.ts';
import type { Expression } from '../../syntax/expression.ts';
import { TypeValue } from '../objects.ts';
import { compileAssignment } from './assignment.ts';
import { compileBinary } from './binary.ts';
import { compileAs, compileCast } from './cast.ts';
import type { Code } from './code.ts';
import { compileConditional, compileConditionalAccess, compileReceiver } from './conditional.ts';
import { compileAnonymous, compileObject, compileTuple } from './creation.ts';
import { compileArray } from './array-creation.ts';
import { defaultOf } from './default-value.ts';
import { compileElement } from './element.ts';
import { compileIncrement } from './increment.ts';
import { compileInterpolation } from './interpolation.ts';
import { compileInvocation } from './invocation.ts';
import { compileLambda } from './lambda.ts';
import { valueOfLiteral } from './literal.ts';
import { compileMember } from './member.ts';
import { compileName } from './name.ts';
import { compileIs } from './pattern.ts';
import { typeAt } from './place.ts';
import type { Place } from './place.ts';
import { throwValue } from './throw-value.ts';
import { typeName } from './types.ts';
import { compileUnary } from './unary.ts';

/** Makes an expression ready. @throws ExpressionFault for what the local gateway cannot run */
export function compile(expression: Expression, place: Place): Code {
  switch (expression.kind) {
    case 'literal': {
      const value = valueOfLiteral(expression.value);
      return () => value;
    }
    case 'nameof': {
      const { value } = expression;
      return () => value;
    }
    case 'typeof': {
      const value = new TypeValue(typeName(typeAt(expression.type, place)));
      return () => value;
    }
    case 'default':
      return defaultOf(expression, place);
    case 'interpolation':
      return compileInterpolation(expression, place);
    case 'name':
      return compileName(expression, place);
    case 'member':
      return compileMember(expression, place);
    case 'conditionalAccess':
      return compileConditionalAccess(expression, place);
    case 'conditionalReceiver':
      return compileReceiver(place);
    case 'invocation':
      return compileInvocation(expression, place);
    case 'elementAccess':
      return compileElement(expression, place);
    case 'cast':
      return compileCast(expression, place);
    case 'as':
      return compileAs(expression, place);
    case 'is':
      return compileIs(expression, place);
    case 'binary':
      return compileBinary(expression, place);
    case 'unary':
      return expression.operator === '++' || expression.operator === '--' ? compileIncrement(expression, place) : compileUnary(expression, place);
    case 'postfix':
      return compileIncrement(expression, place);
    case 'assignment':
      return compileAssignment(expression, place);
    case 'conditional':
      return compileConditional(expression, place);
    case 'lambda':
      return compileLambda(expression, place);
    case 'objectCreation':
      return compileObject(expression, place);
    case 'arrayCreation':
      return compileArray(expression, place);
    case 'anonymousObject':
      return compileAnonymous(expression, place);
    case 'tuple':
      return compileTuple(expression, place);
    case 'throw': {
      const thrown = compile(expression.operand, place);
      return (frame) => throwValue(thrown(frame));
    }
    case 'checked':
      return compile(expression.operand, { ...place, checked: expression.checked, wraps: !expression.checked });
    case 'predefinedType':
      throw new ExpressionFault(`'${expression.name}' is a type, which is not valid in the given context`, expression.start);
    case 'declaration':
      throw unsupported('a declaration here', expression.start);
  }
}

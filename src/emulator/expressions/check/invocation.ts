import { ExpressionFault } from '../fault.ts';
import type { Argument, Expression, Invocation } from '../syntax/expression.ts';
import { findMember } from '../types/members.ts';
import type { Member } from '../types/members.ts';
import { display, substitute, unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { bind, typeOfExpression } from './bind.ts';
import type { Bound } from './bound.ts';
import type { Environment } from './environment.ts';
import { bindLambda } from './lambda.ts';
import { resolveType } from './resolve-type.ts';
import { refusedType } from './usage.ts';

/** The type of a call. Overloads are not told apart: arguments are bound, not counted. */
export function bindInvocation({ callee, arguments: given, start }: Invocation, environment: Environment): StaticType {
  const bound = bind(callee, environment);
  if (bound.kind === 'methods' && bound.member) return callMember(bound.member, callee, given, environment);
  bindArguments(given, environment);
  if (bound.kind === 'methods') return unknown;
  return callValue(bound, callee, start);
}

/** A value can be called when it is a delegate, whose types expressions may declare but not call. */
function callValue(bound: Bound, callee: Expression, start: number): StaticType {
  if (bound.kind !== 'value') throw new ExpressionFault(`Non-invocable member '${nameOf(callee)}' cannot be used like a method.`, start);
  const { type } = bound;
  if (type.kind === 'dynamic') throw new ExpressionFault('Dynamic member invocation is not supported', start);
  if (type.kind === 'named' && /^System\.(?:Func|Action|Predicate|Comparison|Converter)$/.test(type.definition.name)) throw refusedType(type.definition, start);
  if (type.kind === 'unknown' || type.kind === 'lambda') return unknown;
  if (callee.kind === 'member') throw new ExpressionFault(`Non-invocable member '${bound.member ? `${bound.member.owner.simpleName}.` : ''}${callee.name}' cannot be used like a method.`, callee.nameStart);
  throw new ExpressionFault('Method name expected', callee.start);
}

function nameOf(callee: Expression): string {
  return callee.kind === 'member' || callee.kind === 'name' || callee.kind === 'predefinedType' ? callee.name : 'value';
}

/** Binds lambdas to what the method hands them, and its type parameters to what is written or comes out of them. */
function callMember(member: Member, callee: Expression, given: readonly Argument[], environment: Environment): StaticType {
  const { lambda, typeParameters, returns } = member.signature;
  const takes = lambda?.takes.map((type) => substitute(type, member.bindings)) ?? [];
  const bindings = new Map(member.bindings);
  const written = callee.kind === 'member' || callee.kind === 'name' ? callee.typeArguments : [];
  for (const [index, name] of typeParameters.entries()) {
    const argument = written[index];
    if (argument) bindings.set(name, resolveType(argument, environment));
  }
  for (const { value } of given) {
    const result = value.kind === 'lambda' ? bindLambda(value, environment, takes) : typeOfArgument(value, environment);
    if (value.kind === 'lambda' && lambda?.result.kind === 'parameter' && !bindings.has(lambda.result.name)) bindings.set(lambda.result.name, result);
  }
  return substitute(returns, bindings);
}

export function bindArguments(given: readonly Argument[], environment: Environment): readonly StaticType[] {
  return given.map(({ value }) => (value.kind === 'lambda' ? bindLambda(value, environment, []) : typeOfArgument(value, environment)));
}

function typeOfArgument(value: Expression, environment: Environment): StaticType {
  const type = typeOfExpression(value, environment);
  if (type.kind === 'void') throw new ExpressionFault("Argument 1: cannot convert from 'void' to 'object'", value.start);
  return type;
}

/** The type of `target[…]`. */
export function elementOf(target: StaticType, offset: number): { readonly type: StaticType; readonly member?: Member } {
  switch (target.kind) {
    case 'array':
      return { type: target.element };
    case 'dynamic':
      throw new ExpressionFault('Dynamic member invocation is not supported', offset);
    case 'named': {
      const member = findMember(target, '[]');
      if (member) return { type: substitute(member.signature.returns, member.bindings), member };
      if (target.definition.complete) throw new ExpressionFault(`Cannot apply indexing with [] to an expression of type '${display(target)}'`, offset);
      return { type: unknown };
    }
    default:
      return { type: unknown };
  }
}

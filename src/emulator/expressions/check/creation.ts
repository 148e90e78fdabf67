import { ExpressionFault } from '../fault.ts';
import type { AnonymousObject, ArrayCreation, ArrayInitializer, Expression, Initializer, ObjectCreation } from '../syntax/expression.ts';
import { findMember, isComplete } from '../types/members.ts';
import { display, substitute, unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { typeOfExpression } from './bind.ts';
import type { Environment } from './environment.ts';
import { bindArguments, elementOf } from './invocation.ts';
import { requireConversion } from './conversion.ts';
import { resolveType } from './resolve-type.ts';
import { checkUsage } from './usage.ts';

export function bindObject({ type: written, arguments: given, initializer, start }: ObjectCreation, environment: Environment): StaticType {
  const type = resolveType(written, environment);
  if (type.kind === 'named') checkUsage(type.definition, '.ctor', start);
  bindArguments(given, environment);
  if (initializer) bindInitializer(initializer, type, environment);
  return type;
}

function bindInitializer(initializer: Initializer, type: StaticType, environment: Environment): void {
  if (initializer.kind === 'collectionInitializer') {
    for (const element of initializer.elements) for (const value of element) typeOfExpression(value, environment);
    return;
  }
  for (const { name, index, value, start } of initializer.members) {
    bindArguments(index, environment);
    const target = name === undefined ? elementOf(type, start).type : memberType(type, name, start);
    if (value.kind === 'collectionInitializer' || value.kind === 'objectInitializer') bindInitializer(value, target, environment);
    else requireConversion(typeOfExpression(value, environment), target, value);
  }
}

function memberType(type: StaticType, name: string, offset: number): StaticType {
  const member = findMember(type, name);
  if (member) return substitute(member.signature.returns, member.bindings);
  if (isComplete(type)) throw new ExpressionFault(`'${display(type)}' does not contain a definition for '${name}'`, offset);
  return unknown;
}

export function bindArray({ elementType, lengths, elements }: ArrayCreation, environment: Environment): StaticType {
  for (const length of lengths) typeOfExpression(length, environment);
  const written = elementType && resolveType(elementType, environment);
  const found = elements ? bindElements(elements, environment, written) : [];
  return { kind: 'array', element: written ?? best(found) };
}

/** Binds the elements of an array, which have to fit its type. */
export function bindElements(initializer: ArrayInitializer, environment: Environment, element: StaticType | undefined): readonly StaticType[] {
  return initializer.elements.map((value: Expression | ArrayInitializer) => {
    if (value.kind === 'arrayInitializer') {
      bindElements(value, environment, undefined);
      return unknown;
    }
    const type = typeOfExpression(value, environment);
    if (element) requireConversion(type, element, value);
    return type;
  });
}

/** The type of `new[] { … }` where all elements have the same. */
function best(types: readonly StaticType[]): StaticType {
  const [first, ...others] = types.filter((type) => type.kind !== 'null');
  return first && others.every((type) => display(type) === display(first)) ? first : unknown;
}

/** Members of an anonymous object are not followed. */
export function bindAnonymousObject({ members }: AnonymousObject, environment: Environment): StaticType {
  for (const { value } of members) typeOfExpression(value, environment);
  return unknown;
}

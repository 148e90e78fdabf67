import { ExpressionFault } from '../fault.ts';
import type { TypePart, TypeSyntax } from '../syntax/type.ts';
import { isWord } from '../syntax/type.ts';
import { typeOf } from '../types/signature.ts';
import { unknown } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import type { TypeDefinition } from '../types/type-definition.ts';
import { isNamespace, keywordType, typesAt, typesNamed } from '../types/type-table.ts';
import type { Environment } from './environment.ts';

/** The type that is written; one that does not exist is a fault in the compiler's words. `var` is unknown. */
export function resolveType(type: TypeSyntax, environment: Environment): StaticType {
  switch (type.kind) {
    case 'predefined': {
      const definition = keywordType(type.name);
      return definition ? { kind: 'named', definition, typeArguments: [] } : unknown;
    }
    case 'array': {
      const element = resolveType(type.element, environment);
      return type.rank === 1 ? { kind: 'array', element } : unknown;
    }
    case 'nullable': {
      const of = resolveType(type.of, environment);
      const nullable = typeOf('System.Nullable<T>');
      return nullable.kind === 'named' ? { ...nullable, typeArguments: [of] } : unknown;
    }
    case 'tupleType':
      for (const element of type.elements) resolveType(element.type, environment);
      return unknown;
    case 'named':
      if (isWord(type, 'var')) return unknown;
      if (isWord(type, 'dynamic')) return { kind: 'dynamic' };
      return resolveNamed(type.parts, type.start, environment);
  }
}

function resolveNamed(parts: readonly TypePart[], offset: number, environment: Environment): StaticType {
  const [first, ...others] = parts;
  if (!first) return unknown;
  if (others.length === 0 && environment.typeParameters.includes(first.name)) return unknown;
  const typeArguments = parts.at(-1)?.typeArguments.map((argument) => resolveType(argument, environment)) ?? [];
  const simple = typesNamed(first.name);
  if (simple.length > 0) return others.length === 0 ? choose(simple, first.name, typeArguments, offset) : nested(simple, others, typeArguments, offset);
  if (!isNamespace(first.name)) throw missingType(first, offset);
  let space = first.name;
  for (const [index, part] of others.entries()) {
    const full = `${space}.${part.name}`;
    const found = typesAt(full);
    if (found.length > 0) return index === others.length - 1 ? choose(found, part.name, typeArguments, offset) : nested(found, others.slice(index + 1), typeArguments, offset);
    if (!isNamespace(full)) throw missingIn(space, part.name, offset);
    space = full;
  }
  throw new ExpressionFault(`'${space}' is a namespace but is used like a type`, offset);
}

/** A type within a type, such as `TimeZoneInfo.AdjustmentRule`. */
function nested(outer: readonly TypeDefinition[], parts: readonly TypePart[], typeArguments: readonly StaticType[], offset: number): StaticType {
  const [definition] = outer;
  if (!definition) return unknown;
  const name = parts.map((part) => part.name).join('.');
  const found = typesAt(`${definition.name}.${name}`);
  if (found.length === 0) throw new ExpressionFault(`The type name '${name}' does not exist in the type '${definition.simpleName}'`, offset);
  return choose(found, name, typeArguments, offset);
}

/** The one among types of the same name that has as many type parameters. */
export function choose(found: readonly TypeDefinition[], name: string, typeArguments: readonly StaticType[], offset: number): StaticType {
  const definition = found.find(({ parameters }) => parameters.length === typeArguments.length);
  if (definition) return { kind: 'named', definition, typeArguments };
  const [first] = found;
  if (!first || found.length > 1) return unknown;
  const { parameters } = first;
  if (parameters.length === 0) throw new ExpressionFault(`The non-generic type '${first.simpleName}' cannot be used with type arguments`, offset);
  throw new ExpressionFault(`Using the generic type '${name}<${parameters.join(', ')}>' requires ${parameters.length} type arguments`, offset);
}

function missingType({ name, typeArguments }: TypePart, offset: number): ExpressionFault {
  const shown = typeArguments.length === 0 ? name : `${name}<${','.repeat(typeArguments.length - 1)}>`;
  return new ExpressionFault(`The type or namespace name '${shown}' could not be found (are you missing a using directive or an assembly reference?)`, offset);
}

export function missingIn(space: string, name: string, offset: number): ExpressionFault {
  return new ExpressionFault(`The type or namespace name '${name}' does not exist in the namespace '${space}' (are you missing an assembly reference?)`, offset);
}

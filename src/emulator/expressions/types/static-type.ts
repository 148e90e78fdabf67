import type { TypeDefinition } from './type-definition.ts';

/** What is certain of an expression's type before it runs; `unknown` where this reading does not follow it. */
export type StaticType =
  | { readonly kind: 'unknown' | 'null' | 'void' | 'dynamic' | 'lambda' }
  | { readonly kind: 'named'; readonly definition: TypeDefinition; readonly typeArguments: readonly StaticType[] }
  | { readonly kind: 'array'; readonly element: StaticType }
  | { readonly kind: 'parameter'; readonly name: string };

export const unknown: StaticType = { kind: 'unknown' };

export type Bindings = ReadonlyMap<string, StaticType>;

/** The type with its parameters replaced; one that is not bound is unknown. */
export function substitute(type: StaticType, bindings: Bindings): StaticType {
  switch (type.kind) {
    case 'parameter':
      return bindings.get(type.name) ?? unknown;
    case 'array':
      return { kind: 'array', element: substitute(type.element, bindings) };
    case 'named':
      return type.typeArguments.length === 0 ? type : { ...type, typeArguments: type.typeArguments.map((argument) => substitute(argument, bindings)) };
    default:
      return type;
  }
}

/** As the C# compiler writes it: `string`, `List<int>`, `byte[]`, `int?`. */
export function display(type: StaticType): string {
  switch (type.kind) {
    case 'named': {
      const { definition, typeArguments } = type;
      const [first] = typeArguments;
      if (first && isNullable(type)) return `${display(first)}?`;
      return typeArguments.length === 0 ? (definition.keyword ?? definition.simpleName) : `${definition.simpleName}<${typeArguments.map(display).join(', ')}>`;
    }
    case 'array':
      return `${display(type.element)}[]`;
    case 'parameter':
      return type.name;
    case 'null':
      return '<null>';
    case 'lambda':
      return 'lambda expression';
    case 'void':
    case 'dynamic':
    case 'unknown':
      return type.kind;
  }
}

/** The full name of a type that has no type arguments. */
export function plainName(type: StaticType): string | undefined {
  return type.kind === 'named' && type.typeArguments.length === 0 ? type.definition.name : undefined;
}

export function isNullable(type: StaticType): boolean {
  return type.kind === 'named' && type.definition.name === 'System.Nullable' && type.typeArguments.length === 1;
}

/** Whether two types are certainly the same. */
export function isSame(a: StaticType, b: StaticType): boolean {
  if (a.kind === 'named' && b.kind === 'named') return a.definition === b.definition && a.typeArguments.every((argument, index) => isSame(argument, b.typeArguments[index] ?? unknown));
  if (a.kind === 'array' && b.kind === 'array') return isSame(a.element, b.element);
  return a.kind === b.kind && a.kind !== 'unknown';
}

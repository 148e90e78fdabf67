import { unknown } from './static-type.ts';
import type { StaticType } from './static-type.ts';
import { keywordType, typesAt, typesNamed } from './type-table.ts';

/** A member as the tables write it, read. */
export interface Signature {
  readonly kind: 'value' | 'method';
  /** Of the method itself, bound by what is written between `<` and `>`. */
  readonly typeParameters: readonly string[];
  /** What the first lambda takes, and what its result is called. */
  readonly lambda?: { readonly takes: readonly StaticType[]; readonly result: StaticType };
  readonly returns: StaticType;
}

const read = new Map<string, Signature>();

export function signatureOf(text: string): Signature {
  const known = read.get(text) ?? readSignature(text);
  read.set(text, known);
  return known;
}

function readSignature(text: string): Signature {
  const [, parameters = '', lambda = '', returns] = /^(?:<(\w+)>)?\(([^()]*)\) (.+)$/.exec(text) ?? [];
  if (returns === undefined) return { kind: 'value', typeParameters: [], returns: typeOf(text) };
  const [takes, result] = lambda.split(' => ');
  return {
    kind: 'method',
    typeParameters: parameters === '' ? [] : [parameters],
    ...(takes !== undefined && result !== undefined && { lambda: { takes: takes.split(', ').map(typeOf), result: typeOf(result) } }),
    returns: typeOf(returns),
  };
}

const types = new Map<string, StaticType>();

/** A type as the tables write it; a name that no type has is a type parameter. */
export function typeOf(text: string): StaticType {
  const known = types.get(text) ?? readType(text);
  types.set(text, known);
  return known;
}

function readType(text: string): StaticType {
  if (text === '?') return unknown;
  if (text === 'void') return { kind: 'void' };
  if (text.endsWith('[]')) return { kind: 'array', element: typeOf(text.slice(0, -2)) };
  if (text.endsWith('?')) return typeOf(`System.Nullable<${text.slice(0, -1)}>`);
  const [, name = text, list] = /^([\w.]+)<(.+)>$/.exec(text) ?? [];
  const typeArguments = list === undefined ? [] : splitList(list).map(typeOf);
  const keyword = keywordType(name);
  const definition = keyword ?? [...typesAt(name), ...typesNamed(name)].find(({ parameters }) => parameters.length === typeArguments.length);
  return definition ? { kind: 'named', definition, typeArguments } : { kind: 'parameter', name };
}

/** `A, B<C, D>` at its outer commas. */
function splitList(list: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const [index, char] of [...list].entries()) {
    if (char === '<') depth += 1;
    else if (char === '>') depth -= 1;
    else if (char === ',' && depth === 0) {
      parts.push(list.slice(from, index));
      from = index + 2;
    }
  }
  return [...parts, list.slice(from)];
}

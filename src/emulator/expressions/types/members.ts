import { signatureOf, typeOf } from './signature.ts';
import type { Signature } from './signature.ts';
import { substitute } from './static-type.ts';
import type { Bindings, StaticType } from './static-type.ts';
import type { TypeDefinition } from './type-definition.ts';

/** A member that was found: whose it is, and what its type parameters stand for. */
export interface Member {
  readonly name: string;
  readonly owner: TypeDefinition;
  readonly signature: Signature;
  readonly bindings: Bindings;
}

type Named = Extract<StaticType, { kind: 'named' }>;

/** A type and all that it has members from, `object` last. */
export function lineage(type: StaticType): readonly Named[] {
  const found: Named[] = [];
  for (let next = asNamed(type); next && found.length < 20; next = baseOf(next)) found.push(next);
  const object = typeOf('object');
  return object.kind === 'named' && found.length > 0 && found.at(-1)?.definition !== object.definition ? [...found, object] : found;
}

/** A type as an interface or class that it is, with its type arguments. */
export function implementationOf(type: StaticType, definition: TypeDefinition): Named | undefined {
  const direct = lineage(type).find((one) => one.definition === definition);
  if (direct || type.kind !== 'array') return direct;
  const list = substitute(typeOf('IList<T>'), new Map([['T', type.element]]));
  return lineage(list).find((one) => one.definition === definition);
}

export function bindingsOf({ definition, typeArguments }: Named): Bindings {
  return new Map(definition.parameters.flatMap((name, index) => (typeArguments[index] ? [[name, typeArguments[index]] as const] : [])));
}

function asNamed(type: StaticType): Named | undefined {
  const named = type.kind === 'array' ? typeOf('System.Array') : type;
  return named.kind === 'named' ? named : undefined;
}

function baseOf(type: Named): Named | undefined {
  return type.definition.extends === undefined ? undefined : asNamed(substitute(typeOf(type.definition.extends), bindingsOf(type)));
}

/** An instance member, the indexer under `[]`. */
export function findMember(type: StaticType, name: string): Member | undefined {
  return find(type, name, ({ members }) => members);
}

export function findStatic(type: StaticType, name: string): Member | undefined {
  return find(type, name, ({ statics }) => statics);
}

function find(type: StaticType, name: string, group: (definition: TypeDefinition) => ReadonlyMap<string, string>): Member | undefined {
  for (const one of lineage(type)) {
    const text = group(one.definition).get(name);
    if (text !== undefined) return { name, owner: one.definition, signature: signatureOf(text), bindings: bindingsOf(one) };
  }
  return undefined;
}

/** Whether the tables have all members of a type, so that any other is an error. */
export function isComplete(type: StaticType): boolean {
  const types = lineage(type);
  return types.length > 0 && types.every(({ definition }) => definition.complete || ['System.Object', 'System.ValueType', 'System.Enum'].includes(definition.name));
}

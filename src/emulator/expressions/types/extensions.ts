import { signatureOf, typeOf } from './signature.ts';
import { bindingsOf, implementationOf } from './members.ts';
import type { Member } from './members.ts';
import { isSame } from './static-type.ts';
import type { Bindings, StaticType } from './static-type.ts';
import { certificateExtensions } from './tables/certificates.ts';
import { contextExtensions } from './tables/context-extensions.ts';
import { jsonExtensions } from './tables/json.ts';
import { linqExtensions } from './tables/linq.ts';
import type { ExtensionSource } from './tables/type-source.ts';
import { xmlExtensions } from './tables/xml.ts';
import { byName } from './type-definition.ts';
import { typesAt } from './type-table.ts';

interface Extension {
  readonly source: ExtensionSource;
  readonly methods: ReadonlyMap<string, string>;
}

const extensions: readonly Extension[] = [...contextExtensions, ...jsonExtensions, ...xmlExtensions, ...certificateExtensions, ...linqExtensions].map((source) => ({ source, methods: byName(source.methods) }));

/** The first extension method of a name that takes this type. */
export function findExtension(type: StaticType, name: string): Member | undefined {
  for (const { source, methods } of extensions) {
    const text = methods.get(name);
    const bindings = text === undefined ? undefined : matched(type, typeOf(source.on));
    const [owner] = typesAt(source.owner);
    if (text !== undefined && bindings) return { name, owner: owner ?? synthetic(source.owner), signature: signatureOf(text), bindings };
  }
  return undefined;
}

/** Whether any type has an extension method of this name. */
export function isExtension(name: string): boolean {
  return extensions.some(({ methods }) => methods.has(name));
}

/** What the receiver's type parameters stand for; undefined where the type does not fit. */
function matched(type: StaticType, receiver: StaticType): Bindings | undefined {
  if (receiver.kind === 'array') return isSame(type, receiver) ? new Map() : undefined;
  if (receiver.kind !== 'named') return undefined;
  const found = implementationOf(type, receiver.definition);
  if (!found) return undefined;
  const bindings = new Map<string, StaticType>(bindingsOf(found));
  for (const [index, wanted] of receiver.typeArguments.entries()) {
    const given = found.typeArguments[index];
    if (!given) return undefined;
    if (wanted.kind === 'parameter') bindings.set(wanted.name, given);
    else if (given.kind !== 'unknown' && !isSame(given, wanted) && !derives(given, wanted)) return undefined;
  }
  return bindings;
}

/** `IEnumerable<JObject>` is an `IEnumerable<JToken>`. */
function derives(given: StaticType, wanted: StaticType): boolean {
  return wanted.kind === 'named' && wanted.definition.name !== 'System.Object' && implementationOf(given, wanted.definition) !== undefined;
}

/** The service's own classes of extensions are in no table, as nobody names them. */
function synthetic(name: string): Member['owner'] {
  const dot = name.lastIndexOf('.');
  return { name, namespace: name.slice(0, dot), simpleName: name.slice(dot + 1), parameters: [], statics: new Map(), members: new Map(), isEnum: false, complete: false, allowed: undefined };
}

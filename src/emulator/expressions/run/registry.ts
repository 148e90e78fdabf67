import { libraryExtensions, libraryTypes } from './library/library.ts';
import { nullReference } from './library/exceptions.ts';
import type { ExtensionMembers, Method, TypeMembers } from './members.ts';
import { coreTypes } from './core-types.ts';
import { enumerationOf } from './enumerations.ts';
import type { Value } from './value.ts';

/** Full name of what a value is; `System.String[]` for arrays. */
export function typeOfValue(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'System.String';
    case 'number':
      return 'System.Int32';
    case 'boolean':
      return 'System.Boolean';
    case 'bigint':
      return 'System.Int64';
    default:
      return value === null ? 'System.Object' : value.clrType;
  }
}

/** All that a value can do, members of its bases among it. @throws NullReferenceException for null. */
export function membersOf(value: Value): TypeMembers {
  if (value === null) throw nullReference();
  return membersAt(typeOfValue(value));
}

const resolved = new Map<string, TypeMembers>();

/** The same by full name; what no base has is `object`'s. */
export function membersAt(type: string): TypeMembers {
  const known = resolved.get(type) ?? resolve(type);
  resolved.set(type, known);
  return known;
}

/** Whether anything is known of a type. */
export function isRegistered(type: string): boolean {
  return own().has(type);
}

/** The type and its bases as the registry has them, nearest first. */
export function basesOf(type: string): readonly string[] {
  const names: string[] = [];
  for (let name: string | undefined = type; name !== undefined && !names.includes(name); ) {
    names.push(name);
    const base: string | undefined = own().get(name)?.find((one) => one.base !== undefined)?.base;
    name = base ?? baseByKind(name);
  }
  return names;
}

function baseByKind(name: string): string | undefined {
  if (name.endsWith('[]')) return 'System.Array';
  if (enumerationOf(name)) return 'System.Enum';
  return name === 'System.Object' ? undefined : 'System.Object';
}

/** The method that stands on other types and fits this value. */
export function extensionFor(target: Value, name: string): Method | undefined {
  return extensionsNamed(name).find(({ on }) => on(target))?.methods[name];
}

export function extensionsNamed(name: string): readonly ExtensionMembers[] {
  byExtension ??= groupExtensions();
  return byExtension.get(name) ?? [];
}

/** Whether any type has an instance member of this name: what none has, cannot run. */
export function isAnywhere(name: string): boolean {
  if (anywhere.size === 0) {
    for (const { properties, methods, setters } of [...own().values()].flat()) for (const one of [properties, methods, setters]) for (const key of Object.keys(one ?? {})) anywhere.add(key);
  }
  return anywhere.has(name) || extensionsNamed(name).length > 0;
}

const anywhere = new Set<string>();
let byType: ReadonlyMap<string, readonly TypeMembers[]> | undefined;
let byExtension: ReadonlyMap<string, readonly ExtensionMembers[]> | undefined;

/** Several files may say something of one type: what the library says counts before the core. */
function own(): ReadonlyMap<string, readonly TypeMembers[]> {
  byType ??= grouped([...libraryTypes(), ...coreTypes()].map((one) => [one.name, one]));
  return byType;
}

function groupExtensions(): ReadonlyMap<string, readonly ExtensionMembers[]> {
  return grouped(libraryExtensions().flatMap((extension) => Object.keys(extension.methods).map((name) => [name, extension] as const)));
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, one] of pairs) groups.set(name, [...(groups.get(name) ?? []), one]);
  return groups;
}

function resolve(type: string): TypeMembers {
  const chain = basesOf(type).flatMap((name) => own().get(name) ?? []);
  const mine = own().get(type) ?? [];
  return {
    name: type,
    properties: merged(chain.map(({ properties }) => properties)),
    methods: merged(chain.map(({ methods }) => methods)),
    setters: merged(chain.map(({ setters }) => setters)),
    operators: merged(chain.map(({ operators }) => operators)),
    convert: merged(chain.map(({ convert }) => convert)),
    statics: { properties: merged(chain.map(({ statics }) => statics?.properties)), methods: merged(chain.map(({ statics }) => statics?.methods)) },
    ...first(chain, 'index'),
    ...first(chain, 'items'),
    ...first(chain, 'text'),
    ...first(chain, 'equals'),
    ...first(chain, 'compare'),
    ...first(chain, 'key'),
    ...first(mine, 'construct'),
  };
}

function first<K extends keyof TypeMembers>(chain: readonly TypeMembers[], key: K): Partial<Pick<TypeMembers, K>> {
  const found = chain.find((one) => one[key] !== undefined);
  return found ? { [key]: found[key] } as unknown as Pick<TypeMembers, K> : {};
}

/** Without a prototype: whatever name an expression has may be asked for. */
function merged<T>(records: readonly (Readonly<Record<string, T>> | undefined)[]): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, ...records.toReversed());
}

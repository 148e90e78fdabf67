import type { Allowed, Signatures, TypeSource } from './tables/type-source.ts';

/** A type of the tables, its name taken apart. */
export interface TypeDefinition {
  /** Full, without type parameters: as Azure names it. */
  readonly name: string;
  readonly namespace: string;
  readonly simpleName: string;
  readonly keyword?: string;
  readonly parameters: readonly string[];
  readonly extends?: string;
  readonly statics: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, string>;
  readonly isEnum: boolean;
  readonly complete: boolean;
  readonly allowed: Allowed | undefined;
}

/** `statics` and `members` go from a name to its signature; one that is there twice counts as first written. */
export function define(source: TypeSource): TypeDefinition {
  const [, path = source.name, list] = /^([^<]+)(?:<(.+)>)?$/.exec(source.name) ?? [];
  const dot = path.lastIndexOf('.');
  const values = source.values === undefined ? {} : { [path]: source.values };
  const base = source.extends ?? (source.values === undefined ? undefined : 'System.Enum');
  return {
    name: path,
    namespace: path.slice(0, Math.max(dot, 0)),
    simpleName: path.slice(dot + 1),
    ...(source.keyword !== undefined && { keyword: source.keyword }),
    parameters: list?.split(', ') ?? [],
    ...(base !== undefined && { extends: base }),
    statics: byName({ ...source.statics, ...values }),
    members: byName(source.members ?? {}),
    isEnum: source.values !== undefined,
    complete: source.complete === true || source.values !== undefined,
    allowed: source.allowed,
  };
}

export function byName(signatures: Signatures): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [signature, list] of Object.entries(signatures)) {
    // The indexer is written the other way round: `'[]': type`.
    if (signature === '[]') names.set('[]', list);
    else for (const name of list.split(' ')) if (!names.has(name)) names.set(name, signature);
  }
  return names;
}

/** Whether the service lets expressions use this member; `.ctor` is `new`. */
export function isAllowed({ allowed }: TypeDefinition, member: string): boolean {
  if (allowed === undefined) return true;
  if (allowed === 'nothing') return false;
  return 'only' in allowed ? allowed.only.split(' ').includes(member) : !allowed.except.split(' ').includes(member);
}

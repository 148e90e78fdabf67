import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Changes, Pass } from './changes.ts';
import { forms, kindBelow, type Kind } from './grammar.ts';
import type { SpecVersion } from './detect.ts';

/** Where the walk stands. */
export interface Where {
  readonly kind: Kind;
  /** The walk's own, which changes as it goes on. */
  readonly path: readonly string[];
  readonly root: JsonObject;
  readonly version: SpecVersion;
  /** Puts a change of this object (of `keys` below it) into the report. */
  note(...keys: readonly string[]): void;
}

/** One small change of objects of some kinds. All rules go over the document in one walk. */
export interface Rule extends Pass {
  readonly kinds: readonly Kind[];
  /** Gives the object itself where nothing is to be changed. */
  apply(node: JsonObject, where: Where): JsonObject;
}

export interface Walk {
  readonly root: JsonObject;
  readonly version: SpecVersion;
  readonly changes: Changes;
}

/** Applies the rules to every object, parents first. What nobody changed is shared with the old document. */
export function rewrite(start: JsonObject, rules: readonly Rule[], walk: Walk, kind: Kind = 'document', at: readonly string[] = []): JsonObject {
  const byKind = new Map<Kind, readonly Rule[]>();
  for (const each of Object.keys(forms) as Kind[]) byKind.set(each, rules.filter(({ kinds }) => kinds.includes(each)));
  const path = [...at];
  let here: Pass | undefined;
  const where = {
    kind,
    path,
    root: walk.root,
    version: walk.version,
    note: (...keys: readonly string[]): void => {
      if (here !== undefined) walk.changes.note(here, ...path, ...keys);
    },
  };

  const visit = (value: Json, as: Kind): Json => {
    if (Array.isArray(value)) return visitList(value, as);
    return isObject(value) ? visitObject(value, as) : value;
  };

  const visitList = (list: readonly Json[], as: Kind): readonly Json[] => {
    let copy: Json[] | undefined;
    for (const [index, item] of list.entries()) {
      path.push(String(index));
      const next = visit(item, as);
      path.pop();
      if (next !== item) (copy ??= [...list])[index] = next;
    }
    return copy ?? list;
  };

  const visitObject = (object: JsonObject, as: Kind): JsonObject => {
    let node = object;
    for (const rule of byKind.get(as) ?? []) {
      here = rule;
      where.kind = as;
      node = rule.apply(node, where);
    }
    let copy: Record<string, Json | undefined> | undefined;
    for (const key of Object.keys(node)) {
      const below = kindBelow(as, key);
      const child = node[key];
      if (below === undefined || typeof child !== 'object' || child === null) continue;
      path.push(key);
      const next = visit(child, below);
      path.pop();
      if (next === child) continue;
      copy ??= { ...node };
      if (key === '__proto__') Object.defineProperty(copy, key, { value: next, enumerable: true, configurable: true, writable: true });
      else copy[key] = next;
    }
    return copy ?? node;
  };

  return visitObject(start, kind);
}

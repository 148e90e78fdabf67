import { sameId } from '../model/arm-id.ts';
import { at, isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** Without nulls at any depth: on a create they mean what leaving them out means. */
export function withoutNulls(body: JsonObject): JsonObject {
  const kept = Object.entries(body).filter((entry): entry is [string, Json] => entry[1] !== null && entry[1] !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, cleared(value)]));
}

function cleared(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleared);
  return isObject(value) ? withoutNulls(value) : value;
}

/** Without nulls, and without the objects and arrays that have nothing else: what ARM answers for what is not set. */
export function setOnly(body: JsonObject): JsonObject {
  const entries = Object.entries(body).flatMap(([key, value]): [string, Json][] => {
    const kept = kernel(value);
    return kept === undefined ? [] : [[key, kept]];
  });
  return Object.fromEntries(entries);
}

function kernel(value: Json | undefined): Json | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (!isObject(value)) return value;
  const inner = setOnly(value);
  return Object.keys(inner).length === 0 ? undefined : inner;
}

/**
 * `stated` over `live`: what is stated stands, what live has besides stays. Elements of arrays are the same where their
 * `id` or `name` is; which elements there are, and their order, is stated. Nulls of live are not carried over.
 */
export function overlaid(live: Json | undefined, stated: Json): Json {
  if (Array.isArray(stated)) return stated.map((element: Json) => overlaid(counterpart(live, element), element));
  if (!isObject(stated)) return stated;
  const base = isObject(live) ? setOnly(live) : {};
  const merged = new Map<string, Json>(Object.entries(base).filter((entry): entry is [string, Json] => entry[1] !== undefined));
  for (const [key, value] of Object.entries(stated)) {
    if (value === undefined) continue;
    const known = [...merged.keys()].find((name) => name.toLowerCase() === key.toLowerCase());
    const below = known === undefined ? undefined : merged.get(known);
    if (known !== undefined) merged.delete(known);
    merged.set(key, overlaid(below, value));
  }
  return Object.fromEntries(merged);
}

function counterpart(live: Json | undefined, element: Json): Json | undefined {
  if (!Array.isArray(live)) return undefined;
  return live.find((candidate: Json) => isSame(at(candidate, 'id'), at(element, 'id')) || isSame(at(candidate, 'name'), at(element, 'name')));
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && sameId(a, b);
}

/** True where `live` has everything that is stated. Strings of ids and paths are compared by their letters only. */
export function shows(live: Json | undefined, stated: Json | undefined): boolean {
  if (stated === undefined || stated === null) return stated === undefined || live === undefined || live === null;
  if (Array.isArray(stated)) return Array.isArray(live) && live.length === stated.length && stated.every((element: Json, index) => shows(live[index] as Json, element));
  if (isObject(stated)) return Object.entries(stated).every(([key, value]) => shows(at(live, key), value));
  return typeof stated === 'string' && typeof live === 'string' ? sameText(live, stated) : live === stated;
}

function sameText(a: string, b: string): boolean {
  return withoutSlashes(a) === withoutSlashes(b) || (a.startsWith('/subscriptions/') && sameId(a, b));
}

function withoutSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}

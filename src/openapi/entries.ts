import { isObject, type Json, type JsonObject } from '../model/json.ts';

/** A copy with `key` set. A key `__proto__` stays a key. */
export function withEntry(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  return key === '__proto__' ? Object.fromEntries([...Object.entries(object), [key, value]]) : { ...object, [key]: value };
}

export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  if (!keys.some((key) => Object.hasOwn(object, key))) return object;
  return withoutAll(object, new Set(keys));
}

/** For many keys. */
export function withoutAll(object: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
}

/** Each member changed; the object itself where none is. */
export function mapEntries(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  let changed = false;
  const entries = Object.entries(object).map(([key, value]): [string, Json | undefined] => {
    const next = value === undefined ? undefined : change(value, key);
    changed ||= next !== value;
    return [key, next];
  });
  return changed ? Object.fromEntries(entries) : object;
}

/** The member `key`, not what every object inherits. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The text at a path of members, in just these letters: a description's keys are told apart by case, ARM's are not. */
export function textIn(value: Json | undefined, ...path: readonly string[]): string | undefined {
  let here = value;
  for (const key of path) here = isObject(here) ? own(here, key) : undefined;
  return typeof here === 'string' ? here : undefined;
}

import { isObject } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';

/** A PATCH: objects are merged, everything else is replaced. */
export function merged(before: JsonObject, change: JsonObject): JsonObject {
  const next: Record<string, JsonObject[string]> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    const old = before[key];
    next[key] = isObject(old) && isObject(value) ? merged(old, value) : value;
  }
  return next;
}

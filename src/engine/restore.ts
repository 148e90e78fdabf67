import { at, isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * The stated fields as they were before they were written: what brings them back. A field that was not there becomes
 * null; an array comes back as a whole; what was not stated is left out and so left alone.
 */
export function restored(stated: JsonObject, before: JsonObject): JsonObject {
  const back: Record<string, Json> = {};
  for (const [key, value] of Object.entries(stated)) {
    const was = at(before, key);
    if (value === undefined) continue;
    back[key] = isObject(value) && isObject(was) ? restored(value, was) : (was ?? null);
  }
  return back;
}

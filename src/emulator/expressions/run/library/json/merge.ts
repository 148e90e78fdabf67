import { JArray, JObject, JValue, cloned } from './token.ts';
import type { JToken } from './token.ts';

/** `JContainer.Merge` with its defaults: arrays are joined, null values change nothing. */
export function merge(into: JToken, from: JToken): void {
  if (into instanceof JArray && from instanceof JArray) for (const one of from.items) into.add(cloned(one));
  if (!(into instanceof JObject) || !(from instanceof JObject)) return;
  for (const { name, value } of from.properties) {
    const there = into.get(name);
    if (there instanceof JObject && value instanceof JObject) merge(there, value);
    else if (there instanceof JArray && value instanceof JArray) merge(there, value);
    else if (!there || !(value instanceof JValue && value.kind === 'Null')) into.set(name, cloned(value));
  }
}

import type { JsonObject } from '../model/json.ts';
import type { Kind } from '../model/resource.ts';
import { diff } from '../model/diff.ts';

/**
 * Brings a body, whole or in part, into the form in which two bodies of a kind are compared: case of ids, white space
 * of policies, order of sets. Applied to both sides; must leave late values and nulls as they are.
 */
export type Comparable = (kind: Kind, body: JsonObject) => JsonObject;

/** True where `live` has everything that is stated. */
export function holds(comparable: Comparable, kind: Kind, stated: JsonObject, live: JsonObject): boolean {
  return diff(comparable(kind, stated), comparable(kind, live)).length === 0;
}

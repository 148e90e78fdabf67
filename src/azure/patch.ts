import { ArmError } from '../model/arm-error.ts';
import { at, isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Update } from '../model/driver.ts';
import type { LiveResource } from '../model/resource.ts';
import { overlaid, setOnly } from './body.ts';

/**
 * The `properties` of a PATCH: the members that changed, each whole, so that it means the same whether the service
 * merges below the first level or replaces. What live has inside of them besides goes along.
 */
export function changedProperties(update: Update): JsonObject {
  const properties = at(update.body, 'properties');
  const changed = changedMembers(update).flatMap((name): [string, Json][] => {
    const stated = at(properties, name);
    return stated === undefined ? [] : [[name, overlaid(at(update.before, 'properties', name), stated)]];
  });
  return Object.fromEntries(changed);
}

/** All `properties` as they are to be: what live has, and what is stated over it. */
export function wholeProperties(update: Update): JsonObject {
  const whole = overlaid(at(update.before, 'properties'), propertiesOf(update.body));
  return isObject(whole) ? whole : {};
}

/** Whether something inside of a member is stated as null. A member that is null itself is cleared by that. */
export function clearsInside(properties: JsonObject): boolean {
  return Object.values(properties).some((member) => member !== null && member !== undefined && holdsNull(member));
}

function holdsNull(value: Json): boolean {
  if (value === null) return true;
  return (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []).some((inner) => inner !== undefined && holdsNull(inner));
}

function changedMembers(update: Update): readonly string[] {
  const names = update.changes.map((change) => /^properties(?:\.([\w$-]+)|\["((?:[^"\\]|\\.)+)"\])/.exec(change.path)).map((found) => found?.[1] ?? found?.[2]);
  if (names.includes(undefined)) return Object.keys(propertiesOf(update.body));
  return [...new Set(names.filter((name) => name !== undefined))];
}

export function propertiesOf(body: JsonObject): JsonObject {
  const properties = at(body, 'properties');
  return isObject(properties) ? properties : {};
}

/**
 * The ETag to send with an update. Lists carry none (fact 11): then the resource is read, and must still have in the
 * changed members what the plan read there.
 */
export async function etagFor(update: Update, read: () => Promise<LiveResource | undefined>): Promise<string> {
  if (update.etag !== undefined) return update.etag;
  const live = await read();
  const same = live !== undefined && changedMembers(update).every((name) => isEqual(at(live.body, 'properties', name), at(update.before, 'properties', name)));
  if (!same) throw changedSince('PATCH', update.id);
  return live.etag ?? '*';
}

/** As ARM answers it where the ETag does not match (fact 13). */
export function changedSince(method: string, id: string): ArmError {
  return new ArmError({ status: 412, code: 'PreconditionFailed', message: 'The resource was changed since the plan was made.', method, url: id });
}

/** Equal but for nulls and the order of members. */
export function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  return sorted(a) === sorted(b);
}

function sorted(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return JSON.stringify(isObject(value) ? setOnly(value) : value, (_key, inner: Json) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1))) : inner,
  );
}

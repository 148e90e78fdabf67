import { at, isObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { isLate } from './resource.ts';
import type { Change } from './resource.ts';

/**
 * What would change in `live` if `stated` were written. Only stated fields count. A null and an empty array are the
 * same as nothing, as ARM answers either; arrays are compared element by element; a late value is always a change.
 */
export function diff(stated: JsonObject, live: JsonObject): readonly Change[] {
  return changesIn('', stated, live);
}

function changesIn(path: string, stated: Json | undefined, live: Json | undefined): readonly Change[] {
  if (stated === undefined) return [];
  const absent = live === undefined || live === null;
  const change = [{ path, ...(live !== undefined && { before: live }), after: stated }];
  if (isLate(stated)) return change;
  if (stated === null) return absent ? [] : change;
  if (isArray(stated)) return absent || isArray(live) ? changesInArray(path, stated, absent ? [] : live) : change;
  if (!isObject(stated)) return stated === live ? [] : change;

  const keys = Object.keys(stated).filter((key) => stated[key] !== undefined);
  // A key of a map may have an empty object as its value, such as an identity's: its presence is what is stated.
  if (absent ? keys.length === 0 : !isObject(live)) return change;
  return keys.flatMap((key) => changesIn(path + step(path, key), stated[key], at(live, key)));
}

function changesInArray(path: string, stated: readonly Json[], live: readonly Json[]): readonly Change[] {
  const changed = stated.flatMap((element, index) => changesIn(`${path}[${index}]`, element, live[index]));
  const surplus = live.slice(stated.length).map((element, index) => ({ path: `${path}[${stated.length + index}]`, before: element }));
  return [...changed, ...surplus];
}

function step(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `[${JSON.stringify(key)}]`;
  return path === '' ? key : `.${key}`;
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

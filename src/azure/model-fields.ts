import { isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { modelledVersion, newerVersion } from './raw.ts';

/**
 * What a model of the SDK can say, by ARM's names below `properties`. `true`: as it is, whatever it contains. A string:
 * the SDK's name for it. `readOnly`: the service sets it, it is never sent. An object: its members; in arrays, of each element.
 */
export interface Fields {
  readonly [name: string]: true | string | Fields;
}

export const readOnly = 'readOnly';

export interface Said {
  /** As the SDK's operations take it. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Undefined where the SDK says it all; else the api-version of the raw request that has to be sent instead. */
  readonly rawVersion: string | undefined;
}

/** Maps ARM's `properties` onto the parameters of an SDK operation. What the model does not have is found, never dropped. */
export function inModel(properties: JsonObject, fields: Fields): Said {
  const lost = { unknown: 0, nulls: 0 };
  const parameters = object(properties, fields, lost);
  // A null clears a field; the SDK leaves it out of what it sends.
  return { parameters, rawVersion: lost.unknown > 0 ? newerVersion : lost.nulls > 0 ? modelledVersion : undefined };
}

interface Lost {
  unknown: number;
  nulls: number;
}

function object(value: JsonObject, fields: Fields, lost: Lost): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (inner === undefined || field === readOnly) continue;
    if (field === undefined) lost.unknown++;
    else if (typeof field === 'object') out[name] = members(inner, field, lost);
    else {
      if (hasNull(inner)) lost.nulls++;
      out[field === true ? name : field] = inner;
    }
  }
  return out;
}

function members(value: Json, fields: Fields, lost: Lost): unknown {
  if (value === null) lost.nulls++;
  if (Array.isArray(value)) return value.map((element: Json) => members(element, fields, lost));
  return isObject(value) ? object(value, fields, lost) : value;
}

function hasNull(value: Json | undefined): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.some(hasNull);
  return isObject(value) && Object.values(value).some(hasNull);
}

/** Without what the service sets itself, for requests that go out raw. */
export function writable(properties: JsonObject, fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => fields[name] !== readOnly));
}

import type { JsonObject } from '../../../model/json.ts';

/** A field that is a number, once it has been checked; undefined where it is null or not there. */
export function numberIn(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  return typeof value === 'number' ? value : undefined;
}

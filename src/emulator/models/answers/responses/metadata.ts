import { isObject } from '../../../../model/json.ts';
import type { Json } from '../../../../model/json.ts';
import { invalidRequest, invalidType } from '../invalid-request.ts';

const mostPairs = 16;
const longestKey = 64;
const longestValue = 512;

/** @throws ModelRefusal 400 for more than sixteen pairs, long keys, and values that are no texts or long. */
export function checkMetadata(metadata: Json | undefined): void {
  if (!isObject(metadata)) return;
  const pairs = Object.entries(metadata);
  if (pairs.length > mostPairs) throw invalidRequest(`Invalid 'metadata': too many properties. Expected an object with at most ${mostPairs} properties, but got an object with ${pairs.length} properties instead.`, 'metadata', 'object_above_max_properties');
  for (const [name, value] of pairs) {
    if (typeof value !== 'string') throw invalidType(`metadata.${name}`, 'a string', value ?? null);
    if (name.length > longestKey) throw tooLong('metadata', longestKey, name.length);
    if (value.length > longestValue) throw tooLong(`metadata.${name}`, longestValue, value.length);
  }
}

function tooLong(path: string, limit: number, length: number): Error {
  return invalidRequest(`Invalid '${path}': string too long. Expected a string with maximum length ${limit}, but got a string with length ${length} instead.`, path, 'string_above_max_length');
}

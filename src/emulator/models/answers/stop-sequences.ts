import type { Json } from '../../../model/json.ts';
import { checkLength } from './fields.ts';
import { invalidType } from './invalid-request.ts';

const most = 4;

/** `stop` of chat and completions: a text or up to four. @throws ModelRefusal 400 */
export function readStop(given: Json | undefined): readonly string[] {
  if (given === undefined || given === null) return [];
  if (typeof given === 'string') return given === '' ? [] : [given];
  if (!Array.isArray(given)) throw invalidType('stop', 'one of a string or array of strings', given);
  checkLength(given.length, { max: most }, 'stop', 'array');
  return given.map((one: Json, at) => {
    if (typeof one !== 'string') throw invalidType(`stop[${at}]`, 'a string', one);
    return one;
  }).filter((one) => one !== '');
}

/** What stands before the first of them. */
export function stoppedAt(text: string, stop: readonly string[]): string {
  const places = stop.map((one) => text.indexOf(one)).filter((place) => place >= 0);
  return places.length === 0 ? text : text.slice(0, Math.min(...places));
}

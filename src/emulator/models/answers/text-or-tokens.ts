import type { Json } from '../../../model/json.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import { checkLength } from './fields.ts';
import { invalidType } from './invalid-request.ts';

/** One text that a client gave as a text or as the numbers of its tokens. */
export type TextOrTokens = string | readonly number[];

const expected = 'one of a string, array of strings, array of integers, or array of integer arrays';

/** `prompt` of completions and `input` of embeddings: one text or several. @throws ModelRefusal 400 */
export function readTexts(given: Json | undefined, path: string, most: number): readonly TextOrTokens[] {
  if (typeof given === 'string') return [given];
  if (!Array.isArray(given)) throw invalidType(path, expected, given ?? null);
  checkLength(given.length, { min: 1 }, path, 'array');
  const tokens = tokensIn(given);
  if (tokens !== undefined) return [tokens];
  checkLength(given.length, { max: most }, path, 'array');
  return given.map((one: Json, at) => {
    if (typeof one === 'string') return one;
    const inner = Array.isArray(one) && one.length > 0 ? tokensIn(one) : undefined;
    if (inner !== undefined) return inner;
    throw invalidType(`${path}[${at}]`, 'one of a string or array of integers', one);
  });
}

/** Undefined where it is a list of anything else. */
function tokensIn(list: readonly Json[]): readonly number[] | undefined {
  const tokens = list.filter((one): one is number => typeof one === 'number' && Number.isInteger(one) && one >= 0);
  return tokens.length === list.length ? tokens : undefined;
}

export function tokensOf(text: TextOrTokens, count: Tokenizer['count']): number {
  return typeof text === 'string' ? count(text) : text.length;
}

export function saidBy(text: TextOrTokens, tokenizer: Tokenizer): string {
  return typeof text === 'string' ? text : tokenizer.textOf(text);
}

import { isObject } from '../model/json.ts';

/** Deeper than any description of an API; recursion over what passed is safe. */
export const deepest = 128;

/** Aliases of YAML, and references that are copied in, may stand for far more than was written. */
const most = { values: 5_000_000, characters: 64 * 1024 * 1024 };

/** Why a parsed document is too much to work with, or undefined. Stops at the first limit. */
export function tooMuch(document: unknown): string | undefined {
  let values = 0;
  let characters = 0;
  const visit = (value: unknown, depth: number): string | undefined => {
    if (depth > deepest) return `it is nested more than ${deepest} levels deep`;
    values += 1;
    if (values > most.values) return 'it holds too many values, all copies counted';
    if (typeof value === 'string') characters += value.length;
    if (characters > most.characters) return 'it holds too much text, all copies counted';
    if (Array.isArray(value)) {
      for (const item of value) {
        const found = visit(item, depth + 1);
        if (found !== undefined) return found;
      }
    } else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        characters += key.length;
        const found = visit(value[key], depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return visit(document, 0);
}

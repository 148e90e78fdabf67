import { isObject } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';
import { mediumTokens, usualMediumTokens } from '../tokens/media-tokens.ts';

const charactersOfToken = 4;
/** A picture that stands in the place of its URL. */
const dataUrl = /^data:\w+\/[\w.+-]+[;,]/;

/**
 * Tokens that a prompt is estimated at: four characters of its texts (roles included) are one, so is a number, which stands for a token in the
 * prompts that are written as tokens. No tokenizer: Azure, too, goes by characters (documentation: manage quota). Images and the like
 * are estimated at what they will count.
 */
export function promptTokens(...prompt: readonly (Json | undefined)[]): number {
  const open = [...prompt];
  let characters = 0;
  let tokens = 0;
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'number') tokens += 1;
    else if (typeof next === 'string') {
      if (dataUrl.test(next)) tokens += usualMediumTokens;
      else characters += next.length;
    } else if (Array.isArray(next)) {
      for (const item of next as readonly Json[]) open.push(item);
    } else if (isObject(next)) {
      const fixed = mediumTokens(next);
      if (fixed === undefined) for (const value of Object.values(next)) open.push(value);
      else tokens += fixed;
    }
  }
  return tokens + Math.ceil(characters / charactersOfToken);
}

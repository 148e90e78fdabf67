import { isObject } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';

/** As many as the gateway's token limits count for one, too. */
const tokensOfImage = 1200;
const charactersOfToken = 4;

/** Parts that are media; sound and files are not estimated. */
const media: Readonly<Record<string, number>> = { image_url: tokensOfImage, input_image: tokensOfImage, input_audio: 0, input_file: 0, file: 0 };

/**
 * Tokens that a prompt is estimated at: four characters of its texts (roles included) are one, so is a number, which stands for a token in the
 * prompts that are written as tokens. No tokenizer: Azure, too, goes by characters (documentation: manage quota).
 */
export function promptTokens(...prompt: readonly (Json | undefined)[]): number {
  const open = [...prompt];
  let characters = 0;
  let tokens = 0;
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'number') tokens += 1;
    else if (typeof next === 'string') {
      if (next.startsWith('data:')) tokens += tokensOfImage;
      else characters += next.length;
    } else if (Array.isArray(next)) {
      for (const item of next as readonly Json[]) open.push(item);
    } else if (isObject(next)) {
      const fixed = typeof next['type'] === 'string' && Object.hasOwn(media, next['type']) ? media[next['type']] : undefined;
      if (fixed === undefined) for (const value of Object.values(next)) open.push(value);
      else tokens += fixed;
    }
  }
  return tokens + Math.ceil(characters / charactersOfToken);
}

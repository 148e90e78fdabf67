import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';

/** As documented for gpt-4o: a fixed part, and one for each tile of 512 × 512. */
const lowDetail = 85;
const perTile = 170;
/** Of an image of 1024 × 1024, which is what every image is taken for: nobody looks into it. */
const usualTiles = 4;

/** Of an image whose detail nobody said; sound and files are taken for one. */
export const usualMediumTokens = lowDetail + usualTiles * perTile;

/** Parts of a prompt that are no text, in the words of chat and of Responses; images say here how closely they are to be looked at. */
const media: Readonly<Record<string, (part: JsonObject) => Json | undefined>> = {
  image_url: ({ image_url: image }) => (isObject(image) ? image['detail'] : undefined),
  input_image: ({ detail }) => detail,
  input_audio: () => undefined,
  input_file: () => undefined,
  file: () => undefined,
};

/** Tokens of a part that is an image, sound or a file, read or estimated; undefined for what is none. */
export function mediumTokens(part: JsonObject): number | undefined {
  const { type } = part;
  const detailOf = typeof type === 'string' && Object.hasOwn(media, type) ? media[type] : undefined;
  if (detailOf === undefined) return undefined;
  return detailOf(part) === 'low' ? lowDetail : usualMediumTokens;
}

import { isObject } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';

/** As documented for gpt-4o: a fixed part, and one for each tile of 512 × 512. */
const lowDetail = 85;
const perTile = 170;
/** Of an image of 1024 × 1024, which is what every image is taken for: nobody looks into it. */
const usualTiles = 4;

/** Tokens of one `image_url` part. */
export function imageTokens(image: Json | undefined): number {
  const detail = isObject(image) ? image['detail'] : undefined;
  return detail === 'low' ? lowDetail : lowDetail + usualTiles * perTile;
}

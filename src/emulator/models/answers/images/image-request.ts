import type { Json, JsonObject } from '../../../../model/json.ts';
import { checkFields } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { modelNotEmulated } from '../invalid-request.ts';
import type { ImageFamily } from './image-models.ts';
import type { Quality } from './image-usage.ts';

/** What is to be painted, defaults filled in. */
export interface ImageRequest {
  readonly prompt: string;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly transparent: boolean;
  readonly quality: Quality;
  readonly format: 'url' | 'b64_json';
  /** As the answers of gpt-image-1 repeat it. */
  readonly shown: JsonObject;
}

/** @throws ModelRefusal what the family does not take. `more`: fields beside those of a generation. */
export function readImageRequest(body: JsonObject, family: ImageFamily, more: Fields = {}): ImageRequest {
  checkFields(body, { prompt: { type: 'text', required: true, min: 1, max: family.longestPrompt }, model: { type: 'text' }, ...family.fields, ...more });
  if (body['stream'] === true) throw modelNotEmulated('images that are streamed');
  if (body['output_format'] === 'jpeg') throw modelNotEmulated('images in JPEG');
  const size = given(body['size'], '1024x1024');
  const [width = 1024, height = 1024] = size.split('x').map(Number);
  const quality = given(body['quality'], 'high');
  const background = given(body['background'], 'opaque');
  return {
    prompt: String(body['prompt']),
    count: typeof body['n'] === 'number' ? body['n'] : 1,
    width,
    height,
    transparent: background === 'transparent',
    quality: quality === 'low' || quality === 'medium' ? quality : 'high',
    format: family.name === 'gpt-image' || body['response_format'] === 'b64_json' ? 'b64_json' : 'url',
    shown: { background, output_format: 'png', quality, size },
  };
}

function given(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' && value !== 'auto' ? value : otherwise;
}

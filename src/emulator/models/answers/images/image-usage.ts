import type { Json } from '../../../../model/json.ts';
import type { Usage } from '../../model-call.ts';

/** Tokens of one image of gpt-image-1, by quality and shape (OpenAI's guide to image generation). */
const outputTokens = {
  low: { square: 272, portrait: 408, landscape: 400 },
  medium: { square: 1056, portrait: 1584, landscape: 1568 },
  high: { square: 4160, portrait: 6240, landscape: 6208 },
} as const;

export type Quality = keyof typeof outputTokens;

/** Of an image that is sent for an edit, at the usual fidelity (OpenAI's guide to images and vision: 65 and 129 a tile of 512, four tiles). */
const inputImageTokens = 65 + 4 * 129;

export interface ImageUsage extends Usage {
  /** As the answer has it. */
  readonly shown: Json;
}

export function imageUsage(made: { readonly quality: Quality; readonly width: number; readonly height: number; readonly count: number }, textTokens: number, images: number): ImageUsage {
  const shape = made.width === made.height ? 'square' : made.width < made.height ? 'portrait' : 'landscape';
  const output = outputTokens[made.quality][shape] * made.count;
  const imageTokens = images * inputImageTokens;
  const input = textTokens + imageTokens;
  const shown = { total_tokens: input + output, input_tokens: input, output_tokens: output, input_tokens_details: { text_tokens: textTokens, image_tokens: imageTokens } };
  return { input, output, shown };
}

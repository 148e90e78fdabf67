import type { Field, Fields } from '../fields.ts';

/** How a family of image models is asked. */
export interface ImageFamily {
  readonly name: 'dall-e-2' | 'dall-e-3' | 'gpt-image';
  /** Of a generation, beside `model` and `prompt`. */
  readonly fields: Fields;
  readonly longestPrompt: number;
}

const oneOf = (...choices: readonly string[]): Field => ({ type: 'text', choices });
const user: Field = { type: 'text' };
const dallEFormat = oneOf('url', 'b64_json');

const families: readonly (ImageFamily & { readonly pattern: RegExp })[] = [
  {
    name: 'dall-e-3',
    pattern: /^dall-e-3/,
    longestPrompt: 4000,
    fields: {
      n: { type: 'integer', min: 1, max: 1 },
      size: oneOf('1024x1024', '1792x1024', '1024x1792'),
      quality: oneOf('standard', 'hd'),
      style: oneOf('vivid', 'natural'),
      response_format: dallEFormat,
      user,
    },
  },
  {
    name: 'dall-e-2',
    pattern: /^dall-e/,
    longestPrompt: 1000,
    fields: { n: { type: 'integer', min: 1, max: 10 }, size: oneOf('256x256', '512x512', '1024x1024'), quality: oneOf('standard'), response_format: dallEFormat, user },
  },
];

const gptImage: ImageFamily = {
  name: 'gpt-image',
  longestPrompt: 32_000,
  fields: {
    n: { type: 'integer', min: 1, max: 10 },
    size: oneOf('auto', '1024x1024', '1536x1024', '1024x1536'),
    quality: oneOf('auto', 'high', 'medium', 'low'),
    background: oneOf('transparent', 'opaque', 'auto'),
    output_format: oneOf('png', 'jpeg'),
    output_compression: { type: 'integer', min: 0, max: 100 },
    moderation: oneOf('low', 'auto'),
    stream: { type: 'boolean' },
    partial_images: { type: 'integer', min: 0, max: 3 },
    user,
  },
};

/** Models of other makers are asked as gpt-image-1 is. */
export function imageFamilyOf(model: string): ImageFamily {
  return families.find(({ pattern }) => pattern.test(model.toLowerCase())) ?? gptImage;
}

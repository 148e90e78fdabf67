import type { Json, JsonObject } from '../../../../model/json.ts';
import type { FormFile, ModelCall } from '../../model-call.ts';
import type { Fields } from '../fields.ts';
import { invalidRequest, missingParameter } from '../invalid-request.ts';
import { jsonOfFields } from '../form-values.ts';
import { formBodyOf } from '../json-body.ts';

/** Of an edit, beside those of a generation. */
export const editFields: Fields = { input_fidelity: { type: 'text', choices: ['high', 'low'] } };

/** 25 MB (dated description of 2025-04-01-preview). */
const largestImage = 25 * 1024 * 1024;
const mostImages = 16;
const numbers = new Set(['n', 'output_compression', 'partial_images']);
const flags = new Set(['stream']);

/** @throws ModelRefusal 400 without an image, or with one that is neither PNG nor JPEG. */
export function readEditForm(call: ModelCall): { readonly fields: JsonObject; readonly images: readonly Buffer[] } {
  const { fields, files } = formBodyOf(call);
  const images = files.filter(({ field }) => field === 'image' || field === 'image[]');
  if (images.length === 0) throw missingParameter('image');
  if (images.length > mostImages) throw invalidRequest(`Invalid 'image': array too long. Expected an array with maximum length ${mostImages}, but got an array with length ${images.length} instead.`, 'image', 'array_above_max_length');
  for (const file of files) checkImage(file);
  const json: Record<string, Json> = jsonOfFields(fields, numbers, flags);
  return { fields: json, images: images.map(({ bytes }) => bytes) };
}

function checkImage({ field, bytes }: FormFile): void {
  if (field !== 'image' && field !== 'image[]' && field !== 'mask') throw invalidRequest(`Unknown parameter: '${field}'.`, field, 'unknown_parameter');
  const known = bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) || bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) || bytes.subarray(8, 12).toString('latin1') === 'WEBP';
  if (!known) throw invalidRequest('Invalid image file or mode, please check your image file.', field, 'invalid_image_file');
  if (bytes.length >= largestImage) throw invalidRequest(`Invalid image: image file is too large (${bytes.length} bytes); the limit is ${largestImage} bytes.`, field, 'image_too_large');
}

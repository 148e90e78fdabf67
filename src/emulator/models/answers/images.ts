import { createHash } from 'node:crypto';
import type { Json } from '../../../model/json.ts';
import type { Answerer, Drafted, ModelCall } from '../model-call.ts';
import { countTokens } from '../tokens/tokenizer.ts';
import { severities, undetected } from './content-filter-results.ts';
import { deployedModel } from './deployed-model.ts';
import { drawingOf } from './images/drawing.ts';
import { editFields, readEditForm } from './images/edit-form.ts';
import { imageFamilyOf } from './images/image-models.ts';
import type { ImageFamily } from './images/image-models.ts';
import { readImageRequest } from './images/image-request.ts';
import type { ImageRequest } from './images/image-request.ts';
import { imageUsage } from './images/image-usage.ts';
import { pngOf } from './images/png.ts';
import { jsonBodyOf } from './json-body.ts';
import { operationNotSupported } from './operation-not-supported.ts';

/** `POST …/images/generations`. */
export const generateImages: Answerer = async (call) => {
  const family = familyOf(call);
  return draft(call, family, readImageRequest(jsonBodyOf(call), family), []);
};

/** `POST …/images/edits`, a form; dall-e-3 does not edit. */
export const editImages: Answerer = async (call) => {
  const family = familyOf(call);
  if (family.name === 'dall-e-3') throw operationNotSupported('imageEdits', modelOf(call));
  const form = readEditForm(call);
  return draft(call, family, readImageRequest(form.fields, family, editFields), form.images);
};

function modelOf(call: ModelCall): string {
  return deployedModel(call).model.name;
}

function familyOf(call: ModelCall): ImageFamily {
  return imageFamilyOf(modelOf(call));
}

async function draft(call: ModelCall, family: ImageFamily, request: ImageRequest, images: readonly Buffer[]): Promise<Drafted> {
  const created = Math.floor(call.world.clock.now() / 1000);
  const sent = images.map((image) => createHash('sha256').update(image).digest('hex'));
  const data = Array.from({ length: request.count }, (_, at) => shownImage(family, request, [modelOf(call), request.prompt, ...sent, String(at)]));
  if (family.name !== 'gpt-image') return { kind: 'json', status: 200, body: { created, data } };
  const usage = imageUsage(request, await countTokens(request.prompt), images.length);
  return { kind: 'json', status: 200, body: { created, ...request.shown, data, usage: usage.shown }, usage };
}

function shownImage(family: ImageFamily, request: ImageRequest, seed: readonly string[]): Json {
  const base64 = pngOf(drawingOf(seed.join('\n'), request)).toString('base64');
  return {
    ...(request.format === 'url' ? { url: `data:image/png;base64,${base64}` } : { b64_json: base64 }),
    ...(family.name === 'dall-e-3' ? { revised_prompt: `A picture in clear colours of the following: ${request.prompt}` } : {}),
    content_filter_results: severities,
    prompt_filter_results: { ...severities, profanity: undetected, jailbreak: undetected },
  };
}

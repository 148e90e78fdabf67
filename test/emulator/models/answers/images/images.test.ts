import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { editImages, generateImages } from '../../../../../src/emulator/models/answers/images.ts';
import type { ModelBody } from '../../../../../src/emulator/models/model-call.ts';
import { ModelRefusal } from '../../../../../src/emulator/models/model-refusal.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import { testWithShared } from '../../../../support/shared.ts';
import { answeredJson, deploymentOf, modelCall, refusalOf } from '../model-call-fixture.ts';
import { faultsAgainst } from '../published-schema.ts';

const dallE = { deployment: deploymentOf('dall-e-3', '3.0') };
const gptImage = { deployment: deploymentOf('gpt-image-1', '2025-04-15') };
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function images(answer: JsonObject): readonly JsonObject[] {
  return answer['data'] as readonly JsonObject[];
}

function decoded(image: JsonObject | undefined): Buffer {
  return Buffer.from(String(image?.['b64_json']), 'base64');
}

function form(fields: Readonly<Record<string, string>>, files: readonly { readonly field: string; readonly bytes: Buffer }[]): ModelBody {
  return { kind: 'form', fields: new Map(Object.entries(fields)), files: files.map((file) => ({ ...file, fileName: 'a.png', contentType: 'image/png' })), bytes: 100 };
}

describe('dall-e-3', () => {
  test('answers one image as a URL that holds the picture, with a revised prompt and what the filter found', async () => {
    const answer = await answeredJson(generateImages, { prompt: 'a cat' }, dallE);
    expect(answer['created']).toBe(Date.UTC(2026, 0, 1) / 1000);
    const [image] = images(answer);
    expect(image?.['url']).toMatch(/^data:image\/png;base64,/);
    expect(image?.['revised_prompt']).toContain('a cat');
    expect(image?.['prompt_filter_results']).toMatchObject({ jailbreak: { detected: false, filtered: false } });
    expect(answer).not.toHaveProperty('usage');
  });

  test('answers base64 where it is asked for, in the size that is asked for', async () => {
    const [image] = images(await answeredJson(generateImages, { prompt: 'a cat', response_format: 'b64_json', size: '1792x1024' }, dallE));
    const bytes = decoded(image);
    expect(bytes.subarray(0, 8)).toEqual(png);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1792, 1024]);
    expect(bytes.length).toBeLessThan(20_000);
  });

  test('makes one image only and does not know what gpt-image-1 knows', async () => {
    expect(await refusalOf(generateImages, { prompt: 'a', n: 2 }, dallE)).toMatchObject({ status: 400, error: { param: 'n', code: 'integer_above_max_value' } });
    expect(await refusalOf(generateImages, { prompt: 'a', background: 'opaque' }, dallE)).toMatchObject({ error: { param: 'background', code: 'unknown_parameter' } });
    expect(await refusalOf(generateImages, { prompt: 'a', size: '512x512' }, dallE)).toMatchObject({ error: { param: 'size', code: 'invalid_value' } });
    expect(await refusalOf(generateImages, { prompt: 'x'.repeat(4001) }, dallE)).toMatchObject({ error: { param: 'prompt', code: 'string_above_max_length' } });
  });

  test('does not edit', async () => {
    expect(await refusalOf(editImages, { prompt: 'a' }, dallE)).toMatchObject({ status: 400, error: { code: 'OperationNotSupported' } });
  });
});

describe('gpt-image-1', () => {
  test('answers base64, its usage, and what it settled on', async () => {
    const call = modelCall({ kind: 'json', value: { prompt: 'a cat', n: 2, quality: 'low', size: '1024x1536' }, bytes: 50 }, gptImage);
    const drafted = await generateImages(call);
    expect(drafted).toMatchObject({
      kind: 'json',
      body: { quality: 'low', size: '1024x1536', background: 'opaque', output_format: 'png', usage: { input_tokens: 2, output_tokens: 816, total_tokens: 818, input_tokens_details: { text_tokens: 2, image_tokens: 0 } } },
      usage: { input: 2, output: 816 },
    });
  });

  test('paints the same for the same prompt, and another picture for each of several', async () => {
    const twice = [await answeredJson(generateImages, { prompt: 'a dog', n: 2 }, gptImage), await answeredJson(generateImages, { prompt: 'a dog', n: 2 }, gptImage)];
    expect(twice[0]).toEqual(twice[1]);
    const [one, two] = images(twice[0] ?? {});
    expect(one?.['b64_json']).not.toBe(two?.['b64_json']);
  });

  test('has pixels for every row, and lets through what is behind where that is wanted', async () => {
    const [plain] = images(await answeredJson(generateImages, { prompt: 'a dog' }, gptImage));
    const [clear] = images(await answeredJson(generateImages, { prompt: 'a dog', background: 'transparent' }, gptImage));
    const bytes = decoded(plain);
    const at = bytes.indexOf('IDAT');
    const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
    expect(rows).toHaveLength(1024 * (1 + 256));
    expect(decoded(clear).includes('tRNS')).toBe(true);
    expect(bytes.includes('tRNS')).toBe(false);
  });

  test('knows no response_format', async () => {
    expect(await refusalOf(generateImages, { prompt: 'a', response_format: 'b64_json' }, gptImage)).toEqual({
      status: 400,
      error: { message: "Unknown parameter: 'response_format'.", type: 'invalid_request_error', param: 'response_format', code: 'unknown_parameter' },
    });
  });

  test('says by name that it does not stream or write JPEG here', async () => {
    expect(await refusalOf(generateImages, { prompt: 'a', stream: true }, gptImage)).toMatchObject({ status: 501, error: { code: 'NotEmulated' } });
    expect(await refusalOf(generateImages, { prompt: 'a', output_format: 'jpeg' }, gptImage)).toMatchObject({ status: 501, error: { code: 'NotEmulated' } });
  });

  test('edits what a form brings, counts it, and minds what it is', async () => {
    const edited = await editImages(modelCall(form({ prompt: 'a hat', n: '1', model: 'gpt-image-1' }, [{ field: 'image[]', bytes: png }, { field: 'mask', bytes: png }]), gptImage));
    expect(edited).toMatchObject({ kind: 'json', body: { usage: { input_tokens_details: { text_tokens: 2, image_tokens: 581 } } } });
    const other = await editImages(modelCall(form({ prompt: 'a hat' }, [{ field: 'image', bytes: Buffer.concat([png, Buffer.from('other')]) }]), gptImage));
    expect(other).not.toEqual(edited);
  });

  test('refuses an edit without image, with one that is none, with a field that is none, and as JSON', async () => {
    expect(await refusedForm({ prompt: 'a' }, [])).toMatchObject({ error: { code: 'missing_required_parameter', param: 'image' } });
    expect(await refusedForm({ prompt: 'a' }, [{ field: 'image', bytes: Buffer.from('text') }])).toMatchObject({ error: { code: 'invalid_image_file' } });
    expect(await refusedForm({ prompt: 'a' }, [{ field: 'image', bytes: png }, { field: 'picture', bytes: png }])).toMatchObject({ error: { code: 'unknown_parameter', param: 'picture' } });
    expect(await refusedForm({ prompt: 'a', n: 'two' }, [{ field: 'image', bytes: png }])).toMatchObject({ error: { code: 'invalid_type', param: 'n' } });
    expect(await refusalOf(editImages, { prompt: 'a' }, gptImage)).toMatchObject({ status: 400, error: { code: 'unsupported_content_type' } });
  });
});

async function refusedForm(fields: Readonly<Record<string, string>>, files: readonly { readonly field: string; readonly bytes: Buffer }[]): Promise<unknown> {
  try {
    return await editImages(modelCall(form(fields, files), gptImage));
  } catch (error) {
    if (error instanceof ModelRefusal) return error.body;
    throw error;
  }
}

testWithShared('answers are as the published descriptions have them', 'specs/aoai', async () => {
  const small = await answeredJson(generateImages, { prompt: 'a', response_format: 'b64_json' }, dallE);
  expect(faultsAgainst('2024-10-21', 'generateImagesResponse', small)).toEqual([]);
  expect(faultsAgainst('2025-04-01-preview', 'generateImagesResponse', await answeredJson(generateImages, { prompt: 'a' }, gptImage))).toEqual([]);
  expect(faultsAgainst('2025-04-01-preview', 'generateImagesResponse', { ...small, created: 'now' })).toEqual(['generateImagesResponse.created is no integer']);
});

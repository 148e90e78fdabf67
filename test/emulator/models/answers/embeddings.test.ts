import { describe, expect, it } from 'vitest';
import { answerEmbeddings, answerImageEmbeddings } from '../../../../src/emulator/models/answers/embeddings.ts';
import { at } from '../../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { answeredJson, type CallParts, deploymentOf, jsonBody, modelCall, refusalOf } from './model-call-fixture.ts';

const large: CallParts = { deployment: deploymentOf('text-embedding-3-large', '1') };
const small: CallParts = { deployment: deploymentOf('text-embedding-3-small', '1') };
const ada: CallParts = { deployment: deploymentOf('text-embedding-ada-002', '2') };

async function vectors(body: JsonObject, parts = small): Promise<readonly (readonly number[])[]> {
  return ((await answeredJson(answerEmbeddings, body, parts))['data'] as readonly JsonObject[]).map((one) => one['embedding'] as number[]);
}

const length = (vector: readonly number[] | undefined): number => Math.hypot(...(vector ?? []));

describe('embeddings', () => {
  it('have the dimensions of their model', async () => {
    for (const [parts, dimensions] of [[large, 3072], [small, 1536], [ada, 1536], [{ deployment: deploymentOf('Cohere-embed-v3-english', '1') }, 1024]] as const) {
      expect((await vectors({ input: 'a' }, parts))[0]).toHaveLength(dimensions);
    }
  });

  it('are unit vectors, shorter ones the beginning of the longer', async () => {
    const [long] = await vectors({ input: 'a' });
    const [short] = await vectors({ input: 'a', dimensions: 256 });
    expect(length(long)).toBeCloseTo(1, 6);
    expect(length(short)).toBeCloseTo(1, 6);
    const begin = long?.slice(0, 256) ?? [];
    expect(short?.map((one) => one.toFixed(5))).toEqual(begin.map((one) => (one / length(begin)).toFixed(5)));
  });

  it('hang on model and text alone', async () => {
    const [first, second, again] = await vectors({ input: ['a', 'b', 'a'] });
    expect(again).toEqual(first);
    expect(second).not.toEqual(first);
    expect((await vectors({ input: 'a' }, ada))[0]).not.toEqual(first);
  });

  it('take tokens for the text that they are', async () => {
    const [text] = await vectors({ input: 'hello world' });
    expect(await vectors({ input: [24912, 2375] })).toEqual([text]);
    expect(await vectors({ input: [[24912, 2375], [24912]] })).toEqual([text, (await vectors({ input: 'hello' }))[0]]);
  });

  it('come as 32-bit floats in base64, as SDKs ask for them', async () => {
    const [expected] = await vectors({ input: 'a' });
    const body = await answeredJson(answerEmbeddings, { input: 'a', encoding_format: 'base64' }, small);
    const bytes = Buffer.from(String(at((body['data'] as readonly Json[])[0], 'embedding')), 'base64');
    expect(bytes).toHaveLength(1536 * 4);
    expect(Array.from({ length: 1536 }, (_, nth) => bytes.readFloatLE(nth * 4))).toEqual(expected?.map(Math.fround));
  });

  it('are listed with index, model and usage', async () => {
    const body = await answeredJson(answerEmbeddings, { input: ['hello world', 'hello'], dimensions: 1 }, large);
    expect(body).toEqual({
      object: 'list',
      model: 'text-embedding-3-large',
      data: [{ object: 'embedding', index: 0, embedding: [expect.any(Number)] }, { object: 'embedding', index: 1, embedding: [expect.any(Number)] }],
      usage: { prompt_tokens: 3, total_tokens: 3 },
    });
    expect((await answerEmbeddings(modelCall(jsonBody({ input: 'hello world' }), large))).usage).toEqual({ input: 2, output: 0 });
  });

  it('are made of 2,048 texts at once', async () => {
    expect(await vectors({ input: Array.from({ length: 2048 }, (_, nth) => `text ${nth}`), dimensions: 2 })).toHaveLength(2048);
  });
});

describe('embeddings are refused', () => {
  it.each<[string, JsonObject, CallParts, string | null, string | null]>([
    ['without input', {}, small, 'input', 'missing_required_parameter'],
    ['for an empty text', { input: '' }, small, 'input', null],
    ['for an empty text among others', { input: ['a', ''] }, small, 'input', null],
    ['for an empty list', { input: [] }, small, 'input', 'empty_array'],
    ['for 2,049 texts', { input: Array.from({ length: 2049 }, () => 'a') }, small, 'input', 'array_above_max_length'],
    ['for objects', { input: [{ text: 'a' }] }, small, 'input[0]', 'invalid_type'],
    ['for a text longer than the model reads', { input: 'a '.repeat(8200) }, small, null, null],
    ['for dimensions that a model does not know', { input: 'a', dimensions: 256 }, ada, null, null],
    ['for more dimensions than there are', { input: 'a', dimensions: 1537 }, small, 'dimensions', null],
    ['for no dimensions', { input: 'a', dimensions: 0 }, small, 'dimensions', 'integer_below_min_value'],
    ['for an unknown format', { input: 'a', encoding_format: 'hex' }, small, 'encoding_format', 'invalid_value'],
    ['for an unknown parameter', { input: 'a', size: 1 }, small, 'size', 'unknown_parameter'],
  ])('%s', async (_, body, parts, param, code) => {
    expect(await refusalOf(answerEmbeddings, body, parts)).toMatchObject({ status: 400, error: { type: 'invalid_request_error', param, code } });
  });
});

describe('embeddings of images', () => {
  const parts: CallParts = { deployment: deploymentOf('embed-v-4-0', '1'), operation: { shape: 'models' } };

  it('hang on the image and its text', async () => {
    const body = await answeredJson(answerImageEmbeddings, { input: [{ image: 'data:image/png;base64,AA==' }, { image: 'data:image/png;base64,AA==', text: 'a cat' }], dimensions: 8 }, parts);
    const [first, second] = body['data'] as readonly JsonObject[];
    expect(first?.['embedding']).toHaveLength(8);
    expect(second?.['embedding']).not.toEqual(first?.['embedding']);
    expect(body['usage']).toEqual({ prompt_tokens: 2 * 765 + 2, total_tokens: 2 * 765 + 2 });
  });

  it.each<[string, Json, string]>([
    ['that are a text', 'data:', 'input'],
    ['that are none', [], 'input'],
    ['without an image', [{ text: 'a' }], 'input[0].image'],
    ['with an image that is a number', [{ image: 1 }], 'input[0].image'],
    ['with a text that is a number', [{ image: 'data:', text: 1 }], 'input[0].text'],
    ['that are texts', ['a'], 'input[0]'],
  ])('are refused for inputs %s', async (_, input, param) => {
    expect(await refusalOf(answerImageEmbeddings, { input }, parts)).toMatchObject({ status: 400, error: { param } });
  });
});

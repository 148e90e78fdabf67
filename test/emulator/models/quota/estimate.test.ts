import { describe, expect, it } from 'vitest';
import type { Capability } from '../../../../src/emulator/models/model-operation.ts';
import { newKeptResponses } from '../../../../src/emulator/models/answers/responses/kept-responses.ts';
import { estimateOf, estimateTokens } from '../../../../src/emulator/models/quota/estimate.ts';
import type { Estimate } from '../../../../src/emulator/models/quota/estimate.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { start } from './a-deployment.ts';

const where = { account: { id: '/a' }, world: { clock: { now: () => start }, responses: newKeptResponses() } };

function calling(capability: Capability | undefined, value: JsonObject): Estimate {
  return estimateOf({ ...where, operation: { capability }, body: { kind: 'json', value, bytes: 0 } });
}

/** The article's way: two short messages and a large maximum. */
const article = { messages: [{ role: 'system', content: 'You are a helpful assistant.' }, { role: 'user', content: 'Hello!' }], max_tokens: 1000 };

describe('what a call is estimated at', () => {
  it("is about 1,010 for the article's payload, so that 10,000 tokens take nine and not ten", () => {
    const tokens = estimateTokens({ ...where, operation: { capability: 'chat' }, body: { kind: 'json', value: article, bytes: 0 } });
    expect(tokens).toBe(1011);
    expect(9 * tokens).toBeLessThanOrEqual(10_000);
    expect(10 * tokens).toBeGreaterThan(10_000);
  });

  const message = { role: 'user', content: 'x'.repeat(36) };
  it.each<[string, Capability, JsonObject, number, number]>([
    ['16 where no maximum is told', 'chat', { messages: [message] }, 10, 16],
    ['the newer maximum before the older', 'chat', { messages: [message], max_tokens: 5, max_completion_tokens: 7 }, 10, 7],
    ['a maximum for each choice', 'chat', { messages: [message], max_tokens: 5, n: 3 }, 10, 15],
    ['tools and functions as their texts', 'chat', { messages: [message], tools: [{ name: 'abcd' }], functions: [{ name: 'efgh' }], max_tokens: 1 }, 12, 1],
    ['a schema as its texts', 'chat', { messages: [message], response_format: { type: 'json_schema' }, max_tokens: 1 }, 13, 1],
    ['an image as it is counted when it is read, however long its URL', 'chat', { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }], max_tokens: 1 }, 766, 1],
    ['one of low detail as less', 'chat', { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://x', detail: 'low' } }] }], max_tokens: 1 }, 86, 1],
    ['a text that begins like the URL of a picture as a text', 'chat', { messages: [{ role: 'user', content: 'data: 1, 2' }], max_tokens: 1 }, 4, 1],
    ['sound and files as an image each', 'chat', { messages: [{ role: 'user', content: [{ type: 'input_audio', input_audio: { data: 'AAAAAAAAAAAA' } }, { type: 'file', file: { file_data: 'BBBBBBBB' } }] }], max_tokens: 1 }, 1531, 1],
    ['16 for a maximum that is none', 'chat', { messages: [message], max_tokens: 'many', n: -1 }, 10, 16],
    ['a broken number as a whole one', 'chat', { messages: [message], max_tokens: 1.5 }, 10, 2],
    ['a number that is too large as a finite one', 'chat', { messages: [message], max_tokens: 1e300 }, 10, 2 ** 31 - 1],
    ['nothing for messages that are missing', 'chat', {}, 0, 16],
    ['best_of for completions', 'completions', { prompt: 'x'.repeat(40), max_tokens: 100, best_of: 4, n: 2 }, 10, 400],
    ['n where it is the greater', 'completions', { prompt: 'x'.repeat(40), max_tokens: 100, n: 2 }, 10, 200],
    ['16 for completions, too', 'completions', { prompt: 'abcd' }, 1, 16],
    ['each of several prompts', 'completions', { prompt: ['abcd', 'efgh'], max_tokens: 10 }, 2, 20],
    ['a prompt of tokens as one', 'completions', { prompt: [1, 2, 3], max_tokens: 10 }, 3, 10],
    ['several prompts of tokens', 'completions', { prompt: [[1, 2, 3], [4]], max_tokens: 10 }, 4, 20],
    ['an empty list of prompts as one', 'completions', { prompt: [], max_tokens: 10 }, 0, 10],
    ['what stands behind', 'completions', { prompt: 'abcd', suffix: 'efgh', max_tokens: 10 }, 2, 10],
    ['inputs of embeddings, which write nothing', 'embeddings', { input: ['abcd', 'efghi'], max_tokens: 10 }, 3, 0],
    ['tokens of embeddings', 'embeddings', { input: [[1, 2], [3]] }, 3, 0],
    ['a picture in embeddings as an image', 'embeddings', { input: [{ image: 'data:image/png;base64,AAAA', text: 'abcd' }] }, 766, 0],
    ['input and instructions of responses', 'responses', { input: 'abcd', instructions: 'efgh', max_output_tokens: 50 }, 2, 50],
    ['the texts of input items', 'responses', { input: [{ role: 'user', content: [{ type: 'input_text', text: 'abcdefg' }, { type: 'input_image', image_url: 'https://x' }] }] }, 771, 16],
    ['tools and formats of responses', 'responses', { input: 'abcd', tools: [{ type: 'abcd' }], text: { format: { type: 'text' } }, max_output_tokens: 1 }, 3, 1],
    ['no tokens for images', 'images', { prompt: 'a picture', n: 2 }, 0, 0],
    ['no tokens for speech', 'speech', { input: 'a long text' }, 0, 0],
  ])('counts %s', (_, capability, value, prompt, written) => {
    expect(calling(capability, value)).toEqual({ prompt, written });
  });

  it.each<[Capability | undefined]>([['transcription'], ['translation'], ['chat'], [undefined]])('is nothing for a form or no body: %s', (capability) => {
    const form = { kind: 'form', fields: new Map([['prompt', 'abcd']]), files: [], bytes: 4 } as const;
    expect([estimateTokens({ ...where, operation: { capability }, body: form }), estimateTokens({ ...where, operation: { capability }, body: { kind: 'none' } })]).toEqual([0, 0]);
  });

  it('is nothing where no model is asked', () => {
    expect(calling(undefined, { input: 'abcd' })).toEqual({ prompt: 0, written: 0 });
  });

  it('counts what was said before a follow-up of the same account', () => {
    where.world.responses.keep('/a', { id: 'resp_1', body: {}, finished: undefined, inputItems: [], contextTokens: 70, openCalls: [], at: start });
    const of = (previous: JsonObject[string]): Estimate => calling('responses', { input: 'abcd', previous_response_id: previous, max_output_tokens: 5 });
    expect([of('resp_1').prompt, of('resp_2').prompt, of(null).prompt, of(7).prompt]).toEqual([71, 1, 1, 1]);
    const elsewhere = estimateOf({ ...where, account: { id: '/b' }, operation: { capability: 'responses' }, body: { kind: 'json', value: { input: 'abcd', previous_response_id: 'resp_1' }, bytes: 0 } });
    expect(elsewhere.prompt).toBe(1);
  });

  it('does not mind how deep a body is', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}"abcd"${']'.repeat(5000)}`) as JsonObject;
    expect(calling('embeddings', { input: deep })).toEqual({ prompt: 1, written: 0 });
  });
});

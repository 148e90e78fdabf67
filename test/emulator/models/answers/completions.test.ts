import { describe, expect, it } from 'vitest';
import { answerCompletion } from '../../../../src/emulator/models/answers/completions.ts';
import { countTokens } from '../../../../src/emulator/models/tokens/tokenizer.ts';
import { at } from '../../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { answeredEvents, answeredJson, deploymentOf, refusalOf } from './model-call-fixture.ts';

const instruct = { deployment: deploymentOf('gpt-35-turbo-instruct', '0914') };
const answered = (body: JsonObject): Promise<JsonObject> => answeredJson(answerCompletion, body, instruct);

async function choicesOf(body: JsonObject): Promise<readonly JsonObject[]> {
  return (await answered(body))['choices'] as readonly JsonObject[];
}

async function textOf(body: JsonObject): Promise<string> {
  return String((await choicesOf(body))[0]?.['text']);
}

describe('a completion', () => {
  it('goes on for 16 tokens unless more are asked for', async () => {
    const body = await answered({ prompt: 'Once upon a time' });
    expect(body).toMatchObject({ object: 'text_completion', model: 'gpt-35-turbo-instruct-0914', usage: { prompt_tokens: 4, completion_tokens: 16, total_tokens: 20 } });
    expect(body['id']).toMatch(/^cmpl-[A-Za-z0-9]{29}$/);
    expect(at((body['choices'] as readonly Json[])[0], 'finish_reason')).toBe('length');
    const [choice] = await choicesOf({ prompt: 'Once upon a time', max_tokens: 500 });
    expect(choice).toMatchObject({ finish_reason: 'stop', index: 0, logprobs: null, text: expect.stringContaining('gpt-35-turbo-instruct in Sweden Central') as string });
  });

  it('takes tokens for the text that they are', async () => {
    expect(await textOf({ prompt: [24912, 2375] })).toBe(await textOf({ prompt: 'hello world' }));
    expect(at(await answered({ prompt: [24912, 2375] }), 'usage', 'prompt_tokens')).toBe(2);
  });

  it('has n choices for each prompt, numbered through', async () => {
    const choices = await choicesOf({ prompt: ['a', [24912], 'c'], n: 2, max_tokens: 50 });
    expect(choices.map((choice) => choice['index'])).toEqual([0, 1, 2, 3, 4, 5]);
    expect(choices[4]?.['text']).toBe(await textOf({ prompt: 'c', max_tokens: 50 }));
  });

  it('counts all that best_of writes and shows n of them', async () => {
    const body = await answered({ prompt: 'a', best_of: 5, n: 2 });
    expect(body['choices']).toHaveLength(2);
    expect(at(body, 'usage', 'completion_tokens')).toBe(5 * 16);
  });

  it('echoes the prompt without counting it as written', async () => {
    const body = await answered({ prompt: 'hello world', echo: true, max_tokens: 3 });
    expect(at((body['choices'] as readonly Json[])[0], 'text')).toMatch(/^hello world /);
    expect(at(body, 'usage', 'completion_tokens')).toBe(3);
    expect(await textOf({ prompt: 'hello world', echo: true, max_tokens: 0 })).toBe('hello world');
  });

  it('is refused beyond the context of the model, however it is written', async () => {
    const words = 'hello world '.repeat(2050);
    for (const prompt of [words, ['a', words], Array.from({ length: 4090 }, () => 24912)]) expect((await refusalOf(answerCompletion, { prompt }, instruct)).error['message']).toMatch(/^This model's maximum context length is 4097 tokens, however you requested 41\d\d tokens|4106 tokens/);
    expect(await textOf({ prompt: Array.from({ length: 4090 }, () => 24912), max_tokens: 7 })).not.toBe('');
    const babbage = await answeredJson(answerCompletion, { prompt: words }, { deployment: deploymentOf('babbage-002', '1') });
    expect(at(babbage, 'usage', 'completion_tokens')).toBe(16);
  });

  it('stops where it is told to', async () => {
    const [choice] = await choicesOf({ prompt: 'x', stop: [' in'], max_tokens: 99 });
    expect(choice?.['finish_reason']).toBe('stop');
    expect(choice?.['text']).not.toContain(' in');
  });

  it('begins by itself without a prompt', async () => {
    expect(await textOf({ max_tokens: 99 })).toContain('Sweden Central');
  });

  it('has probabilities in parallel lists', async () => {
    const [choice] = await choicesOf({ prompt: 'x', logprobs: 1 });
    const tokens = at(choice, 'logprobs', 'tokens') as readonly string[];
    expect(tokens.join('')).toBe(choice?.['text']);
    expect((at(choice, 'logprobs', 'text_offset') as readonly number[]).map((offset, nth) => String(choice?.['text']).startsWith(tokens[nth] ?? '?', offset))).toEqual(tokens.map(() => true));
    expect((at(choice, 'logprobs', 'top_logprobs') as readonly JsonObject[]).map((top) => Object.keys(top)[0])).toEqual(tokens);
    expect(at((await choicesOf({ prompt: 'x', logprobs: 0 }))[0], 'logprobs', 'top_logprobs')).toBe(null);
  });
});

describe('a streamed completion', () => {
  it('says the same in parts', async () => {
    const { data, drafted } = await answeredEvents(answerCompletion, { prompt: 'x', stream: true, max_tokens: 99, logprobs: 0, stream_options: { include_usage: true } }, instruct);
    const chunks = data.slice(0, -1);
    const choices = chunks.flatMap((chunk) => at(chunk, 'choices') as readonly JsonObject[]);
    expect(data.at(-1)).toBe('[DONE]');
    expect(at(chunks[0], 'prompt_filter_results')).toHaveLength(1);
    expect(choices.map((choice) => choice['text']).join('')).toBe(await textOf({ prompt: 'x', max_tokens: 99 }));
    expect(choices.at(-1)).toMatchObject({ text: '', finish_reason: 'stop' });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 1 } });
    expect(drafted.usage).toEqual({ input: 1, output: await countTokens(await textOf({ prompt: 'x', max_tokens: 99 })) });
    const offsets = choices.flatMap((choice) => (at(choice, 'logprobs', 'text_offset') ?? []) as readonly number[]);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  });
});

describe('a completion is refused', () => {
  it.each<[string, JsonObject, string | null, string | null]>([
    ['for a prompt that is an object', { prompt: {} }, 'prompt', 'invalid_type'],
    ['for a prompt of nothing', { prompt: [] }, 'prompt', 'empty_array'],
    ['for a prompt of mixed things', { prompt: ['a', true] }, 'prompt[1]', 'invalid_type'],
    ['for tokens that are none', { prompt: [-1, 2] }, 'prompt[0]', 'invalid_type'],
    ['for more choices than it writes', { prompt: 'a', n: 2, best_of: 1 }, null, null],
    ['for choosing while it streams', { prompt: 'a', best_of: 2, stream: true }, 'best_of', null],
    ['for six probabilities', { prompt: 'a', logprobs: 6 }, 'logprobs', 'integer_above_max_value'],
    ['for less than nothing', { prompt: 'a', max_tokens: -1 }, 'max_tokens', 'integer_below_min_value'],
    ['for stream options without a stream', { prompt: 'a', stream_options: {} }, 'stream_options', null],
    ['for messages', { messages: [] }, 'messages', 'unknown_parameter'],
  ])('%s', async (_, body, param, code) => {
    expect(await refusalOf(answerCompletion, body, instruct)).toMatchObject({ status: 400, error: { param, code, type: 'invalid_request_error' } });
  });
});

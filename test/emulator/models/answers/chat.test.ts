import { describe, expect, it } from 'vitest';
import { answerChat } from '../../../../src/emulator/models/answers/chat.ts';
import { countTokens } from '../../../../src/emulator/models/tokens/tokenizer.ts';
import { at } from '../../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { answeredJson, type CallParts, deploymentOf, jsonBody, modelCall, modelsWorld } from './model-call-fixture.ts';

const asking = (content: string): JsonObject => ({ messages: [{ role: 'user', content }] });
const hello = asking('How do I add a second region?');

async function choicesOf(body: JsonObject, parts?: CallParts): Promise<readonly JsonObject[]> {
  return (await answeredJson(answerChat, body, parts))['choices'] as readonly JsonObject[];
}

async function contentOf(body: JsonObject, parts?: CallParts): Promise<string> {
  return String(at((await choicesOf(body, parts))[0], 'message', 'content'));
}

const reasoning: CallParts = { deployment: deploymentOf('o4-mini', '2025-04-16') };

describe('an answer', () => {
  it('names model and region and takes up the question', async () => {
    const content = await contentOf(hello);
    expect(content).toContain('gpt-4o in Sweden Central');
    expect(content).toContain('"How do I add a second region?"');
  });

  it('has the head that Azure gives it', async () => {
    const { id, created, model, object, system_fingerprint: fingerprint, prompt_filter_results: filter } = await answeredJson(answerChat, hello);
    expect(id).toMatch(/^chatcmpl-[A-Za-z0-9]{29}$/);
    expect(created).toBe(Date.UTC(2026, 0, 1) / 1000);
    expect({ model, object }).toEqual({ model: 'gpt-4o-2024-08-06', object: 'chat.completion' });
    expect(fingerprint).toMatch(/^fp_[0-9a-f]{10}$/);
    expect(filter).toEqual([{ prompt_index: 0, content_filter_results: expect.objectContaining({ jailbreak: { filtered: false, detected: false }, hate: { filtered: false, severity: 'safe' } }) as Json }]);
  });

  it('is the same in the same world, and has another id the next time', async () => {
    expect(await answeredJson(answerChat, hello)).toEqual(await answeredJson(answerChat, hello));
    const world = modelsWorld();
    const [first, second] = [await answeredJson(answerChat, hello, { world }), await answeredJson(answerChat, hello, { world })];
    expect(first['id']).not.toBe(second['id']);
    expect(first['choices']).toEqual(second['choices']);
  });

  it('counts what was read and written, once for the quota and once for the client', async () => {
    const drafted = await answerChat(modelCall(jsonBody(hello)));
    const output = await countTokens(await contentOf(hello));
    const input = 3 + 3 + 1 + (await countTokens('How do I add a second region?'));
    expect(drafted.usage).toEqual({ input, output });
    expect(at(drafted.kind === 'json' ? drafted.body : null, 'usage')).toEqual({
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      prompt_tokens_details: { audio_tokens: 0, cached_tokens: 0 },
      completion_tokens_details: { accepted_prediction_tokens: 0, audio_tokens: 0, reasoning_tokens: 0, rejected_prediction_tokens: 0 },
    });
  });

  it('speaks to the last message of the user, also in parts, or else to the last', async () => {
    const parts = [{ type: 'text', text: 'Look at this:' }, { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }, { type: 'text', text: 'what is it?' }];
    expect(await contentOf({ messages: [{ role: 'user', content: parts }, { role: 'assistant', content: 'A cat.' }] })).toContain('"Look at this: what is it?"');
    expect(await contentOf({ messages: [{ role: 'system', content: 'Be brief.' }] })).toContain('"Be brief."');
  });

  it('takes up no more of a long question than a sentence bears', async () => {
    const content = await contentOf(asking('word '.repeat(5000)));
    expect(content).toContain('word…"');
    expect(content.length).toBeLessThan(300);
  });
});

describe('limits', () => {
  it.each(['max_tokens', 'max_completion_tokens'])('%s cuts the answer', async (field) => {
    const [choice] = await choicesOf({ ...hello, [field]: 5 });
    expect(choice?.['finish_reason']).toBe('length');
    expect(await countTokens(String(at(choice, 'message', 'content')))).toBe(5);
    expect(at(await answeredJson(answerChat, { ...hello, [field]: 5 }), 'usage', 'completion_tokens')).toBe(5);
  });

  it('that are not reached change nothing', async () => {
    expect(await choicesOf({ ...hello, max_tokens: 500 })).toEqual(await choicesOf(hello));
    expect((await choicesOf(hello))[0]?.['finish_reason']).toBe('stop');
  });

  it('stop ends the answer before the first of its texts', async () => {
    const [choice] = await choicesOf({ ...hello, stop: ['Sweden', 'gpt-4o'] });
    expect(choice?.['finish_reason']).toBe('stop');
    expect(at(choice, 'message', 'content')).toMatch(/\. $/);
    expect(await contentOf({ ...hello, stop: 'not in it' })).toBe(await contentOf(hello));
  });
});

describe('choices', () => {
  it('are as many as asked for, each of its own', async () => {
    const choices = await choicesOf({ ...hello, n: 8 });
    expect(choices.map((choice) => choice['index'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(choices.map((choice) => at(choice, 'message', 'content'))).size).toBeGreaterThan(1);
    expect(choices[0]).toEqual((await choicesOf(hello))[0]);
  });

  it('are others with another seed', async () => {
    const said = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => contentOf({ ...hello, seed })));
    expect(new Set(said).size).toBeGreaterThan(1);
  });
});

describe('formats', () => {
  it('json_object is an object', async () => {
    const content = await contentOf({ ...asking('Answer in JSON, please'), response_format: { type: 'json_object' } });
    expect(JSON.parse(content)).toMatchObject({ model: 'gpt-4o', answer: expect.stringContaining('Answer in JSON') as string });
  });

  it('json_schema is an object that conforms', async () => {
    const schema = {
      type: 'object',
      properties: { steps: { type: 'array', items: { $ref: '#/$defs/step' } }, answer: { type: 'string', enum: ['42'] } },
      required: ['steps', 'answer'],
      additionalProperties: false,
      $defs: { step: { type: 'object', properties: { done: { type: 'boolean' } }, required: ['done'], additionalProperties: false } },
    };
    const read = JSON.parse(await contentOf({ ...hello, response_format: { type: 'json_schema', json_schema: { name: 'math', strict: true, schema } } })) as JsonObject;
    expect(read['answer']).toBe('42');
    expect((read['steps'] as readonly JsonObject[]).map((step) => typeof step['done'])).toEqual(['boolean', 'boolean']);
  });

  it('text is what there is without one', async () => {
    expect(await contentOf({ ...hello, response_format: { type: 'text' } })).toBe(await contentOf(hello));
  });
});

describe('probabilities', () => {
  it('are there for every token, the written one first', async () => {
    const [choice] = await choicesOf({ ...hello, logprobs: true, top_logprobs: 3 });
    const content = at(choice, 'logprobs', 'content') as readonly JsonObject[];
    expect(content.map((entry) => entry['token']).join('')).toBe(at(choice, 'message', 'content'));
    for (const entry of content) {
      const top = entry['top_logprobs'] as readonly JsonObject[];
      expect(top).toHaveLength(3);
      expect(top[0]).toMatchObject({ token: entry['token'], logprob: entry['logprob'] });
      expect(top.map((other) => Number(other['logprob']))).toEqual(top.map((other) => Number(other['logprob'])).toSorted((a, b) => b - a));
      expect(new Set(top.map((other) => other['token'])).size).toBe(3);
      expect(Buffer.from(entry['bytes'] as number[]).toString()).toBe(entry['token']);
    }
  });

  it('are null where nobody asks, and without alternatives where none are asked for', async () => {
    expect((await choicesOf(hello))[0]?.['logprobs']).toBe(null);
    const [choice] = await choicesOf({ ...hello, logprobs: true });
    expect(at((at(choice, 'logprobs', 'content') as readonly Json[])[0], 'top_logprobs')).toEqual([]);
  });
});

describe('models that think', () => {
  it('count their thinking as written', async () => {
    const body = await answeredJson(answerChat, hello, reasoning);
    expect(at(body, 'usage', 'completion_tokens_details', 'reasoning_tokens')).toBe(128);
    expect(at(body, 'usage', 'completion_tokens')).toBe(128 + (await countTokens(await contentOf(hello, reasoning))));
    expect(at(await answeredJson(answerChat, { ...hello, reasoning_effort: 'low' }, reasoning), 'usage', 'completion_tokens_details', 'reasoning_tokens')).toBe(64);
  });

  it('say nothing where thinking took all', async () => {
    const [choice] = await choicesOf({ ...hello, max_completion_tokens: 100 }, reasoning);
    expect(choice).toMatchObject({ finish_reason: 'length', message: { content: '' } });
  });

  it('of gpt-5.1 and later think only where they are asked to', async () => {
    const parts = { deployment: deploymentOf('gpt-5.1', '2025-11-13') };
    expect(at(await answeredJson(answerChat, { ...hello, temperature: 0.5 }, parts), 'usage', 'completion_tokens_details', 'reasoning_tokens')).toBe(0);
    expect(at(await answeredJson(answerChat, { ...hello, reasoning_effort: 'high' }, parts), 'usage', 'completion_tokens_details', 'reasoning_tokens')).toBe(256);
  });
});

it.each([
  ['gpt-4', 'turbo-2024-04-09', 'gpt-4-turbo-2024-04-09'],
  ['gpt-4', '0613', 'gpt-4-0613'],
  ['DeepSeek-R1', '1', 'DeepSeek-R1'],
])('calls %s of version %s %s', async (name, version, label) => {
  expect((await answeredJson(answerChat, hello, { deployment: deploymentOf(name, version) }))['model']).toBe(label);
});

it('lets parameters through that the model inference API is told to let through or drop', async () => {
  const parts = (extras: string): CallParts => ({ operation: { shape: 'models' }, headers: { 'extra-parameters': extras } });
  expect(await contentOf({ ...hello, made_up: 1 }, parts('drop'))).toBe(await contentOf({ ...hello, made_up: 1 }, parts('pass-through')));
  await expect(answeredJson(answerChat, { ...hello, made_up: 1 }, parts('error'))).rejects.toThrow('refused with 400');
});

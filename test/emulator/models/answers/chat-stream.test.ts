import { describe, expect, it } from 'vitest';
import { answerChat } from '../../../../src/emulator/models/answers/chat.ts';
import { at } from '../../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { answeredEvents, answeredJson } from './model-call-fixture.ts';

const hello = { messages: [{ role: 'user', content: 'How do I add a second region?' }] };
const tools = [{ type: 'function', function: { name: 'look_up', parameters: { type: 'object', properties: { query: { type: 'string' }, more: { type: 'array', items: { type: 'integer' } } } } } }];

async function chunksOf(body: JsonObject): Promise<readonly JsonObject[]> {
  const { data } = await answeredEvents(answerChat, { ...body, stream: true });
  expect(data.at(-1)).toBe('[DONE]');
  return data.slice(0, -1) as readonly JsonObject[];
}

async function wholeMessage(body: JsonObject): Promise<Json | undefined> {
  return at(((await answeredJson(answerChat, body))['choices'] as readonly Json[])[0], 'message');
}

const choiceIn = (chunk: JsonObject | undefined): Json | undefined => (chunk?.['choices'] as readonly Json[] | undefined)?.[0];
const deltas = (chunks: readonly JsonObject[]): readonly (Json | undefined)[] => chunks.map((chunk) => at(choiceIn(chunk), 'delta')).filter((delta) => delta !== undefined);

describe('a stream', () => {
  it('begins with what the filter says of the prompt, then the role, and ends with why', async () => {
    const chunks = await chunksOf(hello);
    expect(chunks[0]).toEqual({ choices: [], created: 0, id: '', model: '', object: '', prompt_filter_results: [expect.objectContaining({ prompt_index: 0 })] });
    expect(choiceIn(chunks[1])).toMatchObject({ delta: { role: 'assistant', content: '' }, finish_reason: null, index: 0, content_filter_results: {} });
    expect(choiceIn(chunks[2])).toMatchObject({ finish_reason: null, content_filter_results: { hate: { filtered: false, severity: 'safe' } } });
    expect(choiceIn(chunks.at(-1))).toMatchObject({ delta: {}, finish_reason: 'stop' });
  });

  it('says in parts what is otherwise said at once', async () => {
    const chunks = await chunksOf(hello);
    expect(deltas(chunks).map((delta) => at(delta, 'content') ?? '').join('')).toBe(at(await wholeMessage(hello), 'content'));
    expect(chunks.length).toBeGreaterThan(8);
    const [head] = [await answeredJson(answerChat, hello)];
    for (const chunk of chunks.slice(1)) expect(chunk).toMatchObject({ id: head['id'], created: head['created'], model: head['model'], system_fingerprint: head['system_fingerprint'], object: 'chat.completion.chunk' });
  });

  it('tells usage at the end where it is asked to, and only there', async () => {
    const chunks = await chunksOf({ ...hello, stream_options: { include_usage: true } });
    const { usage } = await answeredJson(answerChat, hello);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage });
    expect(chunks.slice(1, -1).map((chunk) => chunk['usage'])).toEqual(chunks.slice(1, -1).map(() => null));
    expect((await chunksOf(hello)).some((chunk) => 'usage' in chunk)).toBe(false);
    const { drafted } = await answeredEvents(answerChat, { ...hello, stream: true });
    expect(drafted.usage).toEqual({ input: at(usage, 'prompt_tokens'), output: at(usage, 'completion_tokens') });
  });

  it('ends for length where the limit is', async () => {
    const chunks = await chunksOf({ ...hello, max_tokens: 2 });
    expect(choiceIn(chunks.at(-1))).toMatchObject({ finish_reason: 'length' });
  });

  it('has all choices, each with a beginning and an end', async () => {
    const choices = (await chunksOf({ ...hello, n: 2 })).map(choiceIn).filter((choice) => choice !== undefined);
    for (const index of [0, 1]) {
      const own = choices.filter((choice) => at(choice, 'index') === index);
      expect(at(own[0], 'delta', 'role')).toBe('assistant');
      expect(at(own.at(-1), 'finish_reason')).toBe('stop');
    }
  });

  it('has the probabilities of the tokens in each chunk', async () => {
    for (const chunk of (await chunksOf({ ...hello, logprobs: true })).slice(2, -1)) {
      const content = at(choiceIn(chunk), 'logprobs', 'content') as readonly Json[];
      expect(content.map((entry) => at(entry, 'token')).join('')).toBe(at(choiceIn(chunk), 'delta', 'content'));
    }
  });
});

describe('a streamed call', () => {
  it('of a tool names it once and then says its arguments in parts', async () => {
    const body = { ...hello, tools, tool_choice: 'required' };
    const chunks = await chunksOf(body);
    const calls = deltas(chunks).map((delta) => at(delta, 'tool_calls')).filter((call) => call !== undefined).map((call) => (call as readonly Json[])[0]);
    expect(calls[0]).toMatchObject({ index: 0, type: 'function', id: expect.stringMatching(/^call_/) as string, function: { name: 'look_up', arguments: '' } });
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.slice(1).every((call) => at(call, 'id') === undefined && at(call, 'index') === 0)).toBe(true);
    const whole = at((at(await wholeMessage(body), 'tool_calls') as readonly Json[])[0], 'function', 'arguments');
    expect(calls.map((call) => String(at(call, 'function', 'arguments'))).join('')).toBe(whole);
    expect(choiceIn(chunks.at(-1))).toMatchObject({ finish_reason: 'tool_calls' });
  });

  it('of a function likewise', async () => {
    const body = { ...hello, functions: [{ name: 'look_up', parameters: { type: 'object', properties: { query: { type: 'string' } } } }], function_call: { name: 'look_up' } };
    const calls = deltas(await chunksOf(body)).map((delta) => at(delta, 'function_call')).filter((call) => call !== undefined);
    expect(calls[0]).toEqual({ name: 'look_up', arguments: '' });
    expect(calls.map((call) => String(at(call, 'arguments'))).join('')).toBe(at(await wholeMessage(body), 'function_call', 'arguments'));
  });
});

import { describe, expect, it } from 'vitest';
import { answerChat } from '../../../../src/emulator/models/answers/chat.ts';
import { at } from '../../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { answeredJson, refusalOf } from './model-call-fixture.ts';

const parameters = { type: 'object', properties: { location: { type: 'string' }, unit: { type: 'string', enum: ['celsius'] } }, required: ['location', 'unit'], additionalProperties: false };
const tool = (name: string): JsonObject => ({ type: 'function', function: { name, description: 'x', parameters, strict: true } });
const tools = [tool('get_current_weather'), tool('send_mail')];
const asking = (content: string): JsonObject => ({ messages: [{ role: 'user', content }] });

async function choiceOf(body: JsonObject): Promise<JsonObject> {
  return ((await answeredJson(answerChat, body))['choices'] as readonly JsonObject[])[0] ?? {};
}

async function called(body: JsonObject): Promise<Json | undefined> {
  const calls = at(await choiceOf(body), 'message', 'tool_calls');
  return Array.isArray(calls) ? at(calls[0] as Json, 'function', 'name') : undefined;
}

describe('by its own choice the model', () => {
  it.each([
    ['What is the weather in Paris?', 'get_current_weather'],
    ['send_mail!', 'send_mail'],
    ['Please send a MAIL to Omar', 'send_mail'],
    ['Weather: send it as mail to me', 'send_mail'],
    ['Hello', undefined],
    ['get it', undefined],
  ])('hears in %j that %s is asked for', async (said, name) => {
    expect(await called({ ...asking(said), tools })).toBe(name);
    expect(await called({ ...asking(said), tools, tool_choice: 'auto' })).toBe(name);
  });

  it('listens to the beginning of what is long', async () => {
    const filler = 'x '.repeat(6000);
    expect([await called({ ...asking(`the weather? ${filler}`), tools }), await called({ ...asking(`${filler} the weather?`), tools })]).toEqual(['get_current_weather', undefined]);
  });

  it('has no custom tools, and says so', async () => {
    const { status, error } = await refusalOf(answerChat, { ...asking('x'), tools: [{ type: 'custom', custom: { name: 'code' } }] });
    expect([status, error['code'], error['message']]).toEqual([501, 'NotEmulated', 'The local Azure does not serve custom tools of chat.']);
  });

  it('speaks once the tool has answered', async () => {
    const first = await choiceOf({ ...asking('the weather?'), tools });
    const message = first['message'] as JsonObject;
    const id = at((message['tool_calls'] as readonly Json[])[0], 'id') ?? null;
    const next = await choiceOf({ messages: [{ role: 'user', content: 'the weather?' }, message, { role: 'tool', tool_call_id: id, content: 'Sunny, 21 degrees' }], tools });
    expect(next['finish_reason']).toBe('stop');
    expect(at(next, 'message', 'content')).toContain('The tool says: "Sunny, 21 degrees"');
  });
});

describe('a call', () => {
  it('has arguments that conform, and says nothing beside it', async () => {
    const choice = await choiceOf({ ...asking('the weather?'), tools });
    expect(choice).toMatchObject({ finish_reason: 'tool_calls', message: { role: 'assistant', content: null, refusal: null }, content_filter_results: {} });
    const [call] = at(choice, 'message', 'tool_calls') as readonly JsonObject[];
    expect(call).toMatchObject({ type: 'function', id: expect.stringMatching(/^call_[A-Za-z0-9]{24}$/) as string });
    expect(JSON.parse(String(at(call, 'function', 'arguments')))).toEqual({ location: expect.any(String) as string, unit: 'celsius' });
  });

  it('has no arguments where the tool has no parameters', async () => {
    const choice = await choiceOf({ ...asking('ping'), tools: [{ type: 'function', function: { name: 'ping' } }] });
    expect(at((at(choice, 'message', 'tool_calls') as readonly Json[])[0], 'function', 'arguments')).toBe('{}');
  });

  it('is made where the client wants one', async () => {
    expect(await called({ ...asking('Hello'), tools, tool_choice: 'required' })).toBe('get_current_weather');
    expect(await called({ ...asking('mail'), tools, tool_choice: 'required' })).toBe('send_mail');
    expect(await called({ ...asking('the weather?'), tools, tool_choice: { type: 'function', function: { name: 'send_mail' } } })).toBe('send_mail');
  });

  it('is not made where the client wants none', async () => {
    expect(await called({ ...asking('the weather?'), tools, tool_choice: 'none' })).toBeUndefined();
  });

  it('ends where the limit is', async () => {
    const choice = await choiceOf({ ...asking('the weather?'), tools, max_tokens: 9 });
    expect(choice['finish_reason']).toBe('length');
    expect(at((at(choice, 'message', 'tool_calls') as readonly Json[])[0], 'function', 'arguments')).toMatch(/^\{"loc[^}]*$/);
  });
});

describe('functions, as they were before tools', () => {
  const functions = [{ name: 'get_weather', parameters }];

  it('are called alike', async () => {
    const choice = await choiceOf({ ...asking('the weather?'), functions });
    expect(choice).toMatchObject({ finish_reason: 'function_call', message: { content: null, function_call: { name: 'get_weather', arguments: expect.stringContaining('celsius') as string } } });
    expect((await choiceOf({ ...asking('Hello'), functions, function_call: { name: 'get_weather' } }))['finish_reason']).toBe('function_call');
    expect((await choiceOf({ ...asking('the weather?'), functions, function_call: 'none' }))['finish_reason']).toBe('stop');
  });

  it('answer in a message of their own', async () => {
    const messages = [{ role: 'user', content: 'the weather?' }, { role: 'assistant', content: null, function_call: { name: 'get_weather', arguments: '{}' } }, { role: 'function', name: 'get_weather', content: 'Rain' }];
    expect(at(await choiceOf({ messages, functions }), 'message', 'content')).toContain('"Rain"');
  });
});

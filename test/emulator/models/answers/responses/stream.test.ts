import { expect, test } from 'vitest';
import { createResponse, getResponse } from '../../../../../src/emulator/models/answers/responses/responses.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import { jsonBody, modelCall, modelsWorld } from '../model-call-fixture.ts';
import { asked, output, streamed, textIn, thinking, weather } from './responses-fixture.ts';

function typesOf(events: readonly JsonObject[]): readonly string[] {
  const types = events.map(({ type }) => String(type));
  return types.filter((type, at) => type !== types[at - 1]);
}

function deltas(events: readonly JsonObject[], type: string): string {
  return events.filter((event) => event['type'] === type).map(({ delta }) => String(delta)).join('');
}

function last(events: readonly JsonObject[]): JsonObject {
  return events.at(-1)?.['response'] as JsonObject;
}

test('a message comes in the order that clients know, numbered, and ends with the whole response', async () => {
  const world = modelsWorld();
  const events = await streamed(world, { input: 'Hello' });
  expect(typesOf(events)).toEqual([
    'response.created', 'response.in_progress', 'response.output_item.added', 'response.content_part.added', 'response.output_text.delta', 'response.output_text.done',
    'response.content_part.done', 'response.output_item.done', 'response.completed',
  ]);
  expect(events.map(({ sequence_number: number }) => number)).toEqual(events.map((_, at) => at));
  expect(events[0]).toMatchObject({ response: { status: 'in_progress', output: [] } });
  expect(deltas(events, 'response.output_text.delta')).toBe(textIn(last(events)));
  expect(last(events)).toMatchObject({ status: 'completed', usage: { input_tokens: 5 } });
  expect(asked(world, getResponse, last(events)['id'])).toEqual(last(events));
});

test('each event names its type, and there is no [DONE]', async () => {
  const drafted = await createResponse(modelCall(jsonBody({ model: 'gpt-4o', input: 'Hello', stream: true })));
  if (drafted.kind !== 'events') throw new Error(drafted.kind);
  expect(drafted.events[0]).toMatch(/^event: response\.created\ndata: \{"type":"response\.created","sequence_number":0,/);
  expect(drafted.events.join('')).not.toContain('[DONE]');
  expect(drafted.usage).toMatchObject({ input: 5 });
});

test('what is thought comes first, with its summary', async () => {
  const events = await streamed(modelsWorld(), { input: 'Hello', reasoning: { summary: 'auto' } }, thinking);
  expect(typesOf(events).slice(2, 9)).toEqual([
    'response.output_item.added', 'response.reasoning_summary_part.added', 'response.reasoning_summary_text.delta', 'response.reasoning_summary_text.done', 'response.reasoning_summary_part.done',
    'response.output_item.done', 'response.output_item.added',
  ]);
  expect(events.find(({ type }) => type === 'response.output_text.done')).toMatchObject({ output_index: 1, content_index: 0 });
});

test('arguments of a function come in pieces', async () => {
  const events = await streamed(modelsWorld(), { input: 'What is the weather?', tools: [weather] });
  expect(typesOf(events).slice(2, -1)).toEqual(['response.output_item.added', 'response.function_call_arguments.delta', 'response.function_call_arguments.done', 'response.output_item.done']);
  expect(events.find(({ type }) => type === 'response.output_item.added')).toMatchObject({ item: { type: 'function_call', status: 'in_progress', arguments: '', name: 'get_weather' } });
  expect(deltas(events, 'response.function_call_arguments.delta')).toBe(output(last(events))[0]?.['arguments']);
});

test('what is cut ends with response.incomplete', async () => {
  const events = await streamed(modelsWorld(), { input: 'Hello', max_output_tokens: 16 });
  expect(events.at(-1)).toMatchObject({ type: 'response.incomplete', response: { status: 'incomplete' } });
});

test('lengths are hidden unless the client wants none of it', async () => {
  const hidden = (await streamed(modelsWorld(), { input: 'Hello' })).filter(({ type }) => type === 'response.output_text.delta');
  expect(new Set(hidden.map(({ delta, obfuscation }) => String(delta).length + String(obfuscation).length))).toEqual(new Set([16]));
  const open = await streamed(modelsWorld(), { input: 'Hello', stream_options: { include_obfuscation: false } });
  expect(open.every((event) => !('obfuscation' in event))).toBe(true);
});

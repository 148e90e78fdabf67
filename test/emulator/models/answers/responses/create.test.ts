import { describe, expect, test } from 'vitest';
import { createResponse } from '../../../../../src/emulator/models/answers/responses/responses.ts';
import { testWithShared } from '../../../../support/shared.ts';
import { deploymentOf, jsonBody, modelCall, modelsWorld } from '../model-call-fixture.ts';
import { faultsAgainst } from '../published-schema.ts';
import { created, output, refusedCreate, streamed, textIn, thinking, weather } from './responses-fixture.ts';

describe('a response', () => {
  test('has a message, ids of its own and what it cost', async () => {
    const response = await created(modelsWorld(), { input: 'Where is Kiruna?', instructions: 'Be short.', metadata: { team: 'a' } });
    expect(response).toMatchObject({ object: 'response', status: 'completed', model: 'gpt-4o-2024-08-06', created_at: Date.UTC(2026, 0, 1) / 1000, instructions: 'Be short.', metadata: { team: 'a' }, store: true, error: null });
    expect(response['id']).toMatch(/^resp_[0-9a-f]{32}$/);
    expect(output(response)).toMatchObject([{ type: 'message', role: 'assistant', status: 'completed', id: expect.stringMatching(/^msg_[0-9a-f]{32}$/) as string }]);
    expect(textIn(response)).toContain('Where is Kiruna?');
    const usage = response['usage'] as { readonly input_tokens: number; readonly output_tokens: number; readonly total_tokens: number };
    expect(usage.input_tokens).toBe(4 + 5 + 3);
    expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
  });

  test('is the same in a new world, and its tokens are known to the quota', async () => {
    const body = jsonBody({ model: 'gpt-4o', input: [{ role: 'user', content: 'Hello' }] });
    const [one, two] = [await createResponse(modelCall(body)), await createResponse(modelCall(body))];
    expect(one).toEqual(two);
    expect(one).toMatchObject({ usage: { input: 5 } });
  });

  test('tells what the content filter found', async () => {
    expect((await created(modelsWorld(), { input: 'a' }))['content_filters']).toMatchObject([{ source_type: 'prompt', blocked: false }, { source_type: 'completion', content_filter_results: { hate: { filtered: false } } }]);
  });

  test('counts pictures among the input', async () => {
    const content = [{ type: 'input_text', text: 'Hello' }, { type: 'input_image', image_url: 'data:image/png;base64,AAAA' }];
    expect(await created(modelsWorld(), { input: [{ role: 'user', content }] })).toMatchObject({ usage: { input_tokens: 5 + 765 } });
  });
});

describe('max_output_tokens', () => {
  test('leaves a response incomplete', async () => {
    const response = await created(modelsWorld(), { input: 'Hello', max_output_tokens: 16 });
    expect(response).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [{ status: 'incomplete' }], usage: { output_tokens: 16 } });
  });

  test('counts what is thought: nothing may be left to say', async () => {
    const response = await created(modelsWorld(), { input: 'Hello', max_output_tokens: 50 }, thinking);
    expect(response).toMatchObject({ status: 'incomplete', output: [{ type: 'reasoning' }], usage: { output_tokens: 50, output_tokens_details: { reasoning_tokens: 50 } } });
    expect(output(response)).toHaveLength(1);
  });

  test('is 16 at least', async () => {
    expect(await refusedCreate(modelsWorld(), { input: 'a', max_output_tokens: 15 })).toMatchObject({ status: 400, error: { code: 'integer_below_min_value', param: 'max_output_tokens' } });
  });
});

describe('models that think', () => {
  test('give a reasoning item and count it', async () => {
    const response = await created(modelsWorld(), { input: 'Hello', reasoning: { effort: 'low' } }, thinking);
    expect(output(response).map(({ type }) => type)).toEqual(['reasoning', 'message']);
    expect(output(response)[0]).toEqual({ id: expect.stringMatching(/^rs_/) as string, type: 'reasoning', summary: [] });
    expect(response).toMatchObject({ reasoning: { effort: 'low', summary: null }, usage: { output_tokens_details: { reasoning_tokens: 64 } } });
  });

  test('summarise and encrypt where they are asked to', async () => {
    const response = await created(modelsWorld(), { input: 'Hello', reasoning: { summary: 'auto' }, include: ['reasoning.encrypted_content'] }, thinking);
    expect(output(response)[0]).toMatchObject({ encrypted_content: expect.any(String) as string, summary: [{ type: 'summary_text' }] });
    expect(response).toMatchObject({ reasoning: { effort: 'medium', summary: 'auto' } });
  });

  test('take no sampling parameters; others take no effort', async () => {
    expect(await refusedCreate(modelsWorld(), { input: 'a', temperature: 0.2 }, thinking)).toMatchObject({ error: { code: 'unsupported_parameter', param: 'temperature' } });
    expect(await refusedCreate(modelsWorld(), { input: 'a', reasoning: { effort: 'low' } })).toMatchObject({ error: { code: 'unsupported_parameter', param: 'reasoning.effort' } });
    expect(await created(modelsWorld(), { input: 'a', temperature: 0.2 })).toMatchObject({ temperature: 0.2, reasoning: { effort: null } });
  });

  test('of the newer kind think only where they are asked to', async () => {
    const newer = { deployment: deploymentOf('gpt-5.1', '2025-11-13') };
    const plain = await created(modelsWorld(), { input: 'a', temperature: 0.2 }, newer);
    expect(output(plain).map(({ type }) => type)).toEqual(['message']);
    expect(plain).toMatchObject({ reasoning: { effort: 'none' } });
    expect(await refusedCreate(modelsWorld(), { input: 'a', temperature: 0.2, reasoning: { effort: 'low' } }, newer)).toMatchObject({ error: { param: 'temperature' } });
  });
});

describe('text.format', () => {
  test('json_schema gives JSON by the schema', async () => {
    const schema = { type: 'object', properties: { age: { type: 'integer', minimum: 3, maximum: 5 } }, required: ['age'], additionalProperties: false };
    const response = await created(modelsWorld(), { input: 'a', text: { format: { type: 'json_schema', name: 'person', schema, strict: true } } });
    expect([3, 4, 5]).toContain((JSON.parse(textIn(response)) as { readonly age: number }).age);
    expect(response).toMatchObject({ text: { format: { type: 'json_schema', name: 'person', strict: true } } });
  });

  test('json_object gives an object, and wants the word JSON', async () => {
    const format = { format: { type: 'json_object' } };
    expect(JSON.parse(textIn(await created(modelsWorld(), { input: 'Give JSON.', text: format })))).toHaveProperty('answer');
    expect(await refusedCreate(modelsWorld(), { input: 'a', text: format })).toMatchObject({ status: 400, error: { param: 'input', message: expect.stringContaining("'json'") as string } });
  });

  test('is refused where it is wrong', async () => {
    const named = { type: 'json_schema', name: 'p' };
    expect(await refusedCreate(modelsWorld(), { input: 'a', text: { format: named } })).toMatchObject({ error: { code: 'missing_required_parameter', param: 'text.format.schema' } });
    expect(await refusedCreate(modelsWorld(), { input: 'a', text: { format: { type: 'xml' } } })).toMatchObject({ error: { code: 'invalid_value', param: 'text.format.type' } });
    expect(await refusedCreate(modelsWorld(), { input: 'a', text: { format: {} } })).toMatchObject({ error: { code: 'missing_required_parameter' } });
    expect(await refusedCreate(modelsWorld(), { input: 'a', text: { format: { ...named, schema: { type: 'object', properties: {} }, strict: true } } })).toMatchObject({ error: { code: 'invalid_json_schema', param: 'text.format.schema' } });
  });
});

describe('refused is', () => {
  const world = modelsWorld();
  test.each([
    [{}, { code: 'missing_required_parameter', param: 'input' }],
    [{ input: 5 }, { code: 'invalid_type', param: 'input' }],
    [{ input: 'a', colour: 'red' }, { code: 'unknown_parameter', param: 'colour' }],
    [{ input: 'a', temperature: 3 }, { code: 'decimal_above_max_value', param: 'temperature' }],
    [{ input: 'a', stream: 'yes' }, { code: 'invalid_type', param: 'stream' }],
    [{ input: 'a', truncation: 'none' }, { code: 'invalid_value', param: 'truncation' }],
    [{ input: 'a', include: ['everything'] }, { code: 'invalid_value', param: 'include[0]' }],
    [{ input: 'a', metadata: { a: 1 } }, { code: 'invalid_type', param: 'metadata.a' }],
    [{ input: 'a', metadata: { a: 'x'.repeat(513) } }, { code: 'string_above_max_length', param: 'metadata.a' }],
    [{ input: 'a', metadata: Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`k${at}`, 'v'])) }, { code: 'object_above_max_properties' }],
    [{ input: ['a'] }, { code: 'invalid_type', param: 'input[0]' }],
    [{ input: [{ content: 'a' }] }, { code: 'missing_required_parameter', param: 'input[0].role' }],
    [{ input: [{ role: 'user' }] }, { code: 'missing_required_parameter', param: 'input[0].content' }],
    [{ input: [{ role: 'robot', content: 'a' }] }, { code: 'invalid_value', param: 'input[0].role' }],
    [{ input: [{ role: 'user', content: [{ type: 'text', text: 'a' }] }] }, { code: 'invalid_value', param: 'input[0].content[0].type' }],
    [{ input: [{ role: 'user', content: [{ type: 'input_text' }] }] }, { code: 'missing_required_parameter', param: 'input[0].content[0].text' }],
    [{ input: [{ type: 'thought' }] }, { code: 'invalid_value', param: 'input[0].type' }],
    [{ input: [{ type: 'function_call_output', call_id: 'c' }] }, { code: 'missing_required_parameter', param: 'input[0].output' }],
    [{ input: 'a', tools: [{ type: 'function', function: { name: 'f' } }] }, { code: 'missing_required_parameter', param: 'tools[0].name' }],
    [{ input: 'a', tools: [{ type: 'hammer' }] }, { code: 'invalid_value', param: 'tools[0].type' }],
    [{ input: 'a', tools: [{ type: 'function', name: 'a b' }] }, { code: 'invalid_value', param: 'tools[0].name' }],
    [{ input: 'a', tools: [weather], tool_choice: { type: 'function', name: 'other' } }, { param: 'tool_choice' }],
    [{ input: 'a', tool_choice: 'required' }, { param: 'tool_choice' }],
    [{ input: 'a', tool_choice: 'maybe' }, { code: 'invalid_value', param: 'tool_choice' }],
    [{ input: 'a', background: true, store: false }, { param: 'store' }],
  ])('%j', async (body, error) => {
    expect(await refusedCreate(world, body)).toMatchObject({ status: 400, error: { type: 'invalid_request_error', ...error } });
    expect(world.responses.size).toBe(0);
  });

  test.each([
    { prompt: { id: 'pmpt_1' } },
    { conversation: 'conv_1' },
    { top_logprobs: 2 },
    { include: ['message.output_text.logprobs'] },
    { background: true, stream: true },
    { tools: [{ type: 'web_search_preview' }], tool_choice: 'required' },
    { tools: [{ type: 'web_search_preview' }], tool_choice: { type: 'web_search_preview' } },
  ])('by name, with 501, what the local Azure does not do: %j', async (body) => {
    expect(await refusedCreate(world, { input: 'a', ...body })).toMatchObject({ status: 501, error: { code: 'NotEmulated' } });
  });
});

testWithShared('responses are as the published description has them', 'specs/aoai', async () => {
  const world = modelsWorld();
  const responses = [
    await created(world, { input: 'Hello', instructions: 'Be short.', metadata: { a: 'b' } }),
    await created(world, { input: 'Hello', max_output_tokens: 16 }),
    await created(world, { input: 'Hello', reasoning: { summary: 'auto' } }, thinking),
    await created(world, { input: 'What is the weather?', tools: [weather] }),
    await created(world, { input: 'Hello', background: true }),
  ];
  for (const response of responses) expect(faultsAgainst('azure-v1-v1-generated', 'AzureResponse', response)).toEqual([]);
});

testWithShared('events are as the published description has them', 'specs/aoai', async () => {
  const world = modelsWorld();
  const streams = [await streamed(world, { input: 'Hello', reasoning: { summary: 'auto' } }, thinking), await streamed(world, { input: 'What is the weather?', tools: [weather] }), await streamed(world, { input: 'Hello', max_output_tokens: 16 })];
  for (const event of streams.flat()) expect(faultsAgainst('azure-v1-v1-generated', 'OpenAI.ResponseStreamEvent', event)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { createResponse, deleteResponse, getResponse } from '../../../../../src/emulator/models/answers/responses/responses.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import type { ModelsWorld } from '../../../../../src/emulator/models/world.ts';
import { account, jsonBody, modelCall, modelsWorld } from '../model-call-fixture.ts';
import { asked, created, output, refusedCreate, thinking, weather } from './responses-fixture.ts';

function inputTokens(response: JsonObject): number {
  return (response['usage'] as { readonly input_tokens: number }).input_tokens;
}

describe('previous_response_id', () => {
  test('reads again what was said before, without the instructions', async () => {
    const world = modelsWorld();
    const first = await created(world, { input: 'Hello', instructions: 'Speak like a pirate, please.' });
    const said = (first['usage'] as { readonly output_tokens: number }).output_tokens;
    const second = await created(world, { input: 'Hello', previous_response_id: first['id'] });
    expect(second).toMatchObject({ previous_response_id: first['id'], instructions: null });
    expect(inputTokens(second)).toBe(5 + said + 5);
  });

  test('does without new input', async () => {
    const world = modelsWorld();
    const first = await created(world, { input: 'Hello' });
    expect(await created(world, { previous_response_id: first['id'] })).toMatchObject({ status: 'completed' });
  });

  test.each([
    ['was never there', async () => ({ world: modelsWorld(), id: 'resp_0' })],
    ['was not stored', async () => kept({ store: false })],
    ['was deleted', async () => {
      const there = await kept({});
      asked(there.world, deleteResponse, there.id);
      return there;
    }],
    ['is older than thirty days', async () => {
      const there = await kept({});
      const clock = there.world.clock as unknown as { advance(ms: number): Promise<void> };
      await clock.advance(30 * 24 * 3_600_000);
      return there;
    }],
  ])('is refused where the response %s', async (_, make) => {
    const { world, id } = await make();
    expect(await refusedCreate(world, { input: 'a', previous_response_id: id })).toEqual({
      status: 400,
      error: { message: `Previous response with id '${id}' not found.`, type: 'invalid_request_error', param: 'previous_response_id', code: 'previous_response_not_found' },
    });
  });

  test('of another account is refused', async () => {
    const { world, id } = await kept({});
    const call = modelCall(jsonBody({ model: 'gpt-4o', input: 'a', previous_response_id: id }), { world });
    await expect(createResponse({ ...call, account: { ...account, id: `${account.id}-2` } })).rejects.toMatchObject({ status: 400, body: { error: { code: 'previous_response_not_found' } } });
    await expect(createResponse({ ...call, account: { ...account, id: account.id.toUpperCase() } })).resolves.toMatchObject({ kind: 'json' });
  });
});

async function kept(body: JsonObject): Promise<{ readonly world: ModelsWorld; readonly id: string }> {
  const world = modelsWorld();
  const response = await created(world, { input: 'Hello', ...body });
  return { world, id: String(response['id']) };
}

describe('function calls', () => {
  test('are made where the user speaks of one, with arguments by its schema', async () => {
    const response = await created(modelsWorld(), { input: 'What is the weather in Kiruna?', tools: [weather] });
    const [call] = output(response);
    expect(call).toMatchObject({ type: 'function_call', name: 'get_weather', status: 'completed', id: expect.stringMatching(/^fc_/) as string, call_id: expect.stringMatching(/^call_/) as string });
    expect(JSON.parse(String(call?.['arguments']))).toEqual({ city: expect.any(String) as string });
    expect(response).toMatchObject({ tools: [{ name: 'get_weather', strict: true, description: null }], tool_choice: 'auto' });
  });

  test('are made where they must be and not where they must not', async () => {
    const tools = [weather, { type: 'function', name: 'other' }];
    const typeOf = async (choice: unknown) => output(await created(modelsWorld(), { input: 'Weather?', tools, tool_choice: choice as string })).map(({ type, name }) => name ?? type);
    expect(await typeOf('none')).toEqual(['message']);
    expect(await typeOf('required')).toEqual(['get_weather']);
    expect(await typeOf({ type: 'function', name: 'other' })).toEqual(['other']);
    expect(await typeOf({ type: 'allowed_tools', mode: 'required', tools: [{ type: 'function', name: 'other' }] })).toEqual(['other']);
    expect(await typeOf({ type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'other' }] })).toEqual(['message']);
  });

  test('are followed by what the function gave, then by words', async () => {
    const world = modelsWorld();
    const first = await created(world, { input: 'What is the weather?', tools: [weather] });
    const result = { type: 'function_call_output', call_id: output(first)[0]?.['call_id'], output: '{"celsius":3}' };
    const second = await created(world, { input: [result], tools: [weather], previous_response_id: first['id'] });
    expect(output(second)).toMatchObject([{ type: 'message', content: [{ text: expect.stringContaining('The tool says: "{"celsius":3}"') as string }] }]);
  });

  test('without what the function gave are refused, and the other way round', async () => {
    const world = modelsWorld();
    const first = await created(world, { input: 'What is the weather?', tools: [weather] });
    const call = String(output(first)[0]?.['call_id']);
    expect(await refusedCreate(world, { input: 'And?', previous_response_id: first['id'] })).toMatchObject({ status: 400, error: { message: `No tool output found for function call ${call}.`, param: 'input' } });
    expect(await refusedCreate(world, { input: [{ type: 'function_call_output', call_id: 'call_x', output: '' }] })).toMatchObject({ error: { message: 'No tool call found for function call output with call_id call_x.' } });
    const both = [{ type: 'function_call', call_id: 'call_y', name: 'f', arguments: '{}' }, { type: 'function_call_output', call_id: 'call_y', output: 'ok' }];
    expect(await created(world, { input: both })).toMatchObject({ status: 'completed' });
  });
});

describe('items of earlier responses', () => {
  test('are found by reference while they are kept', async () => {
    const world = modelsWorld();
    const first = await created(world, { input: 'Hello' });
    const id = output(first)[0]?.['id'];
    const second = await created(world, { input: [{ type: 'item_reference', id }, { role: 'user', content: 'More' }] });
    expect(inputTokens(second)).toBeGreaterThan(20);
    asked(world, deleteResponse, first['id']);
    expect(await refusedCreate(world, { input: [{ type: 'item_reference', id }] })).toMatchObject({ status: 400, error: { message: expect.stringContaining(`Item with id '${String(id)}' not found.`) as string, param: 'input' } });
  });

  test('that were thought must be kept, unless they come encrypted', async () => {
    const world = modelsWorld();
    const first = await created(world, { input: 'Hello', store: false, include: ['reasoning.encrypted_content'] }, thinking);
    const [thought, message] = output(first);
    const more = { role: 'user', content: 'More' };
    expect(await created(world, { input: [thought ?? {}, message ?? {}, more], store: false }, thinking)).toMatchObject({ status: 'completed' });
    const bare = { ...thought, encrypted_content: null };
    expect(await refusedCreate(world, { input: [bare, message ?? {}, more] }, thinking)).toMatchObject({ status: 400, error: { message: expect.stringContaining('Items are not persisted') as string } });
  });
});

test('what was never stored cannot be got', async () => {
  const { world, id } = await kept({ store: false });
  expect(() => asked(world, getResponse, id)).toThrow('404');
});

import { describe, expect, test } from 'vitest';
import { cancelResponse, deleteResponse, getResponse, listInputItems } from '../../../../../src/emulator/models/answers/responses/responses.ts';
import { newKeptResponses } from '../../../../../src/emulator/models/answers/responses/kept-responses.ts';
import type { KeptResponse } from '../../../../../src/emulator/models/answers/responses/kept-responses.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import { testWithShared } from '../../../../support/shared.ts';
import { modelsWorld } from '../model-call-fixture.ts';
import { faultsAgainst } from '../published-schema.ts';
import { asked, created, refusedAsk } from './responses-fixture.ts';

describe('a response that is kept', () => {
  test('is got as it was answered', async () => {
    const world = modelsWorld();
    const response = await created(world, { input: 'Hello' });
    expect(asked(world, getResponse, response['id'])).toEqual(response);
  });

  test('is not got as a stream, by name', async () => {
    const world = modelsWorld();
    const { id } = await created(world, { input: 'Hello' });
    expect(refusedAsk(world, getResponse, id, 'stream=true')).toMatchObject({ status: 501, error: { code: 'NotEmulated' } });
  });

  test('is gone once it is deleted', async () => {
    const world = modelsWorld();
    const { id } = await created(world, { input: 'Hello' });
    expect(asked(world, deleteResponse, id)).toEqual({ id, object: 'response.deleted', deleted: true });
    for (const answer of [getResponse, deleteResponse, cancelResponse, listInputItems]) {
      expect(refusedAsk(world, answer, id)).toEqual({ status: 404, error: { message: `Response with id '${String(id)}' not found.`, type: 'invalid_request_error', param: null, code: null } });
    }
  });

  test('has an id that begins as ids do', () => {
    expect(refusedAsk(modelsWorld(), getResponse, 'msg_1')).toMatchObject({ status: 400, error: { code: 'invalid_value', param: 'response_id' } });
  });
});

describe('a response in the background', () => {
  test('is queued and done when it is looked at', async () => {
    const world = modelsWorld();
    const queued = await created(world, { input: 'Hello', background: true });
    expect(queued).toMatchObject({ status: 'queued', background: true, output: [] });
    const done = asked(world, getResponse, queued['id']);
    expect(done).toMatchObject({ id: queued['id'], status: 'completed', output: [{ type: 'message' }] });
    expect(asked(world, getResponse, queued['id'])).toEqual(done);
    expect(refusedAsk(world, cancelResponse, queued['id'])).toMatchObject({ status: 400, error: { message: 'Cannot cancel a completed response.' } });
  });

  test('can be cancelled while it is queued, and again', async () => {
    const world = modelsWorld();
    const { id } = await created(world, { input: 'Hello', background: true });
    expect(asked(world, cancelResponse, id)).toMatchObject({ id, status: 'cancelled', output: [] });
    expect(asked(world, cancelResponse, id)).toMatchObject({ status: 'cancelled' });
    expect(asked(world, getResponse, id)).toMatchObject({ status: 'cancelled' });
  });

  test('is what alone can be cancelled', async () => {
    const world = modelsWorld();
    const { id } = await created(world, { input: 'Hello' });
    expect(refusedAsk(world, cancelResponse, id)).toMatchObject({ status: 400, error: { message: 'Cannot cancel a synchronous response.' } });
  });

  test('can be followed up before anybody looked at it', async () => {
    const world = modelsWorld();
    const { id } = await created(world, { input: 'Hello', background: true });
    expect(await created(world, { input: 'More', previous_response_id: id })).toMatchObject({ status: 'completed' });
  });
});

describe('the input of a response', () => {
  async function three(): Promise<{ readonly page: (query?: string) => JsonObject; readonly refusal: (query: string) => unknown; readonly ids: readonly unknown[] }> {
    const world = modelsWorld();
    const { id } = await created(world, { input: [{ role: 'user', content: 'one' }, { role: 'assistant', content: 'two' }, { role: 'user', content: 'three', id: 'msg_mine' }] });
    const page = (query = ''): JsonObject => asked(world, listInputItems, id, query);
    const ids = (page('order=asc')['data'] as readonly JsonObject[]).map((item) => item['id']);
    return { page, ids, refusal: (query) => refusedAsk(world, listInputItems, id, query) };
  }

  test('is listed with ids and statuses, the last first', async () => {
    const { page } = await three();
    expect(page()).toMatchObject({
      object: 'list',
      has_more: false,
      first_id: 'msg_mine',
      data: [
        { id: 'msg_mine', type: 'message', status: 'completed', role: 'user', content: [{ type: 'input_text', text: 'three' }] },
        { role: 'assistant', content: [{ type: 'output_text', text: 'two', annotations: [] }] },
        { role: 'user' },
      ],
    });
  });

  test('comes in pages', async () => {
    const { page, ids } = await three();
    expect(page('order=asc&limit=2')).toMatchObject({ has_more: true, first_id: ids[0], last_id: ids[1] });
    expect(page(`order=asc&limit=2&after=${String(ids[1])}`)).toMatchObject({ has_more: false, data: [{ id: ids[2] }] });
    expect(page(`order=asc&before=${String(ids[1])}`)).toMatchObject({ has_more: false, data: [{ id: ids[0] }] });
    expect(page(`after=${String(ids[0])}`)).toMatchObject({ has_more: false, data: [], first_id: null });
  });

  test.each([['limit=0', 'limit'], ['limit=101', 'limit'], ['limit=x', 'limit'], ['order=up', 'order'], ['after=msg_0', 'after']])('is refused for %s', async (query, param) => {
    expect((await three()).refusal(query)).toMatchObject({ status: 400, error: { param } });
  });

  testWithShared('is as the published description has it', 'specs/aoai', async () => {
    expect(faultsAgainst('azure-v1-v1-generated', 'OpenAI.ResponseItemList', (await three()).page())).toEqual([]);
  });
});

describe('what is kept', () => {
  const response = (id: string, text = '', at = 0): KeptResponse => ({ id, body: { output: [{ id: `msg_${id}`, text }] }, finished: undefined, inputItems: [], contextTokens: 0, openCalls: [], at });

  test('is so many of an account, the oldest forgotten first', () => {
    const kept = newKeptResponses({ responses: 2, characters: 1000 });
    for (const id of ['a', 'b', 'c']) kept.keep('/one', response(id));
    kept.keep('/two', response('a'));
    expect(kept.find('/one', 'a', 0)).toBeUndefined();
    expect(kept.findItem('/one', 'msg_a', 0)).toBeUndefined();
    expect(kept.find('/ONE', 'b', 0)).toBeDefined();
    expect(kept.findItem('/one', 'msg_c', 0)).toMatchObject({ id: 'msg_c' });
    expect(kept.size).toBe(3);
  });

  test('is so much of an account', () => {
    const kept = newKeptResponses({ responses: 100, characters: 1000 });
    kept.keep('/one', response('a', 'x'.repeat(600)));
    kept.keep('/one', response('b', 'x'.repeat(600)));
    expect([kept.find('/one', 'a', 0), kept.find('/one', 'b', 0)?.id]).toEqual([undefined, 'b']);
    kept.keep('/one', response('b', 'short'));
    kept.keep('/one', response('c', 'x'.repeat(600)));
    expect(kept.find('/one', 'b', 0)?.id).toBe('b');
  });

  test('is kept for thirty days', () => {
    const days30 = 30 * 24 * 3_600_000;
    const kept = newKeptResponses();
    kept.keep('/one', response('a', '', 5));
    expect(kept.find('/one', 'a', days30 + 4)?.id).toBe('a');
    expect(kept.findItem('/one', 'msg_a', days30 + 5)).toBeUndefined();
    expect(kept.size).toBe(0);
    expect(kept.forget('/one', 'a')).toBe(false);
  });
});

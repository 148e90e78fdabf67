import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;
const operation = `${api}/operations/get`;
const fields = { displayName: 'Get', method: 'GET', urlTemplate: '/things/{id}', templateParameters: [{ name: 'id', type: 'string', required: true }] };

async function withApi(): Promise<Client> {
  const client = await start();
  await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat' } });
  return client;
}

describe('operations', () => {
  it('fill in the recorded defaults (fact 28), and show an empty request only on their own', async () => {
    const client = await withApi();
    const created = await client.send('PUT', operation, { properties: fields });
    expect([created.status, at(created.body, 'properties')]).toEqual([
      201,
      {
        displayName: 'Get',
        method: 'GET',
        urlTemplate: '/things/{id}',
        templateParameters: [{ name: 'id', type: 'string', required: true, values: [] }],
        description: null,
        request: { queryParameters: [], headers: [], representations: [] },
        responses: [],
        policies: null,
      },
    ]);
    const list = await client.send('GET', `${api}/operations`);
    expect(at(list.body, 'count')).toBe(1);
    expect(JSON.stringify(list.body)).not.toContain('"request"');
  });

  it('are changed by PATCH under If-Match, and deleted with their policy', async () => {
    const client = await withApi();
    const { headers } = await client.send('PUT', operation, { properties: fields });
    await client.send('PUT', `${operation}/policies/policy`, { properties: { value: '<policies />' } });
    const patched = await client.send('PATCH', operation, { properties: { displayName: 'New' } }, { 'if-match': headers['etag'] ?? '' });
    expect(at(patched.body, 'properties')).toMatchObject({ displayName: 'New', urlTemplate: '/things/{id}' });
    expect(refusalOf(await client.send('DELETE', operation, undefined, { 'if-match': headers['etag'] ?? '' }))).toMatchObject({ status: 412 });
    expect((await client.send('DELETE', operation, undefined, { 'if-match': '*' })).status).toBe(200);
    expect((await client.send('DELETE', operation, undefined, { 'if-match': '*' })).status).toBe(204);
    await client.send('PUT', operation, { properties: fields });
    expect((await client.send('GET', `${operation}/policies/policy`)).status).toBe(404);
  });

  it('refuse templates that do not fit, twins and wrong fields', async () => {
    const client = await withApi();
    const put = (properties: object, name = 'get') => client.send('PUT', `${api}/operations/${name}`, { properties });
    expect(refusalOf(await put({ ...fields, templateParameters: [] }))).toMatchObject({ status: 400, target: 'templateParameters' });
    expect(refusalOf(await put({ ...fields, urlTemplate: '/things' }))).toMatchObject({ status: 400, target: 'templateParameters' });
    expect(refusalOf(await put({ method: 'GET', urlTemplate: '/' }))).toMatchObject({ status: 400, target: 'displayName', message: 'DisplayName is required' });
    expect(refusalOf(await put({ ...fields, responses: [{ statusCode: '200' }] }))).toMatchObject({ status: 400, target: 'statusCode' });
    expect(refusalOf(await put(fields, 'x'.repeat(81)))).toMatchObject({ status: 400, target: 'operationId' });
    await put(fields);
    expect(refusalOf(await put({ ...fields, urlTemplate: '/things/{name}', templateParameters: [{ name: 'name', type: 'string' }] }, 'twin'))).toMatchObject({ status: 400, target: 'urlTemplate' });
  });

  it('come in pages of 100', async () => {
    const client = await withApi();
    for (let index = 0; index < 130; index += 1) {
      const name = String(index).padStart(3, '0');
      await client.send('PUT', `${api}/operations/op${name}`, { properties: { displayName: name, method: 'GET', urlTemplate: `/${name}` } });
    }
    const first = await client.send('GET', `${api}/operations`);
    const second = await client.send('GET', String(at(first.body, 'nextLink')));
    expect([namesOf(first).length, at(first.body, 'count'), namesOf(second).length]).toEqual([100, 130, 30]);
    expect(namesOf(second).at(-1)).toBe('op129');
    expect(second.body).not.toHaveProperty('nextLink');
    expect(namesOf(await client.send('GET', `${api}/operations?$filter=urlTemplate eq '/007'`))).toEqual(['op007']);
  });
});

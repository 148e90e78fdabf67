import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const api = `${service}/apis/a`;
const graphQl = { displayName: 'A', path: 'a', type: 'graphql', serviceUrl: 'https://a.example/graphql' };
const webSocket = { displayName: 'A', path: 'a', type: 'websocket', serviceUrl: 'wss://a.example', protocols: ['wss'] };
const operation = { properties: { displayName: 'O', method: 'GET', urlTemplate: '/o' } };

describe('APIs of other types than HTTP', () => {
  it('show their type, GraphQL ones without operations (azurecli-apim_core_service#306)', async () => {
    const client = await start();
    expect(await client.send('PUT', api, { properties: graphQl })).toMatchObject({ status: 201, body: { properties: { type: 'graphql', protocols: ['https'] } } });
    expect((await client.send('GET', `${api}?api-version=2022-08-01`)).body).toMatchObject({ properties: { type: 'graphql' } });
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual([]);
    expect(refusalOf(await client.send('PUT', `${api}/operations/o`, operation))).toMatchObject({ status: 400, code: 'ValidationError', message: expect.stringContaining("'graphql'") });
    expect((await client.send('PATCH', api, { properties: { description: 'x' } }, { 'if-match': '*' })).body).toMatchObject({ properties: { type: 'graphql', description: 'x' } });
    expect((await client.send('PUT', `${service}/apis/http`, { properties: { ...graphQl, path: 'http', type: 'http' } })).body).not.toHaveProperty('properties.type');
  });

  it('keep their type', async () => {
    const client = await start();
    await client.send('PUT', api, { properties: graphQl });
    expect(refusalOf(await client.send('PUT', api, { properties: { ...graphQl, type: 'http' } }))).toMatchObject({ status: 400, target: 'type' });
    expect(refusalOf(await client.send('PATCH', api, { properties: { type: 'http' } }, { 'if-match': '*' }))).toMatchObject({ status: 400, target: 'type' });
    const value = JSON.stringify({ openapi: '3.0.1', info: { title: 'T', version: '1' }, servers: [{ url: 'https://a.example' }], paths: {} });
    expect(refusalOf(await client.send('PUT', api, { properties: { path: 'a', format: 'openapi+json', value } }))).toMatchObject({ status: 400, target: 'type' });
    expect((await client.send('PUT', `${service}/apis/b`, { properties: { path: 'b', type: 'graphql', format: 'openapi+json', value } })).status).toBe(501);
    expect((await client.send('GET', `${api}?export=true&format=openapi-link`)).status).toBe(501);
    expect((await client.send('PUT', `${api};rev=2`, { properties: { path: 'a', sourceApiId: `${api};rev=1` } })).body).toMatchObject({ properties: { type: 'graphql' } });
  });

  it('lead to a WebSocket with the one operation that it has, which stays as it is', async () => {
    const client = await start();
    const { protocols: _, ...unsaid } = webSocket;
    expect((await client.send('PUT', api, { properties: unsaid })).body).toMatchObject({ properties: { type: 'websocket', serviceUrl: 'wss://a.example', protocols: ['wss'] } });
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['onHandshake']);
    expect((await client.send('DELETE', `${api}/operations/onHandshake`)).status).toBe(400);
    expect((await client.send('PATCH', `${api}/operations/onHandshake`, { properties: { displayName: 'x' } }, { 'if-match': '*' })).status).toBe(400);
    expect((await client.send('PUT', `${api}/operations/onHandshake/policies/policy`, { properties: { value: '<policies><inbound><base /></inbound></policies>' } })).status).toBe(201);
  });

  it.each([
    [{ ...webSocket, serviceUrl: 'https://a.example' }, 'serviceUrl'],
    [{ ...webSocket, serviceUrl: 'wss://' }, 'serviceUrl'],
    [{ ...webSocket, serviceUrl: undefined }, 'serviceUrl'],
    [{ ...webSocket, protocols: ['wss', 'https'] }, 'protocols'],
    [{ ...graphQl, serviceUrl: 'wss://a.example' }, 'serviceUrl'],
  ])('refuse %j', async (properties, target) => {
    const refused = await (await start()).send('PUT', api, { properties });
    expect([refused.status, refusalOf(refused).target, at(refused.body, 'error', 'code')]).toEqual([400, target, 'ValidationError']);
  });
});

import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const old = '?api-version=2019-01-01';
const property = `${service}/properties/p`;
const body = { properties: { displayName: 'shown', value: 'text' } };

async function put(properties: object = body.properties): Promise<Client> {
  const client = await start();
  await client.send('PUT', property + old, { properties });
  return client;
}

describe('named values before 2019-12-01', () => {
  it('are called properties, and written at once (azsdknet-PropertiesTest_CreateListUpdateDelete#39)', async () => {
    const client = await start();
    const created = await client.send('PUT', property + old, body);
    expect(created).toMatchObject({ status: 201, body: { id: property, type: 'Microsoft.ApiManagement/service/properties', name: 'p', properties: { displayName: 'shown', value: 'text', tags: null, secret: false } } });
    expect((await client.send('PUT', property + old, body)).status).toBe(200);
    expect((await client.send('HEAD', property + old)).headers['etag']).toBe(created.headers['etag']);
    expect((await client.send('HEAD', `${property}x${old}`)).status).toBe(404);
    expect(namesOf(await client.send('GET', `${service}/properties${old}`))).toEqual(['p']);
    expect((await client.send('PATCH', property + old, { properties: { secret: true } }, { 'if-match': '*' })).status).toBe(204);
    expect(at((await client.send('GET', property + old)).body, 'properties')).toEqual({ displayName: 'shown', value: 'text', tags: null, secret: true });
    expect((await client.send('DELETE', property + old)).status).toBe(200);
    expect(refusalOf(await client.send('GET', property + old))).toMatchObject({ status: 404, message: 'Property not found.' });
    expect((await client.send('DELETE', property + old)).status).toBe(204);
  });

  it('are the named values of later versions, which know the name properties no more', async () => {
    const client = await put({ ...body.properties, secret: true });
    expect((await client.send('GET', `${service}/namedValues/p`)).body).toMatchObject({ properties: { displayName: 'shown', secret: true } });
    expect(at((await client.send('GET', `${service}/namedValues/p`)).body, 'properties', 'value')).toBeUndefined();
    expect(refusalOf(await client.send('GET', `${property}?api-version=2019-12-01`))).toMatchObject({ status: 404, code: 'InvalidResourceType' });
  });

  it('refuse what named values refuse', async () => {
    const client = await put();
    expect(refusalOf(await client.send('PUT', `${service}/properties/q${old}`, body))).toMatchObject({ status: 400, target: 'name' });
    expect(refusalOf(await client.send('PUT', `${service}/properties/q${old}`, { properties: { displayName: 'q' } }))).toMatchObject({ status: 400, target: 'value' });
    expect(refusalOf(await client.send('PATCH', property + old, { properties: { value: 'x' } }))).toMatchObject({ status: 400, target: 'If-Match' });
    expect(refusalOf(await client.send('PUT', property + old, body, { 'if-match': '"AAAAAAAAAAA="' }))).toMatchObject({ status: 412 });
    await client.send('PUT', `${service}/policies/policy${old}`, { properties: { value: '<policies><inbound><set-header name="x" exists-action="override"><value>{{shown}}</value></set-header></inbound></policies>' } });
    expect(refusalOf(await client.send('DELETE', property + old))).toMatchObject({ status: 400, code: 'ValidationError' });
    expect(refusalOf(await client.send('PATCH', property + old, { properties: { displayName: 'other' } }, { 'if-match': '*' }))).toMatchObject({ status: 400, code: 'ValidationError' });
  });
});

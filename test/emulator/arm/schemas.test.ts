import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';
import type { Client } from './plane-fixture.ts';

const openApi = 'application/vnd.oai.openapi.components+json';
const components = { components: { schemas: { Pet: { type: 'object' } } } };
const api = `${service}/apis/a`;

async function withApi(): Promise<Client> {
  const client = await start();
  await client.send('PUT', api, { properties: { displayName: 'A', path: 'a', protocols: ['https'] } });
  return client;
}

describe('schemas of an API', () => {
  it('are put with a Location, read with their document and listed without (azurecli-apim_core_service#308, #318)', async () => {
    const client = await withApi();
    const body = { properties: { contentType: openApi, document: components } };
    const old = await client.send('PUT', `${api}/schemas/s?api-version=2022-08-01`, body);
    expect(old.status).toBe(202);
    expect(await client.finish(old)).toMatchObject({ status: 201, body: { id: `${api}/schemas/s`, type: 'Microsoft.ApiManagement/service/apis/schemas', properties: { contentType: openApi, document: components } } });
    const accepted = await client.send('PUT', `${api}/schemas/s`, body);
    expect(accepted).toMatchObject({ status: 200, body: { properties: { contentType: openApi, document: components, provisioningState: 'InProgress' } } });
    expect((await client.finish(accepted, 'azure-asyncoperation')).body).toEqual({ status: 'Succeeded' });
    expect((await client.send('GET', `${api}/schemas`)).body).toMatchObject({ value: [{ name: 's', properties: { contentType: openApi } }], count: 1 });
    expect(JSON.stringify((await client.send('GET', `${api}/schemas`)).body)).not.toContain('Pet');
    expect((await client.send('DELETE', `${api}/schemas/s`)).status).toBe(200);
    expect(refusalOf(await client.send('GET', `${api}/schemas/s`))).toMatchObject({ status: 404, message: 'Schema not found.' });
  });

  it.each([
    [{ document: components }, 'contentType'],
    [{ contentType: openApi }, 'document'],
    [{ contentType: openApi, document: { definitions: {} } }, 'document'],
    [{ contentType: openApi, document: { ...components, value: 'x' } }, 'document'],
    [{ contentType: 'application/json', document: components }, 'document'],
    [{ contentType: 'json', document: { value: '{}' } }, 'contentType'],
  ])('refuse %j', async (properties, target) => {
    expect(refusalOf(await (await withApi()).send('PUT', `${api}/schemas/s`, { properties }))).toMatchObject({ status: 400, target });
  });

  it('stay while an operation names them, unless forced', async () => {
    const client = await withApi();
    await client.finish(await client.send('PUT', `${api}/schemas/s`, { properties: { contentType: openApi, document: components } }), 'azure-asyncoperation');
    const responses = [{ statusCode: 200, representations: [{ contentType: 'application/json', schemaId: 's', typeName: 'Pet' }] }];
    await client.send('PUT', `${api}/operations/o`, { properties: { displayName: 'O', method: 'GET', urlTemplate: '/', responses } });
    expect(refusalOf(await client.send('DELETE', `${api}/schemas/s`))).toMatchObject({ status: 400, code: 'ValidationError' });
    expect((await client.send('DELETE', `${api}/schemas/s?force=true`)).status).toBe(200);
  });

  it('of kinds of APIs that are not served are not either', async () => {
    const body = { properties: { contentType: 'application/vnd.ms-azure-apim.graphql.schema', document: { value: 'schema { }' } } };
    expect((await (await withApi()).send('PUT', `${api}/schemas/graphql`, body)).status).toBe(501);
  });
});

describe('schemas of a service', () => {
  const schemas = `${service}/schemas`;

  it('are XML as text or JSON as an object, and keep their kind', async () => {
    const client = await start();
    const put = (properties: object) => client.send('PUT', `${schemas}/s`, { properties });
    const done = await client.finish(await put({ schemaType: 'json', description: 'About', document: { type: 'object' } }));
    expect(done).toMatchObject({ status: 201, body: { id: `${schemas}/s`, properties: { description: 'About', schemaType: 'json', document: { type: 'object' }, provisioningState: 'Succeeded' } } });
    expect(refusalOf(await put({ schemaType: 'xml', value: '<a />' }))).toMatchObject({ status: 400, target: 'schemaType' });
    expect(namesOf(await client.send('GET', schemas))).toEqual(['s']);
    expect((await client.send('DELETE', `${schemas}/s`)).status).toBe(200);
    expect((await client.finish(await put({ schemaType: 'xml', value: '<a />' }))).body).toMatchObject({ properties: { description: null, value: '<a />' } });
  });

  it.each([
    [{}, 'schemaType'],
    [{ schemaType: 'yaml' }, 'schemaType'],
    [{ schemaType: 'json', value: '{}' }, 'document'],
    [{ schemaType: 'xml', document: {} }, 'value'],
  ])('refuse %j', async (properties, target) => {
    expect(refusalOf(await (await start()).send('PUT', `${schemas}/s`, { properties }))).toMatchObject({ status: 400, target });
  });
});

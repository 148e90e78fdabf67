import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';
import type { Client } from './plane-fixture.ts';

const openApi = 'application/vnd.oai.openapi.components+json';
const xsd = 'application/vnd.ms-azure-apim.xsd+xml';
const graphQl = 'application/vnd.ms-azure-apim.graphql.schema';
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

  it.each([
    ['no XML', '<xs:schema', 'is an unexpected token'],
    ['another document', '<schema />', "'schema' of http://www.w3.org/2001/XMLSchema"],
    ['the schema of another namespace', '<x:schema xmlns:x="urn:other" xmlns:xs="http://www.w3.org/2001/XMLSchema" />', "'schema' of"],
  ])('that are XSD fail with %s', async (_, value, message) => {
    const client = await withApi();
    const done = await client.finish(await client.send('PUT', `${api}/schemas/x`, { properties: { contentType: xsd, document: { value } } }));
    expect(refusalOf(done)).toMatchObject({ status: 400, target: 'document', message: expect.stringContaining(message) });
    expect((await client.send('GET', `${api}/schemas/x`)).status).toBe(404);
  });

  it('that are XSD are kept as text', async () => {
    const client = await withApi();
    for (const value of ['<?xml version="1.0"?><s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"><s:element name="a" /></s:schema>', '<schema xmlns="http://www.w3.org/2001/XMLSchema" />']) {
      expect((await client.finish(await client.send('PUT', `${api}/schemas/x`, { properties: { contentType: xsd, document: { value } } }))).body).toMatchObject({ properties: { contentType: xsd, document: { value } } });
    }
  });

  it('that are GraphQL belong to GraphQL APIs, and nothing else does', async () => {
    const client = await withApi();
    await client.send('PUT', `${service}/apis/g`, { properties: { displayName: 'G', path: 'g', type: 'graphql' } });
    const put = async (of: string, contentType: string, value: string) => client.finish(await client.send('PUT', `${service}/apis/${of}/schemas/graphql`, { properties: { contentType, document: { value } } }));
    const text = 'type Query { a: String }';
    expect(refusalOf(await put('a', graphQl, text))).toMatchObject({ status: 400, target: 'contentType', message: expect.stringContaining("'http'") });
    expect(refusalOf(await put('g', 'application/json', '{}'))).toMatchObject({ status: 400, target: 'contentType', message: expect.stringContaining("'graphql'") });
    expect(refusalOf(await put('g', graphQl, 'schema { graphql: Query } type Query { a: String }'))).toMatchObject({ status: 400, target: 'document', message: expect.stringContaining('"graphql"') });
    expect((await put('g', graphQl, text)).body).toMatchObject({ properties: { document: { value: text } } });
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
    expect(refusalOf(await client.finish(await put({ schemaType: 'xml', value: '<a>' })))).toMatchObject({ status: 400, target: 'value', message: expect.stringContaining('not closed: a') });
    expect((await client.send('GET', `${schemas}/s`)).body).toMatchObject({ properties: { value: '<a />' } });
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

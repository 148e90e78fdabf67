import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { at } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { refusalOf, service, specOf, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;

const paths = {
  '/d/{d}/chat': {
    post: {
      operationId: 'Chat_Create',
      summary: 'Chats',
      description: 'Long',
      parameters: [
        { name: 'd', in: 'path', required: true, description: 'Name', schema: { type: 'string' } },
        { name: 'api-version', in: 'query', required: true, schema: { type: 'string', enum: ['1', '2'], default: '2' } },
        { name: 'top', in: 'query', schema: { type: 'integer', default: 5 } },
        { name: 'x-h', in: 'header', required: true, schema: { type: 'boolean' } },
      ],
      requestBody: { description: 'Asked', content: { 'application/json': { schema: { $ref: '#/components/schemas/Q' }, example: { q: 1 } } } },
      responses: { 200: { description: 'Said', headers: { 'x-r': { description: 'R', schema: { type: 'string' } } }, content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Q' } } } } } },
    },
  },
};
const components = { schemas: { Q: { type: 'object', properties: { q: { type: 'integer', nullable: true } } } } };

async function withApi(more: object = {}): Promise<Client> {
  const client = await start();
  const value = specOf(paths, { components, info: { title: 'Chat API', version: '7', license: { name: 'MIT' } } });
  await client.finish(await client.send('PUT', api, { properties: { path: 'openai', format: 'openapi+json', value, ...more } }));
  return client;
}

async function exported(client: Client, format = 'openapi+json-link', of = api): Promise<JsonObject> {
  const { body } = await client.send('GET', `${of}?export=true&format=${encodeURIComponent(format)}`);
  const text = client.files.get(String(at(body, 'value', 'link')))?.text ?? '';
  return (format === 'openapi-link' ? parse(text) : JSON.parse(text)) as JsonObject;
}

describe('the answer to an export', () => {
  it('has id, format and link, as specified and as recorded', async () => {
    const client = await withApi();
    for (const [asked, format, type] of [['openapi-link', 'openapi-link', 'yaml'], ['openapi+json-link', 'openapi+json-link', 'json'], ['swagger-link', 'swagger-link-json', 'json']] as const) {
      const answer = await client.send('GET', `${api}?export=True&format=${encodeURIComponent(asked)}`);
      const link = at(answer.body, 'value', 'link');
      expect([answer.status, answer.body]).toEqual([200, { id: api, type: 'Microsoft.ApiManagement/service/apis', name: 'chat', format, value: { link }, properties: { format, value: { link } } }]);
      expect(answer.headers['etag']).toBe((await client.send('GET', api)).headers['etag']);
      expect(client.files.get(String(link))).toMatchObject({ name: `Chat API.${type}`, contentType: expect.stringContaining(type) });
    }
  });

  it('refuses formats that are not served, by name, and such as nobody has', async () => {
    const client = await withApi();
    const refusal = async (query: string) => refusalOf(await client.send('GET', `${api}?export=true${query}`));
    for (const format of ['wadl-link', 'wsdl-link']) expect(await refusal(`&format=${format}`)).toMatchObject({ status: 501, code: 'NotEmulated', message: expect.stringContaining(`'${format}'`) });
    for (const query of ['', '&format=csv', '&format=constructor']) expect(await refusal(query)).toMatchObject({ status: 400, code: 'ValidationError', target: 'format' });
    expect(refusalOf(await client.send('GET', `${service}/apis/none?export=true&format=openapi-link`))).toMatchObject({ status: 404, message: 'Api not found.' });
    expect(at((await client.send('GET', `${api}?export=false&format=csv`)).body, 'properties', 'displayName')).toBe('Chat API');
    expect(client.files.size).toBe(0);
  });
});

describe('the exported document', () => {
  it('is OpenAPI 3.0.1 of what is stored, with the gateway as server and the keys as security', async () => {
    const client = await withApi({ subscriptionKeyParameterNames: { header: 'api-key', query: 'key' } });
    const [inline] = Object.keys(at(await exported(client), 'components', 'schemas') as object).filter((name) => name !== 'Q');
    expect(await exported(client)).toEqual({
      openapi: '3.0.1',
      info: { title: 'Chat API', description: '', license: { name: 'MIT' }, version: '1.0' },
      servers: [{ url: 'https://apim-demo.azure-api.net/openai' }],
      paths: {
        '/d/{d}/chat': {
          post: {
            operationId: 'Chat_Create',
            summary: 'Chats',
            description: 'Long',
            parameters: [
              { name: 'd', in: 'path', required: true, description: 'Name', schema: { type: 'string' } },
              { name: 'api-version', in: 'query', required: true, schema: { type: 'string', enum: ['1', '2'], default: '2' } },
              { name: 'top', in: 'query', schema: { type: 'integer', default: 5 } },
              { name: 'x-h', in: 'header', required: true, schema: { type: 'boolean' } },
            ],
            requestBody: { description: 'Asked', content: { 'application/json': { schema: { $ref: '#/components/schemas/Q' }, example: { q: 1 } } } },
            responses: { 200: { description: 'Said', headers: { 'x-r': { description: 'R', schema: { type: 'string' } } }, content: { 'application/json': { schema: { $ref: `#/components/schemas/${inline}` } } } } },
          },
        },
      },
      components: {
        schemas: { ...components.schemas, [String(inline)]: { type: 'array', items: { $ref: '#/components/schemas/Q' } } },
        securitySchemes: { apiKeyHeader: { type: 'apiKey', name: 'api-key', in: 'header' }, apiKeyQuery: { type: 'apiKey', name: 'key', in: 'query' } },
      },
      security: [{ apiKeyHeader: [] }, { apiKeyQuery: [] }],
    });
    expect(await exported(client, 'openapi-link')).toEqual(await exported(client));
  });

  it('says that keys are a choice where the API asks for none, and names both protocols', async () => {
    const client = await withApi({ subscriptionRequired: false, protocols: ['http', 'https'] });
    expect(await exported(client)).toMatchObject({ security: [{}, { apiKeyHeader: [] }, { apiKeyQuery: [] }], servers: [{ url: 'http://apim-demo.azure-api.net/openai' }, { url: 'https://apim-demo.azure-api.net/openai' }] });
  });

  it('follows every change: hand-made, changed and deleted operations', async () => {
    const client = await withApi();
    await client.send('PUT', `${api}/operations/hand`, { properties: { displayName: 'Hand', method: 'GET', urlTemplate: '/hand/{x}', templateParameters: [{ name: 'x', type: 'guid', required: true }], request: { queryParameters: [{ name: 'on', type: 'boolean', defaultValue: 'true', values: ['true', 'false'] }] } } });
    await client.send('PATCH', `${api}/operations/Chat_Create`, { properties: { displayName: 'Renamed', request: { representations: [{ contentType: 'application/x-www-form-urlencoded', formParameters: [{ name: 'f', type: 'string' }] }] }, responses: [] } }, { 'if-match': '*' });
    const { paths: changed } = await exported(client);
    expect(at(changed, '/hand/{x}', 'get')).toEqual({
      summary: 'Hand',
      operationId: 'hand',
      parameters: [{ name: 'x', in: 'path', required: true, schema: { type: 'string' } }, { name: 'on', in: 'query', schema: { type: 'boolean', enum: [true, false], default: true } }],
      responses: { 200: { description: '' } },
    });
    expect(at(changed, '/d/{d}/chat', 'post')).toMatchObject({ summary: 'Renamed', requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { f: { type: 'string' } } } } } }, responses: { 200: { description: '' } } });
    await client.send('DELETE', `${api}/operations/Chat_Create`);
    expect(Object.keys((await exported(client))['paths'] as object)).toEqual(['/hand/{x}']);
  });

  it('leaves wildcards as they stand, tells operations of one route apart by their query, and leaves out methods that OpenAPI has not', async () => {
    const client = await start();
    await client.send('PUT', api, { properties: { displayName: 'Chat', path: '' } });
    const operations = [['all', 'GET', '/*', []], ['rest', 'POST', '/files/{*rest}', ['rest']], ['one', 'GET', '/a?x={x}', ['x']], ['two', 'GET', '/a?y={y}', ['y']], ['fixed', 'GET', '/b?op=list', []], ['other', 'PURGE', '/c', []]] as const;
    for (const [name, method, urlTemplate, names] of operations) {
      const put = await client.send('PUT', `${api}/operations/${name}`, { properties: { displayName: name, method, urlTemplate, templateParameters: names.map((each) => ({ name: each, type: 'string', required: true })) } });
      expect(put.status, name).toBe(201);
    }
    const document = await exported(client);
    expect(document['servers']).toEqual([{ url: 'https://apim-demo.azure-api.net' }]);
    expect(Object.keys(document['paths'] as object)).toEqual(['/*', '/files/{*rest}', '/a']);
    expect(Object.keys(document['x-ms-paths'] as object)).toEqual(['/a?y={y}', '/b?op=list']);
    await client.finish(await client.send('PUT', `${service}/apis/again`, { properties: { path: 'again', format: 'openapi+json', value: JSON.stringify(document) } }));
    const { body } = await client.send('GET', `${service}/apis/again/operations`);
    const again = (at(body, 'value') as Json[]).map((one) => [at(one, 'name'), at(one, 'properties', 'method'), at(one, 'properties', 'urlTemplate')]);
    expect(again.toSorted()).toEqual(operations.filter(([name]) => name !== 'other').map(([name, method, urlTemplate]) => [name, method, urlTemplate]).toSorted());
  });

  it('has the version of the API, as a segment where its set says so, and the revision', async () => {
    const client = await start();
    await client.send('PUT', `${service}/apiVersionSets/set`, { properties: { displayName: 'Set', versioningScheme: 'Segment' } });
    await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat', apiVersion: 'v2', apiVersionSetId: '/apiVersionSets/set' } });
    expect(await exported(client)).toMatchObject({ info: { version: 'v2' }, servers: [{ url: 'https://apim-demo.azure-api.net/chat/v2' }] });
    await client.send('PUT', `${api};rev=2`, { properties: { displayName: 'Chat', path: 'chat', sourceApiId: '/apis/chat', apiVersion: 'v2', apiVersionSetId: '/apiVersionSets/set' } });
    expect(await exported(client, undefined, `${api};rev=2`)).toMatchObject({ servers: [{ url: 'https://apim-demo.azure-api.net/chat/v2;rev=2' }] });
  });

  it('is Swagger 2.0 where that is asked for', async () => {
    const client = await withApi();
    const document = await exported(client, 'swagger-link');
    expect(document).toMatchObject({
      swagger: '2.0',
      host: 'apim-demo.azure-api.net',
      basePath: '/openai',
      schemes: ['https'],
      securityDefinitions: { apiKeyHeader: { type: 'apiKey', name: 'Ocp-Apim-Subscription-Key', in: 'header' } },
      definitions: { Q: { type: 'object', properties: { q: { type: 'integer' } } } },
      paths: {
        '/d/{d}/chat': {
          post: {
            operationId: 'Chat_Create',
            consumes: ['application/json'],
            produces: ['application/json'],
            parameters: [{ name: 'd', in: 'path', required: true, type: 'string' }, { name: 'api-version', enum: ['1', '2'] }, { name: 'top', default: 5 }, { name: 'x-h', in: 'header' }, { name: 'body', in: 'body', schema: { $ref: '#/definitions/Q' } }],
            responses: { 200: { description: 'Said', headers: { 'x-r': { type: 'string' } }, schema: { $ref: expect.stringContaining('#/definitions/') } } },
          },
        },
      },
    });
    expect(JSON.stringify(document)).not.toMatch(/nullable|components/);
  });
});

import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, specOf, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;
const version = { name: 'api-version', in: 'query', required: true, schema: { type: 'string' } };
const deployment = { name: 'd', in: 'path', required: true, schema: { type: 'string', description: 'Name' } };
const chat = { '/d/{d}/chat': { parameters: [deployment], post: { operationId: 'Chat_Create', summary: 'Chats', parameters: [version], responses: { 200: { description: 'OK' } } } } };

function importOf(value: string, more: object = {}) {
  return { properties: { path: 'chat', format: 'openapi+json', value, ...more } };
}

async function imported(client: Client, paths: object, more: object = {}) {
  const put = await client.send('PUT', api, importOf(specOf(paths), more));
  return client.finish(put, 'azure-asyncoperation');
}

const operation = (client: Client, name: string) => client.send('GET', `${api}/operations/${name}`);

describe('importing a document', () => {
  it('answers 201 with both poll headers, and is done with the second poll', async () => {
    const client = await start();
    const put = await client.send('PUT', api, importOf(specOf(chat)));
    expect(put.status).toBe(201);
    expect(at(put.body, 'properties', 'provisioningState')).toBe('InProgress');
    expect(put.headers['location']).toMatch(/&asyncId=[0-9a-f]{24}&asyncCode=201$/);
    const status = put.headers['azure-asyncoperation'] ?? '';
    expect((await client.send('GET', status)).body).toEqual({ status: 'InProgress' });
    expect((await client.send('GET', status)).body).toEqual({ status: 'Succeeded' });
    const done = await client.send('GET', put.headers['location'] ?? '');
    expect([done.status, at(done.body, 'name')]).toEqual([201, 'chat']);
    expect(done.headers['etag']).toBeDefined();
  });

  it('answers 202 without a body where the estate says so (fact 14)', async () => {
    const client = await start({ options: { importStatus: 202, operationIdNormalization: 'keep', armThrottling: 'off' } });
    const put = await client.send('PUT', api, importOf(specOf(chat)));
    expect([put.status, put.body]).toEqual([202, undefined]);
    expect((await client.finish(put)).status).toBe(201);
  });

  it('answers 202 with Location alone before 2023-05-01-preview', async () => {
    const client = await start();
    const put = await client.send('PUT', `${api}?api-version=2022-08-01`, importOf(specOf(chat)));
    expect(put.status).toBe(202);
    expect(put.headers['azure-asyncoperation']).toBeUndefined();
  });

  it('shows nothing before its end and refuses other writes to the API meanwhile (I21)', async () => {
    const client = await start();
    await client.send('PUT', api, importOf(specOf(chat)));
    const second = await client.send('PUT', api, importOf(specOf(chat)));
    expect(refusalOf(second)).toMatchObject({ status: 409, code: 'PessimisticConcurrencyConflict', message: 'Operation on the API is in progress' });
    const other = await client.send('PUT', `${service}/apis/other`, { properties: { displayName: 'O', path: 'o' } });
    expect(other.status).toBe(201);
  });

  it('ends for a client that only retries its write, and for one that only reads', async () => {
    const client = await start();
    await client.send('PUT', api, importOf(specOf(chat)));
    const write = () => client.send('PATCH', api, { properties: { displayName: 'X' } }, { 'if-match': '*' });
    expect((await write()).status).toBe(409);
    expect((await write()).status).toBe(200);
    await client.send('PUT', api, importOf(specOf(chat), { displayName: 'Again' }));
    const read = async () => at((await client.send('GET', api)).body, 'properties', 'displayName');
    expect([await read(), await read()]).toEqual(['X', 'Again']);
  });

  it('takes title, description, licence and the first https server, unless they are stated (fact 24)', async () => {
    const client = await start();
    const servers = [{ url: 'http://plain.example/v1' }, { url: 'https://models.example/v1' }, { url: 'https://other.example' }];
    const info = { title: 'Models', version: '1', description: 'All of them', license: { name: 'MIT' } };
    await client.finish(await client.send('PUT', api, importOf(specOf(chat, { info, servers }))));
    expect(at((await client.send('GET', api)).body, 'properties')).toMatchObject({ displayName: 'Models', description: 'All of them', license: { name: 'MIT', url: null }, serviceUrl: 'https://models.example/v1', protocols: ['https'] });
    await client.finish(await client.send('PUT', api, importOf(specOf(chat, { info, servers }), { displayName: 'Mine', serviceUrl: 'https://mine.example' })));
    expect(at((await client.send('GET', api)).body, 'properties')).toMatchObject({ displayName: 'Mine', serviceUrl: 'https://mine.example' });
  });

  it('makes required query parameters part of the template by default, and leaves them out on request', async () => {
    const client = await start();
    await imported(client, chat);
    const inTemplate = at((await operation(client, 'chat_create')).body, 'properties');
    expect(inTemplate).toMatchObject({ displayName: 'Chats', method: 'POST', urlTemplate: '/d/{d}/chat?api-version={api-version}' });
    expect(at(inTemplate, 'templateParameters')).toMatchObject([{ name: 'd', description: 'Name', type: 'string', required: true, values: [] }, { name: 'api-version' }]);
    await imported(client, chat, { translateRequiredQueryParameters: 'query' });
    const inQuery = at((await operation(client, 'Chat_Create')).body, 'properties');
    expect(inQuery).toMatchObject({ urlTemplate: '/d/{d}/chat', request: { queryParameters: [{ name: 'api-version' }] } });
  });

  it('names operations by operationId, or from method and template', async () => {
    const client = await start();
    await imported(client, { '/a': { get: { operationId: 'Get A', responses: {} }, post: { responses: {} } }, '/a/{id}': { get: { parameters: [{ ...deployment, name: 'id' }], responses: {} } } });
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['get-a-id', 'Get-A', 'post-a']);
    expect(at((await operation(client, 'post-a')).body, 'properties', 'displayName')).toBe('Post - /a');
  });

  it('normalises names where the estate says so', async () => {
    const client = await start({ options: { importStatus: 201, operationIdNormalization: 'documented', armThrottling: 'off' } });
    await imported(client, { '/a': { get: { operationId: 'Get_A', responses: {} }, post: { operationId: 'get-a!', responses: {} } } });
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['get-a-1', 'get-a']);
  });

  it('reads YAML, and keeps schemas with the API', async () => {
    const client = await start();
    const yaml = 'openapi: 3.0.1\ninfo: { title: Y, version: "1" }\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: { "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/T" } } } } }\ncomponents: { schemas: { T: { type: object } } }\n';
    await client.finish(await client.send('PUT', api, importOf(yaml, { format: 'openapi' })));
    const schemas = await client.send('GET', `${api}/schemas`);
    const [schemaId] = namesOf(schemas);
    expect(at((await operation(client, 'a')).body, 'properties', 'responses')).toEqual([{ statusCode: 200, description: 'OK', representations: [{ contentType: 'application/json', schemaId, typeName: 'T' }], headers: [] }]);
  });

  it('refuses at once what is no document, other formats by name, and a path that is taken', async () => {
    const client = await start();
    await client.send('PUT', `${service}/apis/other`, { properties: { displayName: 'O', path: 'taken' } });
    const cases = [importOf('{'), importOf(JSON.stringify({ swagger: '2.0' })), importOf('\uFEFF{}'), importOf('a: [', { format: 'openapi' }), importOf(specOf(chat, { info: {} }))];
    for (const body of cases) expect(refusalOf(await client.send('PUT', api, body))).toMatchObject({ status: 400, code: 'ValidationError', target: 'representation', message: expect.stringContaining('Parsing error(s): ') });
    expect(refusalOf(await client.send('PUT', api, importOf('x', { format: 'wsdl' })))).toMatchObject({ status: 501, message: expect.stringContaining("'wsdl'") });
    expect(refusalOf(await client.send('PUT', api, importOf('x', { format: 'csv' })))).toMatchObject({ status: 400, target: 'format' });
    expect(refusalOf(await client.send('PUT', api, importOf(specOf(chat), { path: 'taken' })))).toMatchObject({ status: 400, target: 'path' });
  });

  const faults: readonly (readonly [string, object, string])[] = [
    ['an undeclared placeholder', { '/a/{b}': { get: { responses: {} } } }, 'Not matched parameters names: b.'],
    ['an unused path parameter', { '/a': { get: { parameters: [deployment], responses: {} } } }, 'Declared path parameter "d"'],
    ['an external reference', { '/a': { get: { responses: { 200: { $ref: './other.json#/x' } } } } }, 'External references are not supported'],
    ['a reference to nothing', { '/a': { get: { responses: { 200: { $ref: '#/components/none' } } } } }, 'Invalid Reference identifier'],
    ['an operationId twice', { '/a': { get: { operationId: 'x', responses: {} }, post: { operationId: 'X', responses: {} } } }, 'multiple operations with the same operationId: X'],
    ['a name in path and query', { '/a/{d}': { get: { parameters: [deployment, { ...version, name: 'd' }] } } }, 'unique across path and query'],
  ];
  it.each(faults)('fails in the end for %s, and leaves nothing behind', async (_, paths, reason) => {
    const client = await start();
    const put = await client.send('PUT', api, importOf(specOf(paths)));
    const last = await client.finish(put, 'azure-asyncoperation');
    expect(last.body).toMatchObject({ status: 'Failed', error: { code: 'ValidationError', details: expect.arrayContaining([expect.objectContaining({ target: 'representation', message: expect.stringContaining(reason) })]) } });
    expect(refusalOf(await client.send('GET', put.headers['location'] ?? ''))).toMatchObject({ status: 400, code: 'ValidationError' });
    expect((await client.send('GET', api)).status).toBe(404);
  });

  it('looks past references in extensions and examples', async () => {
    const client = await start();
    const paths = { '/a': { get: { operationId: 'a', responses: { 200: { description: 'OK', content: { 'application/json': { example: { $ref: 'data' } } } } }, 'x-ms-examples': { one: { $ref: './one.json' } } } } };
    expect((await imported(client, paths)).body).toEqual({ status: 'Succeeded' });
  });

  it('updates on a repeated import what it knows, copies policies by route, and deletes the rest (review section 4)', async () => {
    const client = await start();
    const policy = { properties: { value: '<policies><inbound><base /></inbound></policies>' } };
    const get = (operationId: string): Json => ({ get: { operationId, responses: {} } });
    await imported(client, { '/keep': get('keep'), '/renamed': get('old'), '/gone': get('gone') });
    for (const name of ['keep', 'old', 'gone']) await client.send('PUT', `${api}/operations/${name}/policies/policy`, policy);
    const put = await client.send('PUT', api, importOf(specOf({ '/keep': get('keep'), '/renamed': get('new') })));
    expect([put.status, put.headers['location']?.endsWith('asyncCode=200')]).toEqual([200, true]);
    await client.finish(put);
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['keep', 'new']);
    const policies = await Promise.all(['keep', 'new', 'old', 'gone'].map((name) => client.send('GET', `${api}/operations/${name}/policies/policy`)));
    expect(policies.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  });

  it('leaves the old content after a failed repeat', async () => {
    const client = await start();
    await imported(client, chat);
    const before = await client.send('GET', api);
    await imported(client, { '/a/{b}': { get: {} } }, { displayName: 'Changed' });
    expect(await client.send('GET', api)).toEqual(before);
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['Chat_Create']);
  });

  it('ends as failed where references, parameters or paths are none', async () => {
    const client = await start();
    const cases: readonly (readonly [object, string])[] = [
      [{ '/a': { $ref: '#/constructor' } }, "Invalid Reference identifier '#/constructor'"],
      [{ '/a': { $ref: '#anchor' } }, "External references are not supported: '#anchor'"],
      [{ '/a': { get: { parameters: [{ in: 'query' }] } } }, "The field 'name' in 'parameter' object is REQUIRED"],
      [{ a: { get: {} } }, 'MUST begin with a slash'],
    ];
    for (const [paths, reason] of cases) {
      const { body } = await imported(client, paths);
      expect(body, reason).toMatchObject({ status: 'Failed', error: { code: 'ValidationError', details: expect.arrayContaining([expect.objectContaining({ target: 'representation', message: expect.stringContaining(reason) })]) } });
    }
  });

  it('refuses a document that is nested without end', async () => {
    const client = await start();
    const deep = `{"openapi":"3.0.1","info":{"title":"t"},"paths":{"/a":{"get":${'{"x":'.repeat(50_000)}1${'}'.repeat(50_000)}}}}`;
    expect(refusalOf(await client.send('PUT', api, importOf(deep)))).toMatchObject({ status: 400, target: 'representation' });
    expect(refusalOf(await client.send('PUT', api, importOf('['.repeat(20_000), { format: 'openapi' })))).toMatchObject({ status: 400, target: 'representation' });
  });

  it('names an operation from its route where the operationId leaves no name, and never beyond 80', async () => {
    const client = await start();
    const long = 'x'.repeat(90);
    await imported(client, { '/dots': { get: { operationId: '..' } }, '/a': { get: { operationId: `${long}1` } }, '/b': { get: { operationId: `${long}2` } } });
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(expect.arrayContaining(['get-dots', 'x'.repeat(80), `${'x'.repeat(76)}-1`]));
    const documented = await start({ options: { importStatus: 201, operationIdNormalization: 'documented', armThrottling: 'off' } });
    await imported(documented, { '/make': { post: { operationId: '作成' } } });
    expect(namesOf(await documented.send('GET', `${api}/operations`))).toEqual(['post-make']);
  });

  it('is polled on its own API only', async () => {
    const client = await start();
    const put = await client.send('PUT', api, importOf(specOf(chat)));
    await client.send('PUT', `${service}/apis/other`, { properties: { displayName: 'Other', path: 'other' } });
    const elsewhere = (put.headers['azure-asyncoperation'] ?? '').replace('/apis/chat', '/apis/other');
    expect((await client.send('GET', elsewhere)).status).toBe(404);
  });
});

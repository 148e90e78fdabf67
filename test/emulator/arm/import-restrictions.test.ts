import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { ArmResponse } from '../../../src/emulator/arm/plane.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, specOf, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;
const ok = { 200: { description: 'OK' } };
const text = { type: 'string' };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text });
const query = (name: string, more: object = {}) => ({ name, in: 'query', schema: text, ...more });
const get = (operation: object = {}) => ({ get: { operationId: 'a', responses: ok, ...operation } });
const withSchema = (schema: unknown) => ({ components: { schemas: { T: schema } } });

function send(client: Client, value: string, more: object = {}): Promise<ArmResponse> {
  return client.send('PUT', api, { properties: { path: 'chat', format: 'openapi+json', value, ...more } });
}

/** What the operations of the import say, by name. */
async function imported(document: string, more: object = {}): Promise<{ readonly client: Client; readonly operations: Json }> {
  const client = await start();
  const put = await send(client, document, more);
  expect((await client.finish(put, 'azure-asyncoperation')).body).toEqual({ status: 'Succeeded' });
  const { body } = await client.send('GET', `${api}/operations?$top=100`);
  return { client, operations: Object.fromEntries((at(body, 'value') as Json[]).map((one) => [String(at(one, 'name')), at(one, 'properties')])) as Json };
}

/** Messages of the refusal, at once or at the end of the import; the API is not there. */
async function refused(document: string, more: object = {}): Promise<readonly string[]> {
  const client = await start();
  const put = await send(client, document, more);
  const last = put.status < 400 ? await client.send('GET', (await client.finish(put)).status < 400 ? api : (put.headers['location'] ?? '')) : put;
  expect([last.status, at(last.body, 'error', 'code')]).toEqual([400, 'ValidationError']);
  expect((await client.send('GET', api)).status).toBe(404);
  const details = at(last.body, 'error', 'details');
  return Array.isArray(details) ? details.map((detail: Json) => String(at(detail, 'message'))) : [String(at(last.body, 'error', 'message'))];
}

const notValid = expect.stringContaining('is not valid for the OpenAPI specification');

describe('an import is refused for', () => {
  const documents: readonly (readonly [string, string, unknown])[] = [
    // Reported by users of the service in these words.
    ['a list of types, which only 3.1 has', specOf({ '/a': get() }, { openapi: '3.1.0', ...withSchema({ type: 'object', properties: { b: { type: ['string', 'null'] } } }) }), 'Parsing error(s): Cannot create a scalar value from this type of node. [#/components/schemas/T/properties/b/type]'],
    ['a description that refers to another', specOf({ '/a': get() }, withSchema({ description: { $ref: '#/info/title' } })), 'Parsing error(s): Cannot create a scalar value from this type of node. [#/components/schemas/T/description]'],
    ['a name of a schema with other characters', specOf({ '/a': get() }, { components: { schemas: { 'KeyValuePair`2': {} } } }), "Parsing error(s): The key 'KeyValuePair`2' in 'schemas' of components MUST match the regular expression '^[a-zA-Z0-9\\.\\-_]+$'. [#/components]"],
    ['a discriminator that no schema has', specOf({ '/a': get() }, withSchema({ oneOf: [{ $ref: '#/components/schemas/T' }], discriminator: { propertyName: 'kind' } })), 'Parsing error(s): Schema T must contain property specified in the discriminator kind in the required field list. [#/components/schemas/T/discriminator]'],
    // The place is as the reader says it, the words are partly ours.
    ['a limit that is a number, which only 3.1 has', specOf({ '/a': get({ parameters: [query('q', { schema: { type: 'integer', exclusiveMinimum: 0 } })] }) }), expect.stringContaining('[#/paths/~1a/get/parameters/0/schema/exclusiveMinimum]')],
    ['info.summary, which only 3.1 has', specOf({ '/a': get() }, { openapi: '3.1.0', info: { title: 'T', version: '1', summary: 's' } }), expect.stringContaining('summary is not a valid property')],
    ['webhooks, which only 3.1 has', specOf({ '/a': get() }, { openapi: '3.1.0', webhooks: {} }), expect.stringContaining('webhooks is not a valid property')],
    ['a keyword of JSON Schema', specOf({ '/a': get() }, withSchema({ $recursiveAnchor: true })), expect.stringContaining('$recursiveAnchor is not a valid property')],
    ['a schema that is no object', specOf({ '/a': get() }, withSchema({ items: true })), expect.stringContaining('must be a map/object')],
    ['a list that is none', specOf({ '/a': get() }, withSchema({ required: true })), expect.stringContaining('Cannot create a list')],
    ['an external reference', specOf({ '/a': get() }, withSchema({ $ref: 'other.json#/x' })), expect.stringContaining("External references are not supported: 'other.json#/x'.")],
    ['references in a circle', specOf({ '/a': get() }, { components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } } }), expect.stringContaining('Invalid Reference identifier')],
    ['a path parameter that the path does not have', specOf({ '/a': get({ parameters: [inPath('b')] }) }), expect.stringContaining('Declared path parameter "b"')],
    ['a path parameter that is not required', specOf({ '/a/{b}': get({ parameters: [{ ...inPath('b'), required: false }] }) }), expect.stringContaining('"required" must be true')],
    ['one name in path and required query, in capitals or not', specOf({ '/a/{B}': get({ parameters: [inPath('B'), query('b', { required: true })] }) }), expect.stringContaining('unique across path and query')],
    ['a parameter in a body', specOf({ '/a': get({ parameters: [{ name: 'b', in: 'body' }] }) }), expect.stringContaining("The field 'in' in 'parameter' object is REQUIRED.")],
    ['no version', specOf({ '/a': get() }, { info: { title: 'T' } }), expect.stringContaining("The field 'version' in 'info' object is REQUIRED.")],
    ['no paths', specOf(undefined), expect.stringContaining("The field 'paths' in 'document' object is REQUIRED.")],
    ['a path without a slash', specOf({ a: get() }), expect.stringContaining('MUST begin with a slash')],
    ['a server on the own machine', specOf({ '/a': get() }, { servers: [{ url: 'https://a.example' }, { url: 'http://localhost:8080/v1' }] }), expect.stringContaining('must not point to localhost')],
  ];
  it.each(documents)('%s', async (_, document, message) => {
    expect(await refused(document)).toEqual([message, notValid]);
  });

  it('a placeholder that nobody declares, naming all of them', async () => {
    const document = specOf({ '/a/{b}/{c}': get() });
    expect(await refused(document)).toEqual(['Parsing error(s): All parameters in path template MUST be defined in path parameters collection. Not matched parameters names: b, c.']);
  });

  it('an operationId that differs from another in capitals only', async () => {
    expect(await refused(specOf({ '/a': get({ operationId: 'createCustomer' }), '/b': get({ operationId: 'CreateCustomer' }) }))).toEqual(['Parsing error(s): Cannot have multiple operations with the same operationId: CreateCustomer']);
  });

  it('two routes that answer the same calls', async () => {
    const paths = { '/a/{X}': get({ parameters: [inPath('X')] }), '/A/{y}': get({ operationId: 'b', parameters: [inPath('y')] }) };
    expect(await refused(specOf(paths))).toEqual(["Importing API has duplicate signature operations: 2 operations with signature 'GET /a/{y}'"]);
  });

  it('a URL template beyond 1000 characters', async () => {
    expect(await refused(specOf({ [`/${'a'.repeat(1000)}`]: get() }))).toEqual([expect.stringContaining('longer than 1000 characters')]);
  });

  it('a server with variables, unless the request states another URL', async () => {
    const document = specOf({ '/a': get() }, { servers: [{ url: 'https://{endpoint}/openai', variables: { endpoint: { default: 'a.example' } } }] });
    expect(await refused(document)).toEqual(['Invalid value of the Web service URL']);
    const { client } = await imported(document, { serviceUrl: 'https://mine.example' });
    expect(at((await client.send('GET', api)).body, 'properties', 'serviceUrl')).toBe('https://mine.example');
  });

  it('versions that the service does not list', async () => {
    for (const openapi of ['2.0', '3.0.4', '3.2.0', '4.0.0', 3, undefined]) expect(await refused(specOf({ '/a': get() }, { openapi }))).toEqual([notValid]);
  });

  it('a BOM, in JSON and in YAML', async () => {
    expect(await refused(`\uFEFF${specOf({ '/a': get() })}`)).toHaveLength(1);
    expect(await refused(`\uFEFF${specOf({ '/a': get() })}`, { format: 'openapi' })).toEqual([expect.stringContaining('Unexpected character'), notValid]);
  });

  it('more than 4 MB, whatever way it came', async () => {
    const client = await start();
    const put = await send(client, specOf({ '/a': get({ description: 'é'.repeat(2 * 1024 * 1024) }) }));
    expect(refusalOf(put)).toMatchObject({ status: 413, code: 'RequestContentTooLarge' });
  });

  it('formats that are not served here, by name, and such as nobody has', async () => {
    const client = await start();
    for (const format of ['openapi-link', 'openapi+json-link', 'swagger-link-json', 'wadl-xml', 'wadl-link-json', 'wsdl', 'wsdl-link', 'graphql-link', 'odata', 'odata-link', 'grpc', 'grpc-link']) {
      expect(refusalOf(await send(client, 'x', { format }))).toMatchObject({ status: 501, code: 'NotEmulated', message: expect.stringContaining(`'${format}'`) });
    }
    expect(refusalOf(await send(client, 'x', { format: 'openapi-json' }))).toMatchObject({ status: 400, target: 'format' });
    expect(refusalOf(await send(client, ''))).toMatchObject({ status: 400, target: 'value' });
  });
});

describe('an import takes', () => {
  it('references inside of the document, also of parameters, bodies, responses and headers', async () => {
    const components = {
      parameters: { P: query('q') },
      requestBodies: { B: { description: 'Body', content: { 'application/json': { schema: { $ref: '#/components/schemas/T' } } } } },
      responses: { R: { description: 'Right', headers: { 'x-h': { $ref: '#/components/headers/H' } } } },
      headers: { H: { description: 'Head', schema: { type: 'integer' } } },
      schemas: { T: { type: 'object' } },
    };
    const post = { operationId: 'a', parameters: [{ $ref: '#/components/parameters/P' }], requestBody: { $ref: '#/components/requestBodies/B' }, responses: { 200: { $ref: '#/components/responses/R' } } };
    const { operations } = await imported(specOf({ '/a': { post } }, { components }));
    expect(at(operations, 'a')).toMatchObject({
      request: { description: 'Body', queryParameters: [{ name: 'q' }], representations: [{ contentType: 'application/json', typeName: 'T' }] },
      responses: [{ statusCode: 200, description: 'Right', headers: [{ name: 'x-h', description: 'Head', type: 'integer' }] }],
    });
  });

  it('a schema that contains itself (the Foundry v1 description imports)', async () => {
    const T = { type: 'object', properties: { inner: { $ref: '#/components/schemas/T' } } };
    expect(Object.keys((await imported(specOf({ '/a': get() }, withSchema(T)))).operations as object)).toEqual(['a']);
  });

  it('nullable without a type, and a discriminator that the parts know', async () => {
    const schemas = { A: { nullable: true }, B: { oneOf: [{ $ref: '#/components/schemas/C' }], discriminator: { propertyName: 'kind' } }, C: { type: 'object', properties: { kind: text } } };
    expect(Object.keys((await imported(specOf({ '/a': get() }, { components: { schemas } }))).operations as object)).toEqual(['a']);
  });

  it('an optional query parameter with the name of one of the path', async () => {
    const { operations } = await imported(specOf({ '/a/{b}': get({ parameters: [inPath('b'), query('b')] }) }));
    expect(at(operations, 'a')).toMatchObject({ urlTemplate: '/a/{b}', request: { queryParameters: [{ name: 'b' }] } });
  });

  it('a document without operations', async () => {
    expect((await imported(specOf({}))).operations).toEqual({});
  });

  it('the first https server, else the first with http, else none', async () => {
    const cases: readonly (readonly [readonly string[], string | null])[] = [[['http://a.example/v1', 'https://b.example/v1', 'https://c.example'], 'https://b.example/v1'], [['http://a.example/v1'], 'http://a.example/v1'], [['/v1', '{endpoint}/v1'], null], [[], null]];
    for (const [urls, serviceUrl] of cases) {
      const { client } = await imported(specOf({ '/a': get() }, { servers: urls.map((url) => ({ url })) }));
      expect(at((await client.send('GET', api)).body, 'properties', 'serviceUrl')).toBe(serviceUrl);
    }
  });

  it('a query in a path of x-ms-paths, which tells operations apart', async () => {
    const { operations } = await imported(specOf({ '/a': get() }, { 'x-ms-paths': { '/a?op=list': get({ operationId: 'b' }), '/a?kind={k}': get({ operationId: 'c', parameters: [query('k', { required: true })] }) } }));
    expect(operations).toMatchObject({ a: { urlTemplate: '/a' }, b: { urlTemplate: '/a?op=list' }, c: { urlTemplate: '/a?kind={k}', templateParameters: [{ name: 'k', required: true }] } });
  });
});

describe('an import ignores or changes', () => {
  it('security, tags, servers of operations, callbacks, links and extensions', async () => {
    const operation = { 'x-ms-examples': { $ref: './one.json' }, security: [{ key: [] }], servers: [{ url: 'http://localhost' }], tags: ['t'], callbacks: {}, externalDocs: { url: 'https://a.example' } };
    const { client, operations } = await imported(specOf({ '/a': { servers: [{ url: 'https://b.example' }], ...get(operation) } }, { security: [{ key: [] }], tags: [{ name: 't' }], components: { securitySchemes: { key: { type: 'apiKey', name: 'k', in: 'cookie' } }, links: {} } }));
    expect(at(operations, 'a')).toMatchObject({ urlTemplate: '/a', templateParameters: [], responses: [{ statusCode: 200 }] });
    expect(at((await client.send('GET', api)).body, 'properties')).toMatchObject({ serviceUrl: 'https://models.example/openai', authenticationSettings: { oAuth2: null, openid: null }, subscriptionKeyParameterNames: { header: 'Ocp-Apim-Subscription-Key' } });
  });

  it('cookies, and how lists are serialised', async () => {
    const { operations } = await imported(specOf({ '/a': get({ parameters: [{ name: 'c', in: 'cookie', schema: text }, query('l', { explode: false, style: 'spaceDelimited', schema: { type: 'array', items: text } })] }) }));
    expect(at(operations, 'a', 'request')).toEqual({ queryParameters: [{ name: 'l', type: 'array', values: [] }], headers: [], representations: [] });
  });

  it('bodies of GET, HEAD and OPTIONS', async () => {
    const described = { requestBody: { content: { 'application/json': { schema: text } } }, responses: ok };
    const { operations } = await imported(specOf({ '/a': Object.fromEntries(['get', 'head', 'options', 'delete'].map((method) => [method, { operationId: method, ...described }])) }));
    const bodies = Object.entries(operations as object).filter(([, operation]) => at(operation as Json, 'request') !== undefined);
    expect(bodies.map(([name]) => name)).toEqual(['delete']);
  });

  it('TRACE, and responses without a number', async () => {
    const { operations } = await imported(specOf({ '/a': { trace: { operationId: 't', responses: ok }, ...get({ responses: { ...ok, default: { description: 'else' }, '4XX': { description: 'wrong' } } }) } }));
    expect(operations).toEqual({ a: expect.objectContaining({ responses: [{ statusCode: 200, description: 'OK', representations: [], headers: [] }] }) });
  });

  it('long texts, which are cut, and missing ones: the summary is the name and, alone, the description', async () => {
    const { operations } = await imported(specOf({ '/a': get({ summary: 's'.repeat(400), description: 'd'.repeat(2000) }), '/b': get({ operationId: 'b', summary: 'Short' }), '/c': get({ operationId: 'c' }) }));
    expect(operations).toMatchObject({ a: { displayName: 's'.repeat(300), description: 'd'.repeat(1000) }, b: { displayName: 'Short', description: 'Short' }, c: { displayName: 'c', description: null } });
  });

  it('schemas inside of operations, which get a name among the API’s, and what stands beside a reference', async () => {
    const responses = { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/T' } }, example: [1], examples: { no: {} } } } } };
    const { client, operations } = await imported(specOf({ '/api/{name}/list': get({ parameters: [inPath('name')], responses }) }, withSchema({ properties: { 'x-kept': { $ref: '#/components/schemas/T', description: 'gone' } }, 'x-gone': 1, example: { 'x-data': 1 } })));
    const [schemaId] = namesOf(await client.send('GET', `${api}/schemas`));
    const typeName = 'ApiNameListGet200ApplicationJsonResponse';
    expect(at(operations, 'a', 'responses')).toEqual([{ statusCode: 200, description: 'OK', representations: [{ contentType: 'application/json', examples: { default: { value: [1] } }, schemaId, typeName }], headers: [] }]);
    const { body } = await client.send('GET', `${api}/schemas/${String(schemaId)}`);
    expect(at(body, 'properties', 'document', 'components', 'schemas')).toEqual({
      T: { properties: { 'x-kept': { $ref: '#/components/schemas/T' } }, example: { 'x-data': 1 } },
      [typeName]: { type: 'array', items: { $ref: '#/components/schemas/T' } },
    });
  });
});

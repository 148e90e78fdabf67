import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const api = `${service}/apis/pets`;
const head = { swagger: '2.0', info: { title: 'Pets', version: '1' } };
const ok = { 200: { description: 'OK' } };

async function send(client: Client, document: object) {
  const put = await client.send('PUT', api, { properties: { path: 'pets', format: 'swagger-json', value: JSON.stringify(document) } });
  return put.status < 400 ? client.finish(put) : put;
}

async function properties(client: Client, path = '') {
  return at((await client.send('GET', `${api}${path}`)).body, 'properties');
}

describe('an import of Swagger 2.0', () => {
  it('takes host, base path and the first https scheme, or x-servers', async () => {
    const client = await start();
    await send(client, { ...head, host: 'pets.example', basePath: '/v1/', schemes: ['http', 'https'], paths: {} });
    expect(await properties(client)).toMatchObject({ displayName: 'Pets', serviceUrl: 'https://pets.example/v1' });
    await send(client, { ...head, host: 'pets.example', 'x-servers': [{ url: 'https://other.example' }], paths: {} });
    expect(await properties(client)).toMatchObject({ serviceUrl: 'https://other.example' });
    await send(client, { ...head, paths: {} });
    expect(await properties(client)).toMatchObject({ serviceUrl: null });
  });

  it('takes operations with parameters, bodies, responses and definitions; forms and media types of responses are left out', async () => {
    const client = await start();
    const document = {
      ...head,
      parameters: { Version: { name: 'api-version', in: 'query', required: true, type: 'string', enum: ['1', '2'] } },
      responses: { Pet: { description: 'A pet', schema: { $ref: '#/definitions/Pet' }, headers: { 'x-rate': { type: 'integer' } } } },
      definitions: { Pet: { type: 'object', required: ['kind'], discriminator: 'kind', properties: { kind: { type: 'string' }, photo: { type: 'file' } } } },
      securityDefinitions: { key: { type: 'apiKey', name: 'k', in: 'header' } },
      paths: {
        '/pets/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, type: 'integer', format: 'int64' }, { $ref: '#/parameters/Version' }],
          put: {
            operationId: 'Pets_Put', summary: 'Puts', consumes: ['application/json', 'text/json'], produces: ['text/plain'],
            parameters: [{ name: 'pet', in: 'body', description: 'The pet', schema: { $ref: '#/definitions/Pet' } }, { name: 'f', in: 'formData', type: 'file' }, { name: 'tags', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'csv' }],
            responses: { 200: { $ref: '#/responses/Pet' }, default: { description: 'else' } },
          },
        },
      },
      'x-ms-paths': { '/pets?op=count': { get: { operationId: 'Pets_Count', responses: ok } } },
    };
    expect((await send(client, document)).status).toBe(201);
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['Pets_Count', 'Pets_Put']);
    const [schemaId] = namesOf(await client.send('GET', `${api}/schemas`));
    expect(await properties(client, '/operations/Pets_Put')).toMatchObject({
      displayName: 'Puts',
      urlTemplate: '/pets/{id}?api-version={api-version}',
      templateParameters: [{ name: 'id', type: 'integer' }, { name: 'api-version', values: ['1', '2'] }],
      request: { description: 'The pet', queryParameters: [{ name: 'tags', type: 'array' }], representations: [{ contentType: 'application/json', schemaId, typeName: 'Pet' }, { contentType: 'text/json' }] },
      responses: [{ statusCode: 200, description: 'A pet', representations: [{ contentType: 'application/json', typeName: 'Pet' }], headers: [{ name: 'x-rate', type: 'integer' }] }],
    });
    expect(await properties(client, '/operations/Pets_Count')).toMatchObject({ urlTemplate: '/pets?op=count' });
    expect(at(await properties(client, `/schemas/${String(schemaId)}`), 'document', 'components', 'schemas', 'Pet')).toMatchObject({ discriminator: { propertyName: 'kind' }, properties: { photo: { type: 'string', format: 'binary' } } });
  });

  it('is refused for another version, for YAML, and for what the restrictions name', async () => {
    const client = await start();
    const two = { name: 'b', in: 'body', schema: {} };
    const cases: readonly (readonly [unknown, string])[] = [
      [{ ...head, swagger: undefined, openapi: '3.0.1', paths: {} }, 'Parsing error(s): The Swagger version specified is unknown.'],
      [{ ...head, paths: { '/{connectionId}/mcp': { post: { parameters: [two, { ...two, name: 'c' }], responses: ok } } } }, "Parsing error(s): Operation can have only one body parameter. Path: paths['/{connectionId}/mcp'].post.parameters[1]"],
      [{ ...head, paths: { '/a/{b}': { get: { responses: ok } } } }, 'Not matched parameters names: b.'],
      [{ ...head, paths: { '/a': { get: { responses: { 200: { $ref: 'other.json#/x' } } } } } }, "External references are not supported: 'other.json#/x'. Path: paths['/a'].get.responses[200]"],
      [{ ...head, paths: {}, definitions: { A: { originalRef: 'A' } } }, 'originalRef is not a valid property'],
    ];
    for (const [document, message] of cases) expect(refusalOf(await send(client, document as object))).toMatchObject({ status: 400, code: 'ValidationError', target: 'representation', message: expect.stringContaining(message) });
    const yaml = await client.send('PUT', api, { properties: { path: 'pets', format: 'swagger-json', value: 'swagger: "2.0"' } });
    expect(refusalOf(yaml)).toMatchObject({ status: 400, target: 'representation' });
  });
});

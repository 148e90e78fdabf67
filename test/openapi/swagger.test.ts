import { describe, expect, it } from 'vitest';
import { importDocument } from '../../src/openapi/import-document.ts';
import { shapeOf } from '../../src/openapi/shape.ts';
import { swaggerServer } from '../../src/openapi/swagger/server.ts';
import { swagger } from './swagger.ts';

const server = 'https://example.openai.azure.com/openai';
const sent = importDocument(swagger, 'a.json', { server });
const document = sent.document as Record<string, Record<string, Record<string, unknown>>>;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('Swagger 2.0', () => {
  it('becomes OpenAPI 3.0 with the same operations, and tells what else was repaired', () => {
    expect(sent.operations.map(({ method, operationId, urlTemplate }) => `${operationId} ${method} ${urlTemplate}`)).toEqual([
      'Completions_Create POST /deployments/{deployment-id}/completions',
      'Files_List GET /files',
      'post-files POST /files',
    ]);
    expect(sent.repairs.map(({ id }) => id)).toEqual(['swagger-2.0', 'x-ms-paths', 'drop-examples', 'missing-operation-ids', 'set-server']);
    expect(Object.keys(document).toSorted()).toEqual(['components', 'info', 'openapi', 'paths', 'security', 'servers']);
    expect(shapeOf(swagger, 'a.json')).toBe('openai');
  });

  it('is told by "swagger", whatever else stands there', () => {
    expect(importDocument({ ...swagger, openapi: 'x', webhooks: 5 }, 'a.json', { server }).document['openapi']).toBe('3.0.3');
  });

  it('has the body where it is used, other parameters with a schema', () => {
    const operation = document['paths']?.['/deployments/{deployment-id}/completions']?.['post'];
    expect(operation).toEqual({
      operationId: 'Completions_Create',
      parameters: [{ $ref: '#/components/parameters/version' }, { name: 'tags', in: 'query', style: 'form', explode: true, schema: { type: 'array', items: { type: 'string' } } }],
      requestBody: { description: 'What to do', required: true, content: { 'application/json': { schema: ref('Request') } } },
      responses: { 200: { description: 'ok', content: { 'application/json': { schema: ref('Request'), example: { a: 1 } } } }, default: { $ref: '#/components/responses/Failed' } },
    });
    expect(document['paths']?.['/deployments/{deployment-id}/completions']?.['parameters']).toEqual([{ name: 'deployment-id', in: 'path', required: true, schema: { type: 'string' } }]);
  });

  it('has forms as one object, files as bytes', () => {
    const { get, post } = (document['paths']?.['/files'] ?? {}) as Record<string, unknown>;
    const properties = { file: { type: 'string', format: 'binary', description: 'The file' }, purpose: { type: 'string' } };
    expect(post).toMatchObject({ requestBody: { content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties } } } } });
    expect(get).toMatchObject({ parameters: [{ name: 'list', in: 'query', schema: { enum: ['all'] } }], responses: { 200: { content: { 'application/json': { schema: { type: 'string', format: 'binary' } } } } } });
  });

  it('has definitions, parameters, responses and security as components', () => {
    expect(document['components']).toEqual({
      schemas: {
        Request: { type: 'object', discriminator: { propertyName: 'kind' }, required: ['kind'], properties: { kind: { type: 'string' }, error: ref('Error'), n: { type: 'integer', nullable: true } } },
        Error: { type: 'object' },
      },
      parameters: {
        endpoint: { name: 'endpoint', in: 'path', required: true, 'x-ms-skip-url-encoding': true, schema: { type: 'string' } },
        version: { name: 'api-version', in: 'query', required: true, schema: { type: 'string', minLength: 1 } },
      },
      responses: { Failed: { description: 'failed', content: { 'application/json': { schema: ref('Error') } }, headers: { 'x-ms-error-code': { description: 'code', schema: { type: 'string' } } } } },
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'api-key' },
        basic: { type: 'http', scheme: 'basic' },
        aad: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://x/token', scopes: { a: 'b' } } } },
      },
    });
  });

  it.each([
    [{ host: 'a.example', basePath: '/openai', schemes: ['http', 'https'] }, 'https://a.example/openai'],
    [{ host: 'a.example', basePath: 'openai/v1', schemes: ['http'] }, 'http://a.example/openai/v1'],
    [{ host: 'a.example', basePath: '/' }, 'https://a.example'],
    [{ basePath: '/openai' }, '/openai'],
    [{ 'x-ms-parameterized-host': { hostTemplate: '{endpoint}' }, basePath: '/openai' }, 'https://{endpoint}/openai'],
    [{ host: 'a.example', schemes: [{ toString: 1 }] }, 'https://a.example'],
    [{}, undefined],
  ])('says its server with %j', (part, url) => {
    expect(swaggerServer({ swagger: '2.0', ...part })).toBe(url);
  });
});

import type { JsonObject } from '../../src/model/json.ts';

/** A Swagger 2.0 document with what Azure's and generated ones have. */
export const swagger: JsonObject = {
  swagger: '2.0',
  info: { title: 'Old', version: '2022-03-01-preview' },
  'x-ms-parameterized-host': { hostTemplate: '{endpoint}/openai', useSchemePrefix: false, parameters: [{ $ref: '#/parameters/endpoint' }] },
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'api-key' }, basic: { type: 'basic' }, aad: { type: 'oauth2', flow: 'application', tokenUrl: 'https://x/token', scopes: { a: 'b' } } },
  security: [{ key: [] }],
  parameters: {
    endpoint: { name: 'endpoint', in: 'path', required: true, type: 'string', 'x-ms-skip-url-encoding': true },
    version: { name: 'api-version', in: 'query', required: true, type: 'string', minLength: 1 },
    body: { name: 'body', in: 'body', required: true, description: 'What to do', schema: { $ref: '#/definitions/Request' } },
  },
  responses: { Failed: { description: 'failed', schema: { $ref: '#/definitions/Error' }, headers: { 'x-ms-error-code': { type: 'string', description: 'code' } } } },
  definitions: {
    Request: { type: 'object', discriminator: 'kind', required: ['kind'], properties: { kind: { type: 'string' }, error: { $ref: '#/definitions/Error' }, n: { type: 'integer', 'x-nullable': true } } },
    Error: { type: 'object' },
  },
  paths: {
    '/deployments/{deployment-id}/completions': {
      parameters: [{ name: 'deployment-id', in: 'path', required: true, type: 'string' }],
      post: {
        operationId: 'Completions_Create',
        parameters: [{ $ref: '#/parameters/version' }, { $ref: '#/parameters/body' }, { name: 'tags', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' }],
        responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/Request' }, examples: { 'application/json': { a: 1 } } }, default: { $ref: '#/responses/Failed' } },
        'x-ms-examples': { one: { $ref: './examples/one.json' } },
      },
    },
    '/files': {
      post: {
        consumes: ['multipart/form-data'],
        parameters: [{ name: 'file', in: 'formData', type: 'file', required: true, description: 'The file' }, { name: 'purpose', in: 'formData', type: 'string' }],
        responses: { 201: { description: 'made' } },
      },
    },
  },
  'x-ms-paths': { '/files?list=all': { get: { operationId: 'Files_List', responses: { 200: { description: 'ok', schema: { type: 'file' } } } } } },
};

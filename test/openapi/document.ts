import type { JsonObject } from '../../src/model/json.ts';

const parameters = [
  { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  { name: 'api-version', in: 'query', required: true, schema: { type: 'string' } },
];

/** A small document that needs no repair. `operation` is merged into its only operation. */
export function small(operation: JsonObject = {}, document: JsonObject = {}): JsonObject {
  return {
    openapi: '3.0.1',
    info: { title: 'Small', version: '1' },
    servers: [{ url: 'https://example.openai.azure.com/openai' }],
    paths: { '/deployments/{id}/chat/completions': { post: { operationId: 'chat', parameters, responses: { 200: { description: 'ok' } }, ...operation } } },
    ...document,
  };
}

/** The small document with one component schema, `S`. */
export function withSchema(schema: JsonObject, document: JsonObject = {}): JsonObject {
  return small({}, { components: { schemas: { S: schema } }, ...document });
}

import type { JsonObject } from '../../../src/model/json.ts';

/** An OpenAPI document as an import takes it: operationId to `METHOD /template`. */
export function smallDocument(operations: Readonly<Record<string, string>>, more: Readonly<Record<string, JsonObject>> = {}, schemas?: JsonObject): string {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, route] of Object.entries(operations)) {
    const [method = '', template = ''] = route.split(' ');
    const parameters = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    paths[template] = { ...paths[template], [method.toLowerCase()]: { operationId, parameters, responses: { 200: { description: 'OK' } }, ...more[operationId] } };
  }
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'Small', version: '1' }, servers: [{ url: 'https://contoso.example/openai' }], paths, ...(schemas !== undefined && { components: { schemas } }) });
}

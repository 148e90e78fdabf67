import { describe, expect, it } from 'vitest';
import { at, type Json, type JsonObject } from '../../../src/model/json.ts';
import { repair } from '../../../src/openapi/repair.ts';
import { small, withSchema } from '../document.ts';

const server = 'https://example.openai.azure.com/openai';
const path = '/deployments/{id}/chat/completions';

function repaired(document: JsonObject): { readonly document: JsonObject; readonly ids: readonly string[] } {
  const { document: after, repairs } = repair(document, 'a.json', { server });
  return { document: after, ids: repairs.map(({ id }) => id).filter((id) => id !== 'set-server') };
}

function operation(more: JsonObject): { readonly operation: Json | undefined; readonly ids: readonly string[] } {
  const { document, ids } = repaired(small(more));
  return { operation: at(document, 'paths', path, 'post'), ids };
}

function schema(before: JsonObject, document: JsonObject = {}): { readonly schema: Json | undefined; readonly ids: readonly string[] } {
  const { document: after, ids } = repaired(withSchema(before, document));
  return { schema: at(after, 'components', 'schemas', 'S'), ids };
}

describe('fields that OpenAPI 3.0 does not have', () => {
  const plain = operation({}).operation;

  it.each<readonly [string, JsonObject]>([
    ['unknown ones', { consumes: ['a/b'], schemes: 1 }],
    ['texts that are none', { description: ['a'], requestBody: 'x' }],
    ['null', { deprecated: null, requestBody: null }],
    ['what is no flag', { deprecated: 'maybe' }],
  ])('are left out of an operation: %s', (_, more) => {
    expect(operation(more)).toEqual({ operation: plain, ids: ['known-fields'] });
  });

  it.each<readonly [string, JsonObject, JsonObject]>([
    ['flags in quotes', { deprecated: 'True' }, { deprecated: true }],
    ['numbers as texts', { summary: 2024 }, { summary: '2024' }],
    ['extensions', { 'x-a': null, 'x-b': { any: 1 } }, { 'x-a': null, 'x-b': { any: 1 } }],
    ['what an import does not read', { tags: 'x', security: {}, externalDocs: 5 }, { tags: 'x', security: {}, externalDocs: 5 }],
    ['a header of parts', { responses: { 200: { description: 'ok', headers: { a: { name: 'a', in: 'header', schema: {} }, b: 'x' }, content: { 'a/b': { schema: { type: 'string' }, more: 1 }, 'c/d': null } } } }, { responses: { 200: { description: 'ok', headers: { a: { schema: {} } }, content: { 'a/b': { schema: { type: 'string' } } } } } }],
    ['a body', { requestBody: { required: 'true', content: { 'a/b': {} }, schema: {} } }, { requestBody: { required: true, content: { 'a/b': {} } } }],
  ])('or what holds something else, as the field has it: %s', (_, more, after) => {
    expect(operation(more).operation).toEqual({ ...(plain as object), ...after });
  });

  it.each<readonly [JsonObject, JsonObject]>([
    [{ type: 'string', kind: 'x', $comment: 'y', id: 'z' }, { type: 'string' }],
    [{ type: 'string', required: true, maxLength: '5', minLength: 'five', minimum: Number.MAX_VALUE }, { type: 'string', maxLength: 5, minimum: Number.MAX_VALUE }],
    [{ required: ['a', 1, null], enum: 'a', allOf: {}, anyOf: [{}, 5] }, { required: ['a'], anyOf: [{}] }],
    [{ properties: { a: 'string', b: { type: 'string' } }, items: 'x', not: null }, { properties: { b: { type: 'string' } } }],
    [{ additionalProperties: 'false', readOnly: 'TRUE', discriminator: 'kind' }, { readOnly: true }],
    [{ discriminator: { propertyName: 'a', defaultMapping: 'x', mapping: {} }, required: ['a'] }, { discriminator: { propertyName: 'a', mapping: {} }, required: ['a'] }],
    [{ discriminator: { mapping: {} }, type: 'object' }, { type: 'object' }],
    [{ $ref: '#/components/schemas/S2', kind: 'x' }, { $ref: '#/components/schemas/S2', kind: 'x' }],
    [{ default: { kind: 1 }, example: { $x: 1 }, enum: [{ a: 1 }], xml: 1, externalDocs: 2 }, { default: { kind: 1 }, example: { $x: 1 }, enum: [{ a: 1 }], xml: 1, externalDocs: 2 }],
  ])('are left out of schemas: %j', (before, after) => {
    const document = { components: { schemas: { S: before, S2: {} } } };
    expect(schema(before, document).schema).toEqual(after);
  });

  it('are left out of the document, its info and its components, with their places', () => {
    const { repairs, document } = repair(small({}, { produces: [], tags: {}, info: { title: 'a', version: '1', 'x-a': 1, logo: 'x', contact: { name: 1, phone: 2 }, license: 'MIT' }, components: { definitions: {}, schemas: [], headers: { H: null } } }), 'a.json', { server });
    expect(document).toMatchObject({ tags: {}, info: { title: 'a', version: '1', 'x-a': 1, contact: { name: '1' } } });
    expect(document['components']).toEqual({ headers: {} });
    expect(repairs.find(({ id }) => id === 'known-fields')?.pointers).toEqual(['/produces', '/info/logo', '/info/license', '/info/contact/name', '/info/contact/phone', '/components/definitions', '/components/schemas', '/components/headers/H']);
  });
});

it('x-ms-paths that are none are left out', () => {
  expect(repaired(small({}, { 'x-ms-paths': 5 }))).toMatchObject({ document: small({}, { servers: [{ url: server }] }), ids: ['x-ms-paths'] });
});

describe('what an import takes otherwise', () => {
  it('trace-operations drops TRACE', () => {
    const { document, ids } = repaired(small({}, { paths: { '/a': { get: { operationId: 'a', responses: { 200: { description: '' } } }, trace: { operationId: 'b' } } } }));
    expect([Object.keys((document['paths'] as Record<string, object>)['/a'] ?? {}), ids]).toEqual([['get'], ['trace-operations']]);
  });

  it('response-descriptions gives responses a description', () => {
    expect(operation({ responses: { 200: {}, default: { description: 5 }, 'x-a': 1 } })).toMatchObject({ operation: { responses: { 200: { description: '' }, default: { description: '5' }, 'x-a': 1 } }, ids: ['response-descriptions', 'known-fields'] });
  });

  it.each([
    [' Chat ', 'Chat'],
    ['Chat\r\n  with it\n', 'Chat\r\n  with it'],
    ['\n', undefined],
    ['', undefined],
  ])('plain-summaries writes %j as %j', (summary, after) => {
    const { operation: found, ids } = operation({ summary });
    expect([at(found, 'summary'), ids]).toEqual([after, ['plain-summaries']]);
  });

  it.each<readonly [string, JsonObject, readonly string[] | undefined]>([
    ['requires the property', { discriminator: { propertyName: 'kind' } }, ['kind']],
    ['adds it to the others', { discriminator: { propertyName: 'kind' }, required: ['a'] }, ['a', 'kind']],
    ['leaves it where it is required', { discriminator: { propertyName: 'kind' }, required: ['kind'] }, ['kind']],
    ['leaves it where all parts have it', { discriminator: { propertyName: 'kind' }, oneOf: [{ $ref: '#/components/schemas/A' }, { required: ['kind'] }] }, undefined],
    ['adds it where one part has it not', { discriminator: { propertyName: 'kind' }, oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'string' }] }, ['kind']],
    ['adds it where parts go in circles', { discriminator: { propertyName: 'kind' }, allOf: [{ $ref: '#/components/schemas/S' }] }, ['kind']],
  ])('discriminators %s', (_, before, required) => {
    expect(at(schema(before, { components: { schemas: { S: before, A: { properties: { kind: {} } } } } }).schema, 'required')).toEqual(required);
  });

  it('reference-chains shortens chains, and leaves short ones', () => {
    const chain = (length: number): JsonObject => ({ components: { schemas: Object.fromEntries(Array.from({ length }, (_, index) => [`S${index}`, index === length - 1 ? { type: 'string' } : { $ref: `#/components/schemas/S${index + 1}` }])) } });
    expect(repaired(small({}, chain(8))).ids).toEqual([]);
    const { document, ids } = repaired(small({}, chain(30)));
    expect([at(document, 'components', 'schemas', 'S0'), ids]).toEqual([{ $ref: '#/components/schemas/S29' }, ['reference-chains']]);
  });

  it('repeated names of the query are told apart without case, those of the path item come first', () => {
    const query = (name: string): JsonObject => ({ name, in: 'query', schema: { type: 'string' } });
    const paths = { '/a': { parameters: [query('Limit')], get: { operationId: 'a', parameters: [query('limit'), query('Limit'), query('after'), query('AFTER')], responses: { 200: { description: '' } } } } };
    const { document, ids } = repaired(small({}, { paths }));
    expect([at(document, 'paths', '/a', 'get', 'parameters'), ids]).toEqual([[query('Limit'), query('after')], ['query-like-path']]);
  });
});

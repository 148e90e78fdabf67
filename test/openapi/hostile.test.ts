import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { UserError } from '../../src/model/user-error.ts';
import { importDocument } from '../../src/openapi/import-document.ts';
import { small, withSchema } from './document.ts';

const server = 'https://example.openai.azure.com/openai';
const names = (count: number, value: (index: number) => JsonObject): JsonObject => Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, value(index)]));
const get = { operationId: 'a', responses: { 200: { description: 'ok' } } };

function taken(document: JsonObject): JsonObject {
  return importDocument(document, 'a.json', { server }).document;
}

describe('documents made to hurt', () => {
  it('with a chain of 20,000 references are taken', () => {
    const schemas = names(20_000, (index) => (index === 19_999 ? { type: 'string' } : { $ref: `#/components/schemas/S${index + 1}` }));
    expect(taken(small({}, { components: { schemas } }))).toMatchObject({ components: { schemas: { S0: { $ref: '#/components/schemas/S19999' }, S19998: { $ref: '#/components/schemas/S19999' } } } });
  });

  it('with a circle of 20,000 references are taken, the circle broken', () => {
    const schemas = names(20_000, (index) => ({ $ref: `#/components/schemas/S${(index + 1) % 20_000}` }));
    expect(taken(small({}, { components: { schemas } }))).toMatchObject({ components: { schemas: { S0: {}, S9: {} } } });
  });

  it('with 100,000 references are taken, with less of what is too large', () => {
    const properties = names(100_000, () => ({ $ref: '#/components/schemas/T' }));
    const document = withSchema({}, { components: { schemas: { S: { type: 'object', properties }, T: { type: 'string' } } } });
    const { repairs } = importDocument(document, 'a.json', { server });
    expect(repairs.map(({ id }) => id)).toEqual(['dropped-descriptions', 'reduced-schemas']);
  });

  it('with a circle of parameters or paths are refused with the place', () => {
    const parameters = { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } };
    expect(() => taken(small({}, { components: { parameters } }))).toThrow(/#\/components\/parameters\/A refers to .* which only leads back here/);
    expect(() => taken(small({}, { paths: { '/a': { get, $ref: '#/paths/~1a' } } }))).toThrow(/is a path given by reference/);
  });

  it('that copy one path ten thousand times are refused before they grow', () => {
    const properties = names(1000, () => ({ type: 'string' }));
    const item = { get: { ...get, requestBody: { content: { 'application/json': { schema: { properties } } } } } };
    const paths = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`/p${index}`, { $ref: '#/x-item' }]));
    expect(() => taken(small({}, { paths, 'x-item': item }))).toThrow(expect.objectContaining({ code: 'SpecNotReadable', message: expect.stringContaining('too many values') }));
  });

  it('whose schemas could double at each of thirty levels do not grow', () => {
    let schema: JsonObject = { type: 'string' };
    for (let level = 0; level < 30; level++) schema = { type: ['array', 'object', 'null'], items: schema };
    expect(JSON.stringify(taken(withSchema(schema, { openapi: '3.1.0' }))).length).toBeLessThan(20_000);
  });

  it('in Swagger that repeat a body for a thousand media types are refused before they grow', () => {
    const properties = names(1000, () => ({ type: 'string' }));
    const consumes = Array.from({ length: 1000 }, (_, index) => `a/b${index}`);
    const post = { consumes, parameters: [{ name: 'b', in: 'body', schema: { properties } }], responses: {} };
    const paths = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`/p${index}`, { post }]));
    expect(() => taken({ swagger: '2.0', info: { title: 't', version: '1' }, paths })).toThrow(expect.objectContaining({ code: 'SpecNotReadable' }));
  });

  it('with 50,000 extensions, placeholders and parameters stay quick', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => index);
    const extensions = Object.fromEntries(many.map((index) => [`x-${index}`, { $ref: 'a.json' }]));
    expect(importDocument(small(extensions), 'a.json', { server }).repairs).toMatchObject([{ id: 'drop-examples', count: 50_000 }]);
    const parameters = many.map((index) => ({ name: `p${index}`, in: 'path' }));
    const paths = { [`/${many.map((index) => `{p${index}}`).join('/')}`]: { get: { ...get, parameters } } };
    expect(() => taken(small({}, { paths }))).toThrow(/has a path longer than 1000 characters/);
  });

  it('keep names of every object apart from what every object has', () => {
    const document = JSON.parse('{"openapi":"3.0.1","info":{"title":"t","version":"1"},"__proto__":{"polluted":1},"paths":{"__proto__":{},"/a":{"get":{"operationId":"__proto__","responses":{"200":{"description":"ok"}}}}},"components":{"schemas":{"constructor":{"type":["string","null"]},"toString":{"properties":{"__proto__":{"type":["string","null"]}}}}}}') as JsonObject;
    expect(() => taken(document)).toThrow(/#\/paths\/__proto__ is a path that does not begin/);
    expect((document as { polluted?: number }).polluted).toBeUndefined();
    const { components } = document;
    expect(JSON.stringify(taken(small({}, { components }))['components'])).toBe('{"schemas":{"constructor":{"type":"string","nullable":true},"toString":{"properties":{"__proto__":{"type":"string","nullable":true}}}}}');
  });

  it.each(['\u001b[2J', '\u202egnp', '../../x', "a'; drop", 'a\nb', '\u0000', '.', 'x'.repeat(100_000)])('take the id %j, made fit', (operationId) => {
    const [operation] = importDocument(small({ operationId }), 'a.json', { server }).operations;
    expect(operation?.operationId).toMatch(/^[\p{L}\p{N}'[;._-]{1,80}$/u);
  });

  it.each<Json>([null, 5, 'text', [], [null], {}, [{ toString: 1, valueOf: {} }], { toString: null, name: { toString: 2 } }])('take or refuse %j in every place of theirs', (value) => {
    const documents: JsonObject[] = [];
    for (const key of ['info', 'servers', 'paths', 'components', 'security', 'tags', 'webhooks', 'x-ms-paths']) documents.push(small({}, { [key]: value }));
    for (const key of ['parameters', 'requestBody', 'responses', 'operationId', 'summary', 'description', 'security', 'callbacks', 'servers', '$ref']) documents.push(small({ [key]: value }));
    for (const key of ['type', 'properties', 'items', 'allOf', 'anyOf', '$ref', '$defs', 'const', 'examples', 'enum', 'nullable', 'exclusiveMinimum', 'prefixItems', '$recursiveRef']) {
      documents.push(withSchema({ [key]: value }, { openapi: '3.1.0' }));
    }
    for (const key of ['paths', 'definitions', 'parameters', 'responses', 'securityDefinitions', 'x-ms-parameterized-host', 'schemes', 'consumes', 'host', 'basePath']) {
      documents.push({ swagger: '2.0', info: { title: 't', version: '1' }, paths: { '/a': { get } }, [key]: value });
    }
    expect(documents.map(failure).filter((error) => error !== undefined && !(error instanceof UserError))).toEqual([]);
  });
});

function failure(document: JsonObject): unknown {
  try {
    taken(document);
    return undefined;
  } catch (error) {
    return error;
  }
}

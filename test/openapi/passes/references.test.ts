import { describe, expect, it } from 'vitest';
import { at, type Json, type JsonObject } from '../../../src/model/json.ts';
import { importDocument } from '../../../src/openapi/import-document.ts';
import { small, withSchema } from '../document.ts';

const taken = (document: JsonObject): JsonObject => importDocument(document, 'a.json', { server: 'https://a.openai.azure.com/openai' }).document;
const schemas = (document: JsonObject): Json | undefined => at(taken(document), 'components', 'schemas');
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const responses = { 200: { description: 'ok' } };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const cookie = { name: 'c', in: 'cookie' };
const header = (name: string) => ({ name, in: 'header', schema: { type: 'string' } });

describe('references by index into a list of parameters', () => {
  const get = (operationId: string, parameters: readonly Json[]) => ({ get: { operationId, parameters, responses } });
  const place = (path: string, index: number) => ({ $ref: `#/paths/${path}/get/parameters/${index}` });

  it('follow what moves up when an earlier one is dropped', () => {
    const paths = { '/a/{x}': get('a', [cookie, inPath('gone'), inPath('x'), header('h')]), '/b': get('b', [place('~1a~1{x}', 3)]), '/c/{x}': get('c', [place('~1a~1%7Bx%7D', 2)]) };
    expect(taken(small({}, { paths }))['paths']).toEqual({
      '/a/{x}': get('a', [inPath('x'), header('h')]),
      '/b': get('b', [place('~1a~1{x}', 1)]),
      '/c/{x}': get('c', [place('~1a~1{x}', 0)]),
    });
  });

  it('find a dropped one in the components, where it is still right', () => {
    const paths = { '/a': get('a', [inPath('x'), header('h')]), '/b/{x}': get('b', [place('~1a', 0), place('~1a', 1)]) };
    const document = taken(small({}, { paths, components: { parameters: { x: header('other') } } }));
    expect(document['paths']).toEqual({ '/a': get('a', [header('h')]), '/b/{x}': get('b', [{ $ref: '#/components/parameters/x-2' }, place('~1a', 0)]) });
    expect(document['components']).toEqual({ parameters: { x: header('other'), 'x-2': inPath('x') } });
  });

  it('leave parameters of the path item and places inside of parameters right', () => {
    const item = { parameters: [cookie, { name: 'q', in: 'query', schema: { type: 'string' } }], ...get('a', []) };
    const inside = { operationId: 'b', parameters: [{ name: 'r', in: 'query', schema: { $ref: '#/paths/~1a/parameters/1/schema' } }], responses };
    expect(at(taken(small({}, { paths: { '/a': item, '/b': { get: inside } } })), 'paths', '/b', 'get', 'parameters')).toEqual([{ name: 'r', in: 'query', schema: { $ref: '#/paths/~1a/parameters/0/schema' } }]);
  });

  it('follow operations out of x-ms-paths and paths with a query', () => {
    const shared = { parameters: [header('s')], ...get('c', [header('h')]) };
    const paths = { '/a': get('a', [place('~1c?x=1', 0)]), '/b': get('b', [{ $ref: '#/x-ms-paths/~1d/get/parameters/0' }]), '/c?x=1': shared };
    const document = taken(small({}, { paths, 'x-ms-paths': { '/d': get('d', [header('i')]) } }));
    expect(document['paths']).toMatchObject({ '/a': get('a', [place('~1c', 1)]), '/b': get('b', [place('~1d', 0)]), '/c': { get: { parameters: [header('s'), header('h'), { name: 'x', in: 'query' }] } } });
  });

  it('in Swagger follow bodies, forms, responses and what comes after them', () => {
    const error = { type: 'object', properties: { code: { type: 'string' } } };
    const post = (operationId: string, parameters: readonly Json[]) => ({ post: { operationId, parameters, responses: { 200: { description: 'ok', schema: error } } } });
    const within = (pointer: string): JsonObject => ({ $ref: `#/paths/~1a/${pointer}` });
    const parameters = [{ name: 'b', in: 'body', schema: { type: 'object', properties: { p: error } } }, { name: 'h', in: 'header', type: 'array', items: { type: 'string' } }];
    const form = { post: { operationId: 'f', parameters: [{ name: 'file', in: 'formData', type: 'file' }], responses } };
    const uses = { B: within('post/parameters/0/schema/properties/p'), I: within('post/parameters/1/items'), R: within('post/responses/200/schema/properties/code'), F: { $ref: '#/paths/~1f/post/parameters/0' }, E: { $ref: '#/responses/Bad/schema' } };
    const document = taken({ swagger: '2.0', info: { title: 't', version: '1' }, responses: { Bad: { description: 'bad', schema: error } }, definitions: uses, paths: { '/a': post('a', parameters), '/b': post('b', [within('post/parameters/1')]), '/f': form } });
    const json = 'content/application~1json/schema';
    expect(at(document, 'components', 'schemas')).toEqual({
      B: within(`post/requestBody/${json}/properties/p`),
      I: within('post/parameters/0/schema/items'),
      R: within(`post/responses/200/${json}/properties/code`),
      F: { $ref: '#/paths/~1f/post/requestBody/content/multipart~1form-data/schema/properties/file' },
      E: { $ref: `#/components/responses/Bad/${json}` },
    });
    expect(at(document, 'paths', '/b', 'post', 'parameters')).toEqual([within('post/parameters/0')]);
  });
});

describe('references inside of schemas', () => {
  const T = { type: 'string' };

  it.each<readonly [string, JsonObject, JsonObject]>([
    ['#/$defs of the schema itself', { properties: { a: { $ref: '#/$defs/T' } }, $defs: { T } }, { S: { properties: { a: ref('T') } }, T }],
    ['#/definitions of the schema itself', { properties: { a: { $ref: '#/definitions/T' } }, definitions: { T } }, { S: { properties: { a: ref('T') } }, T }],
    ['a schema that is a reference to its own definitions', { $ref: '#/$defs/T', $defs: { T: { properties: { next: { $ref: '#/$defs/T' } } } } }, { S: ref('T'), T: { properties: { next: ref('T') } } }],
    ['the whole schema', { type: 'object', properties: { next: { $ref: '#' } } }, { S: { type: 'object', properties: { next: ref('S') } } }],
    ['the nearest schema with such a place', { properties: { a: { properties: { b: { $ref: '#/$defs/T' } }, $defs: { T } } }, $defs: { T: { type: 'number' } } }, { S: { properties: { a: { properties: { b: ref('T-2') } } } }, T: { type: 'number' }, 'T-2': T }],
    ['a place in the schema with an $id', { $id: 'https://x/s', properties: { a: { $ref: '#/properties/b' }, b: T } }, { S: { properties: { a: { $ref: '#/components/schemas/S/properties/b' }, b: T } } }],
    ['an $id', { $id: 'https://x/s', properties: { a: { $ref: 'https://x/t' }, b: { $ref: 't#/properties/c' } }, $defs: { t: { $id: 't', properties: { c: T } } } }, { S: { properties: { a: ref('t'), b: { $ref: '#/components/schemas/t/properties/c' } } }, t: { properties: { c: T } } }],
    ['an $anchor', { properties: { a: { $ref: '#here' }, b: { $anchor: 'here', type: 'string' } } }, { S: { properties: { a: { $ref: '#/components/schemas/S/properties/b' }, b: T } } }],
    ['where Swagger had it', { $ref: '#/definitions/S2', definitions: {} }, { S: ref('S2'), S2: T }],
  ])('to %s are resolved', (_, schema, after) => {
    const more = Object.hasOwn(after, 'S2') ? { S2: T } : {};
    for (const openapi of ['3.1.0', '3.0.1']) expect(schemas({ ...withSchema({}), openapi, components: { schemas: { S: schema, ...more } } })).toEqual(after);
  });

  it('to definitions of the document find them in the components', () => {
    const document = taken(withSchema({ $ref: '#/$defs/T' }, { openapi: '3.1.0', $defs: { T } }));
    expect([at(document, 'components', 'schemas'), document['$defs']]).toEqual([{ S: ref('T'), T }, undefined]);
  });

  it('are told in the report, and refused where nothing is there', () => {
    const { repairs } = importDocument(withSchema({ properties: { a: { $ref: '#/$defs/T' } }, $defs: { T } }), 'a.json', { server: 'https://a/openai' });
    expect(repairs).toMatchObject([{ id: 'schema-references', pointers: ['/components/schemas/S/properties/a/$ref'] }, { id: 'inner-definitions' }, { id: 'set-server' }]);
    for (const $ref of ['#/$defs/Nothing', '#nowhere', 'https://x/other', '%']) expect(() => schemas(withSchema({ properties: { a: { $ref } } }))).toThrow(/#\/components\/schemas\/S\/properties\/a refers to/);
  });
});

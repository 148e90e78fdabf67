import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { problemsOf } from '../../../src/openapi/check.ts';
import { operationsOf } from '../../../src/openapi/operations.ts';
import { repair } from '../../../src/openapi/repair.ts';
import { small } from '../document.ts';

const server = 'https://example.openai.azure.com/openai';
const template = '/deployments/{id}/chat/completions';
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const responses = { 200: { description: 'ok' } };

function repaired(document: JsonObject, knownIds?: (method: string, urlTemplate: string) => string | undefined) {
  const { document: after, repairs } = repair(document, 'a.json', { server, ...(knownIds === undefined ? {} : { knownIds }) });
  return { after, post: (after['paths'] as Record<string, Record<string, JsonObject>>)[template]?.['post'] ?? {}, ids: repairs.map((each) => each.id), repairs };
}

function withPaths(paths: JsonObject, more: JsonObject = {}): JsonObject {
  return small({}, { paths, ...more });
}

function operation(operationId?: string, parameters: readonly JsonObject[] = []): JsonObject {
  return { ...(operationId === undefined ? {} : { operationId }), parameters, responses };
}

describe('operations', () => {
  it.each<readonly [string, JsonObject, JsonObject]>([
    ['own-servers', { servers: [{ url: 'https://x' }] }, { servers: undefined }],
    ['missing-responses', { responses: undefined }, { responses: { default: { description: '' } } }],
    ['long-texts', { summary: 'x'.repeat(301), description: 'y'.repeat(1001) }, { summary: `${'x'.repeat(299)}…`, description: `${'y'.repeat(999)}…` }],
    ['required-path-parameters', { parameters: [{ ...id, required: false }] }, { parameters: [id] }],
    ['cookie-parameters', { parameters: [id, { name: 'c', in: 'cookie' }] }, { parameters: [id] }],
    ['query-like-path', { parameters: [id, { name: 'ID', in: 'query' }] }, { parameters: [id] }],
    ['repeated-parameters', { parameters: [id, id] }, { parameters: [id] }],
    ['unused-path-parameters', { parameters: [id, { ...id, name: 'other' }] }, { parameters: [id] }],
    ['unusable-parameters', { parameters: [id, { name: 'x' }, 5] }, { parameters: [id] }],
    ['undeclared-placeholders', { parameters: [] }, { parameters: [id] }],
  ])('%s', (pass, change, expected) => {
    const { after, ids, post } = repaired(small(change));
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, post[key]]))).toEqual(expected);
    expect(ids).toEqual([pass]);
    expect(problemsOf(after)).toEqual([]);
  });

  it('keep a required api-version, which clients send', () => {
    expect(repaired(small()).post['parameters']).toContainEqual({ name: 'api-version', in: 'query', required: true, schema: { type: 'string' } });
  });

  it('follow references to parameters of the path', () => {
    const components = { parameters: { C: { name: 'c', in: 'cookie' }, Id: id } };
    const paths = { '/a/{id}': { parameters: [{ $ref: '#/components/parameters/C' }, { $ref: '#/components/parameters/Id' }], get: operation('a') } };
    const { after, ids } = repaired(withPaths(paths, { components }));
    expect(ids).toEqual(['cookie-parameters']);
    expect((after['paths'] as JsonObject)['/a/{id}']).toMatchObject({ parameters: [{ $ref: '#/components/parameters/Id' }] });
  });
});

describe('ids of operations', () => {
  const idsOf = (document: JsonObject): readonly string[] => operationsOf(document).map(({ operationId }) => operationId);

  it('are made of method and path where they miss, the same in every document', () => {
    const { after, repairs } = repaired(withPaths({ '/a/{id}': { get: operation(undefined, [id]), post: operation('', [id]) } }));
    expect(idsOf(after)).toEqual(['get-a-id', 'post-a-id']);
    expect(repairs).toEqual([{ id: 'missing-operation-ids', reason: expect.any(String), pointers: ['/paths/~1a~1{id}/get', '/paths/~1a~1{id}/post'], count: 2 }]);
  });

  it('differ, in upper and lower case', () => {
    const { after, ids } = repaired(withPaths({ '/a': { get: operation('Same') }, '/b': { get: operation('same') }, '/c': { get: operation('get-b') } }));
    const [, second] = idsOf(after);
    expect(second).toMatch(/^get-b-[0-9a-f]{8}$/);
    expect(ids).toEqual(['repeated-operation-ids']);
  });

  it('are cut at 80 characters and cleaned of what cannot stand in a name', () => {
    const { after, ids } = repaired(withPaths({ '/a': { get: operation('x'.repeat(200)) }, '/b': { get: operation('a/b c') }, '/c': { get: operation('..') } }));
    expect(idsOf(after)).toEqual([expect.stringMatching(/^x{71}-[0-9a-f]{8}$/), 'a-b-c', 'get-c']);
    expect(ids).toEqual(['unfit-operation-ids']);
    expect(problemsOf(after)).toEqual([]);
  });

  it('stay what the service has already', () => {
    const known = (method: string, urlTemplate: string): string | undefined => (method === 'GET' && urlTemplate === '/a' ? 'deployed' : undefined);
    const { after } = repaired(withPaths({ '/a': { get: operation() }, '/b': { get: operation('deployed-too') } }), known);
    expect(idsOf(after)).toEqual(['deployed', 'deployed-too']);
  });
});

describe('paths', () => {
  it('path-references are copied in', () => {
    const { after, ids } = repaired(withPaths({ '/a': { $ref: '#/components/pathItems/A' } }, { openapi: '3.1.0', components: { pathItems: { A: { get: operation('a') } } } }));
    expect(after['paths']).toEqual({ '/a': { get: operation('a') } });
    expect(after['components']).toEqual({});
    expect(ids).toEqual(['openapi-3.0', 'path-references']);
  });

  it('query-in-path takes the query to the parameters', () => {
    const { after, ids } = repaired(withPaths({ '/a?comp=list&kind={kind}': { get: operation('a') } }));
    expect(after['paths']).toEqual({
      '/a': { get: operation('a', [{ name: 'comp', in: 'query', required: true, schema: { type: 'string', enum: ['list'] } }, { name: 'kind', in: 'query', required: true, schema: { type: 'string' } }]) },
    });
    expect(ids).toEqual(['query-in-path']);
  });

  it('x-ms-paths join the paths; of those that differ only in the query the first is kept', () => {
    const { after, repairs } = repaired(withPaths({ '/a': { get: operation('a') } }, { 'x-ms-paths': { '/a?b=c': { get: operation('lost'), put: operation('put') } } }));
    expect(operationsOf(after).map(({ operationId }) => operationId)).toEqual(['a', 'put']);
    expect(repairs[0]).toMatchObject({ id: 'x-ms-paths', count: 2, pointers: ['/x-ms-paths/~1a?b=c', '/x-ms-paths/~1a?b=c/get'] });
  });
});

describe('the head of the document', () => {
  it('openapi-3.0 leaves out what only 3.1 has', () => {
    const info = { title: 'T', version: '1', summary: 's', license: { name: 'MIT', identifier: 'MIT' } };
    const { after, repairs } = repaired(small({}, { openapi: '3.1.0', info, webhooks: {}, jsonSchemaDialect: 'https://x' }));
    expect(after).toEqual(small({}, { openapi: '3.0.3', info: { title: 'T', version: '1', license: { name: 'MIT' } } }));
    expect(repairs[0]).toMatchObject({ id: 'openapi-3.0', pointers: ['/openapi', '/webhooks', '/jsonSchemaDialect'] });
  });

  it('info-texts makes texts of numbers', () => {
    expect(repaired(small({}, { openapi: 3, info: { title: 'T', version: 1 } })).after).toMatchObject({ openapi: '3.0.3', info: { version: '1' } });
  });

  it('security-schemes drops unknown ones and what requires them', () => {
    const securitySchemes = { tls: { type: 'mutualTLS' }, key: { type: 'apiKey', in: 'header', name: 'api-key' } };
    const { after, ids, post } = repaired(small({ security: [{ tls: [] }, { key: [] }] }, { components: { securitySchemes }, security: [{ tls: [] }] }));
    expect(after).toMatchObject({ components: { securitySchemes: { key: securitySchemes.key } }, security: [] });
    expect(post['security']).toEqual([{ key: [] }]);
    expect(ids).toEqual(['security-schemes']);
  });
});

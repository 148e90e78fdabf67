import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { problemsOf, refuse } from '../../src/openapi/check.ts';
import { checkSize } from '../../src/openapi/checks/size.ts';
import { small } from './document.ts';

const place = '/paths/~1deployments~1{id}~1chat~1completions/post';
const path = '/deployments/{id}/chat/completions';
const parameters = [{ name: 'id', in: 'path' }];

describe('checks of a description', () => {
  it('find nothing in one that needs no repair', () => {
    expect(problemsOf(small())).toEqual([]);
  });

  it.each<readonly [string, JsonObject, string, string]>([
    ['no title', small({}, { info: { version: '1' } }), '/info', 'has no title'],
    ['no paths', small({}, { paths: {} }), '/paths', 'has no operations'],
    ['paths that are no object', small({}, { paths: 'x' }), '/paths', 'has no operations'],
    ['no operationId', small({ operationId: undefined }), place, 'has no operationId'],
    ['a long operationId', small({ operationId: 'x'.repeat(81) }), `${place}/operationId`, 'is longer than 80 characters'],
    ['an operationId with a slash', small({ operationId: 'a/b' }), `${place}/operationId`, 'has characters that cannot stand in the name of a resource'],
    ['a long summary', small({ summary: 'x'.repeat(301) }), `${place}/summary`, 'is longer than 300 characters'],
    ['a server of an operation', small({ servers: [] }), `${place}/servers`, 'gives an operation a server of its own'],
    ['an undeclared placeholder', small({ parameters: [] }), place, 'does not declare the path parameter "id"'],
    ['a name in path and query', small({ parameters: [...parameters, { name: 'ID', in: 'query' }] }), place, 'has "id" both in the path and in the query'],
    ['a cookie', small({ parameters: [...parameters, { name: 'c', in: 'cookie' }] }), place, 'takes the cookie "c" as a parameter'],
    ['a file beside it', small({ parameters: [...parameters, { $ref: 'other.json#/p' }] }), `${place}/parameters/1`, 'refers to another document, "other.json#/p"; copy that part in here'],
    ['a reference to nothing', small({ requestBody: { $ref: '#/components/x' } }), `${place}/requestBody`, 'refers to "#/components/x", which is not in the document'],
    ['a path by reference', small({}, { paths: { [path]: { $ref: '#/x', post: { operationId: 'a', parameters } } }, x: {} }), '/paths/~1deployments~1{id}~1chat~1completions', 'is a path given by reference'],
  ])('find %s', (_, document, pointer, reason) => {
    expect(problemsOf(document)).toContainEqual({ pointer, reason });
  });

  it('pass over extensions of the paths', () => {
    const paths = { 'x-old': { get: { operationId: 'a' } }, '/a': { get: { operationId: 'a', responses: {} } } };
    expect(problemsOf(small({}, { paths }))).toEqual([]);
  });

  it('find operations of one id or one route', () => {
    const post = { operationId: 'chat', parameters };
    const document = small({}, { paths: { '/a/{id}': { post }, '/A/{ID}': { post: { operationId: 'CHAT', parameters: [{ name: 'ID', in: 'path' }] } } } });
    expect(problemsOf(document)).toEqual([
      { pointer: '/paths/~1A~1{ID}/post/operationId', reason: 'is also the operationId of /paths/~1a~1{id}/post' },
      { pointer: '/paths/~1A~1{ID}/post', reason: 'answers the same calls as /paths/~1a~1{id}/post' },
    ]);
  });

  it('follow local references to parameters', () => {
    const document = small({ parameters: [{ $ref: '#/components/parameters/Id' }] }, { components: { parameters: { Id: { name: 'id', in: 'path' } } } });
    expect(problemsOf(document)).toEqual([]);
  });

  it('measure the document as it travels, escaped in a string', () => {
    const quotes = '"'.repeat(2.2 * 1024 * 1024);
    expect(checkSize('x'.repeat(2.2 * 1024 * 1024))).toEqual([]);
    expect(checkSize(quotes)).toEqual([{ pointer: '', reason: 'takes 4.4 MB in the request, and API Management takes 4 MB; leave operations out' }]);
  });

  it('are told with pointer and reason, ten at most', () => {
    const problems = Array.from({ length: 12 }, (_, index) => ({ pointer: `/paths/${index}`, reason: 'is wrong' }));
    const fails = (): void => refuse('a.json', problems);
    expect(fails).toThrow(expect.objectContaining({ code: 'SpecNotImportable', exitCode: 2 }));
    expect(fails).toThrow(/a\.json as it is:\n {2}#\/paths\/0 is wrong\n[\s\S]*#\/paths\/9 is wrong\n {2}and 2 more$/);
  });

  it('print nothing that a terminal would act on', () => {
    const problem = { pointer: '/paths/\u001b[2J\nx', reason: `has ${'x'.repeat(1000)}` };
    expect(() => refuse('a.json', [problem])).toThrow(/#\/paths\/ \[2J x has x{1,200}…$/);
  });

  it('stay quick with hostile paths', () => {
    const hostile = `/${'{'.repeat(200_000)}`;
    expect(problemsOf(small({}, { paths: { [hostile]: { get: { operationId: 'a' } } } })).length).toBeGreaterThan(0);
  });
});

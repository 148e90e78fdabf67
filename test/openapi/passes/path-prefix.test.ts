import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { importDocument } from '../../../src/openapi/import-document.ts';

const responses = { 200: { description: 'ok' } };
const sent = (document: JsonObject) => importDocument({ openapi: '3.0.1', info: { title: 't', version: '1' }, ...document }, 'a.json', { server: 'https://a.openai.azure.com/openai' });
const routes = (document: JsonObject): readonly string[] => sent(document).operations.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`);

describe('path-prefix', () => {
  it('moves what the server has out of the paths, and references follow', () => {
    const id = { name: 'd', in: 'path', required: true, schema: { type: 'string' } };
    const first = '/openai/deployments/{d}/completions';
    const refers = { $ref: '#/paths/~1openai~1deployments~1%7Bd%7D~1completions/post/parameters/0' };
    const { document, repairs } = sent({ paths: { [first]: { post: { operationId: 'a', parameters: [id], responses } }, '/openai/deployments/{d}/embeddings': { post: { operationId: 'b', parameters: [refers], responses } } } });
    expect(document['paths']).toEqual({
      '/deployments/{d}/completions': { post: { operationId: 'a', parameters: [id], responses } },
      '/deployments/{d}/embeddings': { post: { operationId: 'b', parameters: [{ $ref: '#/paths/~1deployments~1{d}~1completions/post/parameters/0' }], responses } },
    });
    expect(repairs.find(({ id: pass }) => pass === 'path-prefix')).toMatchObject({ count: 2, pointers: ['/paths/~1openai~1deployments~1{d}~1completions', '/paths/~1openai~1deployments~1{d}~1embeddings'] });
  });

  it.each<readonly [string, JsonObject, readonly string[]]>([
    ['v1', { paths: { '/openai/v1/responses': { post: { responses } }, 'x-note': {} } }, ['POST /responses']],
    ['models', { servers: [{ url: 'https://x.services.ai.azure.com' }], paths: { '/models/info': { get: { responses } }, '/models/chat/completions': { post: { responses } } } }, ['GET /info', 'POST /chat/completions']],
    ['Swagger and x-ms-paths', { openapi: undefined, swagger: '2.0', host: 'x', paths: { '/openai/files': { get: { responses } } }, 'x-ms-paths': { '/openai/batches?a=b': { get: { responses } } } }, ['GET /files', 'GET /batches']],
  ])('does so for %s', (_, document, paths) => {
    expect(routes(document)).toEqual(paths);
  });

  it('takes a deployment out of the server into the paths', () => {
    const { document, repairs } = sent({ servers: [{ url: 'https://x.openai.azure.com/openai/deployments/{deployment}' }], paths: { '/chat/completions': { post: { operationId: 'a', responses } } } });
    expect(document['paths']).toEqual({ '/deployments/{deployment}/chat/completions': { post: { operationId: 'a', parameters: [{ name: 'deployment', in: 'path', required: true, schema: { type: 'string' } }], responses } } });
    expect(repairs.map(({ id }) => id)).toEqual(['path-prefix', 'undeclared-placeholders', 'set-server']);
  });

  it('leaves paths alone that the server goes on with', () => {
    expect(sent({ servers: [{ url: 'https://a.openai.azure.com/openai' }], paths: { '/v1/models': { get: { operationId: 'a', responses } }, '/files': { get: { operationId: 'b', responses } } } }).repairs).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { repair } from '../../src/openapi/repair.ts';
import { small } from './document.ts';

const server = 'https://example.openai.azure.com/openai';

describe('repairs', () => {
  it('leave a document alone that needs none', () => {
    expect(repair(small(), { server })).toEqual({ document: small(), repairs: [] });
  });

  it('drop-examples drops extensions that refer to files, and only those', () => {
    const headers = { 'x-limit': { $ref: 'headers.json' } };
    const document = small({ 'x-ms-examples': { one: { $ref: './examples/one.json' } }, 'x-kept': { $ref: '#/info' }, responses: { 200: { description: 'ok', headers } } });
    const { document: repaired, repairs } = repair(document, { server });
    expect(repairs).toEqual([{ id: 'drop-examples', reason: expect.any(String), pointers: ['/paths/~1deployments~1{id}~1chat~1completions/post/x-ms-examples'] }]);
    expect(repaired).toEqual(small({ 'x-kept': { $ref: '#/info' }, responses: { 200: { description: 'ok', headers } } }));
  });

  it.each([
    ['a placeholder', [{ url: 'https://{endpoint}/openai', variables: { endpoint: { default: '' } } }]],
    ['another server', [{ url: 'https://other.openai.azure.com/openai' }]],
    ['two servers', [{ url: server }, { url: 'http://localhost' }]],
    ['none', undefined],
  ])('set-server replaces %s', (_, servers) => {
    const { document, repairs } = repair(small({}, { servers }), { server });
    expect(document['servers']).toEqual([{ url: server }]);
    expect(repairs).toEqual([{ id: 'set-server', reason: expect.any(String), pointers: ['/servers'] }]);
  });
});

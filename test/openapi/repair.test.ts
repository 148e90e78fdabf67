import { describe, expect, it } from 'vitest';
import { repair } from '../../src/openapi/repair.ts';
import { small, withSchema } from './document.ts';

const server = 'https://example.openai.azure.com/openai';
const post = '/paths/~1deployments~1{id}~1chat~1completions/post';

describe('repairs', () => {
  it('leave a document alone that needs none', () => {
    const document = small();
    const repaired = repair(document, 'a.json', { server });
    expect(repaired.repairs).toEqual([]);
    expect(repaired.document).toBe(document);
  });

  it('drop-examples drops extensions and examples that refer to files, and only those', () => {
    const headers = { 'x-limit': { schema: { type: 'string' } } };
    const document = small({ 'x-ms-examples': { one: { $ref: './examples/one.json' } }, 'x-kept': { $ref: '#/info' }, responses: { 200: { description: 'ok', headers } } });
    const { document: repaired, repairs } = repair(document, 'a.json', { server });
    expect(repairs).toEqual([{ id: 'drop-examples', reason: expect.any(String), pointers: [`${post}/x-ms-examples`], count: 1 }]);
    expect(repaired).toEqual(small({ 'x-kept': { $ref: '#/info' }, responses: { 200: { description: 'ok', headers } } }));
  });

  it.each([
    ['a placeholder', [{ url: 'https://{endpoint}/openai', variables: { endpoint: { default: '' } } }]],
    ['another server', [{ url: 'https://other.openai.azure.com/openai' }]],
    ['two servers', [{ url: server }, { url: 'http://localhost' }]],
    ['hostile text', [{ url: 'javascript:alert(1)\u001b[2J' }]],
    ['what is no list', 'https://x'],
    ['none', undefined],
  ])('set-server replaces %s', (_, servers) => {
    const { document, repairs } = repair(small({}, { servers }), 'a.json', { server });
    expect(document['servers']).toEqual([{ url: server }]);
    expect(repairs).toEqual([{ id: 'set-server', reason: expect.any(String), pointers: ['/servers'], count: 1 }]);
  });

  it('count all changes of a kind and point to the first ten', () => {
    const properties = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`p${index}`, { type: ['string', 'null'] }]));
    const [first] = repair(withSchema({ properties }), 'a.json', { server }).repairs;
    expect(first).toMatchObject({ id: 'type-lists', count: 25 });
    expect(first?.pointers).toHaveLength(10);
    expect(first?.pointers[0]).toBe('/components/schemas/S/properties/p0/type');
  });

  it('do not take names for keywords', () => {
    const names = Object.fromEntries(['const', 'examples', 'nullable', '$ref', 'type', '$defs', 'x-name', '__proto__', 'constructor'].map((name) => [name, { type: 'string' }]));
    const document = withSchema({ type: 'object', properties: names }, { openapi: '3.1.0' });
    const { document: repaired, repairs } = repair(document, 'a.json', { server });
    expect(repairs.map(({ id }) => id)).toEqual(['openapi-3.0']);
    expect(repaired['components']).toEqual(document['components']);
  });

  it('do not look into data', () => {
    const data = { const: 1, $ref: './nothing.json', nullable: true, type: ['a', 'null'] };
    const document = withSchema({ type: 'object', default: data, example: data, enum: [data] });
    expect(repair(document, 'a.json', { server }).repairs).toEqual([]);
  });
});

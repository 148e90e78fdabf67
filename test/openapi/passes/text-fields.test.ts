import { describe, expect, it } from 'vitest';
import { repair } from '../../../src/openapi/repair.ts';
import { withSchema } from '../document.ts';

const server = 'https://example.openai.azure.com/openai';

describe('texts that are none', () => {
  it('are replaced by the text that they refer to, or dropped', () => {
    const schema = { type: 'object', description: { $ref: '#/info/title' }, properties: { a: { title: { $ref: '#/info' } }, description: { type: 'string', description: ['x'] }, kept: { description: 'D' } } };
    const document = withSchema(schema);
    const { document: repaired, repairs } = repair(document, 'a.json', { server });
    const [name] = Object.keys((repaired['components'] as { schemas: object }).schemas);
    expect(repaired).toMatchObject({ components: { schemas: { [String(name)]: { description: (document['info'] as { title: string }).title, properties: { a: {}, description: { type: 'string' }, kept: { description: 'D' } } } } } });
    const [told] = repairs.filter(({ id }) => id === 'text-fields');
    expect(told?.pointers.map((pointer) => pointer.split('/').slice(4).join('/'))).toEqual(['description', 'properties/a/title', 'properties/description/description']);
  });
});

describe('the version of a document', () => {
  it('is 3.0.3 where it was later', () => {
    const { document, repairs } = repair({ ...withSchema({}), openapi: '3.0.4' }, 'a.json', { server });
    expect(document['openapi']).toBe('3.0.3');
    expect(repairs).toContainEqual(expect.objectContaining({ id: 'openapi-3.0', pointers: ['/openapi'] }));
    expect(repair({ ...withSchema({}), openapi: '3.0.2' }, 'a.json', { server }).document['openapi']).toBe('3.0.2');
  });
});

import { describe, expect, it } from 'vitest';
import { bytesInRequest, largest } from '../../src/openapi/checks/size.ts';
import { fitted } from '../../src/openapi/fit.ts';
import { importDocument } from '../../src/openapi/import-document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { withSchema } from './document.ts';

const server = 'https://example.openai.azure.com/openai';
const mega = 1024 * 1024;

/** @param each megabytes in descriptions, examples and names of properties */
function large({ descriptions = 0, examples = 0, properties = 0 }) {
  const names = Array.from({ length: Math.floor((properties * mega) / 100) }, (_, index) => [`p${index}_${'n'.repeat(80)}`, {}] as const);
  return withSchema({ type: 'object', description: 'd'.repeat(descriptions * mega), example: 'e'.repeat(examples * mega), properties: Object.fromEntries(names) });
}

describe('a document that is too large for an import', () => {
  it.each([
    ['is left alone where it is not', large({ descriptions: 1 }), []],
    ['loses descriptions', large({ descriptions: 5 }), ['dropped-descriptions']],
    ['then examples', large({ descriptions: 3, examples: 5 }), ['dropped-descriptions', 'dropped-examples']],
    ['then what schemas are made of', large({ descriptions: 1, examples: 1, properties: 5 }), ['dropped-descriptions', 'dropped-examples', 'reduced-schemas']],
  ])('%s', (_, document, ids) => {
    const { document: small, repairs, value } = fitted(document);
    expect(repairs.map(({ id }) => id)).toEqual(ids);
    expect(bytesInRequest(value)).toBeLessThanOrEqual(largest);
    expect(JSON.parse(value)).toEqual(small);
    expect(operationsOf(small)).toEqual(operationsOf(document));
  });

  it('is refused where all that is not enough', () => {
    const paths = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`/a/${index}/${'x'.repeat(200)}`, { get: { operationId: `a${index}`, responses: { 200: { description: 'd'.repeat(50) } } } }]));
    const run = (): unknown => importDocument({ ...withSchema({}), paths }, 'a.json', { server });
    expect(run).toThrow(expect.objectContaining({ code: 'SpecNotImportable', message: expect.stringMatching(/takes \d\.\d MB in the request/) }));
  });

  it('is refused where something referred to what is left out', () => {
    const document = large({ properties: 5 });
    const paths = { '/a': { get: { operationId: 'a', parameters: [{ name: 'q', in: 'query', schema: { $ref: `#/components/schemas/S/properties/p0_${'n'.repeat(80)}` } }], responses: { 200: { description: '' } } } } };
    expect(() => importDocument({ ...document, paths }, 'a.json', { server })).toThrow(expect.objectContaining({ code: 'SpecNotImportable' }));
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { repair } from '../../../src/openapi/repair.ts';
import { withSchema } from '../document.ts';

const server = 'https://example.openai.azure.com/openai';

function schemasAfter(document: JsonObject): { readonly schemas: JsonObject; readonly ids: readonly string[]; readonly pointers: readonly string[] } {
  const { document: repaired, repairs } = repair(document, 'a.json', { server });
  const { schemas } = repaired['components'] as { schemas: JsonObject };
  const told = repairs.filter(({ id }) => id !== 'openapi-3.0');
  return { schemas, ids: told.map(({ id }) => id), pointers: told.flatMap(({ pointers }) => pointers) };
}

const string = { type: 'string' };

describe('schemas of OpenAPI 3.1 become those of 3.0', () => {
  it.each<readonly [string, JsonObject, JsonObject, string]>([
    ['type-lists', { type: ['string', 'null'] }, { type: 'string', nullable: true }, '/type'],
    ['type-lists', { type: ['string'] }, { type: 'string' }, '/type'],
    ['type-lists', { type: ['string', 'array', 'null'], items: string }, { anyOf: [{ type: 'string', nullable: true }, { type: 'array', items: string }] }, '/type'],
    ['type-lists', { type: 'null' }, { type: 'string', enum: [null], nullable: true }, '/type'],
    ['type-lists', { type: [] }, {}, '/type'],
    ['null-alternatives', { anyOf: [string, { type: 'null' }] }, { anyOf: [{ ...string, nullable: true }] }, '/anyOf'],
    ['null-alternatives', { oneOf: [{ $ref: '#/info' }, { type: 'null' }] }, { oneOf: [{ $ref: '#/info' }] }, '/oneOf'],
    ['const-values', { type: 'string', const: 'a' }, { type: 'string', enum: ['a'] }, '/const'],
    ['const-values', { type: 'string', const: null }, { type: 'string', enum: [null], nullable: true }, '/const'],
    ['schema-examples', { type: 'string', examples: ['a', 'b'] }, { type: 'string', example: 'a' }, '/examples'],
    ['schema-examples', { type: 'string', example: 'c', examples: ['a'] }, { type: 'string', example: 'c' }, '/examples'],
    ['exclusive-limits', { exclusiveMinimum: 1, exclusiveMaximum: 9 }, { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true }, '/exclusiveMinimum'],
    ['exclusive-limits', { minimum: 5, exclusiveMinimum: 1 }, { minimum: 5 }, '/exclusiveMinimum'],
    ['tuples', { type: 'array', prefixItems: [string, { type: 'number' }] }, { type: 'array', items: { anyOf: [string, { type: 'number' }] } }, '/prefixItems'],
    ['tuples', { type: 'array', items: [string] }, { type: 'array', items: string }, '/items'],
    ['boolean-schemas', { properties: { a: true, b: { ...string } } }, { properties: { a: {}, b: string } }, '/properties/a'],
    ['boolean-schemas', { items: false, additionalProperties: false }, { items: { not: {} }, additionalProperties: false }, '/items'],
    ['new-keywords', { type: 'string', contentEncoding: 'base64' }, { type: 'string', format: 'byte' }, '/contentEncoding'],
    ['new-keywords', { type: 'string', contentMediaType: 'image/png' }, { type: 'string', format: 'binary' }, '/contentMediaType'],
    ['new-keywords', { additionalProperties: false, patternProperties: { '^x': string } }, { additionalProperties: string }, '/patternProperties'],
    ['new-keywords', { type: 'object', if: {}, propertyNames: string, $comment: 'c' }, { type: 'object' }, '/if'],
    ['nullable-without-type', { nullable: true, oneOf: [string] }, { oneOf: [string] }, '/nullable'],
    ['nullable-without-type', { type: 'string', nullable: 'yes' }, { type: 'string' }, '/nullable'],
    ['reference-circles', { $ref: '#/components/schemas/S' }, {}, ''],
    ['recursive-references', { properties: { next: { $recursiveRef: '#' } } }, { properties: { next: { $ref: '#/components/schemas/S' } } }, '/properties/next/$recursiveRef'],
    ['reference-siblings', { properties: { a: { $ref: '#/info', description: 'd' } } }, { properties: { a: { description: 'd', allOf: [{ $ref: '#/info' }] } } }, '/properties/a'],
  ])('%s: %j', (id, schema, expected, pointer) => {
    const { ids, pointers, schemas } = schemasAfter(withSchema(schema, { openapi: '3.1.0' }));
    expect(schemas['S']).toEqual(expected);
    expect(ids).toEqual([id]);
    expect(pointers[0]).toBe(`/components/schemas/S${pointer}`);
  });

  it('leaves what stands beside a reference of OpenAPI 3.0, which nobody reads', () => {
    const schema = { properties: { a: { $ref: '#/info', description: 'd' } } };
    expect(schemasAfter(withSchema(schema))).toEqual({ schemas: { S: schema }, ids: [], pointers: [] });
  });

  it('leaves schemas that hold themselves', () => {
    const schema = { type: 'object', properties: { child: { $ref: '#/components/schemas/S' } } };
    expect(schemasAfter(withSchema(schema)).ids).toEqual([]);
  });

  it('finds the anchor of a recursive or dynamic reference', () => {
    const inner = { type: 'object', $recursiveAnchor: true, properties: { next: { $recursiveRef: '#' } } };
    const dynamic = { type: 'object', $dynamicAnchor: 'node', properties: { next: { $dynamicRef: '#node' } } };
    const { schemas } = schemasAfter(withSchema({ properties: { inner, dynamic } }, { openapi: '3.1.0' }));
    expect(JSON.stringify(schemas)).toContain('"inner":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/S/properties/inner"}}}');
    expect(JSON.stringify(schemas)).toContain('"$ref":"#/components/schemas/S/properties/dynamic"');
  });

  it('inner-definitions moves them to the components, nested ones too, and the references to them', () => {
    const definitions = { S: { type: 'string' }, Deep: { $defs: { One: { type: 'number' } }, properties: { one: { $ref: '#/components/schemas/S/$defs/Deep/$defs/One' } } } };
    const { ids, pointers, schemas } = schemasAfter(withSchema({ properties: { a: { $ref: '#/components/schemas/S/$defs/S' }, b: { $ref: '#/components/schemas/S/$defs/Deep/properties/one' } }, $defs: definitions }, { openapi: '3.1.0' }));
    expect(schemas).toEqual({
      S: { properties: { a: { $ref: '#/components/schemas/S-2' }, b: { $ref: '#/components/schemas/Deep/properties/one' } } },
      'S-2': { type: 'string' },
      Deep: { properties: { one: { $ref: '#/components/schemas/One' } } },
      One: { type: 'number' },
    });
    expect(ids).toEqual(['inner-definitions']);
    expect(pointers[0]).toBe('/components/schemas/S/$defs/S');
  });

  it('component-names gives components names that OpenAPI 3.0 takes', () => {
    const schemas = { 'List[a/b]': { type: 'array', items: { $ref: '#/components/schemas/List%5Ba~1b%5D/not' }, not: {} }, List_a_b_: {}, ['__proto__']: { type: 'string' } };
    const document = withSchema({}, { components: { schemas } });
    const { document: repaired } = repair(document, 'a.json', { server });
    expect(repaired['components']).toEqual({ schemas: { 'List_a_b_-2': { type: 'array', items: { $ref: '#/components/schemas/List_a_b_-2/not' }, not: {} }, List_a_b_: {}, '__proto__-2': { type: 'string' } } });
  });
});

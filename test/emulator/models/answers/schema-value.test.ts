import { describe, expect, it } from 'vitest';
import { SchemaFault } from '../../../../src/emulator/models/answers/schema/schema-fault.ts';
import { valueOf } from '../../../../src/emulator/models/answers/schema-value.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';

const some = (schema: Json): readonly Json[] => ['1', '2', '3', '4', '5', '6', '7', '8'].map((seed) => valueOf(schema, seed));

describe('a value of a schema', () => {
  it('is the same for the same seed', () => {
    const schema = { type: 'object', properties: { city: { type: 'string' }, days: { type: 'integer' } } };
    expect(valueOf(schema, 'a')).toEqual(valueOf(schema, 'a'));
    expect(new Set(some(schema).map((value) => JSON.stringify(value))).size).toBeGreaterThan(1);
  });

  it('has its properties in the order of the schema, required or not', () => {
    const value = valueOf({ type: 'object', properties: { b: { type: 'null' }, a: { type: 'boolean' }, c: {} }, required: ['a', 'd'] }, '1');
    expect(Object.keys(value as JsonObject)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('names properties as the schema does, whatever they are called', () => {
    const schema = JSON.parse('{"type":"object","properties":{"__proto__":{"const":1},"constructor":{"const":2}}}') as Json;
    expect(JSON.stringify(valueOf(schema, '1'))).toBe('{"__proto__":1,"constructor":2}');
  });

  it('is one of an enum, of the type beside it, and the constant', () => {
    for (const value of some({ enum: ['a', 7] })) expect(['a', 7]).toContain(value);
    for (const value of some({ type: 'string', enum: [7, 'a', null] })) expect(value).toBe('a');
    expect(valueOf({ const: { a: [1] } }, '1')).toEqual({ a: [1] });
  });

  it('takes the first type that is not null', () => {
    expect(typeof valueOf({ type: ['null', 'string'] }, '1')).toBe('string');
    expect(valueOf({ type: 'null' }, '1')).toBe(null);
    expect(valueOf({ anyOf: [{ type: 'null' }, { type: 'boolean' }] }, '1')).not.toBe(null);
  });

  it('tells the type from other keywords where it is missing', () => {
    expect(valueOf({ properties: { a: { minimum: 3, maximum: 3 } } }, '1')).toEqual({ a: 3 });
    expect(valueOf({ items: { const: 1 }, maxItems: 1 }, '1')).toEqual([1]);
    expect(typeof valueOf({}, '1')).toBe('string');
    expect(typeof valueOf(undefined, '1')).toBe('string');
  });

  it('fills what a schema leaves open only as far as it asks', () => {
    expect(valueOf({ type: 'object' }, '1')).toEqual({});
    expect(valueOf({ type: 'object', additionalProperties: { const: 1 } }, '1')).toEqual({ key1: 1 });
    expect(valueOf({ type: 'object', properties: { key1: { const: 0 } }, additionalProperties: { const: 1 }, minProperties: 3 }, '1')).toEqual({ key1: 0, key2: 1, key3: 1 });
    expect(valueOf({ type: 'object', properties: { a: { const: 0 }, b: { const: 1 } }, maxProperties: 1 }, '1')).toEqual({ a: 0 });
  });

  it('asks for what all of allOf ask for', () => {
    const schema = { allOf: [{ type: 'object', properties: { a: { type: 'integer', minimum: 3 } }, required: ['a'] }, { properties: { a: { maximum: 3 }, b: { enum: [1, 2] } } }, { properties: { b: { enum: [2, 3] } } }] };
    expect(valueOf(schema, '1')).toEqual({ a: 3, b: 2 });
  });

  it('adds what stands beside anyOf, oneOf and references', () => {
    const schema = { $defs: { n: { type: 'integer', minimum: 5 } }, type: 'object', properties: { a: { $ref: '#/$defs/n', maximum: 5 }, b: { type: 'integer', maximum: 2, oneOf: [{ minimum: 2 }] } } };
    expect(valueOf(schema, '1')).toEqual({ a: 5, b: 2 });
  });

  it('follows references by pointer, with their escapes', () => {
    expect(valueOf({ $ref: '#/definitions/a~1b%20c', definitions: { 'a/b c': { const: 1 } } }, '1')).toBe(1);
  });

  it('ends recursive schemas where they can end', () => {
    const list = { $ref: '#/$defs/node', $defs: { node: { type: 'object', properties: { next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } }, required: ['next'], additionalProperties: false } } };
    expect(valueOf(list, '1')).toEqual({ next: { next: { next: null } } });
    const tree = { type: 'object', properties: { children: { type: 'array', items: { $ref: '#' } } }, required: ['children'] };
    expect(JSON.stringify(valueOf(tree, '1')).length).toBeLessThan(300);
  });

  it('has as many items as it may and must', () => {
    expect(valueOf({ type: 'array', items: { const: 0 }, minItems: 4 }, '1')).toEqual([0, 0, 0, 0]);
    expect(valueOf({ type: 'array', items: { const: 0 }, maxItems: 0 }, '1')).toEqual([]);
    expect(valueOf({ type: 'array', prefixItems: [{ const: 1 }, { const: 2 }, { const: 3 }], items: false }, '1')).toEqual([1, 2, 3]);
    for (const value of some({ type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 2 })) expect((value as boolean[]).toSorted()).toEqual([false, true]);
  });
});

describe('texts', () => {
  it('suit the property that they stand in', () => {
    expect(['Stockholm', 'Osaka', 'Tokyo', 'Boston']).toContain((valueOf({ type: 'object', properties: { homeCity: { type: 'string' } } }, '1') as JsonObject)['homeCity']);
  });

  it.each([
    ['^[A-Z]{2}-\\d{4}(\\.(jpg|png))?$', /^[A-Z]{2}-\d{4}(\.(jpg|png))?$/],
    ['^@[a-zA-Z0-9_]+$', /^@[a-zA-Z0-9_]+$/],
    ['^(?:a|b)+[^a-z]\\.\\w*$', /^(?:a|b)+[^a-z]\.\w*$/],
    ['^(?<year>\\d{4})-[01]\\d$', /^\d{4}-[01]\d$/],
    ['a{2,}b{1,2}?', /a{2,}b{1,2}?/],
  ])('match the pattern %s', (pattern, expected) => {
    for (const value of some({ type: 'string', pattern })) expect(value).toMatch(expected);
  });

  it('of a pattern have the length that is asked for', () => {
    for (const value of some({ type: 'string', pattern: '^[a-z]+$', minLength: 30, maxLength: 30 })) expect(value).toHaveLength(30);
  });

  it.each(['(?=a)b', '\\p{L}', '(a)\\1', '[', 'a)', '((((){200}){200}){200}){200}', 'x{500}'])('are words where a pattern is not read: %s', (pattern) => {
    expect(valueOf({ type: 'string', pattern }, '1')).toMatch(/^[a-z]+$/);
  });

  it.each([
    ['date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/],
    ['date', /^2026-(0[1-9]|1[0-2])-([01]\d|2[0-8])$/],
    ['time', /^([01]\d|2[0-3]):[0-5]\d:00Z$/],
    ['duration', /^PT\d+M$/],
    ['email', /^[a-z]+@example\.com$/],
    ['hostname', /^[a-z]+\.example\.com$/],
    ['ipv4', /^192\.0\.2\.\d+$/],
    ['ipv6', /^2001:db8::[0-9a-f]+$/],
    ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['uri', /^https:\/\/example\.com\//],
    ['made-up', /^[a-z]+$/],
  ])('have the format %s', (format, expected) => {
    for (const value of some({ type: 'string', format })) expect(value).toMatch(expected);
  });
});

describe('a schema without a value', () => {
  it.each<[string, Json, RegExp]>([
    ['that contains itself', { type: 'object', properties: { a: { $ref: '#' } }, required: ['a'] }, /no value of reasonable size/],
    ['that is a circle of references', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }, /leads back to itself/],
    ['that refers to nothing', { $ref: '#/$defs/a' }, /'#\/\$defs\/a' names nothing/],
    ['that leads out', { $ref: 'https://example.com/schema' }, /leads out of the schema/],
    ['that allows nothing', false, /no value/],
    ['without a choice', { enum: [] }, /no value/],
    ['of a type that there is not', { type: 'text' }, /no value/],
    ['whose texts are too large together', { type: 'array', items: { type: 'string', minLength: 9000 }, minItems: 6 }, /too large/],
    ['that is too large', { type: 'array', items: { type: 'null' }, minItems: 100_000 }, /too large/],
  ])('%s is refused', (_, schema, message) => {
    expect(() => valueOf(schema, '1')).toThrow(SchemaFault);
    expect(() => valueOf(schema, '1')).toThrow(message);
  });

  it('is refused in time where it doubles with every level', () => {
    const level = (next: string): JsonObject => ({ type: 'object', properties: { a: { $ref: next }, b: { $ref: next } }, required: ['a', 'b'] });
    const $defs = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`d${at}`, at === 29 ? { type: 'string' } : level(`#/$defs/d${at + 1}`)]));
    expect(() => valueOf({ $defs, $ref: '#/$defs/d0' }, '1')).toThrow(/too large/);
  });

  it('is refused where it unfolds without end in allOf', () => {
    const $defs = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`d${at}`, { allOf: at === 29 ? [] : [{ allOf: [{ $ref: `#/$defs/d${at + 1}` }] }, { allOf: [{ $ref: `#/$defs/d${at + 1}` }] }] }]));
    expect(typeof valueOf({ $defs, $ref: '#/$defs/d0' }, '1')).toBe('string');
  });
});

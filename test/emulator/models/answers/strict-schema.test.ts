import { describe, expect, it } from 'vitest';
import { strictFault } from '../../../../src/emulator/models/answers/strict-schema.ts';
import type { JsonObject } from '../../../../src/model/json.ts';

const closed = (properties: JsonObject): JsonObject => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });

describe('a strict schema', () => {
  it.each<[string, JsonObject]>([
    ['of nothing', closed({})],
    ['of all kinds', closed({ a: { type: 'string' }, b: { type: 'array', items: closed({}) }, c: { anyOf: [closed({}), { type: 'null' }] }, d: { $ref: '#' }, e: { enum: ['x'] }, f: { const: 1 } })],
    ['with definitions', { ...closed({}), $defs: { a: closed({ b: { type: 'integer' } }) } }],
  ])('%s is fine', (_, schema) => {
    expect(strictFault(schema)).toBeUndefined();
  });

  it.each<[string, JsonObject, RegExp]>([
    ['that is open', { type: 'object', properties: {}, required: [] }, /^In context=\(\), 'additionalProperties' is required to be supplied and to be false\.$/],
    ['with an open object in a property', closed({ a: { type: 'object' } }), /^In context=\('properties', 'a'\), 'additionalProperties'/],
    ['with an open object that may be null', closed({ a: { type: ['object', 'null'] } }), /^In context=\('properties', 'a'\), 'additionalProperties'/],
    ['with an open object in a list', closed({ a: { type: 'array', items: { type: 'object' } } }), /^In context=\('properties', 'a', 'items'\)/],
    ['with an open object in a choice', closed({ a: { anyOf: [{ type: 'null' }, { type: 'object' }] } }), /^In context=\('properties', 'a', 'anyOf', '1'\)/],
    ['with an open definition', { ...closed({}), $defs: { a: { type: 'object' } } }, /^In context=\('\$defs', 'a'\)/],
    ['with a property that is not required', { ...closed({ a: { type: 'null' }, b: { type: 'null' } }), required: ['a'] }, /Missing 'b'\.$/],
    ['without a list of required ones', { type: 'object', properties: { a: { type: 'null' } }, additionalProperties: false }, /Missing 'a'\.$/],
    ['that requires what it has not', { ...closed({}), required: ['a'] }, /Extra required key 'a' supplied\.$/],
    ['with a property of no type', closed({ a: {} }), /^In context=\('properties', 'a'\), schema must have a 'type' key\.$/],
    ['with allOf', closed({ a: { allOf: [] } }), /'allOf' is not permitted\.$/],
    ['with oneOf', closed({ a: { oneOf: [] } }), /'oneOf' is not permitted\.$/],
  ])('%s is not', (_, schema, fault) => {
    expect(strictFault(schema)).toMatch(fault);
  });

  it('is looked at to a depth that nobody writes', () => {
    let deep: JsonObject = { type: 'object' };
    for (let level = 0; level < 10_000; level++) deep = { type: 'array', items: deep };
    expect(strictFault(deep)).toBeUndefined();
  });
});

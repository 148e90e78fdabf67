import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromJSONSchema } from 'zod';
import { valueOf } from '../../../../src/emulator/models/answers/schema-value.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';

const name = fc.constantFrom('city', 'unit', 'count', 'items', 'user_id', 'x');

const bounds = (low: string, high: string, most: number): fc.Arbitrary<JsonObject> =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.boolean(), fc.boolean()).map(([first, second, withLow, withHigh]) => ({
    ...(withLow ? { [low]: Math.min(first, second) } : {}),
    ...(withHigh ? { [high]: Math.max(first, second) } : {}),
  }));

const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
  bounds('minLength', 'maxLength', 40).map((limits) => ({ type: 'string', ...limits })),
  fc.constantFrom('^[a-z]{3}$', '^\\d+(,\\d+)*$', '^(yes|no)$', '^[^x]y?$').map((pattern) => ({ type: 'string', pattern })),
  fc.constantFrom('date', 'date-time', 'uuid', 'email', 'ipv4', 'ipv6').map((format) => ({ type: 'string', format })),
  bounds('minimum', 'maximum', 1000).map((limits) => ({ type: 'integer', ...limits })),
  bounds('minimum', 'maximum', 1000).map((limits) => ({ type: 'number', ...limits })),
  fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom('integer', 'number'), fc.constantFrom('exclusiveMinimum', 'exclusiveMaximum')).map(([bound, type, keyword]) => ({ type, [keyword]: bound })),
  fc.constantFrom(2, 5, 0.5, 0.25).map((multipleOf) => ({ type: 'number', multipleOf, minimum: 3 })),
  fc.constantFrom<JsonObject>({ type: 'boolean' }, { type: 'null' }, { enum: ['a', 'b'] }, { const: 7 }, { type: ['string', 'null'] }, { $ref: '#/$defs/leaf' }, { $ref: '#/$defs/tree' }),
);

const { schema } = fc.letrec<{ schema: JsonObject; object: JsonObject; list: JsonObject; choice: JsonObject }>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('object'), tie('list'), tie('choice')),
  object: fc.tuple(fc.dictionary(name, tie('schema'), { maxKeys: 4 }), fc.boolean(), fc.boolean()).map(([properties, closed, all]) => ({
    type: 'object',
    properties,
    required: Object.keys(properties).filter((_, at) => all || at % 2 === 0),
    ...(closed ? { additionalProperties: false } : {}),
  })),
  list: fc.tuple(tie('schema'), bounds('minItems', 'maxItems', 4)).map(([items, limits]) => ({ type: 'array', items, ...limits })),
  choice: fc.tuple(fc.constantFrom('anyOf', 'oneOf'), tie('schema')).map(([keyword, option]) => ({ [keyword]: keyword === 'anyOf' ? [option, { type: 'null' }] : [option] })),
}));

const $defs = {
  leaf: { type: 'string', minLength: 3 },
  tree: { type: 'object', properties: { name: { type: 'string' }, below: { type: 'array', items: { $ref: '#/$defs/tree' } } }, required: ['name', 'below'], additionalProperties: false },
};

it('conforms to its schema, by the reading of another library', () => {
  fc.assert(
    fc.property(schema, fc.string(), (generated, seed) => {
      const whole = { ...generated, $defs };
      const value: Json = valueOf(whole, seed);
      const read = fromJSONSchema(whole as Parameters<typeof fromJSONSchema>[0]).safeParse(value);
      expect(read.success ? undefined : { value, issues: read.error.issues }).toBeUndefined();
    }),
    { seed: 7, numRuns: 400 },
  );
});

import { describe, expect, it } from 'vitest';
import { numberValue } from '../../../../../src/emulator/models/answers/schema/number-value.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';

/** With the least and the greatest draw. */
const ends = (schema: JsonObject, whole: boolean): readonly number[] => [numberValue(schema, whole, 0), numberValue(schema, whole, 0.999_999)];

describe('a whole number', () => {
  it.each<[string, JsonObject, readonly [number, number]]>([
    ['is from 1 to 101', {}, [1, 101]],
    ['lies between its bounds', { minimum: 3, maximum: 5 }, [3, 5]],
    ['lies between bounds that are not whole', { minimum: 2.5, maximum: 4.5 }, [3, 4]],
    ['lies inside exclusive bounds', { exclusiveMinimum: 3, exclusiveMaximum: 6 }, [4, 5]],
    ['lies inside bounds that true makes exclusive', { minimum: 3, exclusiveMinimum: true, maximum: 6, exclusiveMaximum: true }, [4, 5]],
    ['keeps the tighter of both bounds', { minimum: 3, exclusiveMinimum: 1, maximum: 6, exclusiveMaximum: 9 }, [3, 6]],
    ['stays near its only bound', { minimum: 1000 }, [1000, 1100]],
    ['is positive below a positive bound', { maximum: 7 }, [1, 7]],
    ['is below a bound that is not positive', { maximum: -5 }, [-105, -5]],
    ['is a multiple', { multipleOf: 5, minimum: 3, maximum: 12 }, [5, 10]],
    ['is a whole multiple of a fraction', { multipleOf: 1.5, minimum: 1, maximum: 7 }, [3, 6]],
  ])('%s', (_, schema, expected) => {
    expect(ends(schema, true)).toEqual(expected);
  });
});

describe('another number', () => {
  it.each<[string, JsonObject, readonly [number, number]]>([
    ['has one digit behind the point', { minimum: 0.3, maximum: 0.7 }, [0.3, 0.7]],
    ['is an exact multiple', { multipleOf: 0.01, minimum: 0.07, maximum: 0.29 }, [0.07, 0.29]],
    ['lies in the middle of bounds that are closer than a step', { minimum: 0.11, maximum: 0.13 }, [0.12, 0.12]],
    ['lies inside exclusive bounds', { exclusiveMinimum: 0, exclusiveMaximum: 1 }, [0.1, 0.9]],
  ])('%s', (_, schema, expected) => {
    expect(ends(schema, false)).toEqual(expected);
  });
});

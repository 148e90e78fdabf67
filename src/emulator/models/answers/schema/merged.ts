import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';

type Merge = (a: Json, b: Json) => Json;

const larger: Merge = (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.max(a, b) : b);
const smaller: Merge = (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.min(a, b) : b);
const inBoth: Merge = (a, b) => {
  const others = new Set(listOf(b).map((one) => JSON.stringify(one)));
  return listOf(a).filter((one) => others.has(JSON.stringify(one)));
};

/** How two values of a keyword become one that asks for both; other keywords take the second. */
const merges: Readonly<Record<string, Merge>> = {
  type: (a, b) => typesInBoth(listOf(a), listOf(b)),
  enum: inBoth,
  required: (a, b) => [...new Set([...listOf(a), ...listOf(b)])],
  properties: (a, b) => mergedProperties(isObject(a) ? a : {}, isObject(b) ? b : {}),
  items: bothSchemas,
  additionalProperties: bothSchemas,
  anyOf: (a, b) => listOf(a).map((option) => ({ allOf: [option, { anyOf: b }] })),
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
};

/** A schema that asks for what both ask for. */
export function merged(a: JsonObject, b: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    const before = a[keyword];
    const merge = merges[keyword];
    result[keyword] = value === undefined || before === undefined || merge === undefined ? (value ?? before) : merge(before, value);
  }
  return result;
}

function bothSchemas(a: Json, b: Json): Json {
  if (a === false || b === false) return false;
  return { allOf: [a, b] };
}

function typesInBoth(a: readonly Json[], b: readonly Json[]): Json {
  const shared = withIntegers(a).filter((type) => withIntegers(b).includes(type));
  return shared.includes('number') ? shared.filter((type) => type !== 'integer') : shared;
}

function withIntegers(types: readonly Json[]): readonly Json[] {
  return types.includes('number') ? [...types, 'integer'] : types;
}

function mergedProperties(a: JsonObject, b: JsonObject): Json {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    names.map((name) => {
      const [first, second] = [own(a, name), own(b, name)];
      return [name, first === undefined || second === undefined ? (first ?? second) : { allOf: [first, second] }];
    }),
  );
}

/** Not what every object has, such as `constructor`. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A keyword's value as a list: itself, or the only one. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

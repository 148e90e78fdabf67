import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { listOf, own } from './merged.ts';

export type ValueType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

const types: ReadonlySet<unknown> = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'] satisfies ValueType[]);

/** Keywords that tell the type where `type` does not. */
const telling: readonly (readonly [type: ValueType, keywords: readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'minProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** The type of the values that are made: of several the first that is not null. Undefined: no type is right. */
export function typeOf(plain: JsonObject): ValueType | undefined {
  const named = plain['type'];
  if (named === undefined) return telling.find(([, keywords]) => keywords.some((keyword) => plain[keyword] !== undefined))?.[0] ?? 'string';
  const usable = listOf(named).filter((type): type is ValueType => types.has(type));
  return usable.find((type) => type !== 'null') ?? usable[0];
}

export function propertiesOf(plain: JsonObject): JsonObject {
  return isObject(plain['properties']) ? plain['properties'] : {};
}

/** Of a property that `properties` does not name, what is asked of all others. */
export function propertySchema(plain: JsonObject, name: string): Json {
  return own(propertiesOf(plain), name) ?? plain['additionalProperties'] ?? {};
}

/** Drafts up to 2019 write the first ones as a list in `items`. */
export function itemSchema(plain: JsonObject, at: number): Json {
  const { prefixItems, items, additionalItems } = plain;
  if (Array.isArray(items)) return items[at] ?? additionalItems ?? {};
  return listOf(prefixItems)[at] ?? items ?? {};
}

import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';

/** Deeper schemas are not looked at further: valueOf refuses what has no value of reasonable size. */
const deepest = 60;

/**
 * What keeps a schema from `strict: true`, as OpenAI words it, or undefined: every object names all its properties as required and
 * closes itself, `allOf` and `oneOf` are not there. Sentences begin with the place: `In context=('properties', 'a'), …`.
 */
export function strictFault(schema: JsonObject): string | undefined {
  return faultIn(schema, [], 0);
}

function faultIn(schema: Json | undefined, place: readonly string[], depth: number): string | undefined {
  if (!isObject(schema) || depth > deepest) return undefined;
  return ownFault(schema, place) ?? faultBelow(schema, place, depth + 1);
}

function ownFault(schema: JsonObject, place: readonly string[]): string | undefined {
  const context = `In context=(${place.map((step) => `'${step}'`).join(', ')}${place.length === 1 ? ',' : ''})`;
  for (const keyword of ['allOf', 'oneOf']) if (schema[keyword] !== undefined) return `${context}, '${keyword}' is not permitted.`;
  const { type, properties, required, additionalProperties } = schema;
  const isObjectType = type === 'object' || (Array.isArray(type) && type.includes('object'));
  if (!isObjectType) {
    const untyped = ['type', '$ref', 'anyOf', 'enum', 'const'].every((keyword) => schema[keyword] === undefined);
    return untyped ? `${context}, schema must have a 'type' key.` : undefined;
  }
  if (additionalProperties !== false) return `${context}, 'additionalProperties' is required to be supplied and to be false.`;
  const names = isObject(properties) ? Object.keys(properties) : [];
  const missing = names.find((name) => !Array.isArray(required) || !required.includes(name));
  if (missing !== undefined) return `${context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
  const extra = Array.isArray(required) ? required.find((name: Json) => !names.includes(String(name))) : undefined;
  return extra === undefined ? undefined : `${context}, 'required' is required to be supplied and to be an array including every key in properties. Extra required key '${String(extra)}' supplied.`;
}

function faultBelow(schema: JsonObject, place: readonly string[], depth: number): string | undefined {
  for (const keyword of ['properties', '$defs', 'definitions']) {
    const named = schema[keyword];
    for (const [name, part] of Object.entries(isObject(named) ? named : {})) {
      const fault = faultIn(part, [...place, keyword, name], depth);
      if (fault !== undefined) return fault;
    }
  }
  for (const [at, option] of (Array.isArray(schema['anyOf']) ? schema['anyOf'] : []).entries()) {
    const fault = faultIn(option as Json, [...place, 'anyOf', String(at)], depth);
    if (fault !== undefined) return fault;
  }
  return faultIn(schema['items'], [...place, 'items'], depth);
}

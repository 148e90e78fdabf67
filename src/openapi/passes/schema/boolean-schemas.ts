import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { mapEntries } from '../../entries.ts';
import { kindBelow } from '../../grammar.ts';
import type { Rule } from '../../rewrite.ts';

/** `true` as a schema; OpenAPI 3.0 has it for `additionalProperties` only. */
export const booleanSchemas: Rule = {
  id: 'boolean-schemas',
  reason: 'true and false stand for schemas in OpenAPI 3.1 only',
  kinds: ['schema', 'schemaOrBoolean', 'schemas', 'parameter', 'header', 'media'],
  apply(node, { kind, note }) {
    if (!hasBoolean(node)) return node;
    return mapEntries(node, (value, key) => {
      if (kindBelow(kind, key) !== 'schema') return value;
      const next = asSchema(value);
      if (next !== value) note(key);
      return next;
    });
  },
};

function hasBoolean(node: JsonObject): boolean {
  for (const key of Object.keys(node)) {
    const value = node[key];
    if (typeof value === 'boolean' || Array.isArray(value)) return true;
  }
  return false;
}

function asSchema(value: Json): Json {
  if (value === true) return {};
  if (value === false) return { not: {} };
  if (!Array.isArray(value) || !value.some((item) => typeof item === 'boolean')) return value;
  return value.map((item: Json) => (isObject(item) ? item : asSchema(item)));
}

import { isObject, textAt } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';

/** Keywords of OpenAPI 3.0 that Swagger 2.0 does not have. */
const newer: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'not', 'nullable', 'writeOnly', 'deprecated']);

export function swaggerSchema(value: Json | undefined, place: 'schema' | 'names'): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => swaggerSchema(item, place) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, Json | undefined])[] => {
      if (place === 'names') return [[key, swaggerSchema(inner, 'schema')]];
      if (newer.has(key)) return [];
      switch (key) {
        case '$ref':
          return [[key, typeof inner === 'string' ? inner.replace(/^#\/components\/schemas\//, '#/definitions/') : inner]];
        case 'discriminator': {
          const property = textAt(inner, 'propertyName');
          // Swagger 2.0 asks for the property in the schema itself, where one of many schemas may have it only in its parts.
          const required = value['required'];
          return property !== undefined && Array.isArray(required) && required.includes(property) ? [[key, property]] : [];
        }
        case 'example':
        case 'default':
        case 'enum':
          return [[key, inner]];
        default:
          return [[key, swaggerSchema(inner, key === 'properties' ? 'names' : 'schema')]];
      }
    }),
  );
}

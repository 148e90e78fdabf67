import { isObject } from '../../../../model/json.ts';
import type { Json } from '../../../../model/json.ts';

/** A schema of Swagger 2.0 as one of OpenAPI 3.0: other places of references, discriminators and files. */
export function fromSchema(value: Json | undefined, place: 'schema' | 'names'): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => fromSchema(item, place) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, Json | undefined])[] => {
      if (place === 'names') return [[key, fromSchema(inner, 'schema')]];
      switch (key) {
        case '$ref':
          return [[key, typeof inner === 'string' ? inner.replace(/^#\/definitions\//, '#/components/schemas/') : inner]];
        case 'discriminator':
          return typeof inner === 'string' ? [[key, { propertyName: inner }]] : [[key, inner]];
        case 'type':
          return inner === 'file' ? [[key, 'string'], ['format', 'binary']] : [[key, inner]];
        case 'collectionFormat':
          return [];
        case 'example':
        case 'default':
        case 'enum':
          return [[key, inner]];
        default:
          return [[key, fromSchema(inner, key === 'properties' ? 'names' : 'schema')]];
      }
    }),
  );
}

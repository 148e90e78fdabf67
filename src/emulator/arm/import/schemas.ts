import { withoutRevision } from '../../../model/arm-id.ts';
import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { objectIdOf } from '../deterministic-id.ts';
import { schemaType } from '../apis/schemas.ts';
import type { SchemaContent } from '../apis/schemas.ts';
import type { OpenApi } from './read-document.ts';
import { resolved } from './references.ts';
import { inlineSchemas } from './type-names.ts';

interface ImportedSchema {
  readonly name: string;
  readonly resource: { readonly id: string; readonly type: string; readonly content: SchemaContent };
}

/** The document's schemas, those inside of operations included, as one resource of the API; one of the same name for every import of that API, whichever revision it is. */
export function schemaOf(apiId: string, { root }: OpenApi): ImportedSchema | undefined {
  const own = isObject(root['components']) ? root['components']['schemas'] : undefined;
  const inline = isObject(root['paths']) ? inlineSchemas(root) : new Map<JsonObject, string>();
  const all = [...Object.entries(isObject(own) ? own : {}), ...[...inline].map(([schema, name]) => [name, resolved(root, schema)] as const)];
  if (all.length === 0) return undefined;
  const name = objectIdOf(withoutRevision(apiId), 'schemas');
  const schemas = Object.fromEntries(all.map(([key, schema]) => [key, kept(schema, 'schema')]));
  const content = { contentType: 'application/vnd.oai.openapi.components+json', document: { components: { schemas } } };
  return { name, resource: { id: `${apiId}/schemas/${name}`, type: schemaType, content } };
}

/** Without extensions (import restrictions), and without what stands beside a reference, which nobody reads. */
function kept(value: Json | undefined, place: 'schema' | 'names'): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => kept(item, place) ?? null);
  if (!isObject(value)) return value;
  if (place === 'schema' && typeof value['$ref'] === 'string') return { $ref: value['$ref'] };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (place === 'names') return [[key, kept(inner, 'schema')]];
      if (key.startsWith('x-')) return [];
      return [[key, ['example', 'default', 'enum'].includes(key) ? inner : kept(inner, key === 'properties' ? 'names' : 'schema')]];
    }),
  );
}

import { isObject } from '../../../model/json.ts';
import { objectIdOf } from '../deterministic-id.ts';
import { schemaType } from '../apis/schemas.ts';
import type { SchemaContent } from '../apis/schemas.ts';
import type { OpenApi } from './read-document.ts';

interface ImportedSchema {
  readonly name: string;
  readonly resource: { readonly id: string; readonly type: string; readonly content: SchemaContent };
}

/** The document's schemas as one resource of the API; the same one for every import of that API. */
export function schemaOf(apiId: string, { root }: OpenApi): ImportedSchema | undefined {
  const components = root['components'];
  const schemas = isObject(components) ? components['schemas'] : undefined;
  if (!isObject(schemas) || Object.keys(schemas).length === 0) return undefined;
  const name = objectIdOf(apiId, 'schemas');
  const content = { contentType: 'application/vnd.oai.openapi.components+json', document: { components: { schemas } } };
  return { name, resource: { id: `${apiId}/schemas/${name}`, type: schemaType, content } };
}

import { isObject, textAt } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { resolved } from '../references.ts';
import { fromOperation, fromParameters } from './from-operation.ts';
import { fromSchema } from './from-schema.ts';

/**
 * Swagger 2.0 in the words of OpenAPI 3.0, so that the rest of the importer reads one kind of document. Nothing is refused
 * here; what the import restrictions call unsupported is left out: form parameters, `produces`, security.
 */
export function fromSwagger(swagger: JsonObject): JsonObject {
  const { definitions, info, paths } = swagger;
  const more = swagger['x-ms-paths'];
  return {
    openapi: '3.0.1',
    ...(info === undefined ? {} : { info }),
    servers: serversOf(swagger),
    ...(isObject(paths) ? { paths: pathsOf(swagger, paths) } : {}),
    ...(isObject(more) ? { 'x-ms-paths': pathsOf(swagger, more) } : {}),
    ...(isObject(definitions) ? { components: { schemas: mapped(definitions, (schema) => fromSchema(schema, 'schema')) } } : {}),
  };
}

/** `x-servers` first, which the import restrictions support; a host without schemes is reached by https. */
function serversOf(swagger: JsonObject): readonly Json[] {
  if (Array.isArray(swagger['x-servers'])) return swagger['x-servers'];
  const host = textAt(swagger, 'host');
  if (host === undefined) return [];
  const schemes = Array.isArray(swagger['schemes']) ? swagger['schemes'].map(String) : [];
  const path = (textAt(swagger, 'basePath') ?? '').replace(/^\/?/, '/').replace(/\/$/, '');
  return (schemes.length === 0 ? ['https'] : schemes).map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

function pathsOf(swagger: JsonObject, paths: JsonObject): JsonObject {
  return mapped(paths, (value, template) => {
    if (template.startsWith('x-')) return value;
    const item = resolved(swagger, value);
    const shared = fromParameters(swagger, item['parameters']);
    const operations = Object.entries(item).flatMap(([method, operation]) => (methods.has(method) && isObject(operation) ? [[method, fromOperation(swagger, item, operation)] as const] : []));
    return { ...(shared.length === 0 ? {} : { parameters: shared }), ...Object.fromEntries(operations) };
  });
}

function mapped(map: JsonObject, change: (value: Json | undefined, key: string) => Json | undefined): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

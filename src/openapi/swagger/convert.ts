import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { mapEntries, without } from '../entries.ts';
import { convertResponse, mediaTypes } from './messages.ts';
import { convertParameter } from './parameters.ts';
import { convertPaths } from './paths.ts';
import { convertSecurity } from './security.ts';
import { swaggerServer } from './server.ts';

const pass: Pass = { id: 'swagger-2.0', reason: 'Swagger 2.0 is written as OpenAPI 3.0' };

const old = ['swagger', 'openapi', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'definitions', 'parameters', 'responses', 'securityDefinitions', 'x-ms-parameterized-host', 'paths', 'x-ms-paths'];

/**
 * A Swagger 2.0 document in the structure of OpenAPI 3.0: bodies and forms become request bodies where they are used.
 * What is inside of schemas, and references, are the business of `swaggerRules`.
 */
export function convertSwagger(document: JsonObject, changes: Changes): JsonObject {
  changes.note(pass);
  const url = swaggerServer(document);
  return {
    openapi: '3.0.3',
    ...without(document, ...old),
    ...(url === undefined ? {} : { servers: [{ url }] }),
    ...pathsIn(document, 'paths'),
    ...pathsIn(document, 'x-ms-paths'),
    components: components(document),
  };
}

function pathsIn(document: JsonObject, key: string): JsonObject {
  const paths = document[key];
  return isObject(paths) ? { [key]: convertPaths(document, paths) } : {};
}

function components(document: JsonObject): JsonObject {
  const produces = mediaTypes(document['produces']);
  return {
    ...part(document, 'definitions', 'schemas', (schema) => schema),
    ...part(document, 'parameters', 'parameters', (parameter) => (isObject(parameter) && typeof parameter['$ref'] !== 'string' ? convertParameter(parameter) : parameter), isNoBody),
    ...part(document, 'responses', 'responses', (response) => convertResponse(response, produces)),
    ...part(document, 'securityDefinitions', 'securitySchemes', convertSecurity),
  };
}

function isNoBody(parameter: Json | undefined): boolean {
  return !isObject(parameter) || (parameter['in'] !== 'body' && parameter['in'] !== 'formData');
}

function part(document: JsonObject, from: string, to: string, change: (value: Json) => Json, keep: (value: Json | undefined) => boolean = () => true): JsonObject {
  const map = document[from];
  if (!isObject(map)) return {};
  return { [to]: mapEntries(Object.fromEntries(Object.entries(map).filter(([, value]) => keep(value))), change) };
}

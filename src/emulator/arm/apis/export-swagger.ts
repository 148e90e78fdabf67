import { at, isObject, textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { swaggerSchema } from './export-swagger-schema.ts';

/** An exported document in Swagger 2.0. What only OpenAPI 3.0 can say is left out. */
export function swaggerOf(document: JsonObject): JsonObject {
  const servers = Array.isArray(document['servers']) ? document['servers'].map((server: Json) => new URL(textAt(server, 'url') ?? '')) : [];
  const [first] = servers;
  const schemas = at(document, 'components', 'schemas');
  const more = document['x-ms-paths'];
  return {
    swagger: '2.0',
    info: document['info'],
    ...(first === undefined ? {} : { host: first.host, basePath: first.pathname, schemes: servers.map(({ protocol }) => protocol.slice(0, -1)) }),
    securityDefinitions: at(document, 'components', 'securitySchemes'),
    security: document['security'],
    paths: mapped(document['paths'], pathOf),
    ...(isObject(more) ? { 'x-ms-paths': mapped(more, pathOf) } : {}),
    ...(isObject(schemas) ? { definitions: mapped(schemas, (schema) => swaggerSchema(schema, 'schema')) } : {}),
  };
}

/** Swagger 2.0 has no TRACE. */
function pathOf(item: Json | undefined): JsonObject {
  return Object.fromEntries(Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) => (method !== 'trace' && isObject(operation) ? [[method, operationOf(operation)]] : [])));
}

function operationOf({ parameters, requestBody, responses, ...rest }: JsonObject): JsonObject {
  const body = bodyOf(requestBody);
  const all = [...(Array.isArray(parameters) ? parameters.filter(isObject).map(parameterOf) : []), ...body.parameters];
  const produces = new Set(Object.values(isObject(responses) ? responses : {}).flatMap((response) => Object.keys(at(response, 'content') ?? {})));
  return {
    ...rest,
    ...(body.consumes.length === 0 ? {} : { consumes: body.consumes }),
    ...(produces.size === 0 ? {} : { produces: [...produces] }),
    ...(all.length === 0 ? {} : { parameters: all }),
    responses: mapped(responses, responseOf),
  };
}

/** Parameters are texts, numbers, truth values or lists of texts. */
function parameterOf({ schema, ...rest }: JsonObject): JsonObject {
  return { ...rest, ...(isObject(schema) ? { ...schema, ...(schema['type'] === 'object' ? { type: 'string' } : {}) } : { type: 'string' }) };
}

/** All media types of a body share one schema: the first that is there. */
function bodyOf(requestBody: Json | undefined): { readonly consumes: readonly string[]; readonly parameters: readonly JsonObject[] } {
  const content = at(requestBody, 'content');
  if (!isObject(content)) return { consumes: [], parameters: [] };
  const description = textAt(requestBody, 'description');
  const schema = Object.values(content).map((media) => at(media, 'schema')).find((each) => each !== undefined) ?? {};
  return { consumes: Object.keys(content), parameters: [{ name: 'body', in: 'body', ...(description === undefined ? {} : { description }), schema: swaggerSchema(schema, 'schema') }] };
}

function responseOf(response: Json | undefined): JsonObject {
  const content = at(response, 'content');
  const headers = at(response, 'headers');
  const schema = isObject(content) ? Object.values(content).map((media) => at(media, 'schema')).find((each) => each !== undefined) : undefined;
  return {
    description: textAt(response, 'description') ?? '',
    ...(isObject(headers) ? { headers: mapped(headers, (header) => (isObject(header) ? parameterOf(header) : header)) } : {}),
    ...(schema === undefined ? {} : { schema: swaggerSchema(schema, 'schema') }),
  };
}

function mapped(map: Json | undefined, change: (value: Json | undefined) => Json | undefined): JsonObject {
  return Object.fromEntries(Object.entries(isObject(map) ? map : {}).map(([key, value]) => [key, change(value)]));
}

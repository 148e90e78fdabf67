import { isObject, type Json, type JsonObject } from '../../../src/model/json.ts';

/** A description of OpenAPI 3 in the form of Swagger 2.0, roughly as converters write it. */
export function toSwagger(document: JsonObject): JsonObject {
  const { components, info, paths } = document;
  const parts = isObject(components) ? components : {};
  const swagger = {
    swagger: '2.0',
    info,
    host: 'example.openai.azure.com',
    basePath: '/openai',
    schemes: ['https'],
    paths: mapped(paths, (item) => mapped(item, (operation) => (isObject(operation) ? operationOf(operation) : operation))),
    definitions: parts['schemas'] ?? {},
    parameters: mapped(parts['parameters'], parameterOf),
    responses: mapped(parts['responses'], responseOf),
  };
  return JSON.parse(JSON.stringify(swagger).replaceAll('#/components/schemas/', '#/definitions/').replaceAll('#/components/parameters/', '#/parameters/').replaceAll('#/components/responses/', '#/responses/')) as JsonObject;
}

function mapped(value: Json | undefined, change: (inner: Json) => Json): JsonObject {
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner === undefined ? undefined : change(inner)])) : {};
}

function operationOf({ parameters, requestBody, responses, ...rest }: JsonObject): JsonObject {
  const media = contentOf(requestBody);
  const body = media === undefined ? [] : [{ name: 'body', in: 'body', required: true, schema: media.schema ?? {} }];
  const consumes = media === undefined ? {} : { consumes: [media.type] };
  const list: readonly Json[] = Array.isArray(parameters) ? parameters : [];
  return { ...rest, ...consumes, parameters: [...body, ...list.map(parameterOf)], responses: mapped(responses, responseOf) };
}

function parameterOf(parameter: Json): Json {
  if (!isObject(parameter) || typeof parameter['$ref'] === 'string') return parameter;
  const { schema, ...rest } = parameter;
  return { ...rest, ...(isObject(schema) && typeof schema['$ref'] !== 'string' ? schema : { type: 'string' }) };
}

function responseOf(response: Json): Json {
  if (!isObject(response) || typeof response['$ref'] === 'string') return response;
  const { content, headers, ...rest } = response;
  const media = contentOf({ content });
  return { ...rest, ...(media?.schema === undefined ? {} : { schema: media.schema }), ...(headers === undefined ? {} : { headers: mapped(headers, parameterOf) }) };
}

function contentOf(value: Json | undefined): { readonly type: string; readonly schema: Json | undefined } | undefined {
  const content = isObject(value) ? value['content'] : undefined;
  const [first] = Object.entries(isObject(content) ? content : {});
  return first === undefined ? undefined : { type: first[0], schema: isObject(first[1]) ? first[1]['schema'] : undefined };
}

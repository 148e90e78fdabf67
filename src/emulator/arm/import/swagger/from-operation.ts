import { isObject, textAt } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { resolved } from '../references.ts';
import { fromSchema } from './from-schema.ts';

/** Fields of a parameter or header that OpenAPI 3.0 has in its schema. */
const inSchema = ['type', 'format', 'default', 'enum', 'items', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'multipleOf'];
const textual = ['operationId', 'summary', 'description', 'deprecated'];

function schemaOf(value: JsonObject): JsonObject {
  const schema = Object.fromEntries(inSchema.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]])));
  return fromSchema(schema, 'schema') as JsonObject;
}

/** Those of path, query and header. Bodies are told apart from them; forms are not supported. */
export function fromParameters(swagger: JsonObject, list: Json | undefined): readonly JsonObject[] {
  return (Array.isArray(list) ? list : []).flatMap((item: Json) => {
    const parameter = resolved(swagger, item);
    const location = textAt(parameter, 'in');
    if (location === 'body' || location === 'formData') return [];
    const { name, description, required } = parameter;
    return [{ ...defined({ name, in: parameter['in'], description, required }), schema: schemaOf(parameter) }];
  });
}

export function fromOperation(swagger: JsonObject, item: JsonObject, operation: JsonObject): JsonObject {
  const parameters = fromParameters(swagger, operation['parameters']);
  const body = bodyOf(swagger, operation['parameters']) ?? bodyOf(swagger, item['parameters']);
  const { responses } = operation;
  return {
    ...defined(Object.fromEntries(textual.map((key) => [key, operation[key]]))),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: requestBodyOf(body, operation['consumes'] ?? swagger['consumes']) }),
    responses: isObject(responses) ? Object.fromEntries(Object.entries(responses).map(([status, value]) => [status, status.startsWith('x-') ? value : fromResponse(swagger, value)])) : {},
  };
}

function bodyOf(swagger: JsonObject, list: Json | undefined): JsonObject | undefined {
  return (Array.isArray(list) ? list : []).map((item: Json) => resolved(swagger, item)).find((parameter) => parameter['in'] === 'body');
}

function requestBodyOf(body: JsonObject, consumes: Json | undefined): JsonObject {
  const types = Array.isArray(consumes) && consumes.length > 0 ? consumes.map(String) : ['application/json'];
  const media = defined({ schema: fromSchema(body['schema'], 'schema') });
  return { ...defined({ description: body['description'] }), content: Object.fromEntries(types.map((type) => [type, media])) };
}

/** Of which media type it is does not say: `produces` is not supported. */
function fromResponse(swagger: JsonObject, value: Json | undefined): JsonObject {
  const { description, headers, schema } = resolved(swagger, value);
  return {
    ...defined({ description }),
    ...(schema === undefined ? {} : { content: { 'application/json': { schema: fromSchema(schema, 'schema') } } }),
    ...(isObject(headers) ? { headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, isObject(header) ? { ...defined({ description: header['description'] }), schema: schemaOf(header) } : header])) } : {}),
  };
}

function defined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

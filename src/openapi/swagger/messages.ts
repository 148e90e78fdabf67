import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { mapEntries, textIn, without } from '../entries.ts';
import { convertHeader, schemaIn } from './parameters.ts';

export function mediaTypes(...lists: readonly (Json | undefined)[]): readonly string[] {
  const list = lists.find((each) => Array.isArray(each) && each.length > 0);
  const named = Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
  return named.length === 0 ? ['application/json'] : named;
}

export function bodyOf(parameter: JsonObject, consumes: readonly string[]): JsonObject {
  const description = textIn(parameter, 'description');
  const schema = isObject(parameter['schema']) ? parameter['schema'] : {};
  return {
    ...(description === undefined ? {} : { description }),
    content: Object.fromEntries(consumes.map((type) => [type, { schema }])),
    ...(parameter['required'] === true ? { required: true } : {}),
  };
}

/** Form fields together are one object. */
export function formOf(fields: readonly JsonObject[], consumes: readonly string[]): JsonObject {
  const properties = Object.fromEntries(
    fields.map((field) => [textIn(field, 'name') ?? '', { ...schemaIn(field), ...(typeof field['description'] === 'string' ? { description: field['description'] } : {}) }]),
  );
  const required = fields.filter((field) => field['required'] === true).map((field) => textIn(field, 'name') ?? '');
  const schema = { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
  return { content: Object.fromEntries(formTypes(fields, consumes).map((type) => [type, { schema }])) };
}

export function formTypes(fields: readonly JsonObject[], consumes: readonly string[]): readonly string[] {
  const declared = consumes.filter(isForm);
  const files = fields.some(({ type }) => type === 'file');
  return declared.length > 0 ? declared : [files ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
}

function isForm(type: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/i.test(type);
}

export function convertResponse(response: Json, produces: readonly string[]): Json {
  if (!isObject(response) || typeof response['$ref'] === 'string') return response;
  const { examples, headers, schema } = response;
  const sample = (type: string): JsonObject => (isObject(examples) && Object.hasOwn(examples, type) ? { example: examples[type] } : {});
  const described = { ...without(response, 'schema', 'examples', 'headers'), description: textIn(response, 'description') ?? '' };
  return {
    ...described,
    ...(isObject(headers) ? { headers: mapEntries(headers, (header) => (isObject(header) ? convertHeader(header) : {})) } : {}),
    ...(isObject(schema) ? { content: Object.fromEntries(produces.map((type) => [type, { schema, ...sample(type) }])) } : {}),
  };
}

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { textIn, without } from '../entries.ts';
import { referred } from '../references.ts';

/** Fields of a Swagger parameter or header that are its schema in OpenAPI 3.0. */
export const schemaFields: readonly string[] = [
  'type', 'format', 'items', 'default', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength', 'pattern', 'maxItems', 'minItems',
  'uniqueItems', 'enum', 'multipleOf', 'x-nullable', 'x-ms-enum',
];

const styles: Readonly<Record<string, JsonObject>> = {
  csv: { style: 'form', explode: false },
  multi: { style: 'form', explode: true },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
};

/** One list of parameters: those that stay, and those that are the request body. References to a body are followed. */
export interface SplitParameters {
  readonly kept: readonly Json[];
  readonly body: JsonObject | undefined;
  readonly form: readonly JsonObject[];
}

export function splitParameters(document: JsonObject, list: Json | undefined): SplitParameters {
  const kept: Json[] = [];
  const form: JsonObject[] = [];
  let body: JsonObject | undefined;
  for (const item of Array.isArray(list) ? list : []) {
    const parameter = referred(document, item);
    const place = textIn(parameter, 'in');
    if (parameter !== undefined && place === 'body') body = parameter;
    else if (parameter !== undefined && place === 'formData') form.push(parameter);
    else kept.push(isObject(item) && typeof item['$ref'] !== 'string' ? convertParameter(item) : item);
  }
  return { kept, body, form };
}

export function convertParameter(parameter: JsonObject): JsonObject {
  const style = textIn(parameter, 'in') === 'query' ? styles[textIn(parameter, 'collectionFormat') ?? (parameter['type'] === 'array' ? 'csv' : '')] : undefined;
  return { ...without(parameter, 'collectionFormat', ...schemaFields), ...style, schema: schemaIn(parameter) };
}

export function convertHeader(header: JsonObject): JsonObject {
  return typeof header['$ref'] === 'string' ? header : { ...without(header, 'collectionFormat', ...schemaFields), schema: schemaIn(header) };
}

export function schemaIn(parameter: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(parameter).filter(([key]) => schemaFields.includes(key)));
}

import { isObject, textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { parsingError } from './read-document.ts';
import { resolved } from './references.ts';

export interface Parameter {
  readonly in: string;
  readonly required: boolean;
  /** In ARM's shape. */
  readonly contract: JsonObject;
  readonly name: string;
}

/** Those of the path item and of the operation, which come before. Names are unique over path and query. */
export function parametersOf(root: JsonObject, item: JsonObject, operation: JsonObject, path: string): readonly Parameter[] {
  const own = listOf(root, operation['parameters'], path);
  const shared = listOf(root, item['parameters'], path).filter((parameter) => !own.some((other) => other.name === parameter.name && other.in === parameter.in));
  const all = [...shared, ...own];
  const names = all.filter((parameter) => parameter.in === 'path' || parameter.in === 'query').map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw parsingError(`Parameter names must be unique across path and query: '${twice}'.`, path);
  return all;
}

function listOf(root: JsonObject, value: Json | undefined, path: string): readonly Parameter[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => {
    const parameter = resolved(root, item);
    const schema = resolved(root, parameter['schema']);
    const name = textAt(parameter, 'name') ?? '';
    for (const field of ['name', 'in']) if (!textAt(parameter, field)) throw parsingError(`The field '${field}' in 'parameter' object is REQUIRED.`, path);
    const required = parameter['required'] === true || parameter['in'] === 'path';
    return { name, in: textAt(parameter, 'in') ?? '', required, contract: contractOf(name, required, parameter, schema) };
  });
}

function contractOf(name: string, required: boolean, parameter: JsonObject, schema: JsonObject): JsonObject {
  const description = textAt(parameter, 'description') ?? textAt(schema, 'description');
  const fallback = schema['default'];
  return {
    name,
    ...(description === undefined ? {} : { description }),
    type: typeOf(schema),
    ...(fallback === undefined || isObject(fallback) ? {} : { defaultValue: String(fallback) }),
    ...(required ? { required } : {}),
    values: Array.isArray(schema['enum']) ? schema['enum'].map(String) : [],
  };
}

/** 3.1 may list several types. */
function typeOf(schema: JsonObject): string {
  const { type } = schema;
  if (Array.isArray(type)) return String(type.find((one) => one !== 'null') ?? 'string');
  return typeof type === 'string' ? type : 'string';
}

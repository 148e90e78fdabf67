import { isObject, textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { readerFault } from './faults.ts';
import type { Place } from './faults.ts';
import { resolved } from './references.ts';
import type { Route } from './routes.ts';

export interface Parameter {
  readonly in: string;
  readonly required: boolean;
  /** In ARM's shape. */
  readonly contract: JsonObject;
  readonly name: string;
}

const locations = ['path', 'query', 'header', 'cookie'];

/**
 * Those of the path item and of the operation, which come before. Names of required ones are unique over path
 * and query, in capitals or not (import restrictions); how lists are serialised does not matter.
 */
export function parametersOf(root: JsonObject, { item, operation, place }: Route): readonly Parameter[] {
  const own = listOf(root, operation['parameters'], place);
  const shared = listOf(root, item['parameters'], place.slice(0, -1)).filter((parameter) => !own.some((other) => other.name === parameter.name && other.in === parameter.in));
  const all = [...shared, ...own];
  const names = all.filter((parameter) => parameter.required && (parameter.in === 'path' || parameter.in === 'query')).map(({ name }) => name);
  const lower = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => lower.indexOf(lower[index] ?? '') !== index);
  if (twice !== undefined) throw readerFault(`Parameter names must be unique across path and query: '${twice}'.`, place);
  return all;
}

function listOf(root: JsonObject, value: Json | undefined, place: Place): readonly Parameter[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: Json, index) => {
    const here = [...place, 'parameters', String(index)];
    const parameter = resolved(root, item);
    const name = textAt(parameter, 'name') ?? '';
    const location = textAt(parameter, 'in') ?? '';
    if (name === '') throw readerFault("The field 'name' in 'parameter' object is REQUIRED.", here);
    if (!locations.includes(location)) throw readerFault("The field 'in' in 'parameter' object is REQUIRED.", here);
    const required = parameter['required'] === true;
    if (location === 'path' && !required) throw readerFault('"required" must be true when parameter location is "path"', [...here, 'required']);
    return { name, in: location, required, contract: contractOf(name, required, parameter, resolved(root, parameter['schema'])) };
  });
}

function contractOf(name: string, required: boolean, parameter: JsonObject, schema: JsonObject): JsonObject {
  const description = textAt(parameter, 'description') ?? textAt(schema, 'description');
  const fallback = schema['default'];
  return {
    name,
    ...(description === undefined ? {} : { description }),
    type: textAt(schema, 'type') ?? 'string',
    ...(fallback === undefined || fallback === null || typeof fallback === 'object' ? {} : { defaultValue: String(fallback) }),
    ...(required ? { required } : {}),
    values: Array.isArray(schema['enum']) ? schema['enum'].filter((one: Json) => one !== null && !isObject(one)).map(String) : [],
  };
}

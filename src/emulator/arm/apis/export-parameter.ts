import { textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';

const types: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

export function exportedParameter(parameter: JsonObject, place: 'path' | 'query' | 'header'): JsonObject {
  const description = textAt(parameter, 'description');
  return {
    name: textAt(parameter, 'name') ?? '',
    in: place,
    ...(description === undefined ? {} : { description }),
    ...(parameter['required'] === true ? { required: true } : {}),
    schema: parameterSchema(parameter),
  };
}

/** Types that are none of OpenAPI, which hand-made operations may have, are texts. */
export function parameterSchema(parameter: JsonObject): JsonObject {
  const stated = textAt(parameter, 'type') ?? 'string';
  const type = types.has(stated) ? stated : 'string';
  const values = Array.isArray(parameter['values']) ? parameter['values'].map((value: Json) => typed(String(value), type)) : [];
  const fallback = textAt(parameter, 'defaultValue');
  return {
    ...(values.length === 0 ? {} : { enum: values }),
    type,
    ...(type === 'array' ? { items: { type: 'string' } } : {}),
    ...(fallback === undefined ? {} : { default: typed(fallback, type) }),
  };
}

/** ARM keeps all values as texts. */
function typed(text: string, type: string): Json {
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  const isNumber = (type === 'number' || type === 'integer') && text.trim() !== '' && String(Number(text)) === text && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

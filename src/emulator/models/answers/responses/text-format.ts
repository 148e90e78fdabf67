import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { checkFields } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { invalidChoice, missingParameter } from '../invalid-request.ts';
import { checkNamedSchema } from '../named-schema.ts';
import type { NamedSchema } from '../named-schema.ts';

/** `shown`: as the response repeats it. */
export type TextFormat =
  | { readonly type: 'text' | 'json_object'; readonly shown: JsonObject }
  | { readonly type: 'json_schema'; readonly schema: NamedSchema; readonly shown: JsonObject };

const path = 'text.format.';
const type: Fields = { type: { type: 'text' } };
const schemaFields: Fields = {
  ...type,
  name: { type: 'text', required: true, min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ },
  schema: { type: 'object', required: true },
  description: { type: 'text' },
  strict: { type: 'boolean' },
};

/** `text.format` of a request. @throws ModelRefusal 400 */
export function readTextFormat(text: Json | undefined): TextFormat {
  const format = isObject(text) ? text['format'] : undefined;
  if (!isObject(format)) return { type: 'text', shown: { type: 'text' } };
  switch (format['type']) {
    case 'text':
    case 'json_object':
      checkFields(format, type, path);
      return { type: format['type'], shown: { type: format['type'] } };
    case 'json_schema': return readSchema(format);
    case undefined: throw missingParameter(`${path}type`);
    default: throw invalidChoice(`${path}type`, String(format['type']), ['json_object', 'json_schema', 'text']);
  }
}

function readSchema(format: JsonObject): TextFormat {
  checkFields(format, schemaFields, path);
  const { name, schema, description, strict } = format;
  const named: NamedSchema = { schema: isObject(schema) ? schema : {}, called: `response_format '${String(name)}'`, path: `${path}schema`, code: 'invalid_json_schema' };
  checkNamedSchema(named, strict === true);
  return { type: 'json_schema', schema: named, shown: { type: 'json_schema', description: description ?? null, name, schema, strict: strict ?? false } };
}

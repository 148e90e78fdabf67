import { isObject } from '../../../../model/json.ts';
import type { Json } from '../../../../model/json.ts';
import type { ModelCall } from '../../model-call.ts';
import { modelError } from '../../model-refusal.ts';
import { checkFields, type Fields } from '../fields.ts';
import { invalidRequest } from '../invalid-request.ts';
import { checkNamedSchema, type NamedSchema } from '../named-schema.ts';
import type { ChatMessage } from './messages.ts';

export type ResponseFormat = { readonly kind: 'text' } | { readonly kind: 'json' } | { readonly kind: 'schema'; readonly schema: NamedSchema };

const formatFields: Fields = { type: { type: 'text', required: true, choices: ['text', 'json_object', 'json_schema'] }, json_schema: { type: 'object' } };
const schemaFields: Fields = {
  name: { type: 'text', required: true, min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ },
  description: { type: 'text' },
  schema: { type: 'object' },
  strict: { type: 'boolean' },
};
/** The first dated version that knows schemas. */
const schemasSince = '2024-08-01';

/** `response_format`. @throws ModelRefusal 400 */
export function readResponseFormat(call: ModelCall, given: Json | undefined, messages: readonly ChatMessage[]): ResponseFormat {
  if (!isObject(given)) return { kind: 'text' };
  checkFields(given, formatFields, 'response_format.');
  switch (given['type']) {
    case 'json_object':
      if (!messages.some(({ text }) => /json/i.test(text))) {
        throw invalidRequest("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.", 'messages');
      }
      return { kind: 'json' };
    case 'json_schema': return { kind: 'schema', schema: readSchema(call, given['json_schema']) };
    default: return { kind: 'text' };
  }
}

function readSchema({ operation, apiVersion }: ModelCall, given: Json | undefined): NamedSchema {
  if (operation.shape === 'openai' && apiVersion !== undefined && apiVersion.slice(0, schemasSince.length) < schemasSince) {
    throw modelError(400, 'BadRequest', 'response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later');
  }
  if (!isObject(given)) throw invalidRequest("Missing required parameter: 'response_format.json_schema'.", 'response_format.json_schema', 'missing_required_parameter');
  checkFields(given, schemaFields, 'response_format.json_schema.');
  const schema = isObject(given['schema']) ? given['schema'] : {};
  const named: NamedSchema = { schema, called: `response_format '${String(given['name'])}'`, path: 'response_format', code: null };
  checkNamedSchema(named, given['strict'] === true);
  return named;
}

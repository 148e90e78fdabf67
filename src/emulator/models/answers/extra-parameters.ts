import type { JsonObject } from '../../../model/json.ts';
import type { ModelCall } from '../model-call.ts';
import type { Fields } from './fields.ts';

/** The body without what the model inference API lets through or drops where the client says so (`extra-parameters`). */
export function withoutExtras({ operation, headers }: ModelCall, body: JsonObject, fields: Fields): JsonObject {
  const extras = headers.get('extra-parameters');
  if (operation.shape !== 'models' || (extras !== 'drop' && extras !== 'pass-through')) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(fields, name)));
}

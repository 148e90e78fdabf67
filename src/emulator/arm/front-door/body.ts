import { isObject } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { gatewayRefusal } from '../refusal.ts';

/** The request's JSON object. A BOM is not JSON. */
export function requestBody(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = text === '' ? 'The request body is empty.' : (error as Error).message;
    throw gatewayRefusal(400, 'InvalidRequestContent', `The request content was invalid and could not be deserialized: '${reason}'.`);
  }
  if (!isObject(value)) throw gatewayRefusal(400, 'InvalidRequestContent', "The request content was invalid and could not be deserialized: 'The content is not a JSON object.'.");
  return value;
}

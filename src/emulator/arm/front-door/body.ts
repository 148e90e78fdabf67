import { isObject } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { isTooDeep } from '../depth.ts';
import type { ArmRequest } from '../plane.ts';
import { gatewayRefusal } from '../refusal.ts';

/** The request's JSON object. A BOM is not JSON; without its media type it is not read at all (azure-cli#28494). */
export function requestBody({ body, headers }: Pick<ArmRequest, 'body' | 'headers'>): JsonObject {
  const sent = headers['content-type']?.split(';')[0]?.trim();
  if (body !== '' && sent?.toLowerCase() !== 'application/json') {
    throw gatewayRefusal(415, 'UnsupportedMediaType', `The content media type '${sent ?? '<null>'}' is not supported. Only 'application/json' is supported.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    throw unreadable(body === '' ? 'The request body is empty.' : (error as Error).message);
  }
  if (!isObject(value)) throw unreadable('The content is not a JSON object.');
  if (isTooDeep(value)) throw unreadable('The content is nested too deep.');
  return value;
}

function unreadable(reason: string): Error {
  return gatewayRefusal(400, 'InvalidRequestContent', `The request content was invalid and could not be deserialized: '${reason}'.`);
}

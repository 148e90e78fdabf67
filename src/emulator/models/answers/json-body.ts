import type { JsonObject } from '../../../model/json.ts';
import type { FormFile, ModelCall } from '../model-call.ts';
import { invalidRequest } from './invalid-request.ts';

/** @throws ModelRefusal 400 where the body is none or a form. */
export function jsonBodyOf({ body }: ModelCall): JsonObject {
  if (body.kind === 'json') return body.value;
  throw wrongContentType(body.kind === 'form' ? 'multipart/form-data' : '', 'application/json');
}

/** @throws ModelRefusal 400 where the body is none or JSON. */
export function formBodyOf({ body }: ModelCall): { readonly fields: ReadonlyMap<string, string>; readonly files: readonly FormFile[]; readonly bytes: number } {
  if (body.kind === 'form') return body;
  throw wrongContentType(body.kind === 'json' ? 'application/json' : '', 'multipart/form-data');
}

function wrongContentType(got: string, wanted: string): Error {
  return invalidRequest(`Unsupported content type: '${got}'. This API method only accepts '${wanted}' requests. Please try again with a supported content type.`, null, 'unsupported_content_type');
}

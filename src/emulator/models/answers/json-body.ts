import type { JsonObject } from '../../../model/json.ts';
import type { FormFile, ModelCall } from '../model-call.ts';
import { unsupportedContentType } from './invalid-request.ts';

/** @throws ModelRefusal 400 where the body is none or a form. */
export function jsonBodyOf({ body }: ModelCall): JsonObject {
  if (body.kind === 'json') return body.value;
  throw unsupportedContentType(body.kind === 'form' ? 'multipart/form-data' : '', 'application/json');
}

/** @throws ModelRefusal 400 where the body is none or JSON. */
export function formBodyOf({ body }: ModelCall): { readonly fields: ReadonlyMap<string, string>; readonly files: readonly FormFile[]; readonly bytes: number } {
  if (body.kind === 'form') return body;
  throw unsupportedContentType(body.kind === 'json' ? 'application/json' : '', 'multipart/form-data');
}

import { isObject, type JsonObject } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { places } from './walk.ts';

/** Far above every published description (0.7 MB), far below what would hurt. */
export const longestSpec = 32 * 1024 * 1024;

/** Deeper than any description of an API; recursion over what passed is safe. */
const deepest = 256;

/**
 * Parses the text of an API description. A byte order mark is dropped.
 * @param origin how messages call it: a file name, `standard input`
 */
export function loadDocument(text: string, origin: string): JsonObject {
  const document = parsed(text.replace(/^\uFEFF/, ''), origin);
  if (!isObject(document)) throw notReadable(origin, 'it is JSON, but not an object');
  for (const place of places(document)) {
    if (place.depth > deepest) throw notReadable(origin, `it is nested more than ${deepest} levels deep`);
  }
  return document;
}

function parsed(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notReadable(origin, text.trim() === '' ? 'it is empty' : 'it is not JSON', cause);
  }
}

function notReadable(origin: string, why: string, cause?: unknown): UserError {
  return new UserError('SpecNotReadable', exitCodes.usage, `${origin} is not an API description that can be read: ${why}.`, {
    hint: 'Give an OpenAPI 3.0 document in JSON, or use the built-in description: --spec builtin',
    cause,
  });
}

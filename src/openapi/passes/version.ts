import { isObject, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import type { SpecVersion } from '../detect.ts';
import { textIn, without } from '../entries.ts';

const pass: Pass = { id: 'openapi-3.0', reason: 'API Management takes OpenAPI 3.0 up to 3.0.3, and 3.1 only in part: the document is written as 3.0, without what only 3.1 has' };
const textual: Pass = { id: 'info-texts', reason: 'title and version are texts' };

/** The head of the document: `openapi`, `webhooks`, `jsonSchemaDialect`, and in `info` what is new in 3.1. */
export function toVersion30(document: JsonObject, version: SpecVersion, changes: Changes): JsonObject {
  const openapi = textIn(document, 'openapi');
  let here = withTextualInfo(document, changes);
  if (version === '3.0' && openapi !== undefined && /^3\.0\.[0-3]$/.test(openapi)) return here;
  if (version === '2.0') return here;
  changes.note(pass, 'openapi');
  here = { ...here, openapi: '3.0.3' };
  for (const key of ['webhooks', 'jsonSchemaDialect', '$self']) {
    if (here[key] === undefined) continue;
    changes.note(pass, key);
    here = without(here, key);
  }
  const { info } = here;
  if (!isObject(info)) return here;
  const license = isObject(info['license']) ? { license: without(info['license'], 'identifier') } : {};
  return { ...here, info: { ...without(info, 'summary'), ...license } };
}

/** YAML reads `version: 1.0` as a number. */
function withTextualInfo(document: JsonObject, changes: Changes): JsonObject {
  const { info } = document;
  if (!isObject(info)) return document;
  const numbers = ['title', 'version'].filter((key) => typeof info[key] === 'number');
  for (const key of numbers) changes.note(textual, 'info', key);
  return numbers.length === 0 ? document : { ...document, info: { ...info, ...Object.fromEntries(numbers.map((key) => [key, String(info[key])])) } };
}

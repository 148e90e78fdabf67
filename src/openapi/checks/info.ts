import type { JsonObject } from '../../model/json.ts';
import { textIn } from '../entries.ts';
import type { Problem } from '../problem.ts';

/** Required by OpenAPI 3.0; readers refuse a document without them. */
export function checkInfo(document: JsonObject): readonly Problem[] {
  return ['title', 'version'].filter((key) => (textIn(document, 'info', key) ?? '') === '').map((key) => ({ pointer: '/info', reason: `has no ${key}` }));
}

import { isObject, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import type { SpecVersion } from '../detect.ts';
import { surfaceOf } from '../shape.ts';
import { pointer } from '../walk.ts';
import { renameReferences } from './rename-references.ts';

const pass: Pass = { id: 'path-prefix', reason: 'the server of the API ends with /openai, /openai/v1 or /models: the paths go on from there' };

/** Documents whose server has no path have it in every path instead; the server of others has the start of the paths. */
export function withoutPrefix(document: JsonObject, version: SpecVersion, changes: Changes): JsonObject {
  const surface = surfaceOf(document);
  const { paths } = document;
  if (typeof surface !== 'object' || !isObject(paths)) return document;
  const { beyond = '', prefix } = surface;
  if (prefix === '' && beyond === '') return document;
  const moved = new Map<string, string>();
  const others = Object.entries(paths).map(([template, item]) => {
    if (!template.startsWith('/')) return [template, item] as const;
    changes.note(pass, 'paths', template);
    const rest = beyond + template.slice(prefix.length);
    moved.set(`#${pointer(['paths', template])}`, `#${pointer(['paths', rest])}`);
    return [rest, item] as const;
  });
  return renameReferences({ ...document, paths: Object.fromEntries(others) }, moved, version);
}

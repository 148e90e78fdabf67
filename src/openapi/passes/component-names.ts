import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import type { SpecVersion } from '../detect.ts';
import { mapEntries, without } from '../entries.ts';
import { pointer } from '../walk.ts';
import { namesBeside } from './free-name.ts';
import { renameReferences } from './rename-references.ts';

const pass: Pass = { id: 'component-names', reason: 'names of components have only letters, digits, ".", "-" and "_" in OpenAPI 3.0' };

export function renameComponents(document: JsonObject, version: SpecVersion, changes: Changes): JsonObject {
  const { components } = document;
  if (!isObject(components)) return document;
  const moved = new Map<string, string>();
  const next = mapEntries(without(components, 'pathItems'), (map, part) => (isObject(map) && !part.startsWith('x-') ? renamed(map, part, moved, changes) : map));
  return next === components ? document : renameReferences({ ...document, components: next }, moved, version);
}

function renamed(map: JsonObject, part: string, moved: Map<string, string>, changes: Changes): JsonObject {
  if (Object.keys(map).every(good)) return map;
  const freeName = namesBeside(Object.keys(map).filter(good));
  return Object.fromEntries(
    Object.entries(map).map(([name, value]): [string, Json | undefined] => {
      if (good(name)) return [name, value];
      changes.note(pass, 'components', part, name);
      const free = freeName(name);
      moved.set(`#${pointer(['components', part, name])}`, `#/components/${part}/${free}`);
      return [free, value];
    }),
  );
}

function good(name: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(name) && name !== '__proto__';
}

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import type { SpecVersion } from '../detect.ts';
import { without } from '../entries.ts';
import { rewrite, type Rule } from '../rewrite.ts';
import { pointer } from '../walk.ts';
import { namesBeside } from './free-name.ts';
import { renameReferences } from './rename-references.ts';
import { schemaKinds } from './schema/kinds.ts';

const pass: Pass = { id: 'inner-definitions', reason: 'schemas inside schemas ($defs) move to the components, where OpenAPI 3.0 has them' };

/** `$defs` and `definitions` of schemas, and those that stand at the document itself. */
export function hoistDefinitions(document: JsonObject, version: SpecVersion, changes: Changes): JsonObject {
  const components = isObject(document['components']) ? document['components'] : {};
  const free = namesBeside(Object.keys(isObject(components['schemas']) ? components['schemas'] : {}));
  const moved = new Map<string, string>();
  const open: { readonly name: string; readonly path: readonly string[]; readonly schema: JsonObject }[] = [];
  const rule: Rule = {
    ...pass,
    kinds: schemaKinds,
    apply(node, { note, path }) {
      const keys = ['$defs', 'definitions'].filter((key) => isObject(node[key]));
      for (const key of keys) {
        for (const [own, schema] of Object.entries(node[key] ?? {})) {
          if (!isObject(schema)) continue;
          note(key, own);
          const name = free(own);
          moved.set(`#${pointer([...path, key, own])}`, `#/components/schemas/${name}`);
          open.push({ name, path: [...path, key, own], schema });
        }
      }
      return keys.length === 0 ? node : without(node, ...keys);
    },
  };
  const walk = { root: document, version, changes };
  const top = rule.apply(document, { kind: 'schema', path: [], root: document, version, note: (...path) => changes.note(pass, ...path) });
  const start = rewrite(top, [rule], walk);
  if (open.length === 0) return start;
  const hoisted: [string, Json][] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) hoisted.push([next.name, rewrite(next.schema, [rule], walk, 'schema', next.path)]);
  const rest = isObject(start['components']) ? start['components'] : {};
  const schemas = { ...(isObject(rest['schemas']) ? rest['schemas'] : {}), ...Object.fromEntries(hoisted) };
  return renameReferences({ ...start, components: { ...rest, schemas } }, moved, version);
}

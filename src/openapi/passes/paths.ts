import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { own, textIn, without } from '../entries.ts';
import { kindBelow } from '../grammar.ts';
import { referred } from '../references.ts';
import { pointer } from '../walk.ts';

const byReference: Pass = { id: 'path-references', reason: 'API Management does not follow references to whole paths: they are copied in' };
const withQuery: Pass = { id: 'query-in-path', reason: 'a path has no query: it stands without, its parameters beside it' };
const overloads: Pass = { id: 'x-ms-paths', reason: 'operations that differ only in their query cannot be told apart: the first is kept' };

/** Every path as a plain one: references copied in, `x-ms-paths` and queries taken into the path's operations. @param moved filled: old to new reference */
export function plainPaths(document: JsonObject, changes: Changes, moved: Map<string, string>): JsonObject {
  if (!isObject(document['paths']) && !isObject(document['x-ms-paths'])) return document;
  const paths = isObject(document['paths']) ? document['paths'] : {};
  const more = isObject(document['x-ms-paths']) ? document['x-ms-paths'] : {};
  const plain = new Map<string, Json | undefined>();
  let changed = document['x-ms-paths'] !== undefined;
  if (changed && !isObject(document['x-ms-paths'])) changes.note(overloads, 'x-ms-paths');
  for (const [key, group] of [['paths', paths], ['x-ms-paths', more]] as const) {
    for (const [template, value] of Object.entries(group)) {
      const item = template.startsWith('x-') ? value : withoutReference(document, value, [key, template], changes, moved);
      changed ||= item !== value;
      const question = template.startsWith('/') ? template.indexOf('?') : -1;
      if (question < 0 && !plain.has(template)) {
        plain.set(template, item);
        if (key !== 'paths') move(moved, [key, template], ['paths', template]);
      } else if (isObject(item)) {
        changed = true;
        merge(plain, template, question < 0 ? template.length : question, item, [key, template], changes, moved);
      }
    }
  }
  return changed ? { ...without(document, 'x-ms-paths'), paths: Object.fromEntries(plain) } : document;
}

function move(moved: Map<string, string>, from: readonly string[], to: readonly string[]): void {
  moved.set(`#${pointer(from)}`, `#${pointer(to)}`);
}

function withoutReference(document: JsonObject, item: Json | undefined, path: readonly string[], changes: Changes, moved: Map<string, string>): Json | undefined {
  const reference = textIn(item, '$ref');
  if (!isObject(item) || reference === undefined || !reference.startsWith('#/')) return item;
  const target = referred(document, item);
  if (target === undefined) return item;
  changes.note(byReference, ...path);
  // The components of OpenAPI 3.0 have no paths: who refers into one finds the first copy.
  if (reference.startsWith('#/components/pathItems/') && !moved.has(reference)) moved.set(reference, `#${pointer(path)}`);
  return { ...target, ...without(item, '$ref') };
}

function merge(plain: Map<string, Json | undefined>, template: string, end: number, item: JsonObject, path: readonly string[], changes: Changes, moved: Map<string, string>): void {
  const route = template.slice(0, end);
  const existing = plain.get(route);
  const there = isObject(existing) ? existing : {};
  const query = queryParameters(template.slice(end + 1));
  const shared: readonly Json[] = Array.isArray(item['parameters']) ? item['parameters'] : [];
  changes.note(path[0] === 'x-ms-paths' ? overloads : withQuery, ...path);
  const added = Object.entries(item).flatMap(([method, operation]): [string, Json][] => {
    if (kindBelow('pathItem', method) !== 'operation' || !isObject(operation)) return [];
    if (own(there, method) !== undefined) {
      changes.note(overloads, ...path, method);
      return [];
    }
    const parameters: readonly Json[] = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
    const to = ['paths', route, method];
    move(moved, [...path, method], to);
    for (const index of parameters.keys()) move(moved, [...path, method, 'parameters', String(index)], [...to, 'parameters', String(shared.length + index)]);
    for (const index of shared.keys()) if (!moved.has(`#${pointer([...path, 'parameters', String(index)])}`)) move(moved, [...path, 'parameters', String(index)], [...to, 'parameters', String(index)]);
    return [[method, { ...operation, parameters: [...shared, ...parameters, ...query] }]];
  });
  plain.set(route, { ...there, ...Object.fromEntries(added) });
}

/** `comp=list&restype={kind}`: fixed values as an enum. */
function queryParameters(query: string): readonly JsonObject[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', value = ''] = part.split('=');
      const fixed = value === '' || /^\{.*\}$/.test(value) ? {} : { enum: [value] };
      return { name, in: 'query', required: true, schema: { type: 'string', ...fixed } };
    });
}

import { isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { own, without } from '../entries.ts';
import { kindBelow } from '../grammar.ts';
import { referred } from '../references.ts';

const byReference: Pass = { id: 'path-references', reason: 'API Management does not follow references to whole paths: they are copied in' };
const withQuery: Pass = { id: 'query-in-path', reason: 'a path has no query: it stands without, its parameters beside it' };
const overloads: Pass = { id: 'x-ms-paths', reason: 'operations that differ only in their query cannot be told apart: the first is kept' };

/** Every path as a plain one: references copied in, `x-ms-paths` and queries taken into the path's operations. */
export function plainPaths(document: JsonObject, changes: Changes): JsonObject {
  const { paths } = document;
  if (!isObject(paths)) return document;
  const more = isObject(document['x-ms-paths']) ? document['x-ms-paths'] : {};
  const plain = new Map<string, Json | undefined>();
  let changed = Object.keys(more).length > 0;
  for (const [key, group] of [['paths', paths], ['x-ms-paths', more]] as const) {
    for (const [template, value] of Object.entries(group)) {
      const item = template.startsWith('x-') ? value : withoutReference(document, value, [key, template], changes);
      changed ||= item !== value;
      const question = template.startsWith('/') ? template.indexOf('?') : -1;
      if (question < 0 && !plain.has(template)) plain.set(template, item);
      else if (isObject(item)) {
        changed = true;
        merge(plain, template, question < 0 ? template.length : question, item, [key, template], changes);
      }
    }
  }
  return changed ? { ...without(document, 'x-ms-paths'), paths: Object.fromEntries(plain) } : document;
}

function withoutReference(document: JsonObject, item: Json | undefined, path: readonly string[], changes: Changes): Json | undefined {
  const reference = textAt(item, '$ref');
  if (!isObject(item) || reference === undefined || !reference.startsWith('#/')) return item;
  const target = referred(document, item);
  if (target === undefined) return item;
  changes.note(byReference, ...path);
  return { ...target, ...without(item, '$ref') };
}

function merge(plain: Map<string, Json | undefined>, template: string, end: number, item: JsonObject, path: readonly string[], changes: Changes): void {
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

import { isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { mapEntries, without } from '../entries.ts';
import { kindBelow } from '../grammar.ts';
import { placeholdersOf } from '../operations.ts';
import { referred } from '../references.ts';

const unusable: Pass = { id: 'unusable-parameters', reason: 'a parameter has a name and stands in path, query, header or cookie' };
const cookies: Pass = { id: 'cookie-parameters', reason: 'API Management knows no cookies as parameters' };
const twice: Pass = { id: 'repeated-parameters', reason: 'a parameter stands once in a list' };
const unused: Pass = { id: 'unused-path-parameters', reason: 'the path has no placeholder for the parameter' };
const alike: Pass = { id: 'query-like-path', reason: 'parameter names are unique over path and query: the one of the path is kept' };
const undeclared: Pass = { id: 'undeclared-placeholders', reason: 'every placeholder of a path needs a parameter: it is declared as a required text' };

/** Parameters of paths and operations as the documented import restrictions want them. */
export function repairParameters(document: JsonObject, changes: Changes): JsonObject {
  const { paths } = document;
  if (!isObject(paths)) return document;
  const next = mapEntries(paths, (item, template) => (isObject(item) && template.startsWith('/') ? repairItem(document, item, template, changes) : item));
  return next === paths ? document : { ...document, paths: next };
}

function repairItem(document: JsonObject, item: JsonObject, template: string, changes: Changes): JsonObject {
  const placeholders = new Set(placeholdersOf(template));
  const clean = (owner: JsonObject, path: readonly string[]): JsonObject => cleaned(document, owner, placeholders, path, changes);
  const own = clean(item, ['paths', template]);
  const shared = pathNames(document, own);
  return mapEntries(own, (operation, method) => {
    if (kindBelow('pathItem', method) !== 'operation' || !isObject(operation)) return operation;
    const path = ['paths', template, method];
    const here = clean(operation, path);
    const declared = new Set([...shared, ...pathNames(document, here)]);
    const missing = [...placeholders].filter((name) => name !== '' && !declared.has(name));
    if (missing.length === 0) return here;
    for (const _ of missing) changes.note(undeclared, ...path);
    const added = missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    return { ...here, parameters: [...listOf(here), ...added] };
  });
}

function cleaned(document: JsonObject, owner: JsonObject, placeholders: ReadonlySet<string>, path: readonly string[], changes: Changes): JsonObject {
  if (owner['parameters'] === undefined) return owner;
  if (!Array.isArray(owner['parameters'])) {
    changes.note(unusable, ...path, 'parameters');
    return without(owner, 'parameters');
  }
  const seen = new Set<string>();
  const lower = new Set(Array.from(placeholders, (name) => name.toLowerCase()));
  const list = listOf(owner);
  const kept = list.filter((item, index) => {
    const parameter = referred(document, item);
    // A reference to nothing is refused later, with its place.
    if (parameter === undefined && textAt(item, '$ref') !== undefined) return true;
    const name = textAt(parameter, 'name') ?? '';
    const place = textAt(parameter, 'in') ?? '';
    const why = name === '' || !['path', 'query', 'header', 'cookie'].includes(place) ? unusable
      : place === 'cookie' ? cookies
      : seen.has(`${place} ${name}`) ? twice
      : place === 'path' && !placeholders.has(name) ? unused
      : place === 'query' && lower.has(name.toLowerCase()) ? alike
      : undefined;
    seen.add(`${place} ${name}`);
    if (why !== undefined) changes.note(why, ...path, 'parameters', String(index));
    return why === undefined;
  });
  return kept.length === list.length ? owner : { ...owner, parameters: kept };
}

function pathNames(document: JsonObject, owner: JsonObject): ReadonlySet<string> {
  const parameters = listOf(owner).map((item) => referred(document, item)).filter((parameter) => textAt(parameter, 'in') === 'path');
  return new Set(parameters.map((parameter) => textAt(parameter, 'name') ?? ''));
}

function listOf(owner: JsonObject): readonly Json[] {
  return Array.isArray(owner['parameters']) ? owner['parameters'] : [];
}

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { mapEntries, textIn, without } from '../entries.ts';
import { kindBelow } from '../grammar.ts';
import { placeholdersOf } from '../operations.ts';
import { referred } from '../references.ts';
import { followParameters, noteMoves, type MovedParameters } from './moved-parameters.ts';

const unusable: Pass = { id: 'unusable-parameters', reason: 'a parameter has a name and stands in path, query, header or cookie' };
const cookies: Pass = { id: 'cookie-parameters', reason: 'API Management knows no cookies as parameters' };
const twice: Pass = { id: 'repeated-parameters', reason: 'a parameter stands once in a list' };
const unused: Pass = { id: 'unused-path-parameters', reason: 'the path has no placeholder for the parameter' };
const alike: Pass = { id: 'query-like-path', reason: 'parameter names are unique over path and query, in upper or lower case: the one of the path is kept, else the first' };
const undeclared: Pass = { id: 'undeclared-placeholders', reason: 'every placeholder of a path needs a parameter: it is declared as a required text' };

/** Parameters of paths and operations as the documented import restrictions want them. */
export function repairParameters(document: JsonObject, changes: Changes): JsonObject {
  const { paths } = document;
  if (!isObject(paths)) return document;
  const places: MovedParameters = { moved: new Map(), dropped: new Map() };
  const next = mapEntries(paths, (item, template) => (isObject(item) && template.startsWith('/') ? repairItem(document, item, template, changes, places) : item));
  return next === paths ? document : followParameters({ ...document, paths: next }, places);
}

function repairItem(document: JsonObject, item: JsonObject, template: string, changes: Changes, places: MovedParameters): JsonObject {
  const placeholders = new Set(placeholdersOf(template));
  const clean = (owner: JsonObject, path: readonly string[], queries: ReadonlySet<string>): JsonObject => cleaned(document, owner, { placeholders, queries }, path, changes, places);
  const own = clean(item, ['paths', template], new Set());
  const shared = namesIn(document, own, 'path');
  const sharedQueries = namesIn(document, own, 'query');
  return mapEntries(own, (operation, method) => {
    if (kindBelow('pathItem', method) !== 'operation' || !isObject(operation)) return operation;
    const path = ['paths', template, method];
    const here = clean(operation, path, sharedQueries);
    const declared = new Set([...shared, ...namesIn(document, here, 'path')]);
    const missing = [...placeholders].filter((name) => name !== '' && !declared.has(name));
    if (missing.length === 0) return here;
    for (const _ of missing) changes.note(undeclared, ...path);
    const added = missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    return { ...here, parameters: [...listOf(here), ...added] };
  });
}

interface Names {
  readonly placeholders: ReadonlySet<string>;
  /** Of the path item, where the list is an operation's. */
  readonly queries: ReadonlySet<string>;
}

function cleaned(document: JsonObject, owner: JsonObject, { placeholders, queries }: Names, path: readonly string[], changes: Changes, places: MovedParameters): JsonObject {
  if (owner['parameters'] === undefined) return owner;
  if (!Array.isArray(owner['parameters'])) {
    changes.note(unusable, ...path, 'parameters');
    return without(owner, 'parameters');
  }
  const seen = new Set<string>();
  const spelling = new Map([...Array.from(placeholders, (name) => [name.toLowerCase(), undefined] as const), ...Array.from(queries, (name) => [name.toLowerCase(), name] as const)]);
  const list = listOf(owner);
  const kept = new Set<number>();
  for (const [index, item] of list.entries()) {
    const parameter = referred(document, item);
    // A reference to nothing is refused later, with its place.
    if (parameter === undefined && textIn(item, '$ref') !== undefined) {
      kept.add(index);
      continue;
    }
    const name = textIn(parameter, 'name') ?? '';
    const place = textIn(parameter, 'in') ?? '';
    const why = name === '' || !['path', 'query', 'header', 'cookie'].includes(place) ? unusable
      : place === 'cookie' ? cookies
      : seen.has(`${place} ${name}`) ? twice
      : place === 'path' && !placeholders.has(name) ? unused
      : place === 'query' && spelling.has(name.toLowerCase()) && spelling.get(name.toLowerCase()) !== name ? alike
      : undefined;
    seen.add(`${place} ${name}`);
    if (place === 'query' && why === undefined) spelling.set(name.toLowerCase(), name);
    if (why === undefined) kept.add(index);
    else changes.note(why, ...path, 'parameters', String(index));
  }
  if (kept.size === list.length) return owner;
  noteMoves(places, path, list, kept);
  return { ...owner, parameters: list.filter((_, index) => kept.has(index)) };
}

function namesIn(document: JsonObject, owner: JsonObject, place: string): ReadonlySet<string> {
  const parameters = listOf(owner).map((item) => referred(document, item)).filter((parameter) => textIn(parameter, 'in') === place);
  return new Set(parameters.map((parameter) => textIn(parameter, 'name') ?? ''));
}

function listOf(owner: JsonObject): readonly Json[] {
  return Array.isArray(owner['parameters']) ? owner['parameters'] : [];
}

import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { own, textIn } from '../entries.ts';
import { kindBelow } from '../grammar.ts';
import { referred } from '../references.ts';
import { keysOf, pointer } from '../walk.ts';
import { formTypes, mediaTypes } from './messages.ts';
import { schemaFields } from './parameters.ts';

const homes: Readonly<Record<string, string>> = { definitions: 'schemas', parameters: 'parameters', responses: 'responses' };

interface Source {
  readonly document: JsonObject;
  /** By the object that has the list. */
  readonly lists: Map<JsonObject, Listed>;
}

/** Where the conversion puts what a local reference of a Swagger 2.0 document means; undefined where nothing changes. */
export function placesIn30(document: JsonObject): (reference: string) => string | undefined {
  const source: Source = { document, lists: new Map() };
  const places = new Map<string, string | undefined>();
  return (reference) => {
    if (!places.has(reference)) places.set(reference, placeOf(source, reference));
    return places.get(reference);
  };
}

function placeOf(source: Source, reference: string): string | undefined {
  const [root = '', first = '', ...rest] = reference.startsWith('#/') ? keysOf(reference) : [];
  const home = Object.hasOwn(homes, root) ? homes[root] : undefined;
  const path = home !== undefined ? ['components', home, first, ...inComponent(source.document, root, rest)] : root === 'paths' || root === 'x-ms-paths' ? inPath(source, root, first, rest) : undefined;
  return path === undefined ? undefined : `#${pointer(path)}`;
}

function inComponent(document: JsonObject, root: string, rest: readonly string[]): readonly string[] {
  if (root === 'parameters') return inSchema(rest);
  return root === 'responses' ? inResponse(rest, mediaTypes(document['produces'])) : rest;
}

function inPath(source: Source, root: string, template: string, [key = '', ...rest]: readonly string[]): readonly string[] | undefined {
  const { document } = source;
  const paths = document[root];
  const item = isObject(paths) ? own(paths, template) : undefined;
  if (!isObject(item)) return undefined;
  const path = [root, template];
  if (key === 'parameters') return inParameters(source, [...path], item, firstOperation(item), rest);
  const operation = kindBelow('pathItem', key) === 'operation' ? own(item, key) : undefined;
  if (!isObject(operation)) return undefined;
  const [field, ...below] = rest;
  if (field === 'parameters') return inParameters(source, [...path, key], operation, [key, operation], below);
  if (field === 'responses') return [...path, key, field, ...below.slice(0, 1), ...inResponse(below.slice(1), mediaTypes(operation['produces'], document['produces']))];
  return undefined;
}

function firstOperation(item: JsonObject): readonly [string, JsonObject] | undefined {
  for (const [key, value] of Object.entries(item)) if (kindBelow('pathItem', key) === 'operation' && isObject(value)) return [key, value];
  return undefined;
}

/** Bodies and forms leave the list: what comes after them moves up. */
function inParameters(source: Source, path: readonly string[], owner: JsonObject, operation: readonly [string, JsonObject] | undefined, [index = '', ...rest]: readonly string[]): readonly string[] | undefined {
  const { indexes, parameters } = listed(source, owner);
  const parameter = parameters[Number(index)];
  const place = textIn(parameter, 'in');
  if (parameter === undefined || place === undefined) return undefined;
  if (!leaves(place)) return [...path, 'parameters', String(indexes[Number(index)]), ...inSchema(rest)];
  if (operation === undefined) return undefined;
  const consumes = mediaTypes(operation[1]['consumes'], source.document['consumes']);
  const content = (type: string | undefined): readonly string[] => [...path.slice(0, 2), operation[0], 'requestBody', 'content', type ?? '', 'schema'];
  if (place === 'body') return [...content(consumes[0]), ...(rest[0] === 'schema' ? rest.slice(1) : rest)];
  const fields = parameters.filter((each): each is JsonObject => textIn(each, 'in') === 'formData');
  return [...content(formTypes(fields, consumes)[0]), 'properties', textIn(parameter, 'name') ?? '', ...rest];
}

interface Listed {
  readonly parameters: readonly (JsonObject | undefined)[];
  /** Of those that stay in the list. */
  readonly indexes: readonly number[];
}

function listed({ document, lists }: Source, owner: JsonObject): Listed {
  const known = lists.get(owner);
  if (known !== undefined) return known;
  const list: readonly Json[] = Array.isArray(owner['parameters']) ? owner['parameters'] : [];
  const parameters = list.map((item) => referred(document, item));
  let next = 0;
  const indexes = parameters.map((each) => (leaves(textIn(each, 'in')) ? next : next++));
  const here = { parameters, indexes };
  lists.set(owner, here);
  return here;
}

function leaves(place: string | undefined): boolean {
  return place === 'body' || place === 'formData';
}

function inResponse(rest: readonly string[], produces: readonly string[]): readonly string[] {
  return rest[0] === 'schema' ? ['content', produces[0] ?? '', ...rest] : rest[0] === 'headers' ? [...rest.slice(0, 2), ...inSchema(rest.slice(2))] : rest;
}

function inSchema(rest: readonly string[]): readonly string[] {
  return schemaFields.includes(rest[0] ?? '') ? ['schema', ...rest] : rest;
}

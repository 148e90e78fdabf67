import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { textIn, without } from './entries.ts';
import { kindBelow } from './grammar.ts';
import { documentOperations, placeholdersOf, routeOf } from './operations.ts';
import { renameReferences } from './passes/rename-references.ts';
import { referred } from './references.ts';
import { pointer } from './walk.ts';

/** An operation of a live API, as ARM has it. */
export interface OperationToKeep {
  readonly name: string;
  readonly displayName: string;
  readonly method: string;
  /** Path and required query: `/chat/{id}?api-version={api-version}`. */
  readonly urlTemplate: string;
  readonly description?: string;
  /** ParameterContracts: `name`, `type`, `description`, `defaultValue`, `values`. */
  readonly templateParameters: readonly JsonObject[];
}

export interface Merged {
  readonly document: JsonObject;
  /** Operations that a document cannot have beside its own. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/**
 * Adds operations to a repaired document (OpenAPI 3.0), so that an import finds them by their ids and does not delete them. Their
 * requests and responses are not described; methods, templates, names and texts stay as they are.
 */
export function mergedInto(document: JsonObject, operations: readonly OperationToKeep[]): Merged {
  const refused: { readonly name: string; readonly why: string }[] = [];
  const routes = new Map<string, string>();
  const ids = new Set<string>();
  for (const { method, operationId, urlTemplate } of documentOperations(document)) {
    routes.set(routeOf({ method, urlTemplate }), 'an operation of the description');
    ids.add(operationId.toLowerCase());
  }
  const paths = new Map(Object.entries(isObject(document['paths']) ? document['paths'] : {}));
  const moved = new Map<string, string>();
  for (const operation of operations) {
    const [path = '', query = ''] = splitAt(operation.urlTemplate, '?');
    const template = `/${path.replace(/^\/+/, '')}`;
    const route = routeOf({ method: operation.method, urlTemplate: template });
    const why = whyNot(operation, template, query) ?? (routes.has(route) ? `answers the same calls as ${routes.get(route)}` : undefined);
    const taken = ids.has(operation.name.toLowerCase()) ? 'has the operationId of another operation of the description' : undefined;
    if (why !== undefined || taken !== undefined) {
      refused.push({ name: operation.name, why: why ?? taken ?? '' });
      continue;
    }
    routes.set(route, operation.name);
    ids.add(operation.name.toLowerCase());
    const item = paths.get(template);
    const there = isObject(item) ? withOwnParameters(document, item, template, moved) : {};
    paths.set(template, { ...there, [operation.method.toLowerCase()]: describe(operation, template, query) });
  }
  if (refused.length === operations.length) return { document, refused };
  return { document: renameReferences({ ...document, paths: Object.fromEntries(paths) }, moved, '3.0'), refused };
}

function whyNot({ method, urlTemplate }: OperationToKeep, template: string, query: string): string | undefined {
  if (kindBelow('pathItem', method.toLowerCase()) !== 'operation' || method.toUpperCase() === 'TRACE') return `has the method ${method}, which an import does not take`;
  if (urlTemplate.includes('*')) return 'has a wildcard in its path, which OpenAPI does not know';
  const names = queryNames(query);
  if (names === undefined) return 'has a query with fixed or renamed values, which OpenAPI does not know';
  const inPath = new Set(placeholdersOf(template).map((name) => name.toLowerCase()));
  const twice = names.find((name, index) => inPath.has(name.toLowerCase()) || names.indexOf(name) !== index);
  return twice === undefined ? undefined : `has ${JSON.stringify(twice)} twice in path and query`;
}

/** Of `a={a}&b={b}`; undefined for anything else: an import makes the template anew from the names alone. */
function queryNames(query: string): readonly string[] | undefined {
  const parts = query.split('&').filter((part) => part !== '').map((part) => /^([^={}]+)=\{([^{}]+)\}$/.exec(part));
  return parts.every((part) => part !== null && part[1] === part[2]) ? parts.map((part) => part?.[1] ?? '') : undefined;
}

function describe({ description, displayName, name, templateParameters }: OperationToKeep, template: string, query: string): JsonObject {
  const parameter = (where: string, each: string): JsonObject => {
    const contract = templateParameters.find((one) => textIn(one, 'name') === each) ?? {};
    const text = textIn(contract, 'description');
    return { name: each, in: where, required: true, ...(text === undefined ? {} : { description: text }), schema: schemaOf(contract) };
  };
  const parameters = [...new Set(placeholdersOf(template))].map((each) => parameter('path', each)).concat((queryNames(query) ?? []).map((each) => parameter('query', each)));
  return {
    operationId: name,
    summary: displayName,
    ...(description === undefined || description === '' ? {} : { description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    responses: { default: { description: '' } },
  };
}

const types = ['string', 'number', 'integer', 'boolean'];

function schemaOf(contract: JsonObject): JsonObject {
  const { defaultValue, values } = contract;
  const type = textIn(contract, 'type') ?? '';
  return {
    type: types.includes(type) ? type : 'string',
    ...(typeof defaultValue === 'string' ? { default: defaultValue } : {}),
    ...(Array.isArray(values) && values.length > 0 ? { enum: values } : {}),
  };
}

/** Parameters that the path shares would be the new operation's too: its operations take them over. @param moved filled: old to new reference */
function withOwnParameters(document: JsonObject, item: JsonObject, template: string, moved: Map<string, string>): JsonObject {
  const shared: readonly Json[] = Array.isArray(item['parameters']) ? item['parameters'] : [];
  if (shared.length === 0) return item;
  const path = ['paths', template];
  const identity = (one: Json): string => {
    const parameter = referred(document, one);
    return `${textIn(parameter, 'in')} ${textIn(parameter, 'name')}`;
  };
  return Object.fromEntries(
    Object.entries(without(item, 'parameters')).map(([key, value]): [string, Json | undefined] => {
      if (kindBelow('pathItem', key) !== 'operation' || !isObject(value)) return [key, value];
      const list: readonly Json[] = Array.isArray(value['parameters']) ? value['parameters'] : [];
      // Those of the operation come first: the indexes of references to them stay.
      const own = new Set(list.map(identity));
      const kept = shared.filter((one) => !own.has(identity(one)));
      for (const [index, one] of kept.entries()) moved.set(`#${pointer([...path, 'parameters', String(shared.indexOf(one))])}`, `#${pointer([...path, key, 'parameters', String(list.length + index)])}`);
      return [key, { ...value, parameters: [...list, ...kept] }];
    }),
  );
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const index = text.indexOf(mark);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

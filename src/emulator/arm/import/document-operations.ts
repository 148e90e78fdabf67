import { isObject, textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { placeholdersOf, routeKey } from '../operations/operation-content.ts';
import type { NamedOperation, OperationContent } from '../operations/operation-content.ts';
import { requestOf, responsesOf } from './messages.ts';
import { operationNames } from './operation-names.ts';
import type { NameRule, Unnamed } from './operation-names.ts';
import { parametersOf } from './parameters.ts';
import type { Parameter } from './parameters.ts';
import { parsingError } from './read-document.ts';
import type { OpenApi } from './read-document.ts';
import { checkReferences, pathText, resolved } from './references.ts';

interface ImportOptions {
  /** What becomes of required query parameters: part of the URL template (the service's default), or not. */
  readonly required: 'template' | 'query';
  readonly names: NameRule;
  readonly schemaId: string | undefined;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

interface Found extends Unnamed {
  readonly content: OperationContent;
}

/** The operations of a document, in its order (apim.md section 4). Throws what the service would report as the import's failure. */
export function operationsOf(document: OpenApi, options: ImportOptions): readonly NamedOperation[] {
  checkReferences(document);
  const { paths } = document.root;
  if (!isObject(paths)) throw parsingError("The field 'paths' in 'document' object is REQUIRED.", '#/');
  const found = Object.entries(paths).flatMap(([template, value]) => {
    if (template.startsWith('x-')) return [];
    if (!template.startsWith('/')) throw parsingError(`The path item name '${template}' MUST begin with a slash.`, pathText(['paths', template]));
    const item = resolved(document.root, value);
    return methods.flatMap((method) => (isObject(item[method]) ? [foundOperation(document.root, options, template, item, method, item[method])] : []));
  });
  checkRoutes(found);
  const names = operationNames(found, options.names);
  return found.map(({ content }, index) => ({ name: names[index] ?? '', content }));
}

function foundOperation(root: JsonObject, options: ImportOptions, template: string, item: JsonObject, method: string, operation: JsonObject): Found {
  const path = pathText(['paths', template, method]);
  const parameters = parametersOf(root, item, operation, path);
  checkPlaceholders(template, parameters, path);
  const inTemplate = parameters.filter((parameter) => parameter.in === 'path' || (options.required === 'template' && parameter.in === 'query' && parameter.required));
  const others = parameters.filter((parameter) => !inTemplate.includes(parameter));
  const operationId = textAt(operation, 'operationId');
  const summary = textAt(operation, 'summary') ?? '';
  const title = `${method.slice(0, 1).toUpperCase()}${method.slice(1)} - ${template}`;
  const context = { root, schemaId: options.schemaId, typeName: typeName(template, method) };
  return {
    operationId: operationId === '' ? undefined : operationId,
    method,
    template,
    path,
    content: {
      displayName: (summary || operationId || title).slice(0, 300),
      method: method.toUpperCase(),
      urlTemplate: template + queryTemplate(inTemplate),
      templateParameters: inTemplate.map(({ contract }) => contract),
      description: textAt(operation, 'description')?.slice(0, 1000) ?? null,
      request: requestOf(context, operation, others),
      responses: responsesOf(context, operation),
    },
  };
}

/** `?api-version={api-version}`: then a request without it matches no operation. */
function queryTemplate(inTemplate: readonly Parameter[]): string {
  const query = inTemplate.filter((parameter) => parameter.in === 'query');
  return query.length === 0 ? '' : `?${query.map(({ name }) => `${name}={${name}}`).join('&')}`;
}

/** A placeholder that nobody declares blocks the import (documented since 2025-09). */
function checkPlaceholders(template: string, parameters: readonly Parameter[], path: string): void {
  const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const placeholders = placeholdersOf(template);
  const undeclared = placeholders.find((name) => !declared.includes(name));
  if (undeclared !== undefined) throw parsingError(`Declared path parameter '${undeclared}' needs to be defined as a path parameter at either the path or operation level.`, path);
  const unused = declared.find((name) => !placeholders.includes(name));
  if (unused !== undefined) throw parsingError(`Path parameter '${unused}' is not used in the path template '${template}'.`, path);
}

function checkRoutes(found: readonly Found[]): void {
  const routes = new Set<string>();
  for (const { content, path } of found) {
    const route = routeKey({ method: content.method, urlTemplate: content.urlTemplate.split('?')[0] ?? '' });
    if (routes.has(route)) throw parsingError('Operation with the same method and URL template already exists.', path);
    routes.add(route);
  }
}

function typeName(template: string, method: string): string {
  const words = [...template.split(/[^A-Za-z0-9]+/), method].filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { textIn } from './entries.ts';
import { referred } from './references.ts';

export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** The path as API Management matches it: `/deployments/{deployment-id}/chat/completions`. */
  readonly urlTemplate: string;
  /** Empty where the document gives none. */
  readonly operationId: string;
  readonly displayName: string;
}

/** An operation as it stands in the document. */
export interface DocumentOperation extends Operation {
  readonly path: readonly string[];
  readonly body: JsonObject;
  /** Its own and its path's parameters, local references resolved. */
  readonly parameters: readonly JsonObject[];
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

export function* documentOperations(document: JsonObject): Generator<DocumentOperation> {
  const paths = document['paths'];
  if (!isObject(paths)) return;
  for (const [urlTemplate, item] of Object.entries(paths)) {
    if (!isObject(item) || urlTemplate.startsWith('x-')) continue;
    for (const method of methods) {
      const body = item[method];
      if (!isObject(body)) continue;
      const operationId = textIn(body, 'operationId') ?? '';
      yield {
        method: method.toUpperCase(),
        urlTemplate,
        operationId,
        displayName: textIn(body, 'summary')?.trim() || operationId,
        path: ['paths', urlTemplate, method],
        body,
        parameters: [...parametersOf(document, item), ...parametersOf(document, body)],
      };
    }
  }
}

/** `{*path}` takes the rest of a path; its name is `path`. */
export function placeholdersOf(urlTemplate: string): readonly string[] {
  return Array.from(urlTemplate.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name.replace(/^\*/, ''));
}

function parametersOf(document: JsonObject, owner: JsonObject): readonly JsonObject[] {
  const list = owner['parameters'];
  if (!Array.isArray(list)) return [];
  return list.map((parameter: Json) => referred(document, parameter)).filter(isObject);
}

export function operationsOf(document: JsonObject): readonly Operation[] {
  return Array.from(documentOperations(document), ({ method, urlTemplate, operationId, displayName }) => ({ method, urlTemplate, operationId, displayName }));
}

/** Operations are told apart by this: the service compares templates without case. */
export function operationKey(operation: { readonly method: string; readonly urlTemplate: string }): string {
  return `${operation.method.toUpperCase()} ${operation.urlTemplate.toLowerCase()}`;
}

/** As API Management tells routes apart: what a placeholder is called does not matter. */
export function routeOf(operation: { readonly method: string; readonly urlTemplate: string }): string {
  return operationKey(operation).replaceAll(/\{[^{}]*\}/g, '{}');
}

/** Of a live operation: required query parameters may stand in its template. */
export function withoutQuery(urlTemplate: string): string {
  return urlTemplate.replace(/\?.*$/s, '');
}

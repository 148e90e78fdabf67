import type { Json, JsonObject } from '../../../model/json.ts';
import type { OperationContent } from '../operations/operation-content.ts';
import type { Entry } from '../store.ts';
import type { ApiContent } from './api-content.ts';
import { exportedOperation } from './export-operation.ts';

/** What an export is made from. */
export interface Exported {
  readonly api: ApiContent;
  /** Of the API on the gateway. */
  readonly url: string;
  readonly operations: readonly Entry<OperationContent>[];
  /** The API's schemas by name. */
  readonly schemas: JsonObject;
}

/** OpenAPI 3.0 has no others. */
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * The document as exports of the service look that users have published: the gateway as server, version 1.0 for an API
 * without one, the key names as security schemes, and keys as a choice where the API asks for none.
 */
export function exportedDocument(exported: Exported): JsonObject {
  const { api, operations, schemas, url } = exported;
  const paths: Record<string, Record<string, Json>> = {};
  const more: Record<string, Record<string, Json>> = {};
  for (const entry of operations) {
    const method = entry.content.method.toLowerCase();
    if (!methods.includes(method)) continue;
    const { operation, template } = exportedOperation(entry, schemas);
    const [path = ''] = template.split('?');
    const taken = paths[path]?.[method] !== undefined;
    // Paths are told apart by nothing else than method and path: what differs in its query goes to the extension for that.
    if (template === path || (!taken && isPlainQuery(template))) (paths[path] ??= {})[method] = operation;
    else (more[template] ??= {})[method] = operation;
  }
  return {
    openapi: '3.0.1',
    info: infoOf(api),
    servers: api.protocols.filter((protocol) => /^https?$/.test(protocol)).map((protocol) => ({ url: url.replace(/^https(?=:)/, protocol) })),
    paths,
    ...(Object.keys(more).length === 0 ? {} : { 'x-ms-paths': more }),
    components: {
      ...(Object.keys(schemas).length === 0 ? {} : { schemas }),
      securitySchemes: { apiKeyHeader: apiKey(api.keyNames.header, 'header'), apiKeyQuery: apiKey(api.keyNames.query, 'query') },
    },
    security: [...(api.subscriptionRequired ? [] : [{}]), { apiKeyHeader: [] }, { apiKeyQuery: [] }],
  };
}

function apiKey(name: string, place: 'header' | 'query'): JsonObject {
  return { type: 'apiKey', name, in: place };
}

/** `?a={a}&b={b}`: parameters say as much. */
function isPlainQuery(template: string): boolean {
  const [, query = ''] = template.split('?');
  return query.split('&').every((part) => /^([^={}]+)=\{\1\}$/.test(part));
}

function infoOf(api: ApiContent): JsonObject {
  const { contact, license, termsOfServiceUrl } = api;
  return {
    title: api.displayName,
    description: api.description ?? '',
    ...(termsOfServiceUrl === undefined ? {} : { termsOfService: termsOfServiceUrl }),
    ...(contact === undefined ? {} : { contact: stated(contact) }),
    ...(license === undefined ? {} : { license: stated(license) }),
    version: api.apiVersion ?? '1.0',
  };
}

function stated(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

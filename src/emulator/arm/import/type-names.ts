import { isObject, textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { resolved } from './references.ts';
import { routesOf } from './routes.ts';
import type { Route } from './routes.ts';

/** GET, HEAD and OPTIONS have no body: one that is described is dropped (import restrictions). */
export function requestBodyOf(root: JsonObject, { method, operation }: Route): JsonObject {
  return ['get', 'head', 'options'].includes(method) ? {} : resolved(root, operation['requestBody']);
}

/** Responses with a number; `default` and ranges such as 4XX have no place in ARM's shape. */
export function numberedResponses(root: JsonObject, { operation }: Route): readonly (readonly [string, JsonObject])[] {
  const { responses } = operation;
  return Object.entries(isObject(responses) ? responses : {}).flatMap(([status, value]) => (/^\d{3}$/.test(status) ? [[status, resolved(root, value)] as const] : []));
}

/** The name of a schema that is one of the document's own. */
export function componentName(schema: Json | undefined): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec(textAt(schema, '$ref') ?? '')?.[1];
}

/**
 * Schemas written inside of operations get a name among the API's: made of path, method, status and media type
 * (import restrictions; the pattern is reported in api-management-developer-portal#1332).
 */
export function inlineSchemas(root: JsonObject): ReadonlyMap<JsonObject, string> {
  const schemas = isObject(root['components']) ? root['components']['schemas'] : undefined;
  const taken = new Set(Object.keys(isObject(schemas) ? schemas : {}));
  const names = new Map<JsonObject, string>();
  const add = (message: JsonObject, start: string, end: string): void => {
    const { content } = message;
    for (const [mediaType, media] of Object.entries(isObject(content) ? content : {})) {
      const schema = isObject(media) ? media['schema'] : undefined;
      if (!isObject(schema) || names.has(schema) || componentName(schema) !== undefined) continue;
      const wanted = `${start}${words(mediaType, /[^A-Za-z0-9]+/)}${end}`;
      let name = wanted;
      for (let suffix = 1; taken.has(name); suffix += 1) name = `${wanted}-${suffix}`;
      taken.add(name);
      names.set(schema, name);
    }
  };
  for (const route of routesOf(root)) {
    const start = `${words(route.template, /[/{}]+/)}${words(route.method, /$/)}`;
    add(requestBodyOf(root, route), start, 'Request');
    for (const [status, response] of numberedResponses(root, route)) add(response, `${start}${status}`, 'Response');
  }
  return names;
}

function words(text: string, between: RegExp): string {
  const parts = text.split(between).map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, '-'));
  return parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join('');
}

import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Entry } from '../store.ts';

export const backendType = 'Microsoft.ApiManagement/service/backends';

/** Stated fields only, member ids made absolute. */
export type BackendContent = JsonObject;

/** Order and nulls as recorded: `title` and `description` always, the rest only where it was stated (arm-behaviour 22). */
export function backendBody(entry: Entry<BackendContent>, apiVersion: string): JsonObject {
  const content = isAtLeast(apiVersion, '2024-10-01') ? entry.content : withoutNewer(entry.content);
  const optional = ['resourceId', 'url', 'protocol', 'azureRegion', 'properties', 'credentials', 'proxy', 'tls', 'circuitBreaker', 'pool', 'type'];
  const stated: [string, Json][] = optional.flatMap((key) => (content[key] === undefined ? [] : [[key, content[key]]]));
  return {
    id: entry.id,
    type: entry.type,
    name: entry.name,
    properties: { title: content['title'] ?? null, description: content['description'] ?? null, ...Object.fromEntries(stated) },
  };
}

/** What came with 2024-10-01-preview: older versions do not have it in their models, and so cannot show it. */
function withoutNewer(content: BackendContent): BackendContent {
  const { circuitBreaker, pool, ...others } = content;
  return { ...others, ...(circuitBreaker === undefined ? {} : { circuitBreaker: withoutResponses(circuitBreaker) }), ...(pool === undefined ? {} : { pool: isObject(pool) ? without(pool, ['sessionAffinity', 'failureResponse']) : pool }) };
}

function withoutResponses(breaker: Json): Json {
  if (!isObject(breaker) || !Array.isArray(breaker['rules'])) return breaker;
  return { ...breaker, rules: breaker['rules'].map((rule: Json) => (isObject(rule) ? without(rule, ['failureResponse']) : rule)) };
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

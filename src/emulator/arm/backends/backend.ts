import type { Json, JsonObject } from '../../../model/json.ts';
import type { Entry } from '../store.ts';

export const backendType = 'Microsoft.ApiManagement/service/backends';

/** Stated fields only, member ids made absolute. */
export type BackendContent = JsonObject;

/** Order and nulls as recorded: `title` and `description` always, the rest only where it was stated (arm-behaviour 22). */
export function backendBody(entry: Entry<BackendContent>): JsonObject {
  const { content } = entry;
  const optional = ['resourceId', 'url', 'protocol', 'azureRegion', 'properties', 'credentials', 'proxy', 'tls', 'circuitBreaker', 'pool', 'type'];
  const stated: [string, Json][] = optional.flatMap((key) => (content[key] === undefined ? [] : [[key, content[key]]]));
  return {
    id: entry.id,
    type: entry.type,
    name: entry.name,
    properties: { title: content['title'] ?? null, description: content['description'] ?? null, ...Object.fromEntries(stated) },
  };
}

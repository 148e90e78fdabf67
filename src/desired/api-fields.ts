import type { JsonObject } from '../model/json.ts';

/** What an import sets on an API besides its name and its path. */
export function apiFields(serviceUrl: string): JsonObject {
  return {
    protocols: ['https'],
    subscriptionRequired: true,
    subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
    serviceUrl,
  };
}

import { isObject } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { apiBody } from '../apis/api-body.ts';
import type { ApiContent } from '../apis/api-content.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Entry } from '../store.ts';

/** What a link does not tell of its API (aso-ApiManagement_20240501_CRUD#130, azurecli-apim_core_service#291, #292). */
const untold = ['apiVersionSetId', 'apiVersionSet', 'termsOfServiceUrl', 'contact', 'license'];

/** The API as it stands in a product: the answer to a write has no protocols either. */
export function productApiBody(api: Entry<ApiContent>, productId: string, apiVersion: string, to: 'write' | 'read'): JsonObject {
  const { properties } = apiBody(api, apiVersion);
  const entries = Object.entries(isObject(properties) ? properties : {}).filter(([key]) => !untold.includes(key));
  const told = entries.flatMap(([key, value]): [string, JsonObject[string]][] => {
    if (key === 'authenticationSettings' || key === 'subscriptionKeyParameterNames') return [[key, null]];
    if (key === 'protocols' && to === 'write') return [[key, null]];
    if (key === 'description' && isAtLeast(apiVersion, '2024-05-01')) return [[key, value], ['specificationLastUpdated', api.content.updatedAt]];
    return [[key, value]];
  });
  return { id: `${productId}/apis/${api.name}`, type: 'Microsoft.ApiManagement/service/products/apis', name: api.name, properties: Object.fromEntries(told) };
}

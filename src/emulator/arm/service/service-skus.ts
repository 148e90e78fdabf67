import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';
import { familyOf, unitsOf } from './sku-rules.ts';

/** What the service may be changed to. */
function list(call: Call): ArmResponse {
  const sku = call.state.store.find<ServiceContent>(call.parentId)?.content.sku.name ?? '';
  const value = familyOf(sku).map((name) => {
    const [minimum, maximum] = unitsOf(name);
    const scaleType = maximum === 0 ? 'none' : maximum === minimum ? 'manual' : 'automatic';
    return { resourceType: serviceType, sku: { name }, capacity: { minimum, maximum, default: minimum, scaleType } };
  });
  return answer(200, { value });
}

export const serviceSkus: Kind = { provider: 'Microsoft.ApiManagement', type: 'service/skus', level: 'resourceGroup', apiVersions: apiVersions.apiManagement, collection: { GET: list } };

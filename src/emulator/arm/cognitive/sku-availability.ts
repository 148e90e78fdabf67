import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { isRegion } from '../regions.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { accountType } from './account-content.ts';
import { skusOf } from './account-kinds.ts';

interface Asked {
  readonly skus: readonly string[];
  readonly kind: string;
  readonly type: string;
}

/** By the official example; the words of a refusal are our own. */
function check(call: Call): ArmResponse {
  const { skus, kind, type } = checkedBody<object, Asked>(call);
  const location = call.path.names[0] ?? '';
  if (type.toLowerCase() !== accountType.toLowerCase()) throw bareRefusal(400, 'BadRequest', `The resource type '${type}' has no SKUs to check.`);
  const known = isRegion(location) ? (skusOf(kind) ?? []) : [];
  const value = skus.map((skuName) => {
    const skuAvailable = known.includes(skuName);
    return { kind, type, skuName, skuAvailable, ...(skuAvailable ? {} : { reason: 'NotAvailable', message: `The SKU '${skuName}' of kind '${kind}' is not available in '${location}'.` }) };
  });
  return answer(200, { value });
}

export const skuAvailability: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'locations/checkSkuAvailability',
  level: 'subscription',
  apiVersions: apiVersions.cognitiveServices,
  collection: { POST: check },
};

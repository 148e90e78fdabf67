import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { accountType, deploymentType } from './account-content.ts';
import type { AccountContent, DeploymentContent } from './account-content.ts';
import { quotaName, quotaOf } from './quota.ts';

/** The one SKU that accounts of these kinds have. */
function skus(): ArmResponse {
  return answer(200, { value: [{ resourceType: accountType, sku: { name: 'S0', tier: 'Standard' } }] });
}

/** What the account's deployments take of each quota. */
function usages(call: Call): ArmResponse {
  const { state, parentId } = call;
  const region = state.store.find<AccountContent>(parentId)?.content.location ?? '';
  const used = new Map<string, number>();
  for (const { content } of state.store.list<DeploymentContent>(`${parentId}/deployments`)) {
    const name = quotaName(content.model.format, content.sku.name, content.model.name);
    used.set(name, (used.get(name) ?? 0) + content.sku.capacity);
  }
  const value = [...used].map(([name, currentValue]) => ({
    name: { value: name, localizedValue: name },
    currentValue,
    limit: quotaOf(state, `/subscriptions/${call.path.subscription}`, region, name).limit,
    unit: 'Count',
    status: 'Included',
  }));
  return answer(200, { value });
}

function deploymentSkus(call: Call): ArmResponse {
  const sku = call.state.store.find<DeploymentContent>(call.parentId)?.content.sku ?? { name: 'Standard', capacity: 1 };
  return answer(200, { value: [{ resourceType: deploymentType, sku: { ...sku }, capacity: { minimum: 1, maximum: 10_000, step: 1, default: 10 } }] });
}

const common = { provider: 'Microsoft.CognitiveServices', level: 'resourceGroup', apiVersions: apiVersions.cognitiveServices } as const;

export const accountLists: readonly Kind[] = [
  { ...common, type: 'accounts/skus', collection: { GET: skus } },
  { ...common, type: 'accounts/usages', collection: { GET: usages } },
  { ...common, type: 'accounts/deployments/skus', collection: { GET: deploymentSkus } },
];

import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { regionName, regionNames } from '../regions.ts';
import { accountType, deploymentType } from './account-content.ts';
import type { AccountContent, DeploymentContent } from './account-content.ts';
import { kindNames, skusOf, tierOf } from './account-kinds.ts';
import { quotaName, quotaOf } from './quota.ts';

/** What the account may be changed to. */
function skus({ state, parentId }: Call): ArmResponse {
  const names = skusOf(state.store.find<AccountContent>(parentId)?.content.kind ?? '') ?? [];
  return answer(200, { value: names.map((name) => ({ resourceType: accountType, sku: { name, tier: tierOf(name) } })) });
}

/** Every kind in every region: what a region lacks in Azure is not known here. */
function allSkus(): ArmResponse {
  const locations = regionNames().map((name) => name.toUpperCase());
  const value = kindNames.flatMap((kind) => (skusOf(kind) ?? []).map((name) => ({ resourceType: 'accounts', name, tier: tierOf(name), kind, locations, restrictions: [] })));
  return answer(200, { value });
}

/** What the account's deployments take of each quota. */
function usages(call: Call): ArmResponse {
  const { state, parentId } = call;
  const region = regionName(state.store.find<AccountContent>(parentId)?.content.location ?? '');
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
  { ...common, level: 'subscription', type: 'skus', collection: { GET: allSkus } },
  { ...common, type: 'accounts/usages', collection: { GET: usages } },
  { ...common, type: 'accounts/deployments/skus', collection: { GET: deploymentSkus } },
];

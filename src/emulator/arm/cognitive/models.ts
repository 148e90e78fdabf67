import type { JsonObject } from '../../../model/json.ts';
import { within } from '../../../model/arm-id.ts';
import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import { regionName } from '../regions.ts';
import type { ArmState } from '../state.ts';
import { accountType } from './account-content.ts';
import type { AccountContent, DeploymentContent } from './account-content.ts';
import { capabilitiesOf, catalogue } from './model-families.ts';

interface Model {
  readonly format: string;
  readonly name: string;
  readonly version: string;
}

const skus = ['Standard', 'GlobalStandard', 'ProvisionedManaged'];

function modelBody(model: Model): JsonObject {
  return {
    skus: skus.map((name) => ({ name, usageName: `${model.format}.${name}.${model.name}`, capacity: { minimum: 1, maximum: 10000, step: 1, default: 10 } })),
    maxCapacity: 3,
    capabilities: { ...capabilitiesOf(model.name) },
    deprecation: { inference: '2027-12-31T00:00:00Z' },
    lifecycleStatus: 'GenerallyAvailable',
    format: model.format,
    name: model.name,
    version: model.version,
    isDefaultVersion: true,
  };
}

/** The catalogue and whatever else is deployed there, each once. */
function modelsOf(deployments: readonly DeploymentContent[]): readonly Model[] {
  const all: readonly Model[] = [...catalogue.map((model) => ({ format: 'OpenAI', ...model })), ...deployments.map(({ model }) => model)];
  return [...new Map(all.map((model) => [`${model.format}/${model.name}/${model.version}`.toLowerCase(), model])).values()];
}

function deploymentsIn(state: ArmState, subscription: string, region: string): readonly DeploymentContent[] {
  const accounts = state.store.ofType<AccountContent>(accountType).filter((entry) => within(entry.id, subscription) && entry.content.location === region);
  return accounts.flatMap((account) => state.store.list<DeploymentContent>(`${account.id}/deployments`).map(({ content }) => content));
}

function ofAccount(call: Call) {
  const deployed = call.state.store.list<DeploymentContent>(`${call.parentId}/deployments`).map(({ content }) => content);
  return answer(200, { value: modelsOf(deployed).map(modelBody) });
}

function ofRegion(call: Call) {
  const deployed = deploymentsIn(call.state, `/subscriptions/${call.path.subscription}`, regionName(call.path.names[0] ?? ''));
  const models = modelsOf(deployed);
  return answer(200, { value: ['OpenAI', 'AIServices'].flatMap((kind) => models.map((model) => ({ kind, skuName: 'S0', model: modelBody(model) }))) });
}

/** What of the quota is given to deployments, by SKU and model, in thousands of tokens per minute. */
function usages(call: Call) {
  const subscription = `/subscriptions/${call.path.subscription}`;
  const used = new Map<string, number>();
  for (const { model, sku } of deploymentsIn(call.state, subscription, regionName(call.path.names[0] ?? ''))) {
    const name = `${model.format}.${sku.name}.${model.name}`;
    used.set(name, (used.get(name) ?? 0) + sku.capacity);
  }
  const value = [...used].map(([name, currentValue]) => ({ name: { value: name, localizedValue: name }, currentValue, limit: Math.max(1000, currentValue), unit: 'Count' }));
  return answer(200, { value });
}

const common = { provider: 'Microsoft.CognitiveServices', apiVersions: apiVersions.cognitiveServices } as const;

export const models: readonly Kind[] = [
  { ...common, level: 'resourceGroup', type: 'accounts/models', collection: { GET: ofAccount } },
  { ...common, level: 'subscription', type: 'locations/models', collection: { GET: ofRegion } },
  { ...common, level: 'subscription', type: 'locations/usages', collection: { GET: usages } },
];


import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import { regionName } from '../regions.ts';
import type { AccountContent, DeploymentContent } from './account-content.ts';
import { hasModels } from './account-kinds.ts';
import { capabilitiesOf, catalogue } from './model-families.ts';
import { deploymentsIn, quotaName, quotasIn } from './quota.ts';

interface Model {
  readonly format: string;
  readonly name: string;
  readonly version: string;
}

const skus = ['Standard', 'GlobalStandard', 'ProvisionedManaged'];

function modelBody(model: Model): JsonObject {
  return {
    skus: skus.map((name) => ({ name, usageName: quotaName(model.format, name, model.name), capacity: { minimum: 1, maximum: 10000, step: 1, default: 10 } })),
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

function ofAccount(call: Call) {
  if (!hasModels(call.state.store.find<AccountContent>(call.parentId)?.content.kind ?? '')) return answer(200, { value: [] });
  const deployed = call.state.store.list<DeploymentContent>(`${call.parentId}/deployments`).map(({ content }) => content);
  return answer(200, { value: modelsOf(deployed).map(modelBody) });
}

function ofRegion(call: Call) {
  const deployed = deploymentsIn(call.state, `/subscriptions/${call.path.subscription}`, regionName(call.path.names[0] ?? '')).map(({ content }) => content);
  const models = modelsOf(deployed);
  return answer(200, { value: ['OpenAI', 'AIServices'].flatMap((kind) => models.map((model) => ({ kind, skuName: 'S0', model: modelBody(model) }))) });
}

/** What of the quota is given to deployments, by SKU and model, in thousands of tokens per minute. */
function usages(call: Call) {
  const quotas = quotasIn(call.state, `/subscriptions/${call.path.subscription}`, regionName(call.path.names[0] ?? ''));
  const value = quotas.map(({ name, used, limit }) => ({ name: { value: name, localizedValue: name }, currentValue: used, limit, unit: 'Count' }));
  return answer(200, { value });
}

const common = { provider: 'Microsoft.CognitiveServices', apiVersions: apiVersions.cognitiveServices } as const;

export const models: readonly Kind[] = [
  { ...common, level: 'resourceGroup', type: 'accounts/models', collection: { GET: ofAccount } },
  { ...common, level: 'subscription', type: 'locations/models', collection: { GET: ofRegion } },
  { ...common, level: 'subscription', type: 'locations/usages', collection: { GET: usages } },
];


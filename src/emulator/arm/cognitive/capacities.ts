import { within } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { regionName } from '../regions.ts';
import { accountType, deploymentType } from './account-content.ts';
import type { AccountContent, DeploymentContent } from './account-content.ts';
import { catalogue } from './model-families.ts';
import { quotaName, quotaOf } from './quota.ts';

const skus = ['Standard', 'GlobalStandard', 'ProvisionedManaged'];

interface Model {
  readonly format: string;
  readonly name: string;
  readonly version: string;
}

/** All three are required by the specification. */
function modelOf(call: Call): Model {
  const asked = (key: string): string => {
    const value = call.query.get(key.toLowerCase());
    if (!value) throw bareRefusal(400, 'InvalidRequestContent', `The query parameter '${key}' is required.`);
    return value;
  };
  return { format: asked('modelFormat'), name: asked('modelName'), version: asked('modelVersion') };
}

function isOffered(call: Call, { format, name, version }: Model): boolean {
  const deployed = call.state.store.ofType<DeploymentContent>(deploymentType).map(({ content }) => content.model);
  return [...catalogue.map((model) => ({ format: 'OpenAI', ...model })), ...deployed].some((model) => model.format === format && model.name === name && model.version === version);
}

/** What of the quota is left in each region; a model that is not offered has none (by the official example's shape). */
function capacitiesIn(call: Call, regions: readonly string[]): ArmResponse {
  const model = modelOf(call);
  if (!isOffered(call, model)) return answer(200, { value: [] });
  const subscription = `/subscriptions/${call.path.subscription}`;
  const type = 'Microsoft.CognitiveServices/locations/models/skuCapacities';
  const value = regions.flatMap((region) =>
    skus.map((sku): JsonObject => {
      const { used, limit } = quotaOf(call.state, subscription, region, quotaName(model.format, sku, model.name));
      const id = `${subscription}/providers/Microsoft.CognitiveServices/locations/${region}/models/${model.format}.${model.name}.${model.version}/skuCapacities/${sku}`;
      return { id, type, name: sku, location: region, properties: { model: { ...model }, skuName: sku, availableCapacity: limit - used, availableFinetuneCapacity: 0 } };
    }),
  );
  return answer(200, { value });
}

function everywhere(call: Call): ArmResponse {
  const accounts = call.state.store.ofType<AccountContent>(accountType).filter((entry) => within(entry.id, `/subscriptions/${call.path.subscription}`));
  return capacitiesIn(call, [...new Set(accounts.map(({ content }) => regionName(content.location)))]);
}

const common = { provider: 'Microsoft.CognitiveServices', level: 'subscription', apiVersions: apiVersions.cognitiveServices } as const;

export const modelCapacities: readonly Kind[] = [
  { ...common, type: 'modelCapacities', collection: { GET: everywhere } },
  { ...common, type: 'locations/modelCapacities', collection: { GET: (call) => capacitiesIn(call, [regionName(call.path.names[0] ?? '')]) } },
];

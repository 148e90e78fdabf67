import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal, notEmulated } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { documentedThroughput } from './throughput.ts';

interface Asked {
  readonly model?: { readonly format?: string; readonly name?: string; readonly version?: string };
  readonly skuName?: string;
  readonly workloads?: readonly { readonly requestPerMinute?: number; readonly requestParameters?: { readonly avgPromptTokens?: number; readonly avgGeneratedTokens?: number } }[];
}

/** What the documented throughput makes of the workloads. The service's own formula is not published. */
function calculate(call: Call): ArmResponse {
  const { model = {}, skuName = '', workloads = [] } = checkedBody<object, Asked>(call);
  if (!/^(Global|DataZone)?ProvisionedManaged$/.test(skuName)) throw bareRefusal(400, 'BadRequest', `Capacity is calculated for provisioned SKUs, not for '${skuName}'.`);
  const name = model.name ?? '';
  const known = documentedThroughput(name);
  if (!known) throw notEmulated(`the calculation of capacity for the model '${name}'`);
  const tokens = workloads.reduce((sum, { requestPerMinute = 0, requestParameters: { avgPromptTokens = 0, avgGeneratedTokens = 0 } = {} }) => sum + requestPerMinute * (avgPromptTokens + known.outputWeight * avgGeneratedTokens), 0);
  const value = Math.min(Math.ceil(tokens / known.perUnit), 2 ** 31 - 1);
  const [least, step] = skuName === 'ProvisionedManaged' ? known.regional : known.global;
  const deployableValue = Math.min(Math.max(least, Math.ceil(value / step) * step), 2 ** 31 - 1);
  return answer(200, { model: { ...model }, skuName, estimatedCapacity: { value, deployableValue } });
}

export const provisionedCapacity: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'calculateModelCapacity',
  level: 'subscription',
  apiVersions: apiVersions.cognitiveServices,
  collection: { POST: calculate },
};

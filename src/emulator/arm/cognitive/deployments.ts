import * as z from 'zod';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { timestamp } from '../state.ts';
import type { Entry } from '../store.ts';
import { deploymentType } from './account-content.ts';
import type { DeploymentContent } from './account-content.ts';
import { deploymentBody, deploymentEtag } from './deployment-body.ts';
import { capabilitiesOf } from './model-families.ts';

/** The text of the refusal lacks its closing quote on Azure too (I26). */
const skus = new Set([
  'Standard', 'GlobalStandard', 'DataZoneStandard', 'ProvisionedManaged', 'GlobalProvisionedManaged', 'DataZoneProvisionedManaged', 'GlobalBatch', 'DataZoneBatch',
  'DeveloperTier',
]);

const fields = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  etag: z.string().optional(),
  tags: z.record(z.string(), z.string()).nullish(),
  systemData: z.unknown().optional(),
  sku: z.strictObject({ name: z.string().min(1), capacity: z.number().int().min(1) }),
  properties: z.strictObject({
    model: z.strictObject({ format: z.string().min(1), name: z.string().min(1), version: z.string().min(1), publisher: z.string().nullish(), source: z.string().nullish() }),
    versionUpgradeOption: z.enum(['OnceNewDefaultVersionAvailable', 'OnceCurrentVersionExpired', 'NoAutoUpgrade']).nullish(),
    raiPolicyName: z.string().nullish(),
    spilloverDeploymentName: z.string().nullish(),
    provisioningState: z.unknown().optional(),
    capabilities: z.unknown().optional(),
    rateLimits: z.unknown().optional(),
    currentCapacity: z.unknown().optional(),
    dynamicThrottlingEnabled: z.unknown().optional(),
  }),
});

function shown(entry: Entry<DeploymentContent>, status = 200): ArmResponse {
  return answer(status, deploymentBody(entry), { etag: deploymentEtag(entry) });
}

function get(call: Call): ArmResponse {
  const entry = call.state.store.find<DeploymentContent>(call.id);
  if (!entry) throw bareRefusal(404, 'NotFound', `Specified resource '${call.id}' cannot be found.`);
  return shown(entry);
}

/** Done at once: 201 new, 200 changed, no polling (arm-behaviour 54). */
function put(call: Call): ArmResponse {
  const parsed = fields.safeParse(call.body());
  if (!parsed.success) throw bareRefusal(400, 'InvalidResourceProperties', parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const { sku, properties } = parsed.data;
  const { publisher, format, name, version } = properties.model;
  if (!skus.has(sku.name)) throw bareRefusal(400, 'InvalidResourceProperties', `The specified SKU '${sku.name}' of account deployment is not supported by the model '${name}' version: '${version}.`);
  const before = call.state.store.find<DeploymentContent>(call.id);
  const now = timestamp(call.state.world);
  const provisioned = /provisioned/i.test(sku.name);
  const content: DeploymentContent = {
    model: { ...(publisher ? { publisher } : {}), format, name, version },
    sku,
    requestsPerMinute: provisioned ? 0 : sku.capacity * 6,
    tokensPerMinute: provisioned ? 0 : sku.capacity * 1000,
    capabilities: capabilitiesOf(name),
    versionUpgradeOption: properties.versionUpgradeOption ?? 'OnceNewDefaultVersionAvailable',
    raiPolicyName: properties.raiPolicyName ?? 'Microsoft.DefaultV2',
    spillover: properties.spilloverDeploymentName ?? null,
    createdAt: before?.content.createdAt ?? now,
    lastModifiedAt: now,
  };
  const same = before !== undefined && JSON.stringify({ ...content, lastModifiedAt: before.content.lastModifiedAt }) === JSON.stringify(before.content);
  return shown(same ? before : call.state.store.put({ id: call.id, type: deploymentType, content }), before ? 200 : 201);
}

function remove(call: Call): ArmResponse {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

/** `value` only (arm-behaviour 55). */
function list(call: Call): ArmResponse {
  return answer(200, { value: call.state.store.list<DeploymentContent>(call.id).map(deploymentBody) });
}

export const deployments: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'accounts/deployments',
  level: 'resourceGroup',
  apiVersions: apiVersions.cognitiveServices,
  item: { GET: get, PUT: put, DELETE: remove },
  collection: { GET: list },
};

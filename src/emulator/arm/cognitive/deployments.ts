import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { timestamp } from '../state.ts';
import type { Entry } from '../store.ts';
import { deploymentType } from './account-content.ts';
import type { DeploymentContent } from './account-content.ts';
import { deploymentBody, deploymentEtag } from './deployment-body.ts';
import { checkDeployment } from './deployment-rules.ts';
import type { DeploymentFields } from './deployment-rules.ts';
import { checkQuota } from './quota.ts';
import { capabilitiesOf } from './model-families.ts';

function shown({ apiVersion }: Call, entry: Entry<DeploymentContent>, status = 200): ArmResponse {
  return answer(status, deploymentBody(entry, apiVersion), { etag: deploymentEtag(entry) });
}

function get(call: Call): ArmResponse {
  const entry = call.state.store.find<DeploymentContent>(call.id);
  if (!entry) throw bareRefusal(404, 'NotFound', `Specified resource '${call.id}' cannot be found.`);
  return shown(call, entry);
}

/** Done at once: 201 new, 200 changed, no polling (arm-behaviour 54). */
function put(call: Call): ArmResponse {
  const fields = checkedBody<DeploymentFields['properties'], DeploymentFields>(call);
  checkDeployment(fields);
  const { sku, properties } = fields;
  const { publisher, format, name, version } = properties.model;
  checkQuota(call.state, call.id, { model: { format, name, version }, sku });
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
  return shown(call, same ? before : call.state.store.put({ id: call.id, type: deploymentType, content }), before ? 200 : 201);
}

function remove(call: Call): ArmResponse {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

/** `value` only (arm-behaviour 55). */
function list(call: Call): ArmResponse {
  return answer(200, { value: call.state.store.list<DeploymentContent>(call.id).map((entry) => deploymentBody(entry, call.apiVersion)) });
}

export const deployments: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'accounts/deployments',
  level: 'resourceGroup',
  apiVersions: apiVersions.cognitiveServices,
  item: { GET: get, PUT: put, DELETE: remove },
  collection: { GET: list },
};

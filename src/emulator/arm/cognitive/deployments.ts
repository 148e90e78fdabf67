import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import type { Entry } from '../store.ts';
import { authorOf } from '../system-data.ts';
import { deploymentType } from './account-content.ts';
import type { DeploymentContent } from './account-content.ts';
import { checkCognitiveIfMatch, refuseWhileParentChanges } from './account-refusals.ts';
import { deploymentBody, deploymentEtag } from './deployment-body.ts';
import { checkDeployment, checkHasModels } from './deployment-rules.ts';
import type { DeploymentFields } from './deployment-rules.ts';
import { checkQuota } from './quota.ts';
import { capabilitiesOf } from './model-families.ts';

function shown({ state, apiVersion }: Call, entry: Entry<DeploymentContent>, status = 200): ArmResponse {
  return answer(status, deploymentBody(state, entry, apiVersion), { etag: deploymentEtag(entry) });
}

function found(call: Call): Entry<DeploymentContent> {
  const entry = call.state.store.find<DeploymentContent>(call.id);
  if (!entry) throw bareRefusal(404, 'NotFound', `Specified resource '${call.id}' cannot be found.`);
  return entry;
}

/** Done at once: 201 new, 200 changed, no polling (arm-behaviour 54). */
function put(call: Call): ArmResponse {
  const before = call.state.store.find<DeploymentContent>(call.id);
  checkHasModels(call);
  checkCognitiveIfMatch(call, before, deploymentEtag);
  refuseWhileParentChanges(call, call.parentId);
  const fields = checkedBody<DeploymentFields['properties'], DeploymentFields>(call);
  checkDeployment(fields);
  const { sku, properties, tags } = fields;
  const { publisher, format, name, version } = properties.model;
  return write(call, before, {
    model: { ...(publisher ? { publisher } : {}), format, name, version },
    sku,
    ...(tags ? { tags } : {}),
    ...limitsOf(sku),
    capabilities: capabilitiesOf(name),
    versionUpgradeOption: properties.versionUpgradeOption ?? 'OnceNewDefaultVersionAvailable',
    raiPolicyName: properties.raiPolicyName ?? 'Microsoft.DefaultV2',
    spillover: properties.spilloverDeploymentName ?? null,
    author: authorOf(call, before?.content.author),
  });
}

/** Of capacity and tags; all else of a deployment is put. */
function patch(call: Call): ArmResponse {
  const before = found(call);
  checkCognitiveIfMatch(call, before, deploymentEtag);
  refuseWhileParentChanges(call, call.parentId);
  const asked = checkedBody<object, Partial<Pick<DeploymentFields, 'sku' | 'tags'>>>(call);
  const sku = { ...before.content.sku, ...asked.sku };
  const wanted = { ...before.content, sku, ...(asked.tags ? { tags: asked.tags } : {}), ...(asked.sku ? limitsOf(sku) : {}), author: authorOf(call, before.content.author) };
  checkDeployment({ sku, properties: { model: wanted.model } });
  return write(call, before, wanted);
}

/** Requests and tokens per minute; provisioned capacity has no such limits. */
function limitsOf({ name, capacity }: DeploymentContent['sku']): Pick<DeploymentContent, 'requestsPerMinute' | 'tokensPerMinute'> {
  return /provisioned/i.test(name) ? { requestsPerMinute: 0, tokensPerMinute: 0 } : { requestsPerMinute: capacity * 6, tokensPerMinute: capacity * 1000 };
}

/** What changes nothing keeps its ETag. */
function write(call: Call, before: Entry<DeploymentContent> | undefined, content: DeploymentContent): ArmResponse {
  checkQuota(call.state, call.id, content);
  const same = before !== undefined && JSON.stringify({ ...content, author: before.content.author }) === JSON.stringify(before.content);
  return shown(call, same ? before : call.state.store.put({ id: call.id, type: deploymentType, content }), before ? 200 : 201);
}

function remove(call: Call): ArmResponse {
  const entry = call.state.store.find<DeploymentContent>(call.id);
  if (!entry) return emptyAnswer(204);
  checkCognitiveIfMatch(call, entry, deploymentEtag);
  refuseWhileParentChanges(call, call.parentId);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

/** `value` only (arm-behaviour 55). */
function list({ state, id, apiVersion }: Call): ArmResponse {
  return answer(200, { value: state.store.list<DeploymentContent>(id).map((entry) => deploymentBody(state, entry, apiVersion)) });
}

export const deployments: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'accounts/deployments',
  level: 'resourceGroup',
  apiVersions: apiVersions.cognitiveServices,
  item: { GET: (call) => shown(call, found(call)), PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};

import type { JsonObject } from '../../../model/json.ts';
import { uuidOf } from '../deterministic-id.ts';
import type { Entry } from '../store.ts';
import type { DeploymentContent } from './account-content.ts';

/** A quoted GUID, new with every change. */
export function deploymentEtag(entry: Entry): string {
  return `"${uuidOf(entry.id, String(entry.rowVersion))}"`;
}

/** Filled in as recorded (arm-behaviour 54). Limits: requests per 10 seconds, tokens per minute; none for provisioned capacity. */
export function deploymentBody(entry: Entry<DeploymentContent>): JsonObject {
  const { id, type, name, content } = entry;
  const limits = [
    { key: 'request', renewalPeriod: 10, count: Math.max(1, Math.round(content.requestsPerMinute / 6)) },
    { key: 'token', renewalPeriod: 60, count: content.tokensPerMinute },
  ];
  return {
    id,
    type,
    name,
    sku: { ...content.sku },
    properties: {
      model: { ...content.model },
      versionUpgradeOption: content.versionUpgradeOption,
      currentCapacity: content.sku.capacity,
      ...(content.spillover === null ? {} : { spilloverDeploymentName: content.spillover }),
      capabilities: { ...content.capabilities },
      raiPolicyName: content.raiPolicyName,
      provisioningState: 'Succeeded',
      rateLimits: content.tokensPerMinute > 0 ? limits : [],
    },
    systemData: {
      createdBy: 'local',
      createdByType: 'User',
      createdAt: content.createdAt,
      lastModifiedBy: 'local',
      lastModifiedByType: 'User',
      lastModifiedAt: content.lastModifiedAt,
    },
    etag: deploymentEtag(entry),
  };
}

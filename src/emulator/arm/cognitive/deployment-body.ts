import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import { uuidOf } from '../deterministic-id.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { systemDataOf } from '../system-data.ts';
import type { DeploymentContent } from './account-content.ts';

/** A quoted GUID, new with every change. */
export function deploymentEtag(entry: Entry): string {
  return `"${uuidOf(entry.id, String(entry.rowVersion))}"`;
}

/**
 * Filled in as recorded at 2025-06-01 and, with less and another key of the limits, at 2023-05-01 (arm-behaviour 54). Limits:
 * requests per 10 seconds, tokens per minute; none for provisioned capacity.
 */
export function deploymentBody(state: ArmState, entry: Entry<DeploymentContent>, apiVersion: string): JsonObject {
  const { id, type, name, content } = entry;
  const newer = isAtLeast(apiVersion, '2023-05-02');
  const limits = [
    { key: 'request', renewalPeriod: 10, count: Math.max(1, Math.round(content.requestsPerMinute / 6)) },
    { key: 'token', renewalPeriod: 60, count: content.tokensPerMinute },
  ];
  return {
    id,
    type,
    name,
    sku: { ...content.sku },
    ...(content.tags ? { tags: { ...content.tags } } : {}),
    properties: {
      model: { ...content.model },
      versionUpgradeOption: content.versionUpgradeOption,
      ...(newer ? { currentCapacity: content.sku.capacity } : {}),
      ...(content.spillover === null ? {} : { spilloverDeploymentName: content.spillover }),
      capabilities: { ...content.capabilities },
      ...(newer ? { raiPolicyName: content.raiPolicyName } : {}),
      provisioningState: 'Succeeded',
      [newer ? 'rateLimits' : 'ratelimits']: content.tokensPerMinute > 0 ? limits : [],
    },
    systemData: systemDataOf(state, content.author),
    etag: deploymentEtag(entry),
  };
}

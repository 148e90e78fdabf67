import { idKey } from '../model/arm-id.ts';
import type { Live } from '../model/live.ts';
import type { LiveResource } from '../model/resource.ts';
import { monitoringResources } from './monitor/live-resources.ts';

/** Everything that was read and that a step may change, each once. */
export function liveResources(live: Live): readonly LiveResource[] {
  const { id, body, etag } = live.service;
  const apis = [...live.apis.values()];
  const all: readonly LiveResource[] = [
    { id, kind: 'identity', body, etag },
    ...live.backends,
    // Those read one by one come before the same ones of the list, which has no ETags.
    ...apis.map(({ api }) => api),
    ...live.allApis,
    ...live.versionSets,
    ...(live.subscriptions ?? []),
    ...apis.flatMap(({ operations }) => operations.map(({ body: operation, id: operationId }) => ({ id: operationId, kind: 'operation', body: operation }) as const)),
    ...apis.flatMap(({ operationPolicies, policy }) => [...(policy === undefined ? [] : [policy]), ...(operationPolicies?.values() ?? [])]),
    ...live.accounts.flatMap(({ roleAssignments }) => roleAssignments),
    ...(live.monitoring === undefined ? [] : monitoringResources(live.monitoring)),
  ];
  const found = new Map<string, LiveResource>();
  for (const resource of all) {
    const key = `${resource.kind} ${idKey(resource.id)}`;
    if (!found.has(key)) found.set(key, resource);
  }
  return [...found.values()];
}

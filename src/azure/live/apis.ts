import { apiIdOf, apiPolicyIdOf, nameOf, withoutRevision } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { LiveApi, Scope } from '../../model/live.ts';
import { isMarkedFor } from '../../model/names.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { apiPolicyKind } from '../kinds/api-policy.ts';
import { listOperations, listReleases, readApi } from '../kinds/api-read.ts';
import { readOperationPolicies } from './operation-policies.ts';
import { listed, seenOf } from './seen.ts';

export interface LiveApis {
  readonly allApis: readonly LiveResource[];
  readonly apis: ReadonlyMap<string, LiveApi>;
}

/**
 * All APIs of a service, and those of the scope with operations and policy. APIs that are named are asked for while the
 * list is still on its way; ours are known only from it.
 */
export async function readApis(arm: Arm, serviceId: string, wanted: Scope['apis'], signal: AbortSignal): Promise<LiveApis> {
  const list = listApis(arm, serviceId, signal);
  const names = wanted === 'ours' ? list.then(ours) : Promise.resolve(wanted);
  const [allApis, apis] = await Promise.all([list, names.then((all) => readNamedApis(arm, serviceId, all, signal))]);
  return { allApis, apis };
}

export async function listApis(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { api } = await arm.clients.apim(subscriptionId);
  // The scheme of a version set stands here only; what reads one API does not show it (recorded).
  return (await listAll((options) => api.listByService(resourceGroup, service, { ...options, expandApiVersionSet: true }), signal)).map((body) => listed('api', body));
}

/** Names of the APIs whose description says that they are ours. */
function ours(all: readonly LiveResource[]): readonly string[] {
  return all
    .filter(({ id, body }) => isMarkedFor(textAt(body, 'properties', 'description'), id))
    .map(({ id }) => nameOf(withoutRevision(id)));
}

/** With operations and policy, by lower-case name; those that do not exist are left out. A name may end with `;rev=N`. */
export async function readNamedApis(arm: Arm, serviceId: string, names: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, LiveApi>> {
  const distinct = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  const found = await Promise.all(
    distinct.map(async (name) => {
      const api = await readNamedApi(arm, serviceId, name, signal);
      return api === undefined ? [] : [[name.toLowerCase(), api] as const];
    }),
  );
  return new Map(found.flat());
}

async function readNamedApi(arm: Arm, serviceId: string, name: string, signal: AbortSignal): Promise<LiveApi | undefined> {
  const id = apiIdOf(serviceId, name);
  const [api, operations, policy, releases] = await Promise.all([
    readApi(arm, id, signal),
    listOperations(arm, id, signal),
    apiPolicyKind(arm).read(apiPolicyIdOf(serviceId, name), signal),
    withoutRevision(id) === id ? undefined : listReleases(arm, withoutRevision(id), signal),
  ]);
  if (api === undefined) return undefined;
  const seen = operations.map((body) => seenOf(body));
  const operationPolicies = policy === undefined ? await readOperationPolicies(arm, seen.map((operation) => operation.id), signal) : undefined;
  return {
    api: { ...api, id: sameRevision(api.id, name) },
    operations: seen,
    policy,
    ...(operationPolicies !== undefined && { operationPolicies }),
    ...(releases !== undefined && { releases: releases.map((body) => seenOf(body).name) }),
  };
}

/** Under its plain id the current revision is meant, under a number that one, whatever id it answers with. */
function sameRevision(answered: string, name: string): string {
  return `${withoutRevision(answered)}${name.slice(withoutRevision(name).length)}`;
}

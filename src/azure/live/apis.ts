import { apiIdOf, apiPolicyIdOf, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { LiveApi, Scope } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { apiPolicyKind } from '../kinds/api-policy.ts';
import { listOperations, readApi } from '../kinds/api-read.ts';
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
  const [allApis, found] = await Promise.all([list, names.then((all) => readEach(arm, serviceId, all, signal))]);
  return { allApis, apis: new Map(found.flatMap((api) => (api === undefined ? [] : [[nameOf(api.api.id).toLowerCase(), api] as const]))) };
}

async function listApis(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { api } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => api.listByService(resourceGroup, service, options), signal)).map((body) => listed('api', body));
}

/** Names of the current revisions of the APIs whose description says that they are ours. */
function ours(all: readonly LiveResource[]): readonly string[] {
  return all
    .filter(({ id, body }) => !id.includes(';rev=') && (textAt(body, 'properties', 'description') ?? '').includes('[apim-llm:'))
    .map(({ id }) => nameOf(id));
}

function readEach(arm: Arm, serviceId: string, names: readonly string[], signal: AbortSignal): Promise<readonly (LiveApi | undefined)[]> {
  const distinct = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  const policies = apiPolicyKind(arm);
  return Promise.all(
    distinct.map(async (name) => {
      const id = apiIdOf(serviceId, name);
      const [api, operations, policy] = await Promise.all([
        readApi(arm, id, signal),
        listOperations(arm, id, signal),
        policies.read(apiPolicyIdOf(serviceId, name), signal),
      ]);
      return api === undefined ? undefined : { api, operations: operations.map((body) => seenOf(body)), policy };
    }),
  );
}

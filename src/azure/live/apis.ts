import { apiIdOf, apiPolicyIdOf, nameOf, withoutRevision } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveApi, Scope } from '../../model/live.ts';
import { isMarkedFor } from '../../model/names.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { apiPolicyKind, readOperationPolicy } from '../kinds/api-policy.ts';
import { listOperations, readApi } from '../kinds/api-read.ts';
import { listed, seenOf } from './seen.ts';

/** Policies of operations that are read side by side. */
const atOnce = 8;

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
  return { allApis, apis: new Map(found.flatMap(({ name, api }) => (api === undefined ? [] : [[name.toLowerCase(), api] as const]))) };
}

async function listApis(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { api } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => api.listByService(resourceGroup, service, options), signal)).map((body) => listed('api', body));
}

/** Names of the APIs whose description says that they are ours. */
function ours(all: readonly LiveResource[]): readonly string[] {
  return all
    .filter(({ id, body }) => isMarkedFor(textAt(body, 'properties', 'description'), id))
    .map(({ id }) => nameOf(withoutRevision(id)));
}

function readEach(arm: Arm, serviceId: string, names: readonly string[], signal: AbortSignal): Promise<readonly { readonly name: string; readonly api: LiveApi | undefined }[]> {
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
      if (api === undefined) return { name, api };
      const operationPolicies = policy === undefined ? await readOperationPolicies(arm, operations, signal) : undefined;
      // Under its plain id the current revision is meant, whatever id it answers with.
      return { name, api: { api: { ...api, id: withoutRevision(api.id) }, operations: operations.map((body) => seenOf(body)), policy, ...(operationPolicies !== undefined && { operationPolicies }) } };
    }),
  );
}

/** One request an operation: so only where something is to be decided from them, and not all at once. */
async function readOperationPolicies(arm: Arm, operations: readonly JsonObject[], signal: AbortSignal): Promise<ReadonlyMap<string, LiveResource>> {
  const found = new Map<string, LiveResource>();
  const waiting = operations.map((operation) => textAt(operation, 'id') ?? '').filter((id) => id !== '');
  const readNext = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const policy = await readOperationPolicy(arm, id, signal);
      if (policy !== undefined) found.set(nameOf(id), policy);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readNext));
  return found;
}

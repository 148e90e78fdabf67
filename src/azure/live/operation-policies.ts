import { nameOf, sameId } from '../../model/arm-id.ts';
import type { LiveApi } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { atOnce } from '../at-once.ts';
import { readOperationPolicy } from '../kinds/api-policy.ts';

/** By operation name; one request an operation, so only where something is to be decided from them. */
export async function readOperationPolicies(arm: Arm, operationIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, LiveResource>> {
  const found = await atOnce(operationIds, async (id) => ({ name: nameOf(id), policy: await readOperationPolicy(arm, id, signal) }));
  return new Map(found.flatMap(({ name, policy }) => (policy === undefined ? [] : [[name, policy]])));
}

/** The APIs with the policies of these operations besides; what is known of an API is not read again. */
export async function withOperationPolicies(arm: Arm, apis: ReadonlyMap<string, LiveApi>, operationIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, LiveApi>> {
  const wanted = operationIds.flatMap((id) => {
    const owner = ownerOf(id, apis);
    return owner === undefined || isKnown(id, owner.api) ? [] : [{ id, name: owner.name }];
  });
  const distinct = [...new Map(wanted.map((one) => [one.id.toLowerCase(), one])).values()];
  const found = await atOnce(distinct, async ({ id, name }) => ({ id, name, policy: await readOperationPolicy(arm, id, signal) }));
  return new Map(
    [...apis].map(([name, api]) => {
      const more = found.filter((one) => one.name === name);
      if (more.length === 0) return [name, api];
      const policies = more.flatMap(({ id, policy }) => (policy === undefined ? [] : [[nameOf(id), policy] as const]));
      return [name, { ...api, operationPolicies: new Map([...(api.operationPolicies ?? []), ...policies]) }];
    }),
  );
}

function ownerOf(operationId: string, apis: ReadonlyMap<string, LiveApi>): { readonly name: string; readonly api: LiveApi } | undefined {
  const name = addressOf(operationId).api.toLowerCase();
  const found = [...apis].find(([key, { operations }]) => key === name || operations.some(({ id }) => sameId(id, operationId)));
  return found && { name: found[0], api: found[1] };
}

/** Of an API without a policy of its own all were read with it. */
function isKnown(operationId: string, { operationPolicies, policy }: LiveApi): boolean {
  return operationPolicies !== undefined && (policy === undefined || operationPolicies.has(nameOf(operationId)));
}

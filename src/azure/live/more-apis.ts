import type { Live, LiveApi, More } from '../../model/live.ts';
import type { Arm } from '../arm.ts';
import { readNamedApis } from './apis.ts';
import { withOperationPolicies } from './operation-policies.ts';

/** The APIs that were read before, with those that are asked for besides and the policies of these operations. */
export async function readMoreApis(arm: Arm, before: Live, { apis = [], operationPolicies = [] }: More, signal: AbortSignal): Promise<ReadonlyMap<string, LiveApi>> {
  const unread = apis.filter((name) => !before.apis.has(name.toLowerCase()));
  const further = await readNamedApis(arm, before.service.id, unread, signal);
  return withOperationPolicies(arm, new Map([...before.apis, ...further]), operationPolicies, signal);
}

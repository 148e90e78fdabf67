import type { Live, LiveApi, More } from '../../model/live.ts';
import type { Arm } from '../arm.ts';
import { withLinks } from './api-links.ts';
import { readNamedApis } from './apis.ts';
import { withOperationPolicies } from './operation-policies.ts';

/** The APIs that were read before, with those that are asked for besides, the policies of these operations and the links of these APIs. */
export async function readMoreApis(arm: Arm, before: Live, { apis = [], links = [], operationPolicies = [] }: More, signal: AbortSignal): Promise<ReadonlyMap<string, LiveApi>> {
  const unread = apis.filter((name) => !before.apis.has(name.toLowerCase()));
  const further = await readNamedApis(arm, before.service.id, unread, signal);
  const all = await withOperationPolicies(arm, new Map([...before.apis, ...further]), operationPolicies, signal);
  return withLinks(arm, all, links, signal);
}

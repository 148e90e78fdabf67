import type { Live, Seen } from '../../model/live.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { objectOf } from '../answer.ts';
import { ask } from '../ask.ts';
import { atOnce } from '../at-once.ts';
import { checked } from '../failure.ts';
import { policyAsJson } from '../kinds/policy-as-json.ts';
import { seenOf } from './seen.ts';

/** Policy fragments by lower-case name, with those that were read before. One that does not exist is left out: a policy may name it through a named value. */
export async function readFragments(arm: Arm, { fragments = new Map(), service: { id: serviceId } }: Live, names: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Seen>> {
  const unread = [...new Map(names.map((name) => [name.toLowerCase(), name])).entries()].filter(([key]) => !fragments.has(key));
  if (unread.length === 0) return fragments;
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { policyFragment } = await arm.clients.apim(subscriptionId);
  const found = await atOnce(unread, async ([key, name]) => {
    const answer = await ask((options) => policyFragment.get(resourceGroup, service, name, { ...options, format: 'rawxml' }), signal);
    return answer.status === 404 ? [] : [[key, seenOf(objectOf(checked(policyAsJson(`${serviceId}/policyFragments/${name}`, answer))))] as const];
  });
  return new Map([...fragments, ...found.flat()]);
}

import { at, isObject, textAt, type Json } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Answer } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { checked } from '../failure.ts';
import { isUnknownVersion, newerVersion, sendRaw } from '../raw.ts';
import { listed } from './seen.ts';

export async function listBackends(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { backend } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => backend.listByService(resourceGroup, service, options), signal)).map((body) => listed('backend', body));
}

/** With what the SDK's api-version may not show. A cloud without the newer one has none of it. */
export async function listWholeBackends(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const found: Json[] = [];
  let page: Answer = await sendRaw(arm, { method: 'GET', target: `${serviceId}/backends`, apiVersion: newerVersion }, signal);
  if (isUnknownVersion(page)) return listBackends(arm, serviceId, signal);
  for (;;) {
    const { body } = checked(page);
    const value = at(body, 'value');
    found.push(...(Array.isArray(value) ? value : []));
    const next = textAt(body, 'nextLink');
    if (next === undefined || next === '') return found.filter(isObject).map((each) => listed('backend', each));
    page = await sendRaw(arm, { method: 'GET', target: next }, signal);
  }
}

import { nameOf } from '../../model/arm-id.ts';
import type { Bystanders, Seen } from '../../model/live.ts';
import { addressOf, type Address } from '../address.ts';
import { objectOf, type Answer } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { ask, listAll, type CallOptions } from '../ask.ts';
import { atOnce } from '../at-once.ts';
import { checked } from '../failure.ts';
import { policyAsJson } from '../kinds/policy-as-json.ts';
import { seenOf } from './seen.ts';

/** What may name APIs and backends besides APIs and pools. Fragments come without their text: it is asked for by name. */
export async function readBystanders(arm: Arm, serviceId: string, signal: AbortSignal): Promise<Bystanders> {
  const address = addressOf(serviceId);
  const { resourceGroup, service, subscriptionId } = address;
  const { namedValue, policyFragment, subscription } = await arm.clients.apim(subscriptionId);
  const [policies, fragments, namedValues, subscriptions] = await Promise.all([
    readPolicies(arm, address, signal),
    listAll((options) => policyFragment.listByService(resourceGroup, service, options), signal),
    listAll((options) => namedValue.listByService(resourceGroup, service, options), signal),
    listAll((options) => subscription.list(resourceGroup, service, options), signal),
  ]);
  return { policies, fragments: fragments.map((body) => seenOf(body).name), namedValues: namedValues.map((body) => seenOf(body)), subscriptions: subscriptions.map((body) => seenOf(body)) };
}

/** One request a product: what lists them does not show their text. */
async function readPolicies(arm: Arm, { resourceGroup, service, serviceId, subscriptionId }: Address, signal: AbortSignal): Promise<readonly Seen[]> {
  const { policy, product, productPolicy } = await arm.clients.apim(subscriptionId);
  const [whole, products] = await Promise.all([
    ask((options) => policy.get(resourceGroup, service, 'policy', raw(options)), signal),
    listAll((options) => product.listByService(resourceGroup, service, options), signal),
  ]);
  const below = await atOnce(products, async (body) => {
    const name = nameOf(seenOf(body).id);
    return found(`${serviceId}/products/${name}/policies/policy`, await ask((options) => productPolicy.get(resourceGroup, service, name, 'policy', raw(options)), signal));
  });
  return [found(`${serviceId}/policies/policy`, whole), ...below].filter((seen) => seen !== undefined);
}

function found(id: string, answer: Answer): Seen | undefined {
  return answer.status === 404 ? undefined : { ...seenOf(objectOf(checked(policyAsJson(id, answer)))), id };
}

function raw(options: CallOptions): CallOptions & { readonly format: 'rawxml' } {
  return { ...options, format: 'rawxml' };
}

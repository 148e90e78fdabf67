import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Readiness } from '../../model/readiness.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import { checked } from '../failure.ts';

export interface CanaryCall {
  readonly url: URL;
  /** Of the canary's subscription: read for the run, kept nowhere. */
  readonly key: string;
}

/** Where the canary is asked, and with which key. */
export async function canaryCall(arm: Arm, { path, subscription }: Pick<Readiness, 'path' | 'subscription'>, signal: AbortSignal): Promise<CanaryCall> {
  const { resourceGroup, service, subscriptionId } = addressOf(subscription);
  const client = await arm.clients.apim(subscriptionId);
  const [secrets, found] = await Promise.all([
    ask((options) => client.subscription.listSecrets(resourceGroup, service, nameOf(subscription), options), signal),
    ask((options) => client.apiManagementService.get(resourceGroup, service, options), signal),
  ]);
  const key = textAt(checked(secrets).body, 'primaryKey') ?? '';
  const gateway = textAt(checked(found).body, 'properties', 'gatewayUrl') ?? '';
  return { key, url: new URL(`${gateway.replace(/\/+$/, '')}/${path}`) };
}

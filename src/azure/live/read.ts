import type { Cloud, Live, Scope } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { readAccounts } from './accounts.ts';
import { readApis } from './apis.ts';
import { listed } from './seen.ts';
import { readService } from './service.ts';

/**
 * Reads what a command asks for, each collection once, independent ones side by side. With the first failure the other
 * requests end too, so that none keeps the process waiting. With `known` only the accounts are read.
 */
export async function readLive(arm: Arm, cloud: Cloud, subscriptionId: string, scope: Scope, signal: AbortSignal, known?: Live): Promise<Live> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  try {
    const [below, accounts] = await Promise.all([known ?? readBelow(arm, subscriptionId, scope, either), readAccounts(arm, subscriptionId, scope, either)]);
    return { cloud, subscriptionId, ...below, accounts };
  } catch (error) {
    failed.abort();
    throw error;
  }
}

async function readBelow(arm: Arm, subscriptionId: string, scope: Scope, signal: AbortSignal): Promise<Pick<Live, 'service' | 'allApis' | 'apis' | 'backends'>> {
  const service = await readService(arm, subscriptionId, scope.service, signal);
  const [apis, backends] = await Promise.all([readApis(arm, service.id, scope.apis, signal), listBackends(arm, service.id, signal)]);
  return { service, ...apis, backends };
}

async function listBackends(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { backend } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => backend.listByService(resourceGroup, service, options), signal)).map((body) => listed('backend', body));
}

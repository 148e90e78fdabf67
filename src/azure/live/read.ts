import type { Cloud, Live, More, Scope } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { readAccounts } from './accounts.ts';
import { readApis } from './apis.ts';
import { readFragments } from './fragments.ts';
import { readMoreApis } from './more-apis.ts';
import { listed } from './seen.ts';
import { readService } from './service.ts';

/** Reads what a command asks for, each collection once, independent ones side by side. */
export function readLive(arm: Arm, cloud: Cloud, subscriptionId: string, scope: Scope, signal: AbortSignal): Promise<Live> {
  return together(signal, async (either) => {
    const [below, accounts] = await Promise.all([readBelow(arm, subscriptionId, scope, either), readAccounts(arm, subscriptionId, scope, either)]);
    return { cloud, subscriptionId, ...below, accounts };
  });
}

/** What was read before, and what is asked for besides; nothing is read twice. Accounts that are asked for take the place of those before. */
export function readMoreLive(arm: Arm, before: Live, more: More, signal: AbortSignal): Promise<Live> {
  return together(signal, async (either) => {
    const { accounts: named, accountsMayBeGone = false } = more;
    const [accounts, apis, fragments] = await Promise.all([
      named === undefined ? before.accounts : readAccounts(arm, before.subscriptionId, { accounts: named, accountsMayBeGone }, either, before.accounts),
      readMoreApis(arm, before, more, either),
      readFragments(arm, before, more.fragments ?? [], either),
    ]);
    return { ...before, accounts, apis, ...(fragments.size === 0 ? {} : { fragments }) };
  });
}

/** With the first failure the other requests end too, so that none keeps the process waiting. */
async function together<T>(signal: AbortSignal, read: (either: AbortSignal) => Promise<T>): Promise<T> {
  const failed = new AbortController();
  try {
    return await read(AbortSignal.any([signal, failed.signal]));
  } catch (error) {
    failed.abort();
    throw error;
  }
}

async function readBelow(arm: Arm, subscriptionId: string, scope: Scope, signal: AbortSignal): Promise<Pick<Live, 'service' | 'allApis' | 'apis' | 'backends' | 'versionSets'>> {
  const service = await readService(arm, subscriptionId, scope.service, signal);
  const [apis, backends, versionSets] = await Promise.all([
    readApis(arm, service.id, scope.apis, signal),
    listBackends(arm, service.id, signal),
    scope.versionSets === true ? listVersionSets(arm, service.id, signal) : [],
  ]);
  return { service, ...apis, backends, versionSets };
}

async function listBackends(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { backend } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => backend.listByService(resourceGroup, service, options), signal)).map((body) => listed('backend', body));
}

async function listVersionSets(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { apiVersionSet } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => apiVersionSet.listByService(resourceGroup, service, options), signal)).map((body) => listed('apiVersionSet', body));
}

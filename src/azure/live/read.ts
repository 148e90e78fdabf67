import { nameOf, withoutRevision } from '../../model/arm-id.ts';
import type { Cloud, Live, Monitoring, More, Scope } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { subscriptionKind } from '../kinds/subscription.ts';
import { readAccounts } from './accounts.ts';
import { readApis } from './apis.ts';
import { listBackends, listWholeBackends } from './backends.ts';
import { readBystanders } from './bystanders.ts';
import { readFragments } from './fragments.ts';
import { readMonitoring, type MonitoredService } from './monitoring.ts';
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
    const { accountHosts = [], accounts: named, accountsMayBeGone = false, accountsMayBeHidden = false } = more;
    const [accounts, apis, fragments, subscriptions, monitoring] = await Promise.all([
      named === undefined ? before.accounts : readAccounts(arm, before.subscriptionId, { accounts: named, accountHosts, accountsMayBeGone, accountsMayBeHidden }, either, before.accounts),
      readMoreApis(arm, before, more, either),
      readFragments(arm, before, more.fragments ?? [], either),
      more.subscriptions === undefined ? before.subscriptions : readSubscriptions(arm, before.service.id, more.subscriptions, either),
      more.monitoring === undefined ? before.monitoring : readMonitoring(arm, { id: before.service.id, subscriptionId: before.subscriptionId, apis: () => Promise.resolve(namesOf(before)) }, more.monitoring, either, before.monitoring),
    ]);
    return { ...before, accounts, apis, ...(subscriptions === undefined ? {} : { subscriptions }), ...(fragments.size === 0 ? {} : { fragments }), ...(monitoring === undefined ? {} : { monitoring }) };
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

async function readBelow(arm: Arm, subscriptionId: string, scope: Scope, signal: AbortSignal): Promise<Pick<Live, 'service' | 'allApis' | 'apis' | 'backends' | 'versionSets' | 'subscriptions' | 'bystanders' | 'monitoring'>> {
  const service = await readService(arm, subscriptionId, scope.service, signal);
  const readingApis = readApis(arm, service.id, scope.apis, signal);
  const [apis, backends, versionSets, subscriptions, bystanders, monitoring] = await Promise.all([
    readingApis,
    scope.wholeBackends === true ? listWholeBackends(arm, service.id, signal) : listBackends(arm, service.id, signal),
    scope.versionSets === true ? listVersionSets(arm, service.id, signal) : [],
    scope.subscriptions === undefined ? undefined : readSubscriptions(arm, service.id, scope.subscriptions, signal),
    scope.bystanders === true ? readBystanders(arm, service.id, signal) : undefined,
    monitoringOf(arm, { id: service.id, subscriptionId, apis: async () => namesOf(await readingApis) }, scope, signal),
  ]);
  return { service, ...apis, backends, versionSets, ...(subscriptions === undefined ? {} : { subscriptions }), ...(bystanders === undefined ? {} : { bystanders }), ...(monitoring === undefined ? {} : { monitoring }) };
}

async function monitoringOf(arm: Arm, service: MonitoredService, { monitoring }: Scope, signal: AbortSignal): Promise<Monitoring | undefined> {
  return monitoring && readMonitoring(arm, service, monitoring, signal);
}

/** Of APIs, each once: revisions share the diagnostics of their API. */
function namesOf({ allApis }: Pick<Live, 'allApis'>): readonly string[] {
  return [...new Set(allApis.map(({ id }) => nameOf(withoutRevision(id))))];
}

async function listVersionSets(arm: Arm, serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { apiVersionSet } = await arm.clients.apim(subscriptionId);
  return (await listAll((options) => apiVersionSet.listByService(resourceGroup, service, options), signal)).map((body) => listed('apiVersionSet', body));
}

/** One by one: a service may have thousands, and the list would be read for one. */
async function readSubscriptions(arm: Arm, serviceId: string, names: readonly string[], signal: AbortSignal): Promise<readonly LiveResource[]> {
  const found = await Promise.all(names.map((name) => subscriptionKind(arm).read(`${serviceId}/subscriptions/${name}`, signal)));
  return found.filter((subscription) => subscription !== undefined);
}

import { ArmError } from '../model/arm-error.ts';
import { nameOf, resourceGroupOf, withoutRevision } from '../model/arm-id.ts';
import type { Browser, DeployedAccount } from '../model/browser.ts';
import { textAt } from '../model/json.ts';
import type { Seen } from '../model/live.ts';
import type { Arm } from './arm.ts';
import { listAll } from './ask.ts';
import { atOnce } from './at-once.ts';
import { allOperations } from './kinds/api-read.ts';
import { listRaw } from './list-raw.ts';
import { listAccounts } from './live/accounts.ts';
import { listBackends } from './live/backends.ts';
import { listApis } from './live/apis.ts';
import { seenOf } from './live/seen.ts';
import { listServices } from './live/service.ts';
import { listSubscriptions } from './subscriptions.ts';

/** Of Application Insights components. */
const componentsVersion = '2020-02-02';
/** Of Log Analytics workspaces. */
const workspacesVersion = '2023-09-01';

export function browserOf(arm: Arm): Browser {
  return {
    subscriptions: (signal) => listSubscriptions(arm, signal),
    services: async (subscriptionId, signal) => (await listServices(arm, subscriptionId, signal)).map((body) => seenOf(body)),
    accounts: (subscriptionId, signal) => deployedAccounts(arm, subscriptionId, signal),
    apis: async (serviceId, signal) => (await listApis(arm, serviceId, signal)).filter(({ id }) => withoutRevision(id) === id).map(({ body }) => seenOf(body)),
    operations: async (apiId, signal) => (await allOperations(arm, apiId, signal)).map((body) => seenOf(body)),
    backends: (serviceId, signal) => listBackends(arm, serviceId, signal),
    workspaces: async (subscriptionId, signal) =>
      (await listRaw(arm, `/subscriptions/${subscriptionId}/providers/Microsoft.OperationalInsights/workspaces`, workspacesVersion, signal)).map((body) => seenOf(body)),
    components: async (subscriptionId, signal) =>
      (await listRaw(arm, `/subscriptions/${subscriptionId}/providers/Microsoft.Insights/components`, componentsVersion, signal)).map((body) => seenOf(body)),
  };
}

async function deployedAccounts(arm: Arm, subscriptionId: string, signal: AbortSignal): Promise<readonly DeployedAccount[]> {
  const accounts = (await listAccounts(arm, subscriptionId, signal)).filter(({ body }) => /^(openai|aiservices)$/i.test(textAt(body, 'kind') ?? ''));
  const { deployments } = await arm.clients.cognitive(subscriptionId);
  return atOnce(accounts, async (account) => ({ ...account, deployments: await readable(listAll((options) => deployments.list(resourceGroupOf(account.id) ?? '', nameOf(account.id), options), signal)) }));
}

/** What the caller may not read, or what has just been deleted, offers nothing to choose. */
async function readable(listing: ReturnType<typeof listAll>): Promise<readonly Seen[]> {
  try {
    return (await listing).map((body) => seenOf(body));
  } catch (error) {
    if (error instanceof ArmError && (error.status === 403 || error.status === 404)) return [];
    throw error;
  }
}

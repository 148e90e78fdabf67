import { sameId, within } from '../../../model/arm-id.ts';
import { bareRefusal } from '../refusal.ts';
import { regionName } from '../regions.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { accountType } from './account-content.ts';
import type { AccountContent, DeploymentContent } from './account-content.ts';
import { deletedAccounts } from './deleted-account.ts';

/** A quota counts a model under a SKU in a subscription and region; in thousands of tokens per minute, or in PTU. */
export interface Quota {
  readonly name: string;
  readonly used: number;
  readonly limit: number;
}

/** What a subscription has where nobody has asked for more; larger estates have what they use. */
const ordinary = 1000;

export function quotaName(format: string, sku: string, model: string): string {
  return `${format}.${sku}.${model}`;
}

/** The deployments of a subscription in a region. */
export function deploymentsIn(state: ArmState, subscription: string, region: string): readonly Entry<DeploymentContent>[] {
  const accounts = state.store.ofType<AccountContent>(accountType).filter((entry) => within(entry.id, subscription) && regionName(entry.content.location) === region);
  return accounts.flatMap((account) => state.store.list<DeploymentContent>(`${account.id}/deployments`));
}

/** Those of deleted accounts too: they give their quota back when they are purged. */
function countedIn(state: ArmState, subscription: string, region: string): readonly Entry<DeploymentContent>[] {
  const deleted = deletedAccounts(state).filter(({ content }) => within(content.accountId, subscription) && regionName(content.account.location) === region);
  return [...deploymentsIn(state, subscription, region), ...deleted.flatMap(({ id }) => state.store.list<DeploymentContent>(`${id}/deployments`))];
}

function usedBy(deployments: readonly Entry<DeploymentContent>[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const { content } of deployments) {
    const name = quotaName(content.model.format, content.sku.name, content.model.name);
    used.set(name, (used.get(name) ?? 0) + content.sku.capacity);
  }
  return used;
}

export function quotasIn(state: ArmState, subscription: string, region: string): readonly Quota[] {
  return [...usedBy(countedIn(state, subscription, region))].map(([name, used]) => ({ name, used, limit: Math.max(ordinary, used) }));
}

export function quotaOf(state: ArmState, subscription: string, region: string, name: string): Quota {
  return quotasIn(state, subscription, region).find((quota) => quota.name === name) ?? { name, used: 0, limit: ordinary };
}

/** A deployment takes what is left of its quota, and no more. What it had itself is given back first. */
export function checkQuota(state: ArmState, id: string, wanted: Pick<DeploymentContent, 'model' | 'sku'>): void {
  const account = state.store.find<AccountContent>(id.slice(0, id.toLowerCase().lastIndexOf('/deployments/')));
  if (!account) return;
  const subscription = account.id.split('/').slice(0, 3).join('/');
  const name = quotaName(wanted.model.format, wanted.sku.name, wanted.model.name);
  const region = regionName(account.content.location);
  const others = usedBy(countedIn(state, subscription, region).filter((entry) => !sameId(entry.id, id))).get(name) ?? 0;
  const { limit } = quotaOf(state, subscription, region, name);
  const left = limit - others;
  const unit = /provisioned/i.test(wanted.sku.name) ? 'Provisioned Managed Throughput Unit' : 'Tokens Per Minute (thousands)';
  if (wanted.sku.capacity <= left) return;
  throw bareRefusal(
    400,
    'InsufficientQuota',
    `This operation require ${wanted.sku.capacity} new capacity in quota ${unit} - ${wanted.model.name} - ${wanted.sku.name}, which is bigger than the current available capacity ${left}. The current quota usage is ${others} and the quota limit is ${limit} for quota ${unit} - ${wanted.model.name} - ${wanted.sku.name}.`,
  );
}

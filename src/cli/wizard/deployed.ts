import { groupedBy } from '../../desired/members/grouped.ts';
import { modelOf, quotaOf, regionOf, skuOf } from '../../desired/members/member-facts.ts';
import { toldQuota } from '../../desired/members/shown-member.ts';
import { sameId, subscriptionOf } from '../../model/arm-id.ts';
import type { DeployedAccount } from '../../model/browser.ts';
import { abilitiesOf } from '../../model/capabilities.ts';
import { textAt } from '../../model/json.ts';
import type { LiveAccount, Seen } from '../../model/live.ts';

export interface Deployed {
  readonly account: LiveAccount;
  readonly deployment: Seen;
}

/** Those that serve calls: not Batch, not failed. */
export function deployedIn(accounts: readonly DeployedAccount[]): readonly Deployed[] {
  return accounts.flatMap((account) =>
    account.deployments.filter(({ body }) => abilitiesOf(body).size > 0).map((deployment) => ({ account: { ...account, roleAssignments: [] }, deployment })),
  );
}

export interface ModelGroup {
  /** `gpt-4o 2024-08-06` */
  readonly key: string;
  /** `gpt-4o` */
  readonly model: string;
  readonly deployed: readonly Deployed[];
}

/** Deployments of one model and version, where there are at least two. */
export function sharedModels(accounts: readonly DeployedAccount[]): readonly ModelGroup[] {
  const groups = [...groupedBy(deployedIn(accounts), (each) => modelOf(each)).entries()];
  return groups.flatMap(([key, deployed]) => (deployed.length < 2 ? [] : [{ key, model: textAt(deployed[0]?.deployment.body, 'properties', 'model', 'name') ?? key, deployed }]));
}

/** As `--account` takes it: the name where commands find it by that, else the ARM id. */
export function accountText(account: Seen, all: readonly Seen[], subscriptionId: string): string {
  const isThere = ({ id }: Seen): boolean => subscriptionOf(id)?.toLowerCase() === subscriptionId.toLowerCase();
  const isUnique = all.filter((other) => isThere(other) && other.name.toLowerCase() === account.name.toLowerCase()).every(({ id }) => sameId(id, account.id));
  return isThere(account) && isUnique ? account.name : account.id;
}

/** As `--member` takes it. */
export function deployedText({ account, deployment }: Deployed, all: readonly Seen[], subscriptionId: string): string {
  return `${accountText(account, all, subscriptionId)}/${deployment.name}`;
}

export function accountFacts({ body, deployments }: DeployedAccount): string {
  return [textAt(body, 'location'), textAt(body, 'kind'), deployments.map(({ name }) => name).join(', ')].filter((part) => part !== undefined && part !== '').join(' · ');
}

export function deploymentFacts(deployed: Deployed): string {
  const quota = toldQuota(quotaOf(deployed));
  return [modelOf(deployed), regionOf(deployed) ?? '', skuOf(deployed), quota === '-' ? '' : quota].filter((part) => part !== '').join(' · ');
}

export function isProvisioned(deployed: Deployed): boolean {
  return /provisioned/i.test(skuOf(deployed));
}

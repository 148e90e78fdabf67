import { groupedBy } from '../../desired/members/grouped.ts';
import { modelOf, quotaOf, regionOf, skuOf } from '../../desired/members/member-facts.ts';
import { toldQuota } from '../../desired/members/shown-member.ts';
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

/** Where it is and what it admits; the model is told where several are shown. */
export function deploymentFacts(deployed: Deployed): string {
  const quota = toldQuota(quotaOf(deployed));
  return [regionOf(deployed) ?? '', skuOf(deployed), quota === '-' ? '' : quota].filter((part) => part !== '').join(' · ');
}

export function isProvisioned(deployed: Deployed): boolean {
  return /provisioned/i.test(skuOf(deployed));
}

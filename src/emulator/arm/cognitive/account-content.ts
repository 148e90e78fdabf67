import type { JsonObject } from '../../../model/json.ts';
import type { ResourceIdentity } from '../identity/resource-identity.ts';
import type { Authorship } from '../system-data.ts';
import type { KeyRounds } from './account-keys.ts';

export const accountType = 'Microsoft.CognitiveServices/accounts';
/** As the local ARM keeps it; it is shown as an account. */
export const deletedAccountType = 'Microsoft.CognitiveServices/deletedAccounts';
export const deploymentType = 'Microsoft.CognitiveServices/accounts/deployments';

export interface AccountContent {
  readonly kind: string;
  /** As it was stated, whatever its case: `JAPANEAST` is recorded. */
  readonly location: string;
  readonly sku: { readonly name: string };
  readonly identity: ResourceIdentity;
  /** Absent where nobody ever stated any. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly customSubDomainName: string | null;
  /** Absent where nobody stated it: then keys work. */
  readonly disableLocalAuth?: boolean | undefined;
  readonly publicNetworkAccess: 'Enabled' | 'Disabled';
  /** Other properties that were stated, as they are shown. */
  readonly others: JsonObject;
  readonly provisioningState: 'Succeeded' | 'Creating' | 'Accepted';
  readonly keyRounds?: KeyRounds | undefined;
  readonly author: Authorship;
}

/** With everything that was in it. */
export interface DeletedAccountContent {
  readonly accountId: string;
  readonly account: AccountContent;
  readonly deletionDate: string;
  readonly scheduledPurgeDate: string;
}

export interface DeploymentContent {
  readonly model: { readonly publisher?: string; readonly format: string; readonly name: string; readonly version: string };
  readonly sku: { readonly name: string; readonly capacity: number };
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Per minute; 0 where the SKU has no such limit. */
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly capabilities: Readonly<Record<string, string>>;
  readonly versionUpgradeOption: string;
  readonly raiPolicyName: string;
  readonly spillover: string | null;
  readonly author: Authorship;
}

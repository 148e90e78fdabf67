import type { KeyRounds } from './account-keys.ts';

export const accountType = 'Microsoft.CognitiveServices/accounts';
export const deploymentType = 'Microsoft.CognitiveServices/accounts/deployments';

export interface AccountContent {
  readonly kind: 'OpenAI' | 'AIServices';
  readonly location: string;
  readonly customSubDomainName: string | null;
  readonly disableLocalAuth: boolean;
  readonly publicNetworkAccess: 'Enabled' | 'Disabled';
  readonly keyRounds?: KeyRounds;
  readonly createdAt: string;
}

export interface DeploymentContent {
  readonly model: { readonly publisher?: string; readonly format: string; readonly name: string; readonly version: string };
  readonly sku: { readonly name: string; readonly capacity: number };
  /** Per minute; 0 where the SKU has no such limit. */
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly capabilities: Readonly<Record<string, string>>;
  readonly versionUpgradeOption: string;
  readonly raiPolicyName: string;
  readonly spillover: string | null;
  readonly createdAt: string;
  readonly lastModifiedAt: string;
}

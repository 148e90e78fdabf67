import type { Call } from '../kind.ts';
import { bareRefusal, notEmulated } from '../refusal.ts';
import type { AccountContent } from './account-content.ts';
import { hasModels } from './account-kinds.ts';

/** A deployment's body, as the table of fields has checked it. */
export interface DeploymentFields {
  readonly sku: { readonly name: string; readonly capacity: number };
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties: {
    readonly model: { readonly publisher?: string; readonly format: string; readonly name: string; readonly version: string };
    readonly versionUpgradeOption?: string;
    readonly raiPolicyName?: string;
    readonly spilloverDeploymentName?: string;
  };
}

const skus = new Set([
  'Standard', 'GlobalStandard', 'DataZoneStandard', 'ProvisionedManaged', 'GlobalProvisionedManaged', 'DataZoneProvisionedManaged', 'GlobalBatch', 'DataZoneBatch',
  'DeveloperTier',
]);

/** The text of the refusal lacks its closing quote on Azure too (I26). */
export function checkDeployment({ sku, properties }: DeploymentFields): void {
  const { name, version } = properties.model;
  if (!skus.has(sku.name)) throw bareRefusal(400, 'InvalidResourceProperties', `The specified SKU '${sku.name}' of account deployment is not supported by the model '${name}' version: '${version}.`);
  const other = ['scaleSettings', 'capacitySettings', 'parentDeploymentName'].find((field) => field in properties);
  if (other !== undefined) throw notEmulated(`${other} of deployments`);
}

/** Models are deployed to accounts of kind OpenAI and AIServices only. */
export function checkHasModels({ state, parentId }: Call): void {
  const kind = state.store.find<AccountContent>(parentId)?.content.kind ?? '';
  if (!hasModels(kind)) throw bareRefusal(400, 'BadRequest', `Accounts of kind '${kind}' have no deployments.`);
}

import { sameId } from '../../../model/arm-id.ts';
import { subDomainMark } from '../marks.ts';
import { bareRefusal } from '../refusal.ts';
import { fault } from '../schema/fault.ts';
import { refusalOf } from '../schema/refuse.ts';
import type { ArmState } from '../state.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';
import { skusOf } from './account-kinds.ts';
import { isSubDomain } from './sub-domains.ts';

/** What an account has to be, whichever request makes it so. */
export function checkAccount(state: ArmState, id: string, wanted: AccountContent, before: AccountContent | undefined): void {
  checkKind(wanted, before);
  checkSubDomain(state, id, wanted, before);
  if (wanted.others['networkAcls'] !== undefined && wanted.customSubDomainName === null) throw invalidProperty('networkAcls', 'Network rules need a custom subdomain (customSubDomainName).');
  if (wanted.others['allowProjectManagement'] === true) checkProjects(wanted);
}

/** An account for models changes into a Foundry resource and back; no other kind becomes another. */
const exchangeable = ['OpenAI', 'AIServices'];

function checkKind({ kind, sku }: AccountContent, before: AccountContent | undefined): void {
  const skus = skusOf(kind);
  if (!skus) throw bareRefusal(400, 'InvalidApiSetId', `The account type '${kind}' is either invalid or unavailable in given region.`);
  if (before && before.kind !== kind && !(exchangeable.includes(before.kind) && exchangeable.includes(kind))) throw invalidProperty('kind', `An account of kind '${before.kind}' cannot be changed to kind '${kind}'.`);
  if (!skus.includes(sku.name)) throw bareRefusal(400, 'InvalidSkuId', `The SKU '${sku.name}' is either invalid or unavailable for the account type '${kind}'.`);
}

/** Once there, a subdomain stays; it is there once in the world, and kept by a deleted account. */
function checkSubDomain(state: ArmState, id: string, { customSubDomainName: wanted }: AccountContent, before: AccountContent | undefined): void {
  const present = before?.customSubDomainName ?? null;
  if (wanted === null || wanted.toLowerCase() === present?.toLowerCase()) return;
  if (present !== null) throw invalidProperty('customSubDomainName', `The custom subdomain '${present}' of the account cannot be changed.`);
  if (!isSubDomain(wanted)) throw invalidProperty('customSubDomainName', `Sub domain name '${wanted}' is not valid`);
  if (state.store.marked(subDomainMark(wanted)).some((other) => !sameId(other.id, id))) {
    throw bareRefusal(
      409,
      'CustomDomainInUse',
      `Please pick a different name. The subdomain name '${wanted}' is not available as it's already used by a resource. If the resource using the name was deleted in the last 48 hours, you may need to purge the deleted resource. Learn more at "https://go.microsoft.com/fwlink/?linkid=2215493"`,
    );
  }
}

/** What Terraform's provider documents of `project_management_enabled`. */
function checkProjects({ kind, customSubDomainName, identity }: AccountContent): void {
  const without = kind !== 'AIServices' ? 'kind AIServices' : customSubDomainName === null ? 'a custom subdomain' : !identity.system && identity.users.length === 0 ? 'a managed identity' : undefined;
  if (without !== undefined) throw invalidProperty('allowProjectManagement', `Project management needs ${without}.`);
}

export function invalidProperty(name: string, message: string): Error {
  return refusalOf(accountType, [fault(name === 'kind' ? [name] : ['properties', name], message)]);
}

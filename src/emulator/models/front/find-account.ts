import { accountType } from '../../arm/cognitive/account-content.ts';
import type { AccountContent } from '../../arm/cognitive/account-content.ts';
import { hasModels } from '../../arm/cognitive/account-kinds.ts';
import { subDomainMark } from '../../arm/marks.ts';
import { regionDisplayName } from '../../arm/regions.ts';
import type { Entry, Store } from '../../arm/store.ts';
import type { ModelAccount } from '../deployment.ts';
import type { HostService } from './host-name.ts';

const known = new WeakMap<Entry<AccountContent>, ModelAccount>();

/** The account with this sub-domain where it answers on the host; deleted ones and those that are being made have no host. */
export function accountOfSubDomain(store: Store, subDomain: string, service: HostService): Entry<AccountContent> | undefined {
  const account = store.marked<AccountContent>(subDomainMark(subDomain)).find(({ type }) => type === accountType);
  return account && account.content.provisioningState !== 'Creating' && answersOn(account.content.kind, service) ? account : undefined;
}

/** As `properties.endpoints` of ARM has it: the Foundry host is of Foundry accounts only, those without models have neither. */
function answersOn(kind: string, service: HostService): boolean {
  if (service === 'cognitive') return true;
  return service === 'openai' ? hasModels(kind) : kind === 'AIServices';
}

/** Undefined for a kind without models. */
export function modelAccount(entry: Entry<AccountContent>): ModelAccount | undefined {
  const before = known.get(entry);
  if (before) return before;
  const { kind, location } = entry.content;
  if (kind !== 'OpenAI' && kind !== 'AIServices') return undefined;
  const account: ModelAccount = { id: entry.id, name: entry.name, kind, region: regionDisplayName(location) };
  known.set(entry, account);
  return account;
}

import type { AccountContent } from '../../arm/cognitive/account-content.ts';
import { regionDisplayName } from '../../arm/regions.ts';
import type { Entry } from '../../arm/store.ts';
import { accountOfKey } from '../auth/account-key.ts';
import { tokenNeedsSubDomain, wrongKey } from '../auth/auth-refusals.ts';
import { sentCredentials } from '../auth/sent-credentials.ts';
import type { ModelsWorld } from '../world.ts';
import type { Arrived } from './arrived.ts';
import { accountOfSubDomain } from './find-account.ts';
import type { ModelHost } from './host-name.ts';

/** Who is asked: an account, or a region whose account shows by the key only. */
export type Place = { readonly region: string; readonly account: () => Entry<AccountContent> };

/** Undefined: the name does not resolve. `account` throws ModelRefusal where no account of the region has the key. */
export function placeOf(world: ModelsWorld, host: ModelHost, request: Arrived): Place | undefined {
  switch (host.kind) {
    case 'nobody':
      return undefined;
    case 'account': {
      const account = accountOfSubDomain(world.store, host.subDomain, host.service);
      return account && { region: regionDisplayName(account.content.location), account: () => account };
    }
    case 'region':
      return { region: regionDisplayName(host.region), account: () => byKey(world, host.region, request) };
    default:
      return host satisfies never;
  }
}

function byKey(world: ModelsWorld, region: string, { headers, url }: Arrived): Entry<AccountContent> {
  const sent = sentCredentials(headers, url.pathname.toLowerCase().startsWith('/openai/v1/') ? 'v1' : 'openai');
  if (sent.kind === 'token') throw tokenNeedsSubDomain();
  const account = sent.kind === 'key' ? accountOfKey(world.store, region, sent.key) : undefined;
  if (!account) throw wrongKey();
  return account;
}

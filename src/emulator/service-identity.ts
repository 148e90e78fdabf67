import { idKey } from '../model/arm-id.ts';
import type { Directory } from './arm/directory.ts';
import type { ServiceContent } from './arm/service/service-content.ts';
import type { Entry, Store } from './arm/store.ts';
import type { TokenAuthority } from './sign-in/authority.ts';

interface Parts {
  readonly store: Store;
  readonly directory: Directory;
  readonly authority: Pick<TokenAuthority, 'issue'>;
  /** The gateway's time. */
  readonly now: () => number;
}

interface Kept {
  readonly token: string;
  readonly until: number;
}

interface Principal {
  readonly objectId: string;
  readonly clientId: string;
}

/** Before it expires a token is not used any more. */
const spare = 300_000;

/**
 * Gives tokens of a service's identities: of the system-assigned one, or of a user-assigned one by its client id. A token is
 * used again until shortly before it expires, as API Management does (documented). Undefined where the service has no such identity.
 */
export function serviceIdentity({ store, directory, authority, now }: Parts): (serviceId: string, audience: string, clientId: string | undefined) => string | undefined {
  const kept = new Map<string, Kept>();
  const principals = new WeakMap<Entry<ServiceContent>, ReadonlyMap<string | undefined, Principal>>();
  // By client id, the system's own under none. Their ids are digests, and calls come by the thousand: worked out once per write of the service.
  const principalsOf = (service: Entry<ServiceContent>): ReadonlyMap<string | undefined, Principal> => {
    const known = principals.get(service);
    if (known) return known;
    const { system, users } = service.content.identity;
    const own = directory.systemIdentityOf(service.id);
    const others = users.map((id) => directory.userIdentityOf(id)).map((user): [string, Principal] => [user.clientId.toLowerCase(), { objectId: user.principalId, clientId: user.clientId }]);
    const all = new Map<string | undefined, Principal>([...(system ? [[undefined, { objectId: own, clientId: own }] as const] : []), ...others]);
    principals.set(service, all);
    return all;
  };
  return (serviceId, audience, clientId) => {
    const service = store.find<ServiceContent>(serviceId);
    const principal = service && principalsOf(service).get(clientId?.toLowerCase());
    if (!principal) return undefined;
    const key = `${idKey(serviceId)} ${principal.clientId} ${audience}`;
    const known = kept.get(key);
    const at = now();
    if (known && known.until > at) return known.token;
    const { token, expiresIn } = authority.issue(principal.clientId, audience, `https://sts.windows.net/${directory.tenantId}/`, { objectId: principal.objectId, at });
    kept.set(key, { token, until: at + expiresIn * 1000 - spare });
    return token;
  };
}

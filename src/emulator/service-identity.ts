import { idKey } from '../model/arm-id.ts';
import type { Directory } from './arm/directory.ts';
import type { ServiceContent } from './arm/service/service-content.ts';
import type { Store } from './arm/store.ts';
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

/** Before it expires a token is not used any more. */
const spare = 300_000;

/**
 * Gives tokens of a service's identities: of the system-assigned one, or of a user-assigned one by its client id. A token is
 * used again until shortly before it expires, as API Management does (documented). Undefined where the service has no such identity.
 */
export function serviceIdentity({ store, directory, authority, now }: Parts): (serviceId: string, audience: string, clientId: string | undefined) => string | undefined {
  const kept = new Map<string, Kept>();
  const principalOf = (serviceId: string, clientId: string | undefined): { readonly objectId: string; readonly clientId: string } | undefined => {
    const identity = store.find<ServiceContent>(serviceId)?.content.identity;
    if (clientId === undefined) {
      const objectId = directory.systemIdentityOf(serviceId);
      return identity?.system ? { objectId, clientId: objectId } : undefined;
    }
    const user = identity?.users.map((id) => directory.userIdentityOf(id)).find((one) => one.clientId.toLowerCase() === clientId.toLowerCase());
    return user && { objectId: user.principalId, clientId: user.clientId };
  };
  return (serviceId, audience, clientId) => {
    const principal = principalOf(serviceId, clientId);
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

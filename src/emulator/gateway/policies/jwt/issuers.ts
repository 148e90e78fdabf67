import type { GatewayWorld } from '../../world.ts';
import { policyFailure } from '../policy-failure.ts';
import { publicKey } from './signature.ts';
import type { SigningKey } from './signature.ts';
import { claimTexts, readToken } from './token.ts';

/** Who signs tokens, as the description at a well-known address would tell it. */
export interface Issuer {
  readonly keys: readonly SigningKey[];
  readonly isIssuer: (issuer: string) => boolean;
}

/** Where Microsoft's directories describe themselves; the local authority stands for all of them. */
const directoryHosts: readonly string[] = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn', 'login.windows.net', 'sts.windows.net'];
const anyTenant: readonly string[] = ['common', 'organizations', 'consumers'];

/** Of the description at this URL, for this token. Fails where that is nobody whom the local Azure knows: nothing is asked of the network. */
export function issuerAt(world: Pick<GatewayWorld, 'signingKeys'>, policy: string, url: string, token: string): Issuer {
  const base = url.trim().replace(/\/\.well-known\/openid-configuration(\?.*)?$/i, '');
  const { host, tenant, isV2 } = placeOf(base);
  if (directoryHosts.includes(host)) {
    return directoryIssuer(world, token, tenant, (issuer) => isV2 === issuer.endsWith('/v2.0'));
  }
  const keys = world.signingKeys(base) ?? world.signingKeys(`${base}/`);
  if (!keys) throw policyFailure(policy, `The local gateway knows the keys of the local authority only, not those that ${url} tells of.`);
  return { keys: usable(keys), isIssuer: (issuer) => issuer.replace(/\/$/, '') === base.replace(/\/$/, '') };
}

/**
 * A tenant of the directory. Its tokens are those that the local authority signed, under Microsoft's name or its own, with the
 * tenant in `tid`.
 */
export function directoryIssuer({ signingKeys }: Pick<GatewayWorld, 'signingKeys'>, token: string, tenant: string, isForm: (issuer: string) => boolean = () => true): Issuer {
  const jwt = readToken(token);
  const issuer = (jwt && claimTexts(jwt, 'iss')[0]) ?? '';
  const tid = (jwt && claimTexts(jwt, 'tid')[0]?.toLowerCase()) ?? '';
  const isTenant = anyTenant.includes(tenant.toLowerCase()) || tid === tenant.toLowerCase();
  const keys = signingKeys(issuer) ?? signingKeys(`https://sts.windows.net/${tenant}/`) ?? [];
  return { keys: usable(keys), isIssuer: (one) => one === issuer && isTenant && isForm(one) && signingKeys(one) !== undefined };
}

function usable(keys: NonNullable<ReturnType<GatewayWorld['signingKeys']>>): readonly SigningKey[] {
  return keys.flatMap((key) => publicKey(key) ?? []);
}

function placeOf(base: string): { readonly host: string; readonly tenant: string; readonly isV2: boolean } {
  if (!URL.canParse(base)) return { host: '', tenant: '', isV2: false };
  const { host, pathname } = new URL(base);
  const [tenant = '', version] = pathname.slice(1).split('/');
  return { host: host.toLowerCase(), tenant, isV2: version === 'v2.0' };
}

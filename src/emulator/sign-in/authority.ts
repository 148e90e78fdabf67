import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import * as z from 'zod';
import { isArmAudience } from './audience.ts';

/** What a token is to ARM: its signed-in caller's, or why it is refused. */
export type TokenState = 'valid' | 'expired' | 'wrongAudience' | 'unknown';

/** Issues tokens and knows them again. Its key lives in the closure and goes with the process. */
export interface TokenAuthority {
  /** A JWT for a resource, and its life in seconds. `as`: another principal than the one that signs in, at another time (milliseconds) than the real one. */
  issue(clientId: string, resource: string, issuer: string, as?: { readonly objectId?: string; readonly at: number }): { readonly token: string; readonly expiresIn: number };
  check(token: string): TokenState;
  /** Whose the token is and for what, at a time (milliseconds) that need not be the real one. */
  read(token: string, at: number): TokenReading;
  /** RFC 7517. */
  readonly keySet: { readonly keys: readonly Readonly<Record<string, string>>[] };
}

export type TokenReading = { readonly kind: 'principal'; readonly objectId: string; readonly audience: string } | { readonly kind: 'expired' } | { readonly kind: 'unknown' };

export interface AuthorityOf {
  readonly origin: string;
  readonly tenantId: string;
  /** The service principal that holds the roles that the estate states. */
  readonly objectId: string;
  /** Real time, milliseconds since 1970: clients look at their own clock. */
  readonly now: () => number;
}

const lifetime = 3600;
const mostVerified = 1000;
/** RFC 7518, 3.4: the two numbers side by side, not DER. */
const dsaEncoding = 'ieee-p1363';

const claims = z.object({ aud: z.string(), exp: z.number(), oid: z.string() });

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function claimsOf(part: string): z.infer<typeof claims> | undefined {
  try {
    return claims.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** A directory of one tenant with one principal: every client that signs in acts as it. */
export function newTokenAuthority({ origin, tenantId, objectId, now }: AuthorityOf): TokenAuthority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  /** What we signed, whatever its age; a token is sent again and again, and its signature checked once. */
  const verified = new Map<string, z.infer<typeof claims>>();
  const signedByUs = (token: string): z.infer<typeof claims> | undefined => {
    const known = verified.get(token);
    if (known) return known;
    const [head = '', body = '', signature = '', ...rest] = token.split('.');
    if (rest.length > 0 || !verify('sha256', Buffer.from(`${head}.${body}`), { key: publicKey, dsaEncoding }, Buffer.from(signature, 'base64url'))) return undefined;
    const said = claimsOf(body);
    if (!said) return undefined;
    if (verified.size >= mostVerified) verified.clear();
    verified.set(token, said);
    return said;
  };
  const { kty = '', crv = '', x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    keySet: { keys: [{ kty, crv, x, y, kid, use: 'sig', alg: 'ES256' }] },
    issue: (clientId, resource, issuer, as) => {
      const at = Math.floor((as?.at ?? now()) / 1000);
      const principal = as?.objectId ?? objectId;
      const subject = { oid: principal, sub: principal, tid: tenantId, appid: clientId, idtyp: 'app', uti: randomUUID(), ver: '1.0' };
      const content = `${encoded({ typ: 'JWT', alg: 'ES256', kid })}.${encoded({ aud: resource, iss: issuer, iat: at, nbf: at, exp: at + lifetime, ...subject })}`;
      const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding });
      return { token: `${content}.${signature.toString('base64url')}`, expiresIn: lifetime };
    },
    check: (token) => {
      const said = signedByUs(token);
      if (!said) return 'unknown';
      // Only what is for ARM carries real time.
      if (!isArmAudience(said.aud, origin)) return 'wrongAudience';
      return said.exp * 1000 <= now() ? 'expired' : 'valid';
    },
    read: (token, at) => {
      const said = signedByUs(token);
      if (!said) return { kind: 'unknown' };
      return said.exp * 1000 <= at ? { kind: 'expired' } : { kind: 'principal', objectId: said.oid, audience: said.aud };
    },
  };
}

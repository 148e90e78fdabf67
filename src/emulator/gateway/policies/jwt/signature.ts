import { constants, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { JsonWebKeyLike } from '../../world.ts';

/** A key that a signature may be of. */
export interface SigningKey {
  /** `kid`; undefined: it is tried whatever the token names. */
  readonly id: string | undefined;
  readonly key: Buffer | KeyObject;
}

/** Undefined where the key is none that Node knows. */
export function publicKey(jwk: JsonWebKeyLike): SigningKey | undefined {
  try {
    return { id: typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined, key: createPublicKey({ key: { ...jwk }, format: 'jwk' }) };
  } catch {
    return undefined;
  }
}

/** RFC 7518, 3.1: HS, RS, PS and ES with SHA-2. False for every other algorithm, and for keys that do not fit it. */
export function isSignedBy(token: string, algorithm: string, { key }: SigningKey): boolean {
  const [, family = '', bits = ''] = /^(HS|RS|PS|ES)(256|384|512)$/.exec(algorithm) ?? [];
  const end = token.lastIndexOf('.');
  const content = Buffer.from(token.slice(0, end));
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  if (Buffer.isBuffer(key)) {
    if (family !== 'HS') return false;
    const expected = createHmac(`sha${bits}`, key).update(content).digest();
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  if (family === 'ES') return key.asymmetricKeyType === 'ec' && verify(`sha${bits}`, content, { key, dsaEncoding: 'ieee-p1363' }, signature);
  if (family !== 'RS' && family !== 'PS') return false;
  const padding = family === 'PS' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : { padding: constants.RSA_PKCS1_PADDING };
  return key.asymmetricKeyType === 'rsa' && verify(`sha${bits}`, content, { key, ...padding }, signature);
}

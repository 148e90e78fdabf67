import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { JsonWebKeyLike } from '../../../../src/emulator/gateway/world.ts';

export interface Signer {
  readonly alg: string;
  readonly kid?: string;
  /** Undefined: without a signature. */
  readonly key?: KeyObject | Buffer;
}

export function signed(payload: object, { alg, kid, key }: Signer): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg, typ: 'JWT', ...(kid !== undefined && { kid }) })}.${part(payload)}`;
  if (key === undefined) return `${content}.`;
  const hash = `sha${alg.slice(2)}`;
  const signature = Buffer.isBuffer(key) ? createHmac(hash, key).update(content).digest() : sign(hash, Buffer.from(content), alg.startsWith('ES') ? { key, dsaEncoding: 'ieee-p1363' } : key);
  return `${content}.${signature.toString('base64url')}`;
}

/** A pair of an elliptic curve, as the local authority has. */
export function ellipticPair(kid: string): { readonly signer: Signer; readonly jwk: JsonWebKeyLike } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { signer: { alg: 'ES256', kid, key: privateKey }, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' } };
}

export function rsaPair(): { readonly signer: Signer; readonly n: string; readonly e: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  return { signer: { alg: 'RS256', key: privateKey }, n, e };
}

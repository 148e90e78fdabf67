import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, privateDecrypt, publicEncrypt, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ClrBytes } from '../../arrays.ts';
import type { Method, TypeMembers } from '../../members.ts';
import { ClrException } from '../../value.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload, numberOf, textAt } from '../arguments.ts';
import { argumentNull } from '../exceptions.ts';
import { isBytes } from '../of-value.ts';
import { XName } from '../xml/nodes.ts';
import { readXml } from '../xml/xml-reader.ts';
import { digestNamed } from './hash.ts';

const space = 'System.Security.Cryptography.';

/** A key pair, or the public half alone. */
export class Rsa implements ClrObject {
  readonly clrType = `${space}RSA`;
  publicKey: KeyObject;
  privateKey: KeyObject | undefined;

  constructor(publicKey: KeyObject, privateKey: KeyObject | undefined) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }
}

interface Padding extends ClrObject {
  readonly text: string;
}

function rsa(target: Value): Rsa {
  if (!(target instanceof Rsa)) throw noOverload('an RSA as', [target]);
  return target;
}

function bytesAt(args: readonly Value[], index: number): Uint8Array {
  const value = args[index];
  if (!isBytes(value)) throw argumentNull('data');
  return value.bytes;
}

const failed = (message: string): ClrException => new ClrException(`${space}CryptographicException`, message);

function privateHalf(target: Value): KeyObject {
  const found = rsa(target).privateKey;
  if (!found) throw failed('The key does not contain a private key.');
  return found;
}

const paddingText = (value: Value | undefined): string => (value !== null && typeof value === 'object' && 'text' in value ? String(value.text) : '');

function signing(args: readonly Value[]): { readonly padding: number; readonly saltLength?: number } {
  return paddingText(args.at(-1)) === 'Pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : { padding: constants.RSA_PKCS1_PADDING };
}

function encrypting(value: Value | undefined): { readonly padding: number; readonly oaepHash?: string } {
  const name = paddingText(value);
  return name === 'Pkcs1' ? { padding: constants.RSA_PKCS1_PADDING } : { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: name.replace('Oaep', '').toLowerCase() };
}

/** A heavy calculation, and .NET's exception where it does not work out. */
function calculated<T>(site: Parameters<Method>[2], make: () => T): T {
  site.spend(200_000);
  try {
    return make();
  } catch (error) {
    if (error instanceof ClrException) throw error;
    throw failed('The parameter is incorrect.');
  }
}

/** `<RSAKeyValue>` with its parts in Base64. */
function fromXml(target: Value, args: readonly Value[]): null {
  const { root } = readXml(textAt(args, 0, 'xmlString'));
  const part = (name: string): string | undefined => {
    const found = root?.elements.find((one) => one.name.is(new XName('', name)));
    return found && Buffer.from(found.text, 'base64').toString('base64url');
  };
  const [n, e, d, p, q, dp, dq, qi] = ['Modulus', 'Exponent', 'D', 'P', 'Q', 'DP', 'DQ', 'InverseQ'].map(part);
  if (n === undefined || e === undefined) throw failed('Input string does not contain a valid encoding of the \'RSA\' \'Modulus\' parameter.');
  rsa(target).publicKey = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
  rsa(target).privateKey = d !== undefined && p !== undefined && q !== undefined && dp !== undefined && dq !== undefined && qi !== undefined ? createPrivateKey({ key: { kty: 'RSA', n, e, d, p, q, dp, dq, qi }, format: 'jwk' }) : undefined;
  return null;
}

const rsaType: TypeMembers = {
  name: `${space}RSA`,
  base: `${space}AsymmetricAlgorithm`,
  methods: {
    Decrypt: (target, args, site) => calculated(site, () => new ClrBytes(privateDecrypt({ key: privateHalf(target), ...encrypting(args[1]) }, bytesAt(args, 0)))),
    Encrypt: (target, args, site) => calculated(site, () => new ClrBytes(publicEncrypt({ key: rsa(target).publicKey, ...encrypting(args[1]) }, bytesAt(args, 0)))),
    SignData: (target, args, site) => calculated(site, () => new ClrBytes(sign(digestNamed(args.at(-2)), bytesAt(args, 0), { key: privateHalf(target), ...signing(args) }))),
    VerifyData: (target, args, site) => calculated(site, () => verify(digestNamed(args.at(-2)), bytesAt(args, 0), { key: rsa(target).publicKey, ...signing(args) }, bytesAt(args, 1))),
  },
  statics: {
    methods: {
      Create: ([size = 2048], site) => {
        site.spend(20_000_000);
        const pair = generateKeyPairSync('rsa', { modulusLength: Math.min(numberOf(size), 4096) });
        return new Rsa(pair.publicKey, pair.privateKey);
      },
    },
  },
};

const asymmetric: TypeMembers = {
  name: `${space}AsymmetricAlgorithm`,
  properties: { KeySize: (target) => rsa(target).publicKey.asymmetricKeyDetails?.modulusLength ?? 0, KeyExchangeAlgorithm: () => 'RSA', SignatureAlgorithm: () => 'RSA' },
  methods: { Clear: () => null, Dispose: () => null, FromXmlString: fromXml },
};

function paddings(name: string, names: readonly string[]): TypeMembers {
  const type = space + name;
  const make = (text: string): Padding => ({ clrType: type, text });
  return { name: type, statics: { properties: Object.fromEntries(names.map((one) => [one, () => make(one)])) }, text: paddingText, equals: (a, b) => paddingText(a) === paddingText(b) };
}

export const rsaTables: readonly TypeMembers[] = [asymmetric, rsaType, paddings('RSASignaturePadding', ['Pkcs1', 'Pss']), paddings('RSAEncryptionPadding', ['Pkcs1', 'OaepSHA1', 'OaepSHA256', 'OaepSHA384', 'OaepSHA512'])];

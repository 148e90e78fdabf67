import { X509Certificate, createHash } from 'node:crypto';
import { ClrBytes } from '../../arrays.ts';
import type { ExtensionMembers, StaticMethod, TypeMembers } from '../../members.ts';
import { ClrException } from '../../value.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload } from '../arguments.ts';
import { isBytes } from '../of-value.ts';
import { asDateTime } from '../time/convert-date.ts';
import { ticksOf } from '../time/ticks.ts';
import { Rsa } from './rsa.ts';

const space = 'System.Security.Cryptography.X509Certificates.';

/** A certificate without its private key. */
class Certificate implements ClrObject {
  readonly clrType = `${space}X509Certificate2`;
  readonly held: X509Certificate;

  constructor(held: X509Certificate) {
    this.held = held;
  }
}

function certificate(target: Value): X509Certificate {
  if (!(target instanceof Certificate)) throw noOverload('a certificate as', [target]);
  return target.held;
}

/** As .NET writes it: the last part first, divided by commas. */
const distinguished = (text: string): string => text.split('\n').toReversed().join(', ');
const date = (text: string): Value => asDateTime({ ticks: ticksOf(Date.parse(text)), offset: 0 });
const thumbprint = (target: Value): string => createHash('sha1').update(certificate(target).raw).digest('hex').toUpperCase();

const getPublic = (target: Value): Value => {
  const { publicKey } = certificate(target);
  return publicKey.asymmetricKeyType === 'rsa' ? new Rsa(publicKey, undefined) : null;
};

const read: StaticMethod = (args) => {
  const [bytes] = args;
  if (args.length !== 1 || !isBytes(bytes)) throw noOverload('new X509Certificate2', args);
  try {
    return new Certificate(new X509Certificate(Buffer.from(bytes.bytes)));
  } catch {
    throw new ClrException('System.Security.Cryptography.CryptographicException', 'Cannot find the requested object.');
  }
};

export const certificateTables: readonly TypeMembers[] = [
  {
    name: `${space}X509Certificate`,
    properties: { Issuer: (target) => distinguished(certificate(target).issuer), Subject: (target) => distinguished(certificate(target).subject) },
    methods: {
      Dispose: () => null,
      GetCertHash: (target) => new ClrBytes(Buffer.from(thumbprint(target), 'hex')),
      GetCertHashString: thumbprint,
      GetRawCertData: (target) => new ClrBytes(certificate(target).raw),
      GetSerialNumberString: (target) => certificate(target).serialNumber,
    },
  },
  {
    name: `${space}X509Certificate2`,
    base: `${space}X509Certificate`,
    properties: {
      Archived: () => false,
      FriendlyName: () => '',
      HasPrivateKey: () => false,
      NotAfter: (target) => date(certificate(target).validTo),
      NotBefore: (target) => date(certificate(target).validFrom),
      RawData: (target) => new ClrBytes(certificate(target).raw),
      SerialNumber: (target) => certificate(target).serialNumber,
      Thumbprint: thumbprint,
      Version: () => 3,
    },
    // No authority of this world is trusted here.
    methods: { Verify: () => false },
    construct: read,
  },
];

const isCertificate = (target: Value): boolean => target instanceof Certificate;

export const certificateExtensions: ExtensionMembers = { on: isCertificate, methods: { GetRSAPrivateKey: () => null, GetRSAPublicKey: getPublic, VerifyNoRevocation: () => false } };

import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';

/** Both as PEM. */
export interface Leaf {
  readonly certificate: string;
  readonly key: string;
}

/** The CA's own key lives in the closure of `leafFor` and goes with it. */
export interface Authority {
  /** PEM. */
  readonly certificate: string;
  leafFor(names: readonly Partial<x509.GeneralName>[]): Leaf;
}

const hour = 3_600_000;
const lifetime = 7 * 24 * hour;
const ecdsaWithSha256 = new x509.AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
const commonName = '2.5.4.3';

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

function newKeys(): Keys {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function nameOf(text: string): x509.Name {
  const value = new x509.AttributeValue({ utf8String: text });
  return new x509.Name([new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type: commonName, value })])]);
}

function bytesOf(der: Buffer): ArrayBuffer {
  return new Uint8Array(der).buffer;
}

function spkiOf(key: KeyObject): x509.SubjectPublicKeyInfo {
  return AsnConvert.parse(key.export({ type: 'spki', format: 'der' }), x509.SubjectPublicKeyInfo);
}

/** RFC 5280, 4.2.1.2, method 1. */
function keyIdOf(key: KeyObject): ArrayBuffer {
  return bytesOf(createHash('sha1').update(new Uint8Array(spkiOf(key).subjectPublicKey)).digest());
}

/** Positive, at most 20 bytes (RFC 5280, 4.1.2.2). */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytesOf(bytes);
}

function extension(extnID: string, critical: boolean, value: unknown): x509.Extension {
  return new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function permitted(name: Partial<x509.GeneralName>): x509.GeneralSubtree {
  return new x509.GeneralSubtree({ base: new x509.GeneralName(name) });
}

/** A DNS name permits itself and what lies below it; an address with a full mask only itself. */
function permittedNames(hosts: readonly string[]): x509.NameConstraints {
  const names = ['localhost', 'azure-api.net', '127.0.0.1', '::1', ...hosts];
  return new x509.NameConstraints({
    permittedSubtrees: new x509.GeneralSubtrees(names.map((name) => permitted(isIP(name) === 0 ? { dNSName: name } : { iPAddress: `${name}/${isIP(name) === 6 ? 128 : 32}` }))),
  });
}

/** What the local Azure is called: ARM on the loopback, and every service's gateway. */
export const ourNames: readonly Partial<x509.GeneralName>[] = [
  { dNSName: 'localhost' },
  { dNSName: '*.azure-api.net' },
  { iPAddress: '127.0.0.1' },
  { iPAddress: '::1' },
];

/** A host name or an address, as a certificate has it. */
export function hostName(host: string): Partial<x509.GeneralName> {
  return isIP(host) === 0 ? { dNSName: host } : { iPAddress: host };
}

interface Subject {
  readonly name: x509.Name;
  readonly keys: Keys;
  readonly extensions: readonly x509.Extension[];
}

function issue(subject: Subject, issuer: Subject, now: number): string {
  const tbsCertificate = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: serialNumber(),
    signature: ecdsaWithSha256,
    issuer: issuer.name,
    subject: subject.name,
    validity: new x509.Validity({ notBefore: new Date(now - hour), notAfter: new Date(now + lifetime) }),
    subjectPublicKeyInfo: spkiOf(subject.keys.publicKey),
    extensions: new x509.Extensions([...subject.extensions]),
  });
  const signature = sign('sha256', new Uint8Array(AsnConvert.serialize(tbsCertificate)), issuer.keys.privateKey);
  const certificate = new x509.Certificate({ tbsCertificate, signatureAlgorithm: ecdsaWithSha256, signatureValue: bytesOf(signature) });
  const base64 = Buffer.from(AsnConvert.serialize(certificate)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
}

/**
 * A CA that can vouch for nothing but this machine's loopback, `*.azure-api.net` and these hosts.
 * `now` is real time, milliseconds since 1970: clients check validity against their own clock.
 */
export function newAuthority(now: number, hosts: readonly string[] = []): Authority {
  const keys = newKeys();
  const keyId = keyIdOf(keys.publicKey);
  const usage = x509.KeyUsageFlags;
  const ca: Subject = {
    name: nameOf(`apim-llm local Azure ${randomBytes(4).toString('hex')}`),
    keys,
    extensions: [
      extension(x509.id_ce_basicConstraints, true, new x509.BasicConstraints({ cA: true, pathLenConstraint: 0 })),
      extension(x509.id_ce_keyUsage, true, new x509.KeyUsage(usage.keyCertSign | usage.cRLSign)),
      extension(x509.id_ce_nameConstraints, true, permittedNames(hosts)),
      extension(x509.id_ce_subjectKeyIdentifier, false, new x509.SubjectKeyIdentifier(keyId)),
    ],
  };
  return {
    certificate: issue(ca, ca, now),
    leafFor: (names) => {
      const leafKeys = newKeys();
      const altNames = new x509.SubjectAlternativeName(names.map((name) => new x509.GeneralName(name)));
      const leaf: Subject = {
        name: nameOf('apim-llm local Azure'),
        keys: leafKeys,
        extensions: [
          extension(x509.id_ce_basicConstraints, true, new x509.BasicConstraints({ cA: false })),
          extension(x509.id_ce_keyUsage, true, new x509.KeyUsage(usage.digitalSignature)),
          extension(x509.id_ce_extKeyUsage, false, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth])),
          extension(x509.id_ce_subjectAltName, false, altNames),
          extension(x509.id_ce_subjectKeyIdentifier, false, new x509.SubjectKeyIdentifier(keyIdOf(leafKeys.publicKey))),
          extension(x509.id_ce_authorityKeyIdentifier, false, new x509.AuthorityKeyIdentifier({ keyIdentifier: new x509.KeyIdentifier(keyId) })),
        ],
      };
      return { certificate: issue(leaf, ca, now), key: leafKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
    },
  };
}

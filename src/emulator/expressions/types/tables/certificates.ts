import type { ExtensionSource, TypeSource } from './type-source.ts';

const space = 'System.Security.Cryptography.X509Certificates.';

export const certificates: readonly TypeSource[] = [
  { name: `${space}X509Certificate`, members: { string: 'Issuer Subject', '() string': 'GetCertHashString GetEffectiveDateString GetExpirationDateString GetFormat GetKeyAlgorithm GetName GetIssuerName GetPublicKeyString GetRawCertDataString GetSerialNumberString', '() byte[]': 'Export GetCertHash GetPublicKey GetRawCertData GetSerialNumber', '() void': 'Dispose Import Reset' } },
  {
    name: `${space}X509Certificate2`,
    extends: `${space}X509Certificate`,
    members: { string: 'FriendlyName SerialNumber Thumbprint', DateTime: 'NotAfter NotBefore', bool: 'Archived HasPrivateKey', int: 'Version', 'byte[]': 'RawData', [`${space}X500DistinguishedName`]: 'IssuerName SubjectName', [`${space}PublicKey`]: 'PublicKey', 'System.Security.Cryptography.Oid': 'SignatureAlgorithm', 'System.Security.Cryptography.AsymmetricAlgorithm': 'PrivateKey', '() bool': 'Verify', '() string': 'GetNameInfo', '?': 'Extensions' },
  },
  { name: `${space}X500DistinguishedName`, members: { string: 'Name', '() string': 'Decode Format', 'byte[]': 'RawData', 'System.Security.Cryptography.Oid': 'Oid' }, allowed: { only: 'Name' } },
  { name: `${space}PublicKey`, members: { 'System.Security.Cryptography.AsymmetricAlgorithm': 'Key', 'System.Security.Cryptography.Oid': 'Oid', '?': 'EncodedKeyValue EncodedParameters' } },
  { name: `${space}X509ContentType`, values: 'Unknown Cert SerializedCert Pfx Pkcs12 SerializedStore Pkcs7 Authenticode' },
  { name: `${space}X509NameType`, values: 'SimpleName EmailName UpnName DnsName DnsFromAlternativeName UrlName' },
  { name: `${space}RSACertificateExtensions`, statics: { '() System.Security.Cryptography.RSA': 'GetRSAPrivateKey GetRSAPublicKey' } },
];

export const certificateExtensions: readonly ExtensionSource[] = [{ owner: `${space}RSACertificateExtensions`, on: `${space}X509Certificate2`, methods: { '() System.Security.Cryptography.RSA': 'GetRSAPrivateKey GetRSAPublicKey' } }];

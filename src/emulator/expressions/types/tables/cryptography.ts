import type { TypeSource } from './type-source.ts';

const space = 'System.Security.Cryptography.';

const hash = (name: string, base = 'HashAlgorithm'): TypeSource => ({ name: space + name, extends: space + base, statics: { [`() ${space}${name}`]: 'Create', '() byte[]': 'HashData' } });

/** Digests, signatures, ciphers. */
export const cryptography: readonly TypeSource[] = [
  {
    name: `${space}HashAlgorithm`,
    statics: { [`() ${space}HashAlgorithm`]: 'Create' },
    members: { '() byte[]': 'ComputeHash TransformFinalBlock', 'byte[]': 'Hash', int: 'HashSize InputBlockSize OutputBlockSize', bool: 'CanReuseTransform CanTransformMultipleBlocks', '() int': 'TransformBlock', '() void': 'Clear Dispose Initialize' },
  },
  ...['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512', 'KeyedHashAlgorithm'].map((name) => hash(name)),
  ...['SHA1', 'SHA256', 'SHA384', 'SHA512'].map((name) => hash(`${name}Managed`, name)),
  { name: `${space}HMAC`, extends: `${space}KeyedHashAlgorithm`, statics: { [`() ${space}HMAC`]: 'Create' }, members: { 'byte[]': 'Key', string: 'HashName' } },
  ...['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512'].map((name) => hash(`HMAC${name}`, 'HMAC')),
  { name: `${space}HashAlgorithmName`, statics: { [`${space}HashAlgorithmName`]: 'MD5 SHA1 SHA256 SHA384 SHA512' }, members: { string: 'Name' } },
  { name: `${space}SymmetricAlgorithm`, members: { 'byte[]': 'IV Key', int: 'BlockSize FeedbackSize KeySize', [`${space}CipherMode`]: 'Mode', [`${space}PaddingMode`]: 'Padding', '() void': 'Clear Dispose GenerateIV GenerateKey', '?': 'LegalBlockSizes LegalKeySizes', '() ?': 'CreateDecryptor CreateEncryptor' }, statics: { [`() ${space}SymmetricAlgorithm`]: 'Create' } },
  { name: `${space}AsymmetricAlgorithm`, members: { int: 'KeySize', string: 'KeyExchangeAlgorithm SignatureAlgorithm', '() void': 'Clear Dispose FromXmlString', '() string': 'ToXmlString' } },
  { name: `${space}CipherMode`, values: 'CBC ECB OFB CFB CTS' },
  { name: `${space}PaddingMode`, values: 'None PKCS7 Zeros ANSIX923 ISO10126' },
  { name: `${space}RNGCryptoServiceProvider`, members: { '() void': 'Dispose GetBytes GetNonZeroBytes' } },
  { name: `${space}Oid`, members: { string: 'FriendlyName Value' } },
  { name: `${space}RSA`, extends: `${space}AsymmetricAlgorithm`, statics: { [`() ${space}RSA`]: 'Create' }, members: { '() byte[]': 'Decrypt DecryptValue Encrypt EncryptValue SignData SignHash', '() bool': 'VerifyData VerifyHash', '() void': 'ImportParameters', '() ?': 'ExportParameters' } },
  { name: `${space}RSACng`, extends: `${space}RSA`, members: { '?': 'Key' }, allowed: 'nothing' },
  { name: `${space}RSACryptoServiceProvider`, extends: `${space}RSA`, members: { bool: 'PersistKeyInCsp PublicOnly', '?': 'CspKeyContainerInfo' }, allowed: 'nothing' },
  { name: `${space}RSAEncryptionPadding`, statics: { [`${space}RSAEncryptionPadding`]: 'OaepSHA1 OaepSHA256 OaepSHA384 OaepSHA512 Pkcs1' } },
  { name: `${space}RSASignaturePadding`, statics: { [`${space}RSASignaturePadding`]: 'Pkcs1 Pss' } },
  { name: `${space}Aes`, extends: `${space}SymmetricAlgorithm`, statics: { [`() ${space}Aes`]: 'Create' }, allowed: 'nothing' },
];

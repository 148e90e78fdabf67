import type { ExtensionSource } from './type-source.ts';

const syntax = 'Microsoft.Azure.ApiManagement.ExpressionSyntaxExtensions';
const cryptography = 'Microsoft.Azure.ApiManagement.CryptographyExtensions';

/** What the service adds to strings, dictionaries, byte arrays and certificates (the same page). */
export const contextExtensions: readonly ExtensionSource[] = [
  { owner: syntax, on: 'IReadOnlyDictionary<string, object>', methods: { '<R>() R': 'GetValueOrDefault' } },
  { owner: syntax, on: 'IReadOnlyDictionary<string, string[]>', methods: { '() string': 'GetValueOrDefault' } },
  { owner: syntax, on: 'IReadOnlyDictionary<TKey, TValue>', methods: { '() TValue': 'GetValueOrDefault' } },
  { owner: syntax, on: 'IDictionary<TKey, TValue>', methods: { '() TValue': 'GetValueOrDefault' } },
  { owner: syntax, on: 'IDictionary<string, IList<string>>', methods: { '() string': 'ToFormUrlEncodedContent ToQueryString' } },
  { owner: syntax, on: 'string', methods: { '() Jwt': 'AsJwt', '() BasicAuthCredentials': 'AsBasic', '() bool': 'TryParseBasic TryParseJwt' } },
  { owner: cryptography, on: 'byte[]', methods: { '() byte[]': 'Decrypt Encrypt' } },
  { owner: cryptography, on: 'System.Security.Cryptography.X509Certificates.X509Certificate2', methods: { '() bool': 'VerifyNoRevocation' } },
];

import { predefinedTypes } from './keywords.ts';

const namespaces: Readonly<Record<string, string>> = {
  'Newtonsoft.Json': 'Formatting JsonConvert',
  'Newtonsoft.Json.Linq': 'Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType JValue',
  System: `Array BitConverter Boolean Byte Char Convert DateTime DateTimeKind DateTimeOffset Decimal Double Enum Exception Guid
    Int16 Int32 Int64 Math MidpointRounding Nullable Object Random SByte Single String StringComparer StringComparison
    StringSplitOptions TimeSpan TimeZone TimeZoneInfo TimeZoneInfo.AdjustmentRule TimeZoneInfo.TransitionTime Tuple UInt16
    UInt32 UInt64 Uri UriPartial`,
  'System.Collections.Generic': 'Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList IReadOnlyCollection IReadOnlyDictionary ISet KeyValuePair List Queue Stack',
  'System.IO': 'StringReader StringWriter',
  'System.Linq': 'Enumerable',
  'System.Net': 'IPAddress WebUtility',
  'System.Security.Cryptography': `AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256
    HMACSHA384 HMACSHA512 KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA RSAEncryptionPadding
    RSASignaturePadding SHA1 SHA1Managed SHA256 SHA256Managed SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm`,
  'System.Security.Cryptography.X509Certificates': 'PublicKey RSACertificateExtensions X500DistinguishedName X509Certificate X509Certificate2 X509ContentType X509NameType',
  'System.Text': 'Encoding StringBuilder',
  'System.Text.RegularExpressions': 'Capture CaptureCollection Group GroupCollection Match Regex RegexOptions',
  'System.Xml': 'XmlNodeType',
  'System.Xml.Linq': `Extensions XAttribute XCData XComment XContainer XDeclaration XDocument XDocumentType XElement XName XNamespace
    XNode XNodeDocumentOrderComparer XNodeEqualityComparer XObject XProcessingInstruction XText`,
};

/** Types of API Management itself: those of `context` and what its extension methods give. */
const ofTheService = 'Authorization BasicAuthCredentials IApi IGroup IMessageBody IOperation IPrivateEndpointConnection IProduct IRequest IResponse ISubscription ISubscriptionKeyParameterNames IUrl IUser IUserIdentity Jwt';

/**
 * The types that policy expressions may use, with their namespaces: the table of Microsoft's page "API Management policy
 * expressions", `System.Enum` and `System.Object` as in the analyzer of the policy toolkit, and the service's own.
 */
export const allowedTypes: readonly string[] = [
  ...Object.entries(namespaces).flatMap(([namespace, names]) => names.split(/\s+/).map((name) => `${namespace}.${name}`)),
  ...ofTheService.split(' '),
];

const known: ReadonlySet<string> = new Set([
  ...allowedTypes,
  ...Object.values(namespaces).flatMap((names) => names.split(/\s+/)),
  ...predefinedTypes,
]);

/** By its keyword (`int`), its short or its full name, without type arguments. */
export function isAllowedType(name: string): boolean {
  return known.has(name);
}

const roots: ReadonlySet<string> = new Set(['System', 'Newtonsoft', 'Microsoft']);

/** The type at the beginning of a chain of names that may begin with a namespace: of `System.Math.Max` it is `System.Math`. */
export function typeOfChain(names: readonly string[]): string {
  if (!roots.has(names[0] ?? '')) return names[0] ?? '';
  let length = 1;
  for (let at = 1; at <= Math.min(names.length, 5); at += 1) {
    if (Object.hasOwn(namespaces, names.slice(0, at).join('.'))) length = at;
  }
  return names.slice(0, length + 1).join('.');
}

import { describe, expect, it } from 'vitest';
import { signatureOf, typeOf } from '../../../src/emulator/expressions/types/signature.ts';
import type { StaticType } from '../../../src/emulator/expressions/types/static-type.ts';
import { findMember } from '../../../src/emulator/expressions/types/members.ts';
import { findExtension } from '../../../src/emulator/expressions/types/extensions.ts';
import { display, substitute } from '../../../src/emulator/expressions/types/static-type.ts';
import { isAllowed } from '../../../src/emulator/expressions/types/type-definition.ts';
import { allTypes, typesAt, typesNamed } from '../../../src/emulator/expressions/types/type-table.ts';

/** Of Microsoft's page on policy expressions, January 2026; names without their namespace. */
const documented: Readonly<Record<string, string>> = {
  'Newtonsoft.Json': 'Formatting JsonConvert',
  'Newtonsoft.Json.Linq': 'Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType JValue',
  System:
    'Array BitConverter Boolean Byte Char Convert DateTime DateTimeKind DateTimeOffset Decimal Double Enum Exception Guid Int16 Int32 Int64 Math MidpointRounding Nullable Random SByte Single String StringComparer StringComparison ' +
    'StringSplitOptions TimeSpan TimeZone TimeZoneInfo TimeZoneInfo.AdjustmentRule TimeZoneInfo.TransitionTime Tuple UInt16 UInt32 UInt64 Uri UriPartial',
  'System.Collections.Generic': 'Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList IReadOnlyCollection IReadOnlyDictionary ISet KeyValuePair List Queue Stack',
  'System.IO': 'StringReader StringWriter',
  'System.Linq': 'Enumerable',
  'System.Net': 'IPAddress WebUtility',
  'System.Security.Cryptography':
    'AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512 KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA RSAEncryptionPadding RSASignaturePadding SHA1 SHA1Managed ' +
    'SHA256 SHA256Managed SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm',
  'System.Security.Cryptography.X509Certificates': 'PublicKey RSACertificateExtensions X500DistinguishedName X509Certificate X509Certificate2 X509ContentType X509NameType',
  'System.Text': 'Encoding StringBuilder',
  'System.Text.RegularExpressions': 'Capture CaptureCollection Group GroupCollection Match Regex RegexOptions',
  'System.Xml': 'XmlNodeType',
  'System.Xml.Linq': 'Extensions XAttribute XCData XComment XContainer XDeclaration XDocument XDocumentType XElement XName XNamespace XNode XNodeDocumentOrderComparer XNodeEqualityComparer XObject XProcessingInstruction XText',
};

describe('the table of types', () => {
  it('has every documented type, usable', () => {
    const names = Object.entries(documented).flatMap(([space, list]) => list.split(' ').map((name) => `${space}.${name}`));
    expect(names.filter((name) => !typesAt(name).some(({ allowed }) => allowed !== 'nothing'))).toEqual([]);
    expect(names.length).toBeGreaterThan(110);
  });

  it('names only types that it has', () => {
    const strange = allTypes().flatMap(({ name, parameters, statics, members }) =>
      [...statics, ...members].flatMap(([member, text]) => {
        const { returns, typeParameters, lambda } = signatureOf(text);
        const known = [...parameters, ...typeParameters, ...(lambda ? parametersOf(lambda.result) : [])];
        return [returns, ...(lambda?.takes ?? [])].flatMap(parametersOf).filter((one) => !known.includes(one)).map((one) => `${name}.${member}: ${one}`);
      }),
    );
    expect(strange).toEqual([]);
  });

  it('has each type once', () => {
    const keys = allTypes().map(({ name, parameters }) => `${name}\`${parameters.length}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('allows what the page lists, where it lists members', () => {
    const [dateTime] = typesNamed('DateTime');
    const [random] = typesNamed('Random');
    if (!dateTime || !random) throw new Error('no such type');
    expect(['.ctor', 'AddDays', 'UtcNow', 'Parse', 'ToString'].filter((name) => !isAllowed(dateTime, name))).toEqual([]);
    expect(['ParseExact', 'Kind', 'ToUniversalTime', 'TryParse'].filter((name) => isAllowed(dateTime, name))).toEqual([]);
    expect(isAllowed(random, 'anything')).toBe(true);
  });

  it.each([
    ['Dictionary<string, int>', '[]', 'int'],
    ['Dictionary<string, int>', 'Keys', 'ICollection<string>'],
    ['IReadOnlyDictionary<string, string[]>', 'Count', 'int'],
    ['DateTime?', 'Value', 'DateTime'],
    ['IRequest', 'Headers', 'IReadOnlyDictionary<string, string[]>'],
    ['JObject', 'Root', 'JToken'],
    ['string[]', 'Length', 'int'],
    ['Match', 'Value', 'string'],
    ['int', 'GetHashCode', 'int'],
  ])('%s has %s, of type %s', (type, name, expected) => {
    const member = findMember(typeOf(type), name);
    if (!member) throw new Error('no such member');
    expect(display(substitute(member.signature.returns, member.bindings))).toBe(expected);
  });

  it.each([
    ['IReadOnlyDictionary<string, string[]>', 'GetValueOrDefault', 'string', 'Microsoft.Azure.ApiManagement.ExpressionSyntaxExtensions'],
    ['IReadOnlyDictionary<string, string>', 'GetValueOrDefault', 'string', 'Microsoft.Azure.ApiManagement.ExpressionSyntaxExtensions'],
    ['string[]', 'First', 'string', 'System.Linq.Enumerable'],
    ['JObject', 'Where', 'IEnumerable<JToken>', 'System.Linq.Enumerable'],
    ['List<XElement>', 'Attributes', 'IEnumerable<XAttribute>', 'System.Xml.Linq.Extensions'],
    ['byte[]', 'Encrypt', 'byte[]', 'Microsoft.Azure.ApiManagement.CryptographyExtensions'],
  ])('%s is extended by %s, giving %s', (type, name, expected, owner) => {
    const member = findExtension(typeOf(type), name);
    if (!member) throw new Error('no such extension');
    expect([display(substitute(member.signature.returns, member.bindings)), member.owner.name]).toEqual([expected, owner]);
  });

  it('extends nothing else', () => {
    expect(findExtension(typeOf('int'), 'Where')).toBeUndefined();
    expect(findExtension(typeOf('int[]'), 'Encrypt')).toBeUndefined();
    expect(findExtension(typeOf('IReadOnlyDictionary<string, string>'), 'ToQueryString')).toBeUndefined();
  });
});

function parametersOf(type: StaticType): readonly string[] {
  switch (type.kind) {
    case 'parameter':
      return [type.name];
    case 'array':
      return parametersOf(type.element);
    case 'named':
      return type.typeArguments.flatMap(parametersOf);
    default:
      return [];
  }
}

import { describe, expect, it } from 'vitest';
import { allowedTypes, isAllowedType, typeOfChain } from '../../../src/policy/expressions/allowed-types.ts';

describe('the types that Azure documents for expressions', () => {
  it.each(['string', 'int', 'object', 'String', 'System.String', 'JObject', 'Newtonsoft.Json.Linq.JObject', 'JsonConvert', 'Dictionary', 'KeyValuePair', 'StringBuilder', 'Regex', 'Match', 'XDocument', 'TimeZoneInfo.AdjustmentRule', 'System.TimeZoneInfo.TransitionTime', 'HMACSHA256', 'X509Certificate2', 'IPAddress', 'Enum', 'IResponse', 'Jwt', 'BasicAuthCredentials'])('have %s', (name) => {
    expect(isAllowedType(name)).toBe(true);
  });

  it.each(['', 'Task', 'HttpClient', 'Thread', 'File', 'System.IO.File', 'Environment', 'System.Text.Json', 'JsonSerializer', 'ConcurrentDictionary', 'StreamReader', 'Process', 'Linq.Enumerable', 'System', 'System.JObject', 'toString', 'dynamic', 'string[]'])('have no %j', (name) => {
    expect(isAllowedType(name)).toBe(false);
  });

  it('are one list without doubles, each with its namespace', () => {
    expect(new Set(allowedTypes).size).toBe(allowedTypes.length);
    expect(allowedTypes).toHaveLength(147);
    expect(allowedTypes.filter((name) => !/^(System|Newtonsoft\.Json)(\.[A-Z]\w+)+$|^[A-Z]\w+$/.test(name))).toEqual([]);
  });
});

it.each([
  ['Math.Max', 'Math'],
  ['System.Math.Max', 'System.Math'],
  ['System.Security.Cryptography.X509Certificates.X509NameType.SimpleName', 'System.Security.Cryptography.X509Certificates.X509NameType'],
  ['System.Security.Cryptography.MD5.Create', 'System.Security.Cryptography.MD5'],
  ['Newtonsoft.Json.Linq.JToken.Parse', 'Newtonsoft.Json.Linq.JToken'],
  ['Newtonsoft.Json.JsonConvert.SerializeObject', 'Newtonsoft.Json.JsonConvert'],
  ['Microsoft.Win32.Registry', 'Microsoft.Win32'],
  ['System', 'System'],
])('of %s the type is %s', (chain, type) => {
  expect(typeOfChain(chain.split('.'))).toBe(type);
});

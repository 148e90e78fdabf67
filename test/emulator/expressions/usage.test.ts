import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

const type = (name: string): string => `Usage of type '${name}' is not supported within expressions`;
const member = (name: string, of: string): string => `Usage of member '${name}' of type '${of}' is not supported within expressions`;

describe('what expressions may not use', () => {
  it.each([
    ['@(Environment.NewLine)', `${type('System.Environment')} @ Enviro`],
    ['@(System.IO.File.ReadAllText("a"))', `${type('System.IO.File')} @ System`],
    ['@(System.Globalization.CultureInfo.InvariantCulture)', `${type('System.Globalization.CultureInfo')} @ System`],
    ['@(1.5.ToString(System.Globalization.CultureInfo.InvariantCulture))', `${type('System.Globalization.CultureInfo')} @ System`],
    ['@(new MemoryStream())', `${type('System.IO.MemoryStream')} @ new Me`],
    ['@(Task.FromResult(1))', `${type('System.Threading.Tasks.Task')} @ Task.F`],
    ['@(new ArgumentException("a"))', `${type('System.ArgumentException')} @ new Ar`],
    ['@(Aes.Create())', `${type('System.Security.Cryptography.Aes')} @ Aes.Cr`],
    ['@(DayOfWeek.Monday)', `${type('System.DayOfWeek')} @ DayOfW`],
    ['@("a".GetType().FullName)', `${type('System.Type')} @ "a".Ge`],
    ['@(Regex.Matches("a", "b").Count)', `${type('System.Text.RegularExpressions.MatchCollection')} @ Regex.`],
    ['@(Regex.Matches("a", "b")[0])', `${type('System.Text.RegularExpressions.MatchCollection')} @ Regex.`],
    ['@("a".GroupBy(c => c).Select(g => g.Key))', `${type('System.Linq.IGrouping')} @ g.Key)`],
    ['@{ Func<int, int> f = x => x; return f(1); }', `${type('System.Func')} @ f(1); `],
    ['@(DateTime.ParseExact("a", "b", null))', `${member('ParseExact', 'System.DateTime')} @ DateTi`],
    ['@(DateTime.UtcNow.ToUniversalTime())', `${member('ToUniversalTime', 'System.DateTime')} @ DateTi`],
    ['@(DateTimeKind.Local)', `${member('Local', 'System.DateTimeKind')} @ DateTi`],
    ['@(Regex.Match("a", "b").NextMatch())', `${member('NextMatch', 'System.Text.RegularExpressions.Match')} @ Regex.`],
    ['@(Regex.Escape("a"))', `${member('Escape', 'System.Text.RegularExpressions.Regex')} @ Regex.`],
    ['@(XDocument.Load("a"))', `${member('Load', 'System.Xml.Linq.XDocument')} @ XDocum`],
    ['@(JsonConvert.DeserializeXNode("a"))', `${member('DeserializeXNode', 'Newtonsoft.Json.JsonConvert')} @ JsonCo`],
    ['@(System.Net.IPAddress.Loopback)', `${member('Loopback', 'System.Net.IPAddress')} @ System`],
    ['@(Enum.GetNames(null))', `${member('GetNames', 'System.Enum')} @ Enum.G`],
    ['@{ dynamic a = 1; return a.b; }', 'Dynamic member invocation is not supported @ a.b; }'],
    ['@{ dynamic a = 1; return a(); }', 'Dynamic member invocation is not supported @ a(); }'],
    ['@{ dynamic a = 1; return a[0]; }', 'Dynamic member invocation is not supported @ a[0]; '],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it.each([
    ['casts and declarations', '@{ MatchCollection a = Regex.Matches("a", "b"); foreach (Match m in a) { } return (CancellationToken)context.Variables["a"]; }'],
    ['members behind ?.', '@(DateTime.UtcNow.ToString() + Regex.Matches("a", "b")?.Count)'],
    ['members of a type that is allowed, of one that is not', '@{ var rsa = context.Request.Certificate.GetRSAPrivateKey() as RSACng; return rsa.SignData(null, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1); }'],
    ['extension methods of collections', '@(Regex.Matches("a", "b").Cast<Match>().Any())'],
    ['readers of strings', '@(new StringReader("a").ReadToEnd())'],
  ])('%s are not looked at', (_, text) => {
    expect(faultOf(text)).toBeUndefined();
  });

  it('looks at calls behind ?. all the same', () => {
    expect(faultOf('@(Regex.Match("a", "b")?.NextMatch())')).toContain("Usage of member 'NextMatch'");
  });
});

import { describe, expect, it } from 'vitest';
import { evaluate, outcome } from './evaluate.ts';

const nowhere = 'System.NullReferenceException: Object reference not set to an instance of an object.';
const token = `var o = JObject.Parse("{\\"a\\":5,\\"b\\":[\\"x\\",\\"y\\"],\\"n\\":null}");`;

describe('the language with the types of the library', () => {
  it.each([
    ['@(new[] { 3, 1, 2 }.OrderBy(x => x).Select(x => x * 2).First())', '2'],
    ['@(new[] { "1", "2" }.Select(int.Parse).Sum())', '3'],
    ['@(new[] { "1", "z" }.Count("x1".Contains))', '1'],
    ['@{ var fs = new[] { 1, 2, 3 }.Select(x => x * 10); var t = 0; foreach (var f in fs) t += f; return t; }', '60'],
    ['@{ var k = 2; return new[] { 1, 2, 3 }.Select(x => { var y = x * k; return y + 1; }).Last(); }', '7'],
    ['@(new[] { 1, 2 }.SelectMany(x => new[] { 10, 20 }.Select(y => x * y)).Sum())', '90'],
    ['@(Enumerable.Where(new[] { 1, 2 }, x => x > 1).Count())', '1'],
    ['@(new List<double> { 1, 2 }[0] / 2)', '0.5d'],
    ['@{ var l = new List<long>(); l.Add(5); return l[0]; }', '5L'],
    ['@{ var d = new Dictionary<string, long> { { "a", 1 } }; d["a"] += 5; d["b"] = 2; return d["a"] + d["b"]; }', '8L'],
    ['@(new Dictionary<string, string> { ["a"] = "b" }["a"])', '"b"'],
    ['@{ var d = new Dictionary<string, string>(); return d.TryGetValue("x", out var v) ? v : "none"; }', '"none"'],
    ['@(int.TryParse("12", out var n) ? n + 1 : 0)', '13'],
    ['@(new HashSet<long> { 1, 2 }.Contains(1))', 'true'],
    ['@{ IEnumerable<string> s = null; return s.First(); }', "System.ArgumentNullException: Value cannot be null. (Parameter 'source')"],
    ['@{ var l = new List<string> { "a" }; foreach (var x in l) l.Add("b"); return 0; }', 'System.InvalidOperationException: Collection was modified; enumeration operation may not execute.'],
    ['@{ int a = int.MaxValue; return a + 1; }', '-2147483648'],
    ['@($"{2.5:F2}|{1234.5,10:N1}|{5:D3}")', '"2.50|   1,234.5|005"'],
    ['@("a" + 1.50m + 2.0 + \'c\')', '"a1.502c"'],
    ['@(-TimeSpan.FromHours(1) < TimeSpan.Zero)', 'true'],
    ['@(DateTime.UtcNow - DateTime.UtcNow.AddHours(-2) > TimeSpan.FromHours(1))', 'true'],
    ['@(DateTime.UtcNow == DateTime.UtcNow)', 'true'],
    ['@(Enum.Parse(typeof(DayOfWeek), "Monday"))', 'DayOfWeek.Monday'],
    ['@(Enum.TryParse("monday", true, out DayOfWeek d) ? (int)d : -1)', '1'],
    ['@(Enum.TryParse("x", out DayOfWeek d))', 'false'],
    ['@(RegexOptions.IgnoreCase | RegexOptions.Multiline)', 'RegexOptions.IgnoreCase, Multiline'],
    ['@(new object().ToString())', '"System.Object"'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('the language with JSON', () => {
  it.each([
    ['return (int)o["a"];', '5'],
    ['return (string)o["a"] + (int?)o["zz"] + (string)o["zz"];', '"5"'],
    ['return (int)o["zz"];', "System.ArgumentNullException: Value cannot be null. (Parameter 'value')"],
    ['return o["zz"].ToString();', nowhere],
    ['return o["zz"].Value<string>();', "System.ArgumentNullException: Value cannot be null. (Parameter 'value')"],
    ['return o["zz"]?.Value<string>() ?? "d";', '"d"'],
    ['return o["zz"] == null;', 'true'],
    ['return o["n"] == null;', 'false'],
    ['return (JObject)o["a"];', "System.InvalidCastException: Unable to cast object of type 'Newtonsoft.Json.Linq.JValue' to type 'Newtonsoft.Json.Linq.JObject'."],
    ['object x = o["a"]; return (int)x;', "System.InvalidCastException: Unable to cast object of type 'Newtonsoft.Json.Linq.JValue' to type 'System.Int32'."],
    ['return o["b"] is JArray list ? list.Count : 0;', '2'],
    ['return o["a"] as JObject;', 'null'],
    ['JToken t = "abc"; return t.Type;', 'JTokenType.String'],
    ['var s = ""; foreach (var p in o) s += p.Key; foreach (JProperty p in o.Properties()) s += p.Name; return s;', '"abnabn"'],
    ['foreach (string s in o["b"]) return s; return "";', '"x"'],
    ['o["b"][1] = 7; o["c"] = "d"; return o.ToString(Formatting.None);', String.raw`"{\"a\":5,\"b\":[\"x\",7],\"n\":null,\"c\":\"d\"}"`],
    ['return new JObject { ["a"] = 1, ["b"] = new JArray { 1, "x" } }.ToString(Formatting.None);', String.raw`"{\"a\":1,\"b\":[1,\"x\"]}"`],
    ['return JsonConvert.SerializeObject(new { a = 1, b = new[] { "c" } });', String.raw`"{\"a\":1,\"b\":[\"c\"]}"`],
  ])('%s gives %s', (code, expected) => {
    expect(outcome(`@{ ${token} ${code} }`)).toBe(expected);
  });

  it('pairs of an object have no Name', () => {
    expect(() => evaluate(`@{ ${token} foreach (var p in o) return p.Name; return 0; }`)).toThrow("does not contain a definition for 'Name'");
  });
});

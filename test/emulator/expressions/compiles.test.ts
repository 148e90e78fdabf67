import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

const statement = (code: string): string => `@{ ${code} return 1; }`;

describe('what compiles', () => {
  it.each([
    '@(context.Request.Headers.GetValueOrDefault("a", "b"))',
    '@(context.Request.Headers["a"][0])',
    '@(context.Request.Headers.TryGetValue("a", out var values) ? values.First() : null)',
    '@(context.Request.Body?.As<JObject>(preserveContent: true)?["model"]?.Value<string>() ?? "none")',
    '@((string)context.Request.Body.As<JToken>(true).SelectToken("a.b"))',
    '@(context.Request.Body.AsFormUrlEncodedContent()["a"].First())',
    '@((int)context.Variables["a"] + 1)',
    '@(context.Variables.GetValueOrDefault<int>("a", 0) > 3)',
    '@(context.Variables.GetValueOrDefault("a", "b"))',
    '@(context.Variables.ContainsKey("a") && (bool)context.Variables["a"])',
    '@(((IResponse)context.Variables["r"]).StatusCode == 200)',
    '@(((Jwt)context.Variables["jwt"]).Claims.GetValueOrDefault("roles", "").Split(\',\').Contains("x"))',
    '@(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.ExpirationTime < DateTime.Now)',
    '@(context.Request.Url.Query.Where(q => q.Key != "a").Select(q => q.Key + "=" + string.Join(",", q.Value)))',
    '@(context.Product?.Groups.Any(g => g.Name == "a") ?? false)',
    '@(context.Deployment.Certificates["a"].Thumbprint.Equals("b", StringComparison.OrdinalIgnoreCase))',
    '@(context.Request.Certificate == null || !context.Request.Certificate.VerifyNoRevocation())',
    '@(context.LastError?.PolicyId + context.LastError.Reason)',
    '@(context.Response != null && (context.Response.StatusCode == 429 || context.Response.StatusCode >= 500))',
    '@(context.Operation?.Id ?? "")',
    '@(context.Backend.Id + context.Workspace.Name + context.GraphQL.Parent["id"])',
    '@(context.Subscription?.Id ?? "anonymous")',
    '@(context.Timestamp.AddSeconds(-5).ToString("o"))',
    '@(DateTime.UtcNow - context.Timestamp > TimeSpan.FromSeconds(3))',
    '@(DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString())',
    '@(Guid.NewGuid().ToString("N"))',
    '@(new Random(context.RequestId.GetHashCode()).Next(1, 101) <= 50)',
    '@(Regex.Match("a", "b(?<c>.)").Groups["c"]?.Value)',
    '@(Regex.Matches("a", "b").Cast<Match>().Select(m => m.Groups[1].Value).ToArray().Length)',
    '@(Convert.ToBase64String(Encoding.UTF8.GetBytes("a")))',
    '@(System.Net.WebUtility.UrlEncode("a") + Uri.EscapeDataString("b"))',
    '@(new JObject(new JProperty("a", new JArray("b", "c")), new JProperty("d", new JObject())).ToString(Newtonsoft.Json.Formatting.None))',
    '@(JsonConvert.SerializeObject(new { a = 1, b = new[] { "c" } }))',
    '@(JObject.FromObject(new Dictionary<string, object> { { "a", 1 } }).Properties().Select(p => p.Name))',
    '@(XDocument.Parse("<a/>").Root.Elements().Where(e => e.Name.LocalName == "b").Descendants().First().Value)',
    '@(new HMACSHA256(Convert.FromBase64String("a")).ComputeHash(Encoding.UTF8.GetBytes("b")))',
    '@("a".Encrypt("Aes", new byte[16], new byte[16]))'.replace('"a"', 'Encoding.UTF8.GetBytes("a")'),
    '@(Math.Max(1, 2) + int.Parse("3") + Int32.MaxValue)',
    '@(string.IsNullOrEmpty("a") ? null : "b")',
    '@("a".Select(c => char.IsDigit(c)).All(x => x))',
    '@(nameof(context.Request))',
    '@(typeof(string) == null)',
    '@((double?)null ?? 1.5)',
    '@(default(Guid))',
    '@(new XmlDocument())',
    '@(new Uri("https://a").Segments.Last())',
    '@(IPAddress == null)'.replace('IPAddress', 'System.Net.IPAddress.Parse("::1")'),
    '@(Tuple.Create(1, "a").Item2)',
    '@($"{context.Api.Name,10}: {context.Elapsed.TotalMilliseconds:N0}")',
  ])('%s', (text) => {
    expect(faultOf(text)).toBeUndefined();
  });

  it.each([
    'string[] value; if (context.Request.Headers.TryGetValue("a", out value)) { if (value != null && value.Length > 0) { return value[0]; } }',
    'var a = 1; { var b = a; } { var b = a + 1; a = b; }',
    'if (!int.TryParse("1", out int n)) { return 0; } n++;',
    'object o = "a"; if (o is string s && s.Length > 0) { return s; }',
    'switch (context.Request.Method) { case "GET": case "HEAD": return "read"; case string m when m.Length > 5: { var x = m; return x; } default: break; }',
    'switch ((object)1) { case int i: return i; case string s: return s; case null: throw new Exception("a"); }',
    'foreach (var h in context.Request.Headers) { if (h.Value.Length == 0) continue; context.Trace(h.Key); }',
    'foreach (Match m in Regex.Matches("a", "b")) { context.Trace(m.Groups[1].Value); }',
    'for (int i = 0, j = 9; i < j; i++, j--) { if (i == 3) break; }',
    'while (true) { break; }',
    'do { context.Trace("a"); } while (context.Tracing);',
    'try { return JObject.Parse("a"); } catch (JsonReaderException e) when (e.Message != null) { return e.Message; } catch { throw; } finally { context.Trace("b"); }',
    'using (var md5 = System.Security.Cryptography.MD5.Create()) { return BitConverter.ToString(md5.ComputeHash(new byte[] { 1, 2, 0xFF })); }',
    'int Twice(int x) => x * 2; string Name() { return "a"; } void Say(string s) { context.Trace(s); return; } Say(Name() + Twice(2));',
    'T Or<T>(T a, T b) { return a == null ? b : a; } var s = Or("a", "b");',
    'int Later() => Now(); int Now() => 1; var l = Later();',
    'Func<int, int> f = x => { if (x > 1) { return 1; } return 2; }; var all = new[] { 1 }.Select(f);',
    'var list = new List<string>(); list.Add("a"); list.Sort((x, y) => x.CompareTo(y)); list.ForEach(x => context.Trace(x));',
    'const int small = 5; byte b = small; byte c = 5; long d = 5; double e = 1; decimal f = 1; float g = 1f; int? h = null; short i = -1;',
    'JObject o = JObject.Parse("{}"); o["a"] = 1; o["b"] = "c"; o.Add("d", new JArray()); o.Remove("a");',
    'var d = new Dictionary<string, int> { ["a"] = 1 }; d["b"] = 2; foreach (var p in d) { var x = p.Key + p.Value; }',
    'int a, b = 2; a = b; a += 1; a <<= 2; a = b = 3;',
    'dynamic d = 1; object o = d;',
    'var a = context.Variables["a"]; if (a == null || a == (object)"b") { }',
    'string s = null; s = s ?? "a"; bool b = s == null; char c = s[0];',
    'var x = 1; x++; --x; new Random(); context.Request.Body?.As<string>();',
    'System.Text.StringBuilder sb = new StringBuilder(); sb.Append("a").AppendLine("b"); sb.Length = 0;',
    'lock ("a") { } checked { var y = 1; } ;',
    'RSA rsa = context.Deployment.Certificates["a"].GetRSAPrivateKey() as RSACng; var sig = rsa.SignData(new byte[0], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);',
  ])('%s', (code) => {
    expect(faultOf(statement(code))).toBeUndefined();
  });

  it.each(['@{ while (true) { } }', '@{ for (;;) { context.Trace("a"); } }', '@{ if (context.Tracing) return 1; else throw new Exception(); }', '@{ if (true) { return 1; } }', '@{ switch (1) { case 1: return 1; default: throw new Exception(); } }', '@{ try { return 1; } catch { return 2; } }', '@{ try { } finally { throw new Exception(); } }', '@{ do { return 1; } while (context.Tracing); }', '@{ using (var a = new StringReader("")) { return a.ReadToEnd(); } }', '@{ { return 1; } }'])('no path of %s lacks a value', (text) => {
    expect(faultOf(text)).toBeUndefined();
  });
});

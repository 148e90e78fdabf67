import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

const none = (type: string, name: string): string =>
  `'${type}' does not contain a definition for '${name}' and no accessible extension method '${name}' accepting a first argument of type '${type}' could be found (are you missing a using directive or an assembly reference?)`;

describe('members', () => {
  it.each([
    ['@(context.Foo)', `${none('IProxyRequestContext', 'Foo')} @ Foo)`],
    ['@(context.Rquest.Headers)', `${none('IProxyRequestContext', 'Rquest')} @ Rquest`],
    ['@(context.Request.Header["a"])', `${none('IRequest', 'Header')} @ Header`],
    ['@(context.Request?.Header)', `${none('IRequest', 'Header')} @ Header`],
    ['@(context.Api.Version.Foo)', `${none('string', 'Foo')} @ Foo)`],
    ['@("a".Lenght)', `${none('string', 'Lenght')} @ Lenght`],
    ['@(((string)context.Variables["a"]).ToUppper())', `${none('string', 'ToUppper')} @ ToUppp`],
    ['@(context.Response.Body.Read())', `${none('IMessageBody', 'Read')} @ Read()`],
    ['@(context.User.Groups.Select(g => g.Nme))', `${none('IGroup', 'Nme')} @ Nme))`],
    ['@(context.User.Groups.First().Nme)', `${none('IGroup', 'Nme')} @ Nme)`],
    ['@(context.Request.Headers.Where(h => h.Keys == "a"))', `${none('KeyValuePair<string, string[]>', 'Keys')} @ Keys =`],
    ['@(context.Request.Headers.Select(h => h.Key).First().Foo)', `${none('string', 'Foo')} @ Foo)`],
    ['@(context.Request.MatchedParameters["a"].Foo)', `${none('string', 'Foo')} @ Foo)`],
    ['@(context.Variables.GetValueOrDefault<string>("a").Foo)', `${none('string', 'Foo')} @ Foo)`],
    ['@(context.Request.Body.As<string>().Foo)', `${none('string', 'Foo')} @ Foo)`],
    ['@(((object)"a" as string).Foo)', `${none('string', 'Foo')} @ Foo)`],
    ['@(context.Variables.GetOrDefault("a"))', `${none('IReadOnlyDictionary<string, object>', 'GetOrDefault')} @ GetOrD`],
    ['@("a".AsJwt().Foo)', `${none('Jwt', 'Foo')} @ Foo)`],
    ['@{ var a = context.Request; var b = a.Url; return b.Foo; }', `${none('IUrl', 'Foo')} @ Foo; }`],
    ['@{ string a = "b"; return a.Foo; }', `${none('string', 'Foo')} @ Foo; }`],
    ['@{ foreach (var g in context.User.Groups) { return g.Foo; } return 1; }', `${none('IGroup', 'Foo')} @ Foo; }`],
    ['@{ object o = 1; if (o is string s) { return s.Foo; } return 1; }', `${none('string', 'Foo')} @ Foo; }`],
    ['@($"{context.Foo}")', `${none('IProxyRequestContext', 'Foo')} @ Foo}")`],
    ['@(new { a = context.Foo })', `${none('IProxyRequestContext', 'Foo')} @ Foo })`],
    ['@(new JObject(new JProperty("a", context.Foo)))', `${none('IProxyRequestContext', 'Foo')} @ Foo)))`],
    ['@(new[] { context.Foo })', `${none('IProxyRequestContext', 'Foo')} @ Foo })`],
    ['@(DateTime.Foo)', "'DateTime' does not contain a definition for 'Foo' @ Foo)"],
    ['@(StringComparison.Foo)', "'StringComparison' does not contain a definition for 'Foo' @ Foo)"],
    ['@(string.isNullOrEmpty("a"))', "'string' does not contain a definition for 'isNullOrEmpty' @ isNull"],
    ['@(context.Request.MatchedParameters("a"))', "Non-invocable member 'IRequest.MatchedParameters' cannot be used like a method. @ Matche"],
    ['@(context())', 'Method name expected @ contex'],
    ['@(string("a"))', "Invalid expression term 'string' @ string"],
    ['@(List<int>())', "Non-invocable member 'List' cannot be used like a method. @ List<i"],
    ['@(context["a"])', "Cannot apply indexing with [] to an expression of type 'IProxyRequestContext' @ contex"],
    ['@(context.Request.Url.ToString.Length)', "'ToString' is a method, which is not valid in the given context @ contex"],
    ['@(null.a)', "Operator '.' cannot be applied to operand of type '<null>' @ null.a"],
    ['@(context.Trace("a").b)', "Operator '.' cannot be applied to operand of type 'void' @ contex"],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it.each([
    ['of objects whose members are not all known', '@(JObject.Parse("{}").Foo + new StringBuilder().Foo)'],
    ['of what lambdas of our own get', '@{ Func<int, int> f = null; var g = f; return g == null; }'],
    ['of elements that JSON gives', '@(JArray.Parse("[]").Select(t => t.Foo))'],
    ['of unknown overloads', '@(context.Variables.GetValueOrDefault("a", 1).Foo)'],
    ['of anonymous objects', '@(new { a = 1 }.a)'],
    ['of documents of System.Xml', '@(new XmlDocument().DocumentElement.SelectSingleNode("/a").InnerText)'],
  ])('%s are left to run time', (_, text) => {
    expect(faultOf(text)).toBeUndefined();
  });
});

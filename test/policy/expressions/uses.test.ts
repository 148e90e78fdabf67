import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionUses, type ExpressionUses } from '../../../src/policy/expressions/uses.ts';

const nothing: ExpressionUses = {
  context: [],
  headers: { names: [], others: false },
  responseHeaders: { names: [], others: false },
  variables: { names: [], others: false },
  query: { names: [], others: false },
  matchedParameters: { names: [], others: false },
  body: 'none',
  responseBody: 'none',
  types: [],
  isComplete: true,
};

describe('members of context', () => {
  it.each<readonly [string, readonly string[]]>([
    ['@(1 + 1)', []],
    ['@(context.Api.Id + context.Api.Name + context.Api.Id)', ['Api.Id', 'Api.Name']],
    ['@(context?.Operation?.Id ?? "")', ['Operation.Id']],
    ['@(context!.Operation!.Id!.Length)', ['Operation.Id.Length']],
    ['@(context.Response!=null)', ['Response']],
    ['@(@context.@Api.Id)', ['Api.Id']],
    ['@(context.Response.StatusCode.ToString())', ['Response.StatusCode']],
    ['@(context.User.Groups.Select(g => g.Name).Any())', ['User.Groups']],
    ['@(context.User.Groups.OfType<IGroup>().Any())', ['User.Groups']],
    ['@((string)context.Variables["a"].ToString())', ['Variables']],
    ['@(context.Variables.Keys.Count)', ['Variables']],
    ['@(context.Request.Url.Query.Keys)', ['Request.Url.Query']],
    ['@{ context.Trace("a"); return 1; }', ['Trace']],
    ['@(F(context))', ['*']],
    ['@(context != null)', []],
    ['@((context.Request).Url.Path)', ['Request.Url.Path']],
    ['@(((context).Request).Url?.Path)', ['Request.Url.Path']],
    ['@(((IRequest)context.Request).Url.Path)', ['Request.Url.Path']],
    ['@((context.Request as IRequest).Url.Path)', ['Request.Url.Path']],
    ['@{ return (context.Request).Url.Path; }', ['Request.Url.Path']],
    ['@($"{(context.Request).Url.Path}")', ['Request.Url.Path']],
    ['@(F(context.Api).Id)', ['Api']],
    ['@(a[0](context.Api).Id)', ['Api']],
    ['@(F()(context.Api).Id)', ['Api']],
    ['@(F<int>(context.Api).Id)', ['Api']],
    ['@(F((int)context.Api).Id)', ['Api']],
    ['@(a.context.Api.Id + a?.context.Api.Id)', []],
    ['@(contexts.Api.Id)', []],
    ['@("context.Api.Id" /* context.Api.Id */ + \'c\')', []],
    ['@($"context.Api.Id {{context.Api.Id}}")', []],
    ['@($"{context.Api.Id}")', ['Api.Id']],
    ['@{ // context.Api.Id\n return context.Api.Name; }', ['Api.Name']],
  ])('in %s', (expression, members) => {
    expect(expressionUses(expression).context).toEqual(members);
  });
});

const named = (...names: readonly string[]) => ({ names, others: false });
const others = { names: [], others: true };

describe('headers of the request', () => {
  it.each<readonly [string, ExpressionUses['headers']]>([
    ['@(context.Request.Headers.GetValueOrDefault("X-A", "") + context.Request.Headers.GetValueOrDefault("X-B"))', named('X-A', 'X-B')],
    ['@(context.Request.Headers.GetValueOrDefault<string>("A"))', named('A')],
    ['@(context.Request.Headers["A"].First())', named('A')],
    ['@(context.Request.Headers?["A"]?.First())', named('A')],
    ['@(context.Request.Headers.ContainsKey(@"A""b"))', named('A"b')],
    ['@{ string[] v; return context.Request.Headers.TryGetValue("Auth\\u006Frization", out v) ? v[0] : ""; }', named('Authorization')],
    ['@(((IRequest)context.Request).Headers["A"])', named('A')],
    ['@(((context.Request).Headers)["A"])', named('A')],
    ['@(context.Request.Headers != null)', named()],
    ['@(context.Request.Headers is null)', named()],
    ['@(null == context.Request.Headers || null != context.Request)', named()],
    ['@(context.Request == null)', named()],
    ['@(context.Request.Headers == a)', others],
    ['@(a == context.Request.Headers)', others],
    ['@(null + context.Request.Headers)', others],
    ['@(context.Request.Headers + null)', others],
    ['@(context.Request.Headers["A" + b])', others],
    ['@(context.Request.Headers[a])', others],
    ['@(context.Request.Headers[$"A"])', others],
    ['@(context.Request.Headers["{{name}}"])', others],
    ['@(context.Request.Headers[{{name}}])', others],
    ['@(context.Request.Headers.GetValueOrDefault("A".ToLower(), ""))', others],
    ['@(context.Request.Headers.GetValueOrDefault(defaultValue: "A", headerName: "B"))', others],
    ['@(context.Request.Headers.Select(h => h.Key))', others],
    ['@(context.Request.Headers.Keys)', others],
    ['@{ var h = context.Request.Headers; return h["Authorization"]; }', others],
    ['@{ var r = context.Request; return r.Headers["Authorization"]; }', others],
    ['@{ var c = context; return c.Request.Headers["Authorization"]; }', others],
    ['@(new[] { context }[0].Request.Headers["A"])', others],
    ['@(context[0])', others],
    ['@(context.Request[0])', others],
    ['@(context.Request.Headers["A"] + context.Request.Headers[b])', { names: ['A'], others: true }],
    ['@(context.Request.Url.Path + context.Response.Headers["A"])', named()],
    ['@(context.ToString())', named()],
    ['@(context.Request.Headersx["A"])', named()],
    ['@(((IResponse)context.Variables["r"]).Headers["A"])', named()],
    ['@("context.Request.Headers" /* context.Request.Headers */)', named()],
  ])('in %s', (expression, headers) => {
    expect(expressionUses(expression).headers).toEqual(headers);
  });
});

describe('other names', () => {
  it.each<readonly [string, Partial<ExpressionUses>]>([
    ['@(context.Response.Headers["A"])', { context: ['Response.Headers'], responseHeaders: named('A') }],
    ['@(F(context.Response))', { context: ['Response'], responseHeaders: others, responseBody: 'consumed' }],
    ['@(context.Variables["a"] + context.Variables.GetValueOrDefault<int>("b", 1) + context.Variables.ContainsKey("c"))', { context: ['Variables'], variables: named('a', 'b', 'c') }],
    ['@(context.Variables[a])', { context: ['Variables'], variables: others }],
    ['@(context.Request.Url.Query.GetValueOrDefault("a") + context.Request.OriginalUrl.Query["b"])', { context: ['Request.Url.Query', 'Request.OriginalUrl.Query'], query: named('a', 'b') }],
    ['@(context.Request.Url.QueryString)', { context: ['Request.Url.QueryString'], query: others }],
    ['@(context.Request.OriginalUrl.QueryString.Length)', { context: ['Request.OriginalUrl.QueryString.Length'], query: others }],
    ['@(context.Request.OriginalUrl.ToString())', { context: ['Request.OriginalUrl'], query: others }],
    ['@(context.Request.MatchedParameters["deployment-id"])', { context: ['Request.MatchedParameters'], matchedParameters: named('deployment-id') }],
    ['@(context.LastError.Reason)', { context: ['LastError.Reason'] }],
    ['@(context)', { context: ['*'], headers: others, responseHeaders: others, variables: others, query: others, matchedParameters: others, body: 'consumed', responseBody: 'consumed' }],
  ])('in %s', (expression, uses) => {
    const { types, ...found } = expressionUses(expression);
    expect(found).toEqual({ ...nothing, types: undefined, ...uses });
    expect(types).toBeDefined();
  });
});

describe('the body', () => {
  it.each<readonly [string, ExpressionUses['body']]>([
    ['@(context.Request.Body.As<JObject>(true)["a"])', 'preserved'],
    ['@(context.Request.Body?.As<string>(preserveContent: true))', 'preserved'],
    ['@(context.Request.Body.As<string>(preserveContent:true) + context.Request.Body.As<string>())', 'consumed'],
    ['@(context.Request.Body.As<string>())', 'consumed'],
    ['@(context.Request.Body.As<string>(preserveContent: false))', 'consumed'],
    ['@(context.Request.Body.As<string>(preserveContent: a))', 'consumed'],
    ['@(context.Request.Body.As<string>(other: true))', 'consumed'],
    ['@(context.Request.Body.As<string>(preserveContent, true))', 'consumed'],
    ['@(context.Request.Body.As<string>(true && a))', 'consumed'],
    ['@(context.Request.Body.Other.As<string>(true))', 'consumed'],
    ['@(F(context.Request.Body, true))', 'consumed'],
    ['@(F(context.Request))', 'consumed'],
    ['@(context.Request.Body != null)', 'none'],
    ['@(context.Response.Body.As<string>())', 'none'],
    ['@("context.Request.Body")', 'none'],
  ])('in %s', (expression, body) => {
    expect(expressionUses(expression).body).toBe(body);
  });

  it('of the response is told apart', () => {
    expect(expressionUses('@(context.Response.Body.As<string>(true))')).toEqual({ ...nothing, context: ['Response.Body'], responseBody: 'preserved', types: ['string'] });
  });
});

describe('an expression without end', () => {
  it.each(['@(context.Request.Headers["A"] + "', '@{ context.Request.Headers["A"] ', '@(context.Request.Headers["A"]}'])('uses what stands before: %s', (expression) => {
    expect(expressionUses(expression)).toEqual({ ...nothing, context: ['Request.Headers'], headers: named('A'), isComplete: false });
  });

  it.each(['@(context.Request.Headers[', '@(context.Request.Headers.GetValueOrDefault(', '@(context.Request.Headers', '@(context.Request.', '@(context'])('may use more: %s', (expression) => {
    expect(expressionUses(expression)).toMatchObject({ headers: others, isComplete: false });
  });

  it('is what begins with no at sign', () => {
    expect(expressionUses('context.Api.Id')).toEqual({ ...nothing, isComplete: false });
    expect(expressionUses('xx@(context.Api.Id) @(context.Api.Name)', 2)).toEqual({ ...nothing, context: ['Api.Id'] });
  });
});

describe('any text', () => {
  const word = fc.constantFrom(...'context Request Headers Body Variables As var new is as from in string List T x => . ?. ( ) [ ] < > , ? : = == != null "A" \'b\' $"{ }" // ! ; { } {{n}} 1 catch typeof as let join'.split(' '));

  it('gives a result, which names outside of it do not change', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = `@{${words.join(' ')}`;
        const uses = expressionUses(text);
        expect(new Set(uses.types).size).toBe(uses.types.length);
        const isUnchanged = !uses.isComplete || isDeepStrictEqual(expressionUses(`${text} context.Request.Headers["B"]`), uses);
        expect({ text, isUnchanged }).toEqual({ text, isUnchanged: true });
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('reads a header however it is spaced, commented and put in brackets', () => {
    const space = fc.constantFrom('', ' ', '\n', '/* "x" */', '// )\n');
    fc.assert(
      fc.property(fc.array(space, { minLength: 8, maxLength: 8 }), fc.constantFrom('["A"]', '.GetValueOrDefault("A","")', '?["A"]', '.ContainsKey("A")'), fc.nat(4), (spaces, access, depth) => {
        const chain = ['context', '.', 'Request', '?.', 'Headers'].map((part, at) => part + (spaces[at] ?? '')).join('');
        const expression = `@(${'('.repeat(depth)}${chain}${')'.repeat(depth)}${access})`;
        expect(expressionUses(expression).headers).toEqual(named('A'));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('may be nested to any depth', () => {
    const depth = 20_000;
    const uses = expressionUses(`@(${'(int)('.repeat(depth)}${'List<'.repeat(depth)}context.Api.Id${'>'.repeat(depth)}${')'.repeat(depth)})`);
    expect(uses).toMatchObject({ context: ['Api.Id'], isComplete: true });
  });
});

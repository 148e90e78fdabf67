import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { readsClientToken } from '../../../src/policy/scans/client-token.ts';
import { marked, withInbound, withSection } from './documents.ts';

const found = (inner: string): readonly string[] => readsClientToken(withInbound(inner)).map(({ certainty, element, line, why }) => `${line} ${element} ${certainty}: ${why}`);

const header = 'context.Request.Headers.GetValueOrDefault("Authorization","")';

describe('a look at the client\u2019s token', () => {
  it.each<readonly [string, string]>([
    ['<validate-jwt header-name="Authorization"><issuers /></validate-jwt>', '3 validate-jwt certain: checks the header Authorization'],
    ['<base />\n<validate-jwt header-name=" authorization " />', '4 validate-jwt certain: checks the header Authorization'],
    ['<validate-azure-ad-token tenant-id="x" />', '3 validate-azure-ad-token certain: checks the header Authorization'],
    ['<validate-jwt />', '3 validate-jwt certain: checks the header Authorization'],
    ['<validate-jwt header-name="{{header}}" />', '3 validate-jwt maybe: checks a header without saying which'],
    ['<validate-jwt header-name="@("Author" + x)" />', '3 validate-jwt maybe: checks a header without saying which'],
    [`<validate-jwt token-value="@(${header}.Substring(7))" />`, '3 validate-jwt certain: reads the header Authorization'],
    ['<get-authorization-context provider-id="x" />', '3 get-authorization-context certain: looks up a token for who calls'],
    ['<check-header name="AUTHORIZATION"><value>x</value></check-header>', '3 check-header certain: checks the header Authorization'],
    ['<cache-lookup><vary-by-header>\nAuthorization </vary-by-header></cache-lookup>', '3 vary-by-header certain: tells answers apart by the header Authorization'],
    ['<cache-lookup><vary-by-header><!-- x --><![CDATA[Authorization]]></vary-by-header></cache-lookup>', '3 vary-by-header certain: tells answers apart by the header Authorization'],
    ['<send-request mode="copy" response-variable-name="r" />', '3 send-request certain: sends the header Authorization on'],
    ['<send-one-way-request mode="copy"><set-header name="X" /></send-one-way-request>', '3 send-one-way-request certain: sends the header Authorization on'],
    ['<send-request mode="copy"><set-header name="authorization" exists-action="append" /></send-request>', '3 send-request certain: sends the header Authorization on'],
    ['<send-request mode="{{mode}}" />', '3 send-request maybe: may send the header Authorization on'],
    [`<set-variable name="t"\n value="@(${header}.Split(' ').Last())" />`, '4 set-variable certain: reads the header Authorization'],
    [`<set-variable name="t" value='@(${header})' />`, '3 set-variable certain: reads the header Authorization'],
    ['<set-variable name="t" value="@(context.Request.Headers[&quot;authorization&quot;])" />', '3 set-variable certain: reads the header Authorization'],
    ['<set-variable name="t" value=" @{ return (context.Request.Headers)[@"AUTHORIZATION"]; }" />', '3 set-variable certain: reads the header Authorization'],
    [`<set-body>\n@(${header})</set-body>`, '3 set-body certain: reads the header Authorization'],
    ['<set-body>@(context.Request.Headers[&quot;Authorization&quot;])</set-body>', '3 set-body certain: reads the header Authorization'],
    [`<set-header name="X"><value><![CDATA[@(${header})]]></value></set-header>`, '3 value certain: reads the header Authorization'],
    [`<trace source="x"><message>token @(${header})</message></trace>`, '3 message certain: reads the header Authorization'],
    ['<set-body>@(context.Request.Headers[x] + context.Request.Headers["Authorization"])</set-body>', '3 set-body certain: reads the header Authorization'],
    ['<set-body>@(context.Request.Headers["Author" + "ization"])</set-body>', '3 set-body maybe: reads headers without saying which'],
    ['<set-body>@{ var h = context.Request.Headers; return h["Authorization"]; }</set-body>', '3 set-body maybe: reads headers without saying which'],
    ['<when condition="@(1 == &quot;)" />', '3 when maybe: has an expression without end'],
    ['<set-body template="liquid">{"t":"{{context.Request.Headers.Authorization}}"}</set-body>', '3 set-body certain: reads the header Authorization'],
    ['<set-body template="liquid">{% for h in context.Request.Headers %}</set-body>', '3 set-body maybe: reads headers without saying which'],
  ])('is seen in %s', (inner, told) => {
    expect(found(inner)).toEqual([told]);
  });

  it.each([
    '<!-- <validate-jwt /> --><base />',
    `<!-- @(${header}) --><base />`,
    '<set-header name="Authorization" exists-action="delete" />',
    '<validate-jwt header-name="X-Token" />',
    '<validate-jwt query-parameter-name="token" />',
    '<validate-jwt token-value="@((string)context.Variables["token"])" />',
    '<validate-jwt token-value="{{token}}" />',
    '<check-header name="X-Team"><value>Authorization</value></check-header>',
    '<cache-lookup><vary-by-header>Accept</vary-by-header></cache-lookup>',
    '<send-request mode="new"><set-url>https://x</set-url></send-request>',
    '<send-request><set-url>https://x</set-url></send-request>',
    '<send-request mode="copy"><set-header name="Authorization" exists-action="delete" /></send-request>',
    '<send-request mode="copy"><set-header name="Authorization"><value>x</value></set-header></send-request>',
    '<set-variable name="t" value="@(context.Request.Headers.GetValueOrDefault("x-team",""))" />',
    '<set-variable name="t" value="@("context.Request.Headers[x]")" />',
    '<set-variable name="Authorization" value="Authorization" />',
    '<set-body>@(context.Response.Headers["Authorization"])</set-body>',
    '<set-body>{{context.Request.Headers.Authorization}}</set-body>',
    '<set-body template="liquid">{{context.Request.Headers.Accept}} {{context.Request.Headers["x"]}} Authorization</set-body>',
    '<rate-limit calls="5" renewal-period="60" />',
  ])('is not seen in %s', (inner) => {
    expect(found(inner)).toEqual([]);
  });

  it('is not seen in our blocks', () => {
    const block = marked('account', `\n<validate-jwt />\n<set-body>@(${header})</set-body>\n`);
    expect(found(block)).toEqual([]);
    expect(found(`<check-header name="Authorization" />${block}\n<validate-jwt />`)).toEqual(['3 check-header certain: checks the header Authorization', '7 validate-jwt certain: checks the header Authorization']);
  });

  it('is seen in every section, in fragments, and each time', () => {
    expect(readsClientToken(withSection('outbound', `<set-body>@(${header})</set-body>`))).toHaveLength(1);
    expect(readsClientToken(readPolicyDocument('<fragment><choose><when condition="@(true)"><validate-jwt /></when></choose></fragment>'))).toEqual([{ line: 1, element: 'validate-jwt', certainty: 'certain', why: 'checks the header Authorization' }]);
    expect(found(`<a b="@(${header})" c="@(${header})">@(${header})</a>`)).toHaveLength(3);
  });

  it('is seen however the document writes the expression', () => {
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
    const noise = fc.constantFrom('', ' && 1 < 2', ' + ")"', " + '\"'", ' /* & */', ' + a?.B["c"]');
    const write = fc.constantFrom<(csharp: string) => string>(
      (csharp) => `<a b="${csharp}" />`,
      (csharp) => `<a b="${escape(csharp)}" />`,
      (csharp) => `<a b='${escape(csharp)}' />`,
      (csharp) => `<a>${csharp}</a>`,
      (csharp) => `<a>${escape(csharp)}</a>`,
      (csharp) => `<a><![CDATA[${csharp}]]></a>`,
    );
    fc.assert(
      fc.property(noise, noise, write, fc.boolean(), (before, behind, written, isBlock) => {
        const code = `1${before} + ${header}${behind}`;
        expect(found(written(isBlock ? `@{ return ${code}; }` : `@(${code})`))).toEqual(['3 a certain: reads the header Authorization']);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { refusalOf, service, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;
const policy = `${api}/policies/policy`;

async function withApi(): Promise<Client> {
  const client = await start();
  await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat' } });
  await client.send('PUT', `${service}/backends/known`, { properties: { url: 'https://a.example', protocol: 'http' } });
  return client;
}

const put = (client: Client, value: string, format = 'rawxml', path = policy) => client.send('PUT', path, { properties: { value, format } });
const valueOf = async (client: Client, query = '') => at((await client.send('GET', `${policy}${query}`)).body, 'properties', 'value');
const inbound = (content: string) => `<policies><inbound>${content}</inbound></policies>`;

describe('policies', () => {
  it('come back indented with tabs and CRLF, without declaration, sections as they were (fact 33)', async () => {
    const client = await withApi();
    const sent = '<?xml version="1.0" encoding="utf-8"?>\n<!-- top -->\n<policies>\n  <outbound><base/></outbound>\n  <inbound></inbound>\n  <backend>\n    <!-- note -->\n    <base />\n  </backend>\n</policies>\n';
    const created = await put(client, sent, 'xml');
    expect(created.status).toBe(201);
    expect(at(created.body, 'properties')).toEqual({
      format: 'xml',
      value: '<!-- top -->\r\n<policies>\r\n\t<outbound>\r\n\t\t<base />\r\n\t</outbound>\r\n\t<inbound></inbound>\r\n\t<backend>\r\n\t\t<!-- note -->\r\n\t\t<base />\r\n\t</backend>\r\n</policies>',
    });
  });

  it('keep the ETag when only the layout differs (fact 3)', async () => {
    const client = await withApi();
    const first = await put(client, inbound('<base />'));
    const second = await put(client, '<policies>\n\n<inbound>\n<base/></inbound></policies>');
    expect([second.status, second.headers['etag']]).toEqual([200, first.headers['etag']]);
  });

  it('are read escaped as xml and verbatim as rawxml, attributes and texts (fact 34)', async () => {
    const client = await withApi();
    await put(client, inbound('<set-variable name="v" value="@("x" != "" && 1 < 2 ? \'"\' : \'>\')" /><set-header name="h"><value>@{ return "<"; }</value></set-header>'));
    expect(await valueOf(client, '?format=rawxml')).toBe(
      '<policies>\r\n\t<inbound>\r\n\t\t<set-variable name="v" value="@("x" != "" && 1 < 2 ? \'"\' : \'>\')" />\r\n\t\t<set-header name="h">\r\n\t\t\t<value>@{ return "<"; }</value>\r\n\t\t</set-header>\r\n\t</inbound>\r\n</policies>',
    );
    const xml = await valueOf(client);
    expect(xml).toContain(`value="@(&quot;x&quot; != &quot;&quot; &amp;&amp; 1 &lt; 2 ? '&quot;' : '&gt;')"`);
    expect(xml).toContain('<value>@{ return "&lt;"; }</value>');
  });

  it('take the escaped form through both formats as the same document', async () => {
    const client = await withApi();
    const escaped = inbound('<set-variable name="v" value="@(&quot;)&quot; != null &amp;&amp; true)" />');
    const first = await put(client, escaped, 'xml');
    const second = await put(client, escaped, 'rawxml');
    const third = await put(client, inbound('<set-variable name="v" value="@(")" != null && true)" />'), 'rawxml');
    expect(first.status).toBe(201);
    expect(new Set([first, second, third].map(({ headers }) => headers['etag'])).size).toBe(1);
  });

  it('have to be well-formed: raw quotes in xml, tags, entities, comments', async () => {
    const client = await withApi();
    const cases: readonly (readonly [string, string, string])[] = [
      [inbound('<set-variable name="v" value="@(a["x"])" />'), 'xml', 'is an unexpected token. Expecting white space. Line 1, position 55.'],
      ['<policies><inbound></policies>', 'rawxml', "does not match the end tag of 'policies'"],
      ['<policies><inbound>', 'rawxml', 'The following elements are not closed: inbound, policies.'],
      [inbound('<set-variable name="v" value="a & b" />'), 'rawxml', 'An error occurred while parsing EntityName.'],
      [inbound('<!-- a -- b -->'), 'rawxml', "An XML comment cannot contain '--'"],
      [inbound('<set-variable name="v" value="@(a(b)" />'), 'rawxml', 'The expression is not closed.'],
      ['', 'rawxml', 'Root element is missing.'],
    ];
    for (const [value, format, reason] of cases) {
      expect(refusalOf(await put(client, value, format)), value).toMatchObject({ status: 400, code: 'ValidationError', target: 'representation', message: expect.stringContaining(reason) });
    }
    expect((await client.send('GET', policy)).status).toBe(404);
  });

  it('name the element with line and column where a backend is unknown (I1)', async () => {
    const client = await withApi();
    const value = '<policies>\r\n\t<inbound>\r\n\t\t<base />\r\n\t\t<set-backend-service backend-id="none" />\r\n\t</inbound>\r\n</policies>';
    expect((await put(client, value)).body).toEqual({
      error: {
        code: 'ValidationError',
        message: 'One or more fields contain incorrect values:',
        details: [{ code: 'ValidationError', target: 'set-backend-service', message: "Error in element 'set-backend-service' on line 4, column 4: Backend with id 'none' could not be found." }],
      },
    });
    expect((await put(client, value.replace('none', 'KNOWN'))).status).toBe(201);
    expect((await put(client, value.replace('none', '@(context.Api.Id)'))).status).toBe(200);
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['<policy />', 'policy', 'not declared'],
    ['<policies><before /></policies>', 'before', 'Policy section is not allowed in the specified scope'],
    ['<policies><inbound /><inbound /></policies>', 'inbound', 'more than once'],
    ['<policies><backend><base /><forward-request /></backend></policies>', 'backend', 'backend section allows only one policy to be specified'],
    [inbound('<forward-request />'), 'forward-request', 'Policy is not allowed in this section'],
    [inbound('<choose><when condition="@(true)"><forward-request /></when></choose>'), 'forward-request', 'Policy is not allowed in this section'],
    [inbound('<set-colour />'), 'inbound', "invalid child element 'set-colour'"],
    [inbound('text'), 'inbound', 'cannot contain text'],
    [inbound('<base /><base />'), 'base', 'only once'],
    [inbound('<choose><otherwise /></choose>'), 'choose', "has invalid child element 'otherwise'. List of possible elements expected: 'when'."],
    [inbound('<choose />'), 'choose', "incomplete content. List of possible elements expected: 'when'."],
    [inbound('<choose><when /></choose>'), 'when', "attribute 'condition' is missing"],
    [inbound('<include-fragment fragment-id="f" />'), 'include-fragment', "Policy fragment with id 'f' could not be found."],
    [inbound('<set-backend-service />'), 'set-backend-service', "One of the attributes 'backend-id', 'base-url' must be specified."],
    [inbound('<set-variable name="x" value="{{secret}}" />'), 'set-variable', "Cannot find a property 'secret'"],
    [inbound('<set-variable name="x" value="1" colour="red" />'), 'set-variable', "The 'colour' attribute is not declared."],
    [inbound('<set-variable value="1" />'), 'set-variable', "The required attribute 'name' is missing."],
    [inbound('<set-header name="x" exists-action="replace"><value>1</value></set-header>'), 'set-header', "The 'exists-action' attribute is invalid"],
    [inbound('<set-header name="x">1</set-header>'), 'set-header', "The element 'set-header' cannot contain text. List of possible elements expected: 'value'."],
    [inbound('<return-response><base /></return-response>'), 'return-response', "has invalid child element 'base'. List of possible elements expected: 'set-status, set-header, set-body'."],
    [inbound('<retry condition="@(true)" count="0" interval="0"><base /></retry>'), 'retry', "The 'count' attribute is invalid"],
    [inbound('<rewrite-uri template="/a">b</rewrite-uri>'), 'rewrite-uri', 'cannot contain text'],
    [inbound('<set-variable name="x" value="@(a))" />'), 'set-variable', 'Unexpected text after an expression'],
    [inbound('<set-body>@{ return 1; } tail</set-body>'), 'set-body', 'Unexpected text after an expression'],
  ];
  it.each(refused)('refuses %s', async (value, target, reason) => {
    const client = await withApi();
    expect(refusalOf(await put(client, value))).toMatchObject({ status: 400, code: 'ValidationError', target, message: expect.stringContaining(reason) });
  });

  it('takes the sections as the documentation has them, set-body in on-error too (review 6.3)', async () => {
    const client = await withApi();
    const value =
      '<policies><inbound><base /><cors><allowed-origins><origin>*</origin></allowed-origins></cors><rewrite-uri template="/a" /></inbound>' +
      '<backend><retry condition="@(true)" count="1" interval="0"><forward-request buffer-request-body="true" /></retry></backend>' +
      '<outbound><base /></outbound><on-error><set-body>x</set-body><return-response><set-status code="429" reason="r" /></return-response></on-error></policies>';
    expect((await put(client, value)).status).toBe(201);
  });

  it('refuses base at the service, where the first PUT is an update (fact 2)', async () => {
    const client = await withApi();
    const path = `${service}/policies/policy`;
    expect(refusalOf(await put(client, inbound('<base />'), 'xml', path))).toMatchObject({ status: 400, target: 'base' });
    expect((await put(client, '<policies><inbound /></policies>', 'xml', path)).status).toBe(200);
    expect((await client.send('DELETE', path)).status).toBe(200);
    expect((await put(client, '<policies><inbound /></policies>', 'xml', path)).status).toBe(201);
  });

  it('answers for what is missing (fact 35, I7)', async () => {
    const client = await withApi();
    expect((await client.send('GET', policy)).body).toEqual({ error: { code: 'ResourceNotFound', message: 'PoliciesConfiguration not found.', details: null } });
    const below = `${api}/operations/none/policies/policy`;
    expect((await put(client, inbound(''), 'xml', below)).body).toEqual({ error: { code: 'ValidationError', message: 'Entity with specified identifier not found', details: null } });
    expect(refusalOf(await client.send('GET', below))).toMatchObject({ status: 404, message: 'Operation not found.' });
  });

  it('lists, heads and deletes under If-Match', async () => {
    const client = await withApi();
    const { headers } = await put(client, inbound('<base />'));
    expect((await client.send('HEAD', policy)).headers['etag']).toBe(headers['etag']);
    expect(at((await client.send('GET', `${api}/policies`)).body, 'count')).toBe(1);
    expect((await client.send('DELETE', policy, undefined, { 'if-match': '"AAAAAAAAAAA="' })).status).toBe(412);
    expect((await client.send('DELETE', policy, undefined, { 'if-match': headers['etag'] ?? '' })).status).toBe(200);
    expect((await client.send('DELETE', policy, undefined, { 'if-match': '*' })).status).toBe(204);
  });

  it('holds the backend that it names, and has a limit of 256 KiB', async () => {
    const client = await withApi();
    await put(client, inbound('<set-backend-service backend-id="known" />'));
    expect(refusalOf(await client.send('DELETE', `${service}/backends/known`))).toMatchObject({ status: 400, message: "The Backend 'known' is used by the following entities:\r\n/apis/chat/policies/policy\r\n" });
    expect(refusalOf(await put(client, inbound(`<!-- ${'x'.repeat(256 * 1024)} -->`)))).toMatchObject({ status: 400, target: 'value' });
  });

  it('have closed expressions as xml, too', async () => {
    const client = await withApi();
    const open = [
      [inbound('<set-variable name="x" value="@((a)" />'), 'The explicit expression block is missing a closing ")" character.'],
      [inbound('<set-body>@{ return 1; </set-body>'), 'The code block is missing a closing "}" character.'],
      [inbound('<set-variable name="x" value="@(&quot;a)" />'), 'Unterminated string literal.'],
    ] as const;
    for (const [value, reason] of open) expect(refusalOf(await put(client, value, 'xml')), value).toMatchObject({ status: 400, message: expect.stringContaining(reason) });
  });

  it('may have verbatim strings with doubled quotes', async () => {
    const client = await withApi();
    expect((await put(client, inbound(String.raw`<set-variable name="x" value="@(@"c:\""" + @"\")" />`))).status).toBe(201);
    expect(refusalOf(await put(client, inbound('<set-body>@("one\ntwo")</set-body>')))).toMatchObject({ status: 400, message: expect.stringContaining('Newline in constant') });
  });

  it('may have strings and brackets in the holes of interpolated strings, nested as deep as C# takes them', async () => {
    const client = await withApi();
    for (const hole of ['$"a {context.Request.Headers.GetValueOrDefault("x)", "}")} {{ b"', '$@"{context.Variables.ContainsKey("a)")}"" x"', '$"{$"{1 + 1}"}"']) {
      expect((await put(client, inbound(`<set-variable name="x" value="@(${hole})" />`))).status, hole).toBeLessThan(300);
    }
    const nested = `<set-variable name="x" value="@(${'$"{'.repeat(5000)}1${'}"'.repeat(5000)})" />`;
    expect(refusalOf(await put(client, inbound(nested)))).toMatchObject({ status: 400, message: expect.stringContaining('too long or complex') });
  });

  it('are XML: no byte order mark, no control characters, no entities of other languages, no endless nesting', async () => {
    const client = await withApi();
    const nested = (depth: number) => inbound(`${'<choose><when condition="@(true)">'.repeat(depth)}${'</when></choose>'.repeat(depth)}`);
    const cases: readonly (readonly [string, string])[] = [
      [`\uFEFF${inbound('')}`, 'Data at the root level is invalid.'],
      [inbound('<!-- \u0001 -->'), 'hexadecimal value 0x01, is an invalid character.'],
      [inbound('<set-variable name="x" value="&constructor;" />'), "Reference to undeclared entity 'constructor'. Line 1, position 51."],
      [inbound('<set-variable name="x" value="&#1;" />'), "'&#1;' is an invalid character."],
      [inbound('<set-variable name="x" value="a&b=c" />'), "'=' is an unexpected token. The expected token is ';'. Line 1, position 53."],
      [nested(3000), 'The document is nested too deep.'],
    ];
    for (const [value, reason] of cases) expect(refusalOf(await put(client, value)), reason).toMatchObject({ status: 400, target: 'representation', message: expect.stringContaining(reason) });
    expect((await put(client, nested(20))).status).toBe(201);
  });
});

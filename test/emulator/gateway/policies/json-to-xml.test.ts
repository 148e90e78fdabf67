import { describe, expect, it } from 'vitest';
import { jsonToXml } from '../../../../src/emulator/gateway/policies/json-to-xml.ts';
import { requestText, responseText, runPolicy } from './run-policy.ts';

const always = 'apply="always" consider-accept-header="false"';
const soap = {
  'soapenv:Envelope': {
    'xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
    'xmlns:v1': 'http://example.com/v1',
    'soapenv:Header': {},
    'soapenv:Body': { 'v1:Query': { '#attrs': { queryName: 'test', 'v1:kind': 1 }, 'v1:Item': { name: 'text' } } },
  },
};

const rows: readonly (readonly [statement: string, attributes: string, body: unknown, expected: string])[] = [
  ['one property is the root element', always, { a: { b: 'c' } }, '<a><b>c</b></a>'],
  ['several stand in Document', always, { a: 'x', b: 1 }, '<Document><a>x</a><b>1</b></Document>'],
  ['a property with an array is no root', always, { a: [1, 2] }, '<Document><a>1</a><a>2</a></Document>'],
  ['an array is a sequence of elements', always, { r: { p: [{ n: 1 }, { n: 2 }] } }, '<r><p><n>1</n></p><p><n>2</n></p></r>'],
  ['an array in an array is flat', always, { r: { p: [[1, 2], 3] } }, '<r><p>1</p><p>2</p><p>3</p></r>'],
  ['an empty array is an empty element', always, { r: { p: [] } }, '<r><p /></r>'],
  ['the items of a document that is an array are Item', always, [1, 2], '<Document><Item>1</Item><Item>2</Item></Document>'],
  ['a document that is a value is in Document', always, 'x', '<Document>x</Document>'],
  ['null is nil', always, { r: { s: null } }, '<r><s xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" /></r>'],
  ['booleans print as in C#', always, { r: { t: true, f: false } }, '<r><t>True</t><f>False</f></r>'],
  ['what XML cannot have is escaped', always, { r: 'a < b & c' }, '<r>a &lt; b &amp; c</r>'],
  ['what a name cannot have is encoded', always, { 'a b': { '1': 'x', 'p:q': 'y' } }, '<a_x0020_b><_x0031_>x</_x0031_><p_x003A_q>y</p_x003A_q></a_x0020_b>'],
  ['dates become what .NET prints', always, { r: { d: '2012-03-21T05:40:07Z', e: '/Date(1198908717056)/', f: '2012-03-21T05:40Z', g: '2012-03-21T05:40:07+01:00', h: '2012-03-21T05:40:07.123' } }, '<r><d>03/21/2012 05:40:07</d><e>12/29/2007 06:11:57</e><f>03/21/2012 05:40:00</f><g>03/21/2012 04:40:07</g><h>03/21/2012 05:40:07</h></r>'],
  ['what looks like a date only is none', always, { r: { d: '2012-03-21', e: '2012-13-41T05:40:07Z' } }, '<r><d>2012-03-21</d><e>2012-13-41T05:40:07Z</e></r>'],
  ['parse-date="false" copies dates', `${always} parse-date="false"`, { r: '2012-03-21T05:40:07Z' }, '<r>2012-03-21T05:40:07Z</r>'],
  ['namespace-prefix declares namespaces, namespace-separator parts names, attribute-block-name has attributes', `${always} parse-date="false" namespace-separator=":" namespace-prefix="xmlns" attribute-block-name="#attrs"`, soap,
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v1="http://example.com/v1"><soapenv:Header /><soapenv:Body><v1:Query queryName="test" v1:kind="1"><v1:Item><name>text</name></v1:Item></v1:Query></soapenv:Body></soapenv:Envelope>'],
  ['the separator is an underscore by default', `${always} namespace-prefix="xmlns"`, { a_b: { xmlns_a: 'u', first_name: 'x', a_c: 'y' } }, '<a:b xmlns:a="u"><first_name>x</first_name><a:c>y</a:c></a:b>'],
  ['the prefix alone declares the default namespace', `${always} namespace-prefix="xmlns"`, { a: { xmlns: 'u' } }, '<a xmlns="u" />'],
  ['without namespace-prefix nothing is declared', always, { a: { xmlns: 'u' } }, '<a><xmlns>u</xmlns></a>'],
  ['without attribute-block-name there are no attributes', always, { a: { attrs: { b: 1 } } }, '<a><attrs><b>1</b></attrs></a>'],
  ['attributes are escaped', `${always} attribute-block-name="@"`, { a: { '@': { b: '"<\n' } } }, '<a b="&quot;&lt;&#xA;" />'],
];

const conditions: readonly (readonly [statement: string, attributes: string, type: string, accept: string | undefined, converted: boolean])[] = [
  ['apply="always" does not ask for the type', always, 'text/plain', undefined, true],
  ['content-type-json takes application/json', 'apply="content-type-json" consider-accept-header="false"', 'application/json; charset=utf-8', undefined, true],
  ['content-type-json takes types that end with +json', 'apply="content-type-json" consider-accept-header="false"', 'application/problem+json', undefined, true],
  ['content-type-json takes no other', 'apply="content-type-json" consider-accept-header="false"', 'application/xml', undefined, false],
  ['content-type-json needs a type', 'apply="content-type-json" consider-accept-header="false"', '', undefined, false],
  ['the Accept header counts by default', 'apply="always"', 'application/json', 'application/json', false],
  ['XML in the Accept header', 'apply="always"', 'application/json', 'text/html, application/xml;q=0.9', true],
  ['no Accept header asks for no XML', 'apply="always"', 'application/json', undefined, false],
  ['a wildcard asks for no XML', 'apply="always"', 'application/json', '*/*', false],
  ['both may be expressions', 'apply="@(apply)" consider-accept-header="@(consider)"', 'application/json', undefined, true],
];
const expressions = { '@(apply)': 'content-type-json', '@(consider)': false };

const failures: readonly (readonly [statement: string, attributes: string, body: string, message: RegExp])[] = [
  ['a body that is no JSON', always, '{', /^The body is no JSON that can be converted: /],
  ['an apply that is none', 'apply="@(bad)"', '{}', /^'sometimes' is none of always, content-type-json\.$/],
  ['a separator of two characters', `${always} namespace-separator="::"`, '{}', /^The namespace separator '::' is not one character\.$/],
  ['what is nested too deep', always, `${'['.repeat(600)}${']'.repeat(600)}`, /nested deeper than 512/],
];

describe('json-to-xml', () => {
  it.each(rows)('%s', async (_, attributes, body, expected) => {
    const ran = await runPolicy(jsonToXml, `<json-to-xml ${attributes} />`, { section: 'outbound', response: { headers: { 'Content-Type': 'application/json', 'Content-Length': '9' }, body: JSON.stringify(body) } });
    expect(responseText(ran)).toBe(expected);
    expect(ran.call.response?.headers.entries()).toEqual([['Content-Type', 'application/xml']]);
  });

  it.each(conditions)('%s', async (_, attributes, type, accept, converted) => {
    const ran = await runPolicy(jsonToXml, `<json-to-xml ${attributes} />`, { section: 'outbound', request: { headers: accept === undefined ? {} : { Accept: accept } }, response: { headers: { 'Content-Type': type }, body: '{"a":1}' }, expressions });
    expect(responseText(ran)).toBe(converted ? '<a>1</a>' : '{"a":1}');
  });

  it('keeps long numbers as they were written', async () => {
    const ran = await runPolicy(jsonToXml, `<json-to-xml ${always} />`, { request: { body: '{"a":[12345678901234567890,0.10]}' } });
    expect(requestText(ran)).toBe('<Document><a>12345678901234567890</a><a>0.10</a></Document>');
  });

  it('leaves a message without a body alone', async () => {
    const { call } = await runPolicy(jsonToXml, `<json-to-xml ${always} />`, { section: 'outbound', response: { status: 204 } });
    expect([call.response?.body.bytes?.length, call.response?.headers.names()]).toEqual([0, []]);
  });

  it.each(failures)('fails for %s', async (_, attributes, body, message) => {
    await expect(runPolicy(jsonToXml, `<json-to-xml ${attributes} />`, { request: { body }, expressions: { '@(bad)': 'sometimes' } })).rejects.toMatchObject({ source: 'json-to-xml', status: 500, message: expect.stringMatching(message) as unknown });
  });

  it.each(['attribute-prefix', 'namespace-block-name', 'invalid-character-replacement', 'null-values', 'trim-values', 'empty-values'])('refuses the undocumented %s by name', async (name) => {
    await expect(runPolicy(jsonToXml, `<json-to-xml ${always} ${name}="x" />`)).rejects.toThrow(`The local gateway does not run json-to-xml with the undocumented attribute ${name}.`);
  });
});

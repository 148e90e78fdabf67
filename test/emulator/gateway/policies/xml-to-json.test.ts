import { describe, expect, it } from 'vitest';
import { xmlToJson } from '../../../../src/emulator/gateway/policies/xml-to-json.ts';
import { responseText, runPolicy } from './run-policy.ts';

const direct = 'kind="direct" apply="always" consider-accept-header="false"';
const friendly = 'kind="javascript-friendly" apply="always" consider-accept-header="false"';
const soap = '<?xml version="1.0"?><soap:Envelope xmlns="http://a/" xmlns:soap="http://s/"><soap:Body><Get id="1"><Customer>1234567</Customer></Get></soap:Body></soap:Envelope>';

const rows: readonly (readonly [statement: string, attributes: string, xml: string, expected: string])[] = [
  ['direct keeps the declaration, attributes with @ and prefixes with $', direct, soap, '{"version":"1.0","soap$Envelope":{"@xmlns":"http://a/","@xmlns$soap":"http://s/","soap$Body":{"Get":{"@id":"1","Customer":"1234567"}}}}'],
  ['javascript-friendly has names that JavaScript can write', friendly, soap, '{"soap$Envelope":{"soap$Body":{"Get":{"id":"1","Customer":"1234567"}}}}'],
  ['elements of one name are an array, where the first of them stood', direct, '<r><a>1</a><b>2</b><a>3</a></r>', '{"r":{"a":["1","3"],"b":"2"}}'],
  ['a single one is none', direct, '<r><a><b>1</b></a></r>', '{"r":{"a":{"b":"1"}}}'],
  ['always-array-child-elements makes it one', `${direct} always-array-child-elements="true"`, '<r x="1"><a><b>1</b></a></r>', '{"r":{"@x":"1","a":[{"b":["1"]}]}}'],
  ['always-array-child-elements may be an expression', `${friendly} always-array-child-elements="@(yes)"`, '<r><a>1</a></r>', '{"r":{"a":["1"]}}'],
  ['text beside attributes is #text', direct, '<r a="1">x</r>', '{"r":{"@a":"1","#text":"x"}}'],
  ['text beside attributes is $text where it is friendly', friendly, '<r a="1">x</r>', '{"r":{"a":"1","$text":"x"}}'],
  ['text around elements is several', direct, '<r>a<b/>c</r>', '{"r":{"#text":["a","c"],"b":null}}'],
  ['white space between elements is nothing', direct, '<r>\n  <a>1</a>\n</r>', '{"r":{"a":"1"}}'],
  ['an empty element is null', direct, '<r/>', '{"r":null}'],
  ['an element with nothing in it is empty text', direct, '<r></r>', '{"r":""}'],
  ['an element of white space keeps it', direct, '<r> </r>', '{"r":" "}'],
  ['CDATA is a section', direct, '<r><![CDATA[<&]]></r>', '{"r":{"#cdata-section":"<&"}}'],
  ['CDATA is text where it is friendly', friendly, '<r><![CDATA[<&]]></r>', '{"r":"<&"}'],
  ['comments are those of C, which JSON does not have', direct, '<!-- a --><r><!--b*/--><a>1</a></r>', '{/* a */"r":{/*b* /*/"a":"1"}}'],
  ['comments are left out where it is friendly', friendly, '<!-- a --><r><!--b--><a>1</a></r>', '{"r":{"a":"1"}}'],
  ['an attribute and an element of one name are an array where it is friendly', friendly, '<r a="1"><a>2</a></r>', '{"r":{"a":["1","2"]}}'],
  ['numbers and words stay text', direct, '<r><a>1</a><b>true</b></r>', '{"r":{"a":"1","b":"true"}}'],
  ['entities are decoded', direct, '<r a="&quot;&#65;">&lt;&#x1F600;</r>', '{"r":{"@a":"\\"A","#text":"<😀"}}'],
  ['kind may be an expression', 'kind="@(kind)" apply="always" consider-accept-header="false"', '<r a="1"/>', '{"r":{"@a":"1"}}'],
];
const expressions = { '@(kind)': 'direct', '@(yes)': true, '@(bad)': 'nice' };

const conditions: readonly (readonly [statement: string, attributes: string, type: string, accept: string, converted: boolean])[] = [
  ['content-type-xml takes application/xml', 'apply="content-type-xml" consider-accept-header="false"', 'application/xml', '', true],
  ['content-type-xml takes text/xml with a charset', 'apply="content-type-xml" consider-accept-header="false"', 'text/xml; charset=utf-8', '', true],
  ['content-type-xml takes types that end with +xml', 'apply="content-type-xml" consider-accept-header="false"', 'application/soap+xml', '', true],
  ['content-type-xml takes no other', 'apply="content-type-xml" consider-accept-header="false"', 'application/json', '', false],
  ['JSON in the Accept header', 'apply="always"', 'application/xml', 'application/json', true],
  ['no JSON in the Accept header', 'apply="always"', 'application/xml', 'application/xml', false],
  ['the Accept header does not count where it is not considered', 'apply="always" consider-accept-header="false"', 'application/xml', 'application/xml', true],
];

const failures: readonly (readonly [statement: string, attributes: string, body: string, message: RegExp])[] = [
  ['a body that is no XML', direct, '{"a":1}', /^The body is not well-formed XML: /],
  ['a kind that is none', 'kind="@(bad)" apply="always" consider-accept-header="false"', '<r/>', /^'nice' is none of javascript-friendly, direct\.$/],
];

describe('xml-to-json', () => {
  it.each(rows)('%s', async (_, attributes, body, expected) => {
    const ran = await runPolicy(xmlToJson, `<xml-to-json ${attributes} />`, { section: 'outbound', response: { headers: { 'Content-Type': 'text/xml' }, body }, expressions });
    expect(responseText(ran)).toBe(expected);
    expect(ran.call.response?.headers.entries()).toEqual([['Content-Type', 'application/json']]);
  });

  it.each(conditions)('%s', async (_, attributes, type, accept, converted) => {
    const ran = await runPolicy(xmlToJson, `<xml-to-json kind="direct" ${attributes} />`, { section: 'on-error', request: { headers: { Accept: accept } }, response: { headers: { 'Content-Type': type }, body: '<a>1</a>' } });
    expect(responseText(ran)).toBe(converted ? '{"a":"1"}' : '<a>1</a>');
  });

  it.each(failures)('fails for %s', async (_, attributes, body, message) => {
    await expect(runPolicy(xmlToJson, `<xml-to-json ${attributes} />`, { request: { body }, expressions })).rejects.toMatchObject({ source: 'xml-to-json', status: 500, message: expect.stringMatching(message) as unknown });
  });

  it.each(['preserve-whitespace-nodes', 'empty-values', 'trim-values'])('refuses the undocumented %s by name', async (name) => {
    await expect(runPolicy(xmlToJson, `<xml-to-json ${direct} ${name}="x" />`)).rejects.toThrow(`The local gateway does not run xml-to-json with the undocumented attribute ${name}.`);
  });
});

import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/policy/document/canonical.ts';

const document = '<policies>\n  <inbound>\n    <base />\n    <set-header name="a" exists-action="override">\n      <value>x  y</value>\n    </set-header>\n  </inbound>\n  <outbound></outbound>\n</policies>\n';

describe('canonical', () => {
  it.each([
    ['tabs and CRLF', document.replaceAll('  <', '\t<').replaceAll('\n', '\r\n')],
    ['no white space between elements', document.replaceAll(/>\s+</g, '><')],
    ['an XML declaration and a byte order mark', `\uFEFF<?xml version="1.0"?>\n${document}`],
    ['space around attributes', document.replace('name="a" exists', 'name = "a"\n        exists')],
    ['single quotes', document.replace('"a"', "'a'")],
    ['other spelling of empty elements', document.replace('<base />', '<base></base>').replace('<outbound></outbound>', '<outbound/>')],
    ['other spelling of entities', document.replace('"a"', '"&#97;"')],
  ])('sees no difference in %s', (_, other) => {
    expect(canonical(other)).toBe(canonical(document));
  });

  it.each([
    ['space in an attribute', document.replace('"a"', '"a "')],
    ['space in text', document.replace('x  y', 'x y')],
    ['order of attributes', document.replace('name="a" exists-action="override"', 'exists-action="override" name="a"')],
    ['a comment', document.replace('<base />', '<base /><!-- a -->')],
    ['an element', document.replace('<base />', '')],
  ])('sees a difference in %s', (_, other) => {
    expect(canonical(other)).not.toBe(canonical(document));
  });

  it.each([
    ['an attribute', '<when condition="@(a < "b" && c > 1)"><base /></when>', '<when condition="@(a &lt; &quot;b&quot; &amp;&amp; c &gt; 1)"><base /></when>'],
    ['an attribute in single quotes', '<when condition="@(a == "b")" />', "<when condition='@(a == \"b\")' />"],
    ['a text', '<value>\n@{ if (a < b && c) { return "</value>"; } }</value>', '<value>\n@{ if (a &lt; b &amp;&amp; c) { return "&lt;/value>"; } }</value>'],
    ['lines', '<when condition="@{\r\n return 1;\n}" />', '<when condition="@{&#xA; return 1;&#xA;}" />'],
  ])('sees no difference between expressions as C# and with entities in %s', (_, raw, escaped) => {
    expect(canonical(escaped)).toBe(canonical(raw));
  });

  it.each([
    ['other strings', '@(a < "b")', '@(a < "c")'],
    ['entities that are C#', '@(a < b("&amp;"))', '@(a < b("&"))'],
    ['white space', '@(a < b)', '@(a  < b)'],
  ])('sees a difference between expressions with %s', (_, one, other) => {
    expect(canonical(`<value>${one}</value>`)).not.toBe(canonical(`<value>${other}</value>`));
    expect(canonical(`<when condition="${one}" />`)).not.toBe(canonical(`<when condition="${other}" />`));
  });

  it('puts elements and comments on lines of their own, and nothing beside text', () => {
    const text = '<?xml version="1.0"?><!--a--><p>\t<q x=\'1"\'> </q>b<r/><![CDATA[ <c> ]]><?i?><!--\n d --></p>\n<!-- e -->';
    expect(canonical(text)).toBe('<!-- a -->\n<p>\n<q x="1&quot;" />b<r /><![CDATA[ <c> ]]><!-- d -->\n</p>\n<!-- e -->');
  });

  it('keeps white space that is written to stay', () => {
    expect(canonical('<a>&#x20;</a>')).toBe('<a> </a>');
    expect(canonical('<a>\u00a0</a>')).toBe('<a>\u00a0</a>');
  });

  it('takes CDATA for something else than text', () => {
    expect(canonical('<a><![CDATA[b]]></a>')).not.toBe(canonical('<a>b</a>'));
  });

  it('reads what is no XML as words', () => {
    expect(canonical('\uFEFF<policies>\r\n  <a b="@(c")" />\t</policies> ')).toBe('<policies> <a b="@(c")" /> </policies>');
    expect(canonical('')).toBe('');
  });

  it('gives the same again', () => {
    expect(canonical(canonical(document))).toBe(canonical(document));
  });
});

import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/policy/canonical.ts';

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

  it('leaves what is no XML as it is, but for line ends', () => {
    const razor = '<policies>\r\n<value>@(a("b") < 1)</value>\r\n</policies>';
    expect(canonical(razor)).toBe(razor.replaceAll('\r\n', '\n'));
    expect(canonical(canonical(razor))).toBe(canonical(razor));
  });

  it('gives the same again', () => {
    expect(canonical(canonical(document))).toBe(canonical(document));
  });
});

import { describe, expect, it } from 'vitest';
import type { PolicyElement } from '../../../src/policy/document/document.ts';
import { printPolicyDocument } from '../../../src/policy/document/print.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';

const text = `\uFEFF<?xml version='1.0'?>\r\n<!-- a -->\n<p  a = "@(b("c") < 1)"\n\tb\t=\t'"'\n>d<q/>&lt;<![CDATA[<]]><q a='1' />\r\n<r></r ><?i?></p\t>\n`;

describe('a printed document', () => {
  it('is what was read, byte by byte', () => {
    expect(printPolicyDocument(readPolicyDocument(text))).toBe(text);
  });

  it('is made from the nodes', () => {
    const document = readPolicyDocument('<p><a b="1"  c="2" /> d<!--e--></p >');
    const { root } = document;
    const changed: PolicyElement = {
      ...root,
      children: root.children.map((child) =>
        child.kind === 'element' ? { ...child, attributes: child.attributes.map((attribute) => ({ ...attribute, raw: '&lt;', end: attribute.end + 3 })) } : { ...child, text: child.text.toUpperCase() },
      ),
    };
    expect(printPolicyDocument({ ...document, nodes: [changed] })).toMatch(/^<p><a b.*"&lt;".*c.*"&lt;".*\/> D<!--E--><\/p >$/);
  });

  it('may be as deep as it likes', () => {
    const deep = `${'<a>'.repeat(20_000)}b${'</a>'.repeat(20_000)}`;
    expect(printPolicyDocument(readPolicyDocument(deep))).toBe(deep);
  });
});

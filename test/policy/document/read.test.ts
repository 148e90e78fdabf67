import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { outline, unsound } from './outline.ts';

describe('reading a policy document', () => {
  it('gives every node with its place', () => {
    const text = '<policies>\n  <base id="x" />\n</policies>';
    expect(readPolicyDocument(text)).toEqual({
      text,
      nodes: [expect.objectContaining({ kind: 'element' })],
      root: {
        kind: 'element',
        name: 'policies',
        attributes: [],
        form: 'pair',
        start: 0,
        inner: { start: 10, end: 29 },
        end: text.length,
        children: [
          { kind: 'text', text: '\n  ', start: 10, end: 13 },
          { kind: 'element', name: 'base', attributes: [{ name: 'id', raw: 'x', value: 'x', quote: '"', start: 19, end: 25 }], children: [], form: 'empty', inner: { start: 28, end: 28 }, start: 13, end: 28 },
          { kind: 'text', text: '\n', start: 28, end: 29 },
        ],
      },
    });
  });

  it('takes what stands beside the root: a byte order mark, a declaration, comments and white space', () => {
    const { nodes, root } = readPolicyDocument('\uFEFF<?xml version="1.0"?>\r\n<!-- a - b -->\t<fragment/> <!----><?x?>\n');
    expect(nodes.map(outline)).toEqual([
      { kind: 'text', says: '\uFEFF' },
      { kind: 'instruction', says: 'xml version="1.0"' },
      { kind: 'text', says: '\r\n' },
      { kind: 'comment', says: ' a - b ' },
      { kind: 'text', says: '\t' },
      { name: 'fragment', attributes: [], children: [] },
      { kind: 'text', says: ' ' },
      { kind: 'comment', says: '' },
      { kind: 'instruction', says: 'x' },
      { kind: 'text', says: '\n' },
    ]);
    expect(root).toBe(nodes[5]);
  });

  it.each([
    ['prefixes', '<x:a xmlns:x="urn:x" xsi:nil="true" />', { name: 'x:a', attributes: [['xmlns:x', 'urn:x'], ['xsi:nil', 'true']], children: [] }],
    ['letters of other languages', '<ä.b-ç_1 é·="1" />', { name: 'ä.b-ç_1', attributes: [['é·', '1']], children: [] }],
    ['white space in tags', '<a\r\n\tb\n=\n"c" ></a\n>', { name: 'a', attributes: [['b', 'c']], children: [] }],
    ['entities', '<a b="&lt;&#65;&#x42;&apos;&nbsp;&">&gt;&amp;amp;</a>', { name: 'a', attributes: [['b', "<AB'&nbsp;&"]], children: [{ kind: 'text', says: '>&amp;' }] }],
    ['">" and "]]>" in text', '<a>b > c ]]> d</a>', { name: 'a', attributes: [], children: [{ kind: 'text', says: 'b > c ]]> d' }] }],
    ['CDATA with an expression', '<a> <![CDATA[@{ return "<b>" + x[y[0]]; }]]></a>', { name: 'a', attributes: [], children: [{ kind: 'text', says: ' ' }, { kind: 'cdata', says: '@{ return "<b>" + x[y[0]]; }' }] }],
    ['named values', '<a b="{{x}}" c=\'@("{{x"}}")\'>{{y}}</a>', { name: 'a', attributes: [['b', '{{x}}'], ['c', '@("{{x"}}")']], children: [{ kind: 'text', says: '{{y}}' }] }],
    ['many attributes', `<a b="1"${Array.from({ length: 9 }, (_, index) => ` c${index}=""`).join('')}/>`, { name: 'a', attributes: [['b', '1'], ...Array.from({ length: 9 }, (_, index) => [`c${index}`, ''])], children: [] }],
    ['children between texts', '<a>b<c/>d<!--e-->f</a>', { name: 'a', attributes: [], children: [{ kind: 'text', says: 'b' }, { name: 'c', attributes: [], children: [] }, { kind: 'text', says: 'd' }, { kind: 'comment', says: 'e' }, { kind: 'text', says: 'f' }] }],
  ])('takes %s', (_, text, expected) => {
    const document = readPolicyDocument(text);
    expect(outline(document.root)).toEqual(expected);
    expect(unsound(document)).toEqual([]);
  });

  it('needs no stack for depth', () => {
    const text = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
    expect(unsound(readPolicyDocument(text))).toEqual([]);
    expect(() => readPolicyDocument(text.slice(0, -4))).toThrow('line 1, column 1: <a> is not closed');
  });
});

describe('a document that cannot be read', () => {
  it.each([
    ['', 'line 1, column 1: it has no element.'],
    ['\uFEFF <!-- a -->', 'line 1, column 1: it has no element.'],
    ['a <b/>', 'line 1, column 1: text stands outside the root element.'],
    ['<a/>\n  b', 'line 2, column 3: text stands outside the root element.'],
    ['<a/>\uFEFF', 'line 1, column 5: text stands outside the root element.'],
    ['<a/><![CDATA[]]>', 'line 1, column 5: a CDATA section stands outside the root element.'],
    ['<a/>\r\n<b></b>', 'line 2, column 1: <b> is a second root element, behind <a>.'],
    ['<a></a><b/>', 'line 1, column 8: <b> is a second root element, behind <a>.'],
    ['<a>\n <b>\n</a>', 'line 3, column 1: </a> stands where <b> of line 2, column 2 has to be closed.'],
    ['<a></A>', 'line 1, column 4: </A> stands where <a> of line 1, column 1 has to be closed.'],
    ['</a>', 'line 1, column 1: </a> closes no element.'],
    ['<a/></a>', 'line 1, column 5: </a> closes no element.'],
    ['<a>\n<b>', 'line 2, column 1: <b> is not closed.'],
    ['<a>\n</a', 'line 2, column 1: the tag </a> has no end.'],
    ['<a></ a>', 'line 1, column 4: "</" without the name of an element.'],
    ['<a></a b>', 'line 1, column 4: the tag </a> has no end.'],
    ['<a', 'line 1, column 1: the tag of <a> has no end.'],
    ['<a /', 'line 1, column 4: "/" in the tag of <a> begins no attribute.'],
    ['<a / >', 'line 1, column 4: "/" in the tag of <a> begins no attribute.'],
    ['<a/ >', 'line 1, column 3: in the tag of <a> white space, "/>" or ">" is missing.'],
    ['<a>1 < 2</a>', 'line 1, column 6: this "<" begins no element; in text it is written as &lt;.'],
    ['<a><1/></a>', 'line 1, column 4: this "<" begins no element; in text it is written as &lt;.'],
    ['<-a/>', 'line 1, column 1: this "<" begins no element; in text it is written as &lt;.'],
    ['<a', 'line 1, column 1: the tag of <a> has no end.'],
    ['<a <b/>', 'line 1, column 4: "<" in the tag of <a> begins no attribute.'],
    ['<a b/>', 'line 1, column 4: the attribute "b" of <a> has no value.'],
    ['<a b c="d"/>', 'line 1, column 4: the attribute "b" of <a> has no value.'],
    ['<a b= c/>', 'line 1, column 7: the value of attribute "b" of <a> does not begin with a quote.'],
    ['<a b="c>\n</a>', 'line 1, column 6: the value of attribute "b" of <a> has no end.'],
    ["<a b='c\"/>", 'line 1, column 6: the value of attribute "b" of <a> has no end.'],
    ['<a b="c"d="e"/>', 'line 1, column 9: in the tag of <a> white space, "/>" or ">" is missing.'],
    ['<a b="1" c="2" b="3"/>', 'line 1, column 16: <a> has the attribute "b" twice.'],
    [`<a ${Array.from({ length: 12 }, (_, index) => `b${index}="1"`).join(' ')} b3="2"/>`, 'line 1, column 90: <a> has the attribute "b3" twice.'],
    ['<a\u000bb="c"/>', 'line 1, column 3: in the tag of <a> white space, "/>" or ">" is missing.'],
    ['<a/>\f', 'line 1, column 5: text stands outside the root element.'],
    ['<!-- a', 'line 1, column 1: the comment that begins here has no end.'],
    ['<!--->', 'line 1, column 1: the comment that begins here has no end.'],
    ['<a>\n<!-- b -- c --></a>', 'line 2, column 8: "--" in a comment, which XML forbids.'],
    ['<!-- a --->', 'line 1, column 8: "--" in a comment, which XML forbids.'],
    ['<a><![CDATA[ ]] ></a>', 'line 1, column 4: the CDATA section that begins here has no end.'],
    ['<?a >', 'line 1, column 1: the instruction that begins here has no end.'],
    ['<? a?><b/>', 'line 1, column 1: "<?" without the name of an instruction.'],
    ['<!DOCTYPE a><a/>', 'line 1, column 1: API Management takes no document type (DTD).'],
    ['<a><!ENTITY b "c"></a>', 'line 1, column 4: this "<!" begins no comment and no CDATA section.'],
    ['<a><![cdata[b]]></a>', 'line 1, column 4: this "<!" begins no comment and no CDATA section.'],
  ])('%j: %s', (text, message) => {
    const error = { code: 'PolicyUnreadable', exitCode: 5, message: `A policy document cannot be read: ${message}`, hint: expect.stringContaining('then run the same command again') as string };
    expect(() => readPolicyDocument(text)).toThrow(expect.objectContaining(error));
  });

  it('is refused in few words, however long its names are', () => {
    expect(() => readPolicyDocument(`<${'a'.repeat(1000)}`)).toThrow(new RegExp(`: line 1, column 1: the tag of <${'a'.repeat(300 - 'the tag of <'.length)}\\.$`));
  });
});

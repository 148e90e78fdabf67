import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../../src/policy/text/xml-entities.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { outline } from './outline.ts';

const expressions = [
  '@(a)',
  '@{}',
  '@(f(")"))',
  '@(x("a") < 3 && y > 1)',
  '@{ return "}" + \')\' + \'\\\'\'; }',
  '@(@"a""b)" + "\\")")',
  '@{ // ) } </when> "\r\n return "1"; }',
  '@{ /* } " */ return new[] { 1 }[0]; }',
  '@($"{f("}")} {{ {a[")"]}")',
  '@($@"a""{b}\\")',
  '@{ var x = new Dictionary<string, List<int>>(); return x["</when>"] + "{{secret}}"; }',
  '@{ if (a <b || c</d) { return "<!-- <![CDATA["; } }',
];

const valueOf = (tag: string): string | undefined => readPolicyDocument(tag).root.attributes[0]?.value;

describe.each(expressions)('the expression %s', (expression) => {
  it.each(['"', "'"])('is an attribute as C#, in %s', (quote) => {
    expect(outline(readPolicyDocument(`<when condition=${quote}${expression}${quote} b="c"><base /></when>`).root)).toEqual({
      name: 'when',
      attributes: [['condition', expression], ['b', 'c']],
      children: [{ name: 'base', attributes: [], children: [] }],
    });
  });

  it('is an attribute with entities', () => {
    expect(valueOf(`<when condition="${escapeXml(expression)}" b=")&quot;" />`)).toBe(expression);
    expect(valueOf(`<when condition='${escapeXml(expression).replaceAll("'", '&apos;')}' b=")" />`)).toBe(expression);
  });

  it('is an attribute between white space', () => {
    expect(valueOf(`<when condition=" \r\n${expression}\t" b="c" />`)).toBe(` \r\n${expression}\t`);
  });

  it('is a text as C#, behind white space and before text', () => {
    expect(outline(readPolicyDocument(`<value>\r\n ${expression};\n</value>`).root)).toEqual({ name: 'value', attributes: [], children: [{ kind: 'text', says: `\r\n ${expression};\n` }] });
  });

  it('is a text with entities', () => {
    expect(outline(readPolicyDocument(`<value> ${escapeXml(expression)}\n</value>`).root)).toEqual({ name: 'value', attributes: [], children: [{ kind: 'text', says: ` ${expression}\n` }] });
  });

  it('is a text behind a comment', () => {
    const { children } = readPolicyDocument(`<value><!-- a -->${expression}</value>`).root;
    expect(children.map(outline)).toEqual([{ kind: 'comment', says: ' a ' }, { kind: 'text', says: expression }]);
  });
});

describe('which reading of an expression counts', () => {
  it.each([
    ['brackets in escaped strings', '<when condition="@(a == &quot;(&quot;)" b=")" />', '@(a == "(")'],
    ['a bracket that closes in an escaped string', '<when condition="@(f(&quot;)&quot;))" b=")" />', '@(f(")"))'],
    ['entities without quotes', '<when condition="@(a &lt; {{b}} &#38;&#x26; c)" />', '@(a < {{b}} && c)'],
    ['entities beside quotes of the other kind', `<when condition='@(a == "(" &amp;&amp; b)' />`, '@(a == "(" && b)'],
    ['an escaped expression between white space', '<when condition="\n@(a == &quot;(&quot;)\n" b=")" />', '\n@(a == "(")\n'],
    ['C# strings that look like entities', '<when condition="@(a("&amp;") < 1)" />', '@(a("&amp;") < 1)'],
  ])('%s', (_, text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each(['@', '@ (a "', '@a("', 'x @("', '(@("', '{{a}} @("'])('takes %j for text', (value) => {
    expect(valueOf(`<a b='${value}' c='")' />`)).toBe(value);
  });

  it('takes entities before a "<" for C# where it is one expression with it', () => {
    expect(outline(readPolicyDocument('<a>@(b("&amp;") < c)</a>').root)).toMatchObject({ children: [{ says: '@(b("&amp;") < c)' }] });
  });

  it('takes text that goes on behind an escaped expression as text', () => {
    const { children } = readPolicyDocument('<a>@(b &amp;&amp; &quot;(&quot;) &amp; d<e/></a>').root;
    expect(children.map(outline)).toEqual([{ kind: 'text', says: '@(b && "(") & d' }, { name: 'e', attributes: [], children: [] }]);
  });

  it('ends an attribute at its quote where the expression goes on as text, or has no end', () => {
    expect(outline(readPolicyDocument(`<a b="@(c) d" e='@{' f="@(" g="@(]" />`).root)).toMatchObject({ attributes: [['b', '@(c) d'], ['e', '@{'], ['f', '@('], ['g', '@(]']] });
    expect(outline(readPolicyDocument(`<a b="@(" c="x">)"d</a>`).root)).toMatchObject({ attributes: [['b', '@('], ['c', 'x']], children: [{ says: ')"d' }] });
  });

  it('ends a text at the next tag where the expression has no end', () => {
    expect(outline(readPolicyDocument('<a>@(b<c/></a>').root)).toMatchObject({ children: [{ says: '@(b' }, { name: 'c' }] });
  });
});

describe('an expression without an end', () => {
  it('is named where the document cannot be read', () => {
    expect(() => readPolicyDocument('<a>\n  <b c="@(d("e") < 3" />\n</a>')).toThrow(
      'line 2, column 14: in the tag of <b> white space, "/>" or ">" is missing. The expression that begins at line 2, column 9 is no C# with an end: a string has no end at line 2, column 21.',
    );
  });

  it.each([
    ['@(b(]', 'a bracket closes that is not open at line 1, column 8'],
    ['@(b', 'its bracket is never closed'],
    ['@(/* b)', 'a comment has no end at line 1, column 6'],
    ["@('b)", 'a character has no end at line 1, column 6'],
  ])('%s: %s', (expression, problem) => {
    expect(() => readPolicyDocument(`<a>${expression} <`)).toThrow(`The expression that begins at line 1, column 4 is no C# with an end: ${problem}.`);
  });

  it('is looked for a bounded number of times: time stays linear', () => {
    const document = (count: number): string => `<p>${'<a b="@(" />'.repeat(count)}</p>`;
    expect(readPolicyDocument(document(8)).root.children).toHaveLength(8);
    expect(() => readPolicyDocument(document(1000))).toThrow(/line 1, column \d+: the expression that begins here has no end\. The expression that begins at line 1, column 10 is/);
  });

  it('is looked for a bounded number of times too where it ends in the wrong place', () => {
    const wrong = (count: number): string => `<p>${'<a b="@(&quot;(" />'.repeat(count)}${')'.repeat(2 * count)}</p>`;
    expect(readPolicyDocument(wrong(4)).root.children.length).toBeGreaterThan(4);
    expect(() => readPolicyDocument(wrong(1000))).toThrow('the expression that begins here has no end');
  });

  it('counts for what was looked at only where a wrong bracket ends it', () => {
    expect(readPolicyDocument(`<p>${'<a b="@(]" />'.repeat(1000)}</p>`).root.children).toHaveLength(1000);
  });
});

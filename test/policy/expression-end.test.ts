import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/policy/canonical.ts';
import { expressionEnd } from '../../src/policy/expression-end.ts';
import { tokens } from '../../src/policy/tokens.ts';

const expressions = [
  '@(a)',
  '@(f(")"))',
  '@{ return "}" + \')\' + \'\\\'\'; }',
  '@(@"a""b)" + "\\")")',
  '@{ // ) }\n return 1; }',
  '@{ /* } " */ return new[] { 1 }[0]; }',
  '@($"{f("}")} {{ {a[")"]}")',
  '@($@"a""{b}\\")',
  '@(a < b && c > d)',
];

describe('the end of an expression', () => {
  it.each(expressions)('%s', (expression) => {
    expect(expressionEnd(`xx${expression}" rest`, 2)).toBe(2 + expression.length);
  });

  it.each(['(a)', '@a', '@(a', '@{ "a }', '@(a]', '@($"{a)', '@', '', '@(/* )'])('is not found in %j', (text) => {
    expect(expressionEnd(text, 0)).toBeUndefined();
  });
});

describe('an attribute with an expression', () => {
  it.each(expressions)('%s is read raw and escaped alike', (expression) => {
    const element = (value: string): string => `<when condition="${value}"><base /></when>`;
    const escaped = expression.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#xA;');
    expect(tokens(element(expression))?.[0]).toEqual({ type: 'open', name: 'when', attributes: [{ name: 'condition', value: expression }] });
    expect(canonical(element(escaped))).toBe(canonical(element(expression)));
  });

  it('ends at its quote where it is no C# that closes', () => {
    expect(tokens('<a b="@(" c=\'@{\' />')).toEqual([{ type: 'empty', name: 'a', attributes: [{ name: 'b', value: '@(' }, { name: 'c', value: '@{' }] }]);
  });

  it.each(['<a b="@(c")" />', '<a b="', '<a b=c />', '<a b="x"c="y" />'])('is refused where what follows is no XML: %s', (text) => {
    expect(tokens(text)).toBeUndefined();
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionEnd } from '../../../src/policy/expressions/expression-end.ts';

const expressions = [
  '@(a)',
  '@{}',
  '@(f(")"))',
  '@{ return "}" + \')\' + \'\\\'\'; }',
  '@(@"a""b)" + "\\")")',
  '@{ // ) }\n return 1; }',
  '@{ // )\r}',
  '@{ /* } " */ return new[] { 1 }[0]; }',
  '@($"{f("}")} {{ {a[")"]}")',
  '@($@"a""{b}\\")',
  '@(@$"a""{b}\\")',
  '@($"\\"{b:(}{c,5}")',
  '@($"{a:0}}}")',
  '@($@"{a:""}""{b}")',
  '@($"{$"{$"{a}"}"}")',
  '@(a < b && c > d)',
  '@({{name}})',
  '@{{{name}} return "{{other}}" + \'{{third}}\'; }',
  '@($"{{name}}")',
  '@(@if.Length / 2 / $x)',
  "@('\\'')",
  '@(@"\n")',
  '@(/**/a/b)',
  '@(a\u2028)',
];

describe('the end of an expression', () => {
  it.each(expressions)('is behind its last bracket: %j', (expression) => {
    expect(expressionEnd(`xx${expression}" ) } rest`, 2)).toBe(2 + expression.length);
    expect(expressionEnd(expression, 0)).toBe(expression.length);
  });

  it.each(['(a)', '@a', '@[a]', '$(a)', '', '@'])('is not found where none begins: %j', (text) => {
    expect(expressionEnd(text, 0)).toBeUndefined();
  });

  it.each(['@(', '@{ "a }', '@{ "a\n" }', '@(a]', '@{a)', '@($"{a)}")', '@(/* )', '@(// )', "@('a)", "@('')", "@('a\n')", '@(@"a)', '@($"a)', '@($"a\n")', '@($"\\\n")', '@($"{a:\n}")', '@($"{a:")', '@($"{a:0")', '@("\\\n")', '@("a\\")', '@($"{a}', '@(a\\")'])(
    'is not found where it does not end: %j',
    (text) => {
      expect(expressionEnd(text, 0)).toBeUndefined();
    },
  );

  it('is found at any depth of brackets and of interpolations', () => {
    const depth = 30_000;
    const brackets = `@${'('.repeat(depth)}${')'.repeat(depth)}`;
    const holes = `@(${'$"{'.repeat(depth)}a${'}"'.repeat(depth)})`;
    expect(expressionEnd(brackets, 0)).toBe(brackets.length);
    expect(expressionEnd(holes, 0)).toBe(holes.length);
    expect(expressionEnd(brackets.slice(0, -1), 0)).toBeUndefined();
    expect(expressionEnd(holes.slice(0, -1), 0)).toBeUndefined();
  });
});

const piece = fc.constantFrom(...'@ $ ( ) { } [ ] " \' \\ / * : a 1 . < > \n'.split(' '), '/*', '*/', '//', '$"', '@"', '{{a}}', ' ');
const pieces = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
const hostile = fc.array(fc.oneof(piece, fc.nat(0xffff).map((unit) => String.fromCharCode(unit))), { maxLength: 20 }).map((parts) => parts.join(''));

describe('any text', () => {
  it('gives an end within it, which the text behind does not change', () => {
    let ended = 0;
    fc.assert(
      fc.property(fc.constantFrom('@(', '@{', ''), pieces, pieces, (start, middle, rest) => {
        const text = start + middle;
        const end = expressionEnd(text, 0);
        if (end === undefined) return;
        ended += 1;
        expect(end).toBeGreaterThan(2);
        expect(end).toBeLessThanOrEqual(text.length);
        expect([')', '}']).toContain(text[end - 1]);
        expect(expressionEnd(text.slice(0, end) + rest, 0)).toBe(end);
        expect(expressionEnd(text.slice(0, end - 1), 0)).toBeUndefined();
      }),
      { seed: 5, numRuns: 3000 },
    );
    expect(ended).toBeGreaterThan(100);
  });

  it('does not end an expression earlier by standing in it as a string, a character or a comment', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = text.replaceAll(/["\\\n\r\u0085\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
        const held = `@{ return "${escaped}" + @"${text.replaceAll('"', '""')}" + $"${escaped.replaceAll(/[{}]/g, '$&$&')}"; /*${text.replaceAll('*/', '* /').replace(/\*$/, '')}*/ }`;
        expect(expressionEnd(held, 0)).toBe(held.length);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

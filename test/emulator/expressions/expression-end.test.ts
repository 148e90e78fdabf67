import { describe, expect, it } from 'vitest';
import { expressionEnd } from '../../../src/emulator/expressions/lexer/expression-end.ts';

describe('the end of an expression within a text', () => {
  it.each([
    ['@(1)', '" />'],
    ['@(f(1, (2)))', ')'],
    ['@(")")', ' x'],
    ["@(')')", ' x'],
    [String.raw`@("\")")`, ')'],
    ['@(@"\\")', '")'],
    ['@(@"a"")b")', ')'],
    ['@($"{d[")"]}")', ')'],
    ['@($@"{d[")"]}"")")', ')'],
    ['@(1 /* ) */ + 2 // )\n)', ')'],
    ['@{ if (a) { return "}"; } return 1; }', '}'],
    ['@{ return a[0] ) }', '}'],
    ['@(a } b)', '}'],
  ])('of %s', (expression, tail) => {
    expect(expressionEnd(`x${expression}${tail}`, 1)).toBe(1 + expression.length);
  });

  it.each(['@(1', '@{ {', '@("a', "@('a)", '@(/* )', '@($"{")'])('%s has none', (text) => {
    expect(() => expressionEnd(text, 0)).toThrow(expect.objectContaining({ name: 'ExpressionFault' }));
  });
});

import { describe, expect, it } from 'vitest';
import { scanExpression, type TokenKind } from '../../../src/policy/expressions/lexer.ts';

function tokensOf(text: string): readonly (readonly [TokenKind, string])[] {
  const found: (readonly [TokenKind, string])[] = [];
  scanExpression(text, 0, (kind, start, end) => found.push([kind, text.slice(start, end)]));
  return found;
}

const texts = (text: string): readonly string[] => tokensOf(text).map(([, token]) => token);

describe('tokens of an expression', () => {
  it('have kinds', () => {
    expect(tokensOf('@(@class.B + "a" + @"b""" + \'c\' + 1_0 + {{d-e.f_1}})')).toEqual([
      ['sign', '('],
      ['word', '@class'],
      ['sign', '.'],
      ['word', 'B'],
      ['sign', '+'],
      ['string', '"a"'],
      ['sign', '+'],
      ['string', '@"b"""'],
      ['sign', '+'],
      ['character', "'c'"],
      ['sign', '+'],
      ['number', '1_0'],
      ['sign', '+'],
      ['namedValue', '{{d-e.f_1}}'],
      ['sign', ')'],
    ]);
  });

  it('are those of the holes within an interpolated string', () => {
    expect(tokensOf('@($"a{b:0.0}c{{d}}{e?.F,5}" + $@"""{g}")')).toEqual([
      ['sign', '('],
      ['interpolationStart', '$"'],
      ['sign', '{'],
      ['word', 'b'],
      ['sign', '}'],
      ['sign', '{'],
      ['word', 'e'],
      ['sign', '?.'],
      ['word', 'F'],
      ['sign', ','],
      ['number', '5'],
      ['sign', '}'],
      ['interpolationEnd', '"'],
      ['sign', '+'],
      ['interpolationStart', '$@"'],
      ['sign', '{'],
      ['word', 'g'],
      ['sign', '}'],
      ['interpolationEnd', '"'],
      ['sign', ')'],
    ]);
  });

  it('hold signs of two characters together', () => {
    expect(texts('@(a?.b ?? c => d::e == f != g <= h >= i && j || k++ - l-- < m > n = !o)')).toEqual('( a ?. b ?? c => d :: e == f != g <= h >= i && j || k ++ - l -- < m > n = ! o )'.split(' '));
  });

  it('leave out white space and comments of both kinds', () => {
    expect(texts('@{ a // b "\n/* c\n" */ \u00a0\u3000\u2003\ufeff\u1680\u202f\u205f\u0085 d / e }')).toEqual(['{', 'a', 'd', '/', 'e', '}']);
    expect(texts('@(a // b\u2028c // d\u0085e)')).toEqual(['(', 'a', 'c', 'e', ')']);
  });

  it('take letters of all scripts as words', () => {
    expect(texts('@(größe + 名前)')).toEqual(['(', 'größe', '+', '名前', ')']);
  });

  it('leave braces alone that hold no named value', () => {
    expect(texts('@(new[]{{1,2}} + {{a b}} + {{}} + {{a})')).toEqual(['(', 'new', '[', ']', '{', '{', '1', ',', '2', '}', '}', '+', '{', '{', 'a', 'b', '}', '}', '+', '{', '{', '}', '}', '+', '{', '{', 'a', '}']);
  });

  it('take an at or dollar sign alone as a sign', () => {
    expect(texts('@($a @ @@b $$"c")')).toEqual(['(', '$', 'a', '@', '@', '@b', '$', '$"', '"', ')']);
  });

  it('begin where the expression does', () => {
    const found: number[] = [];
    expect(scanExpression('@(a)@(b)', 4, (_, start, end) => found.push(start, end))).toEqual({ end: 8 });
    expect(found).toEqual([5, 6, 6, 7, 7, 8]);
  });
});

describe('what is wrong', () => {
  it.each([
    ['a(b)', 'no expression', 0],
    ['@(a', 'bracket without end', 0],
    ['@(a]', 'wrong bracket', 3],
    ['@{a)', 'wrong bracket', 3],
    ['@($"{a)}")', 'wrong bracket', 6],
    ['@(a, "b', 'string', 5],
    ['@(a, @"b', 'string', 5],
    ['@(a, $"b', 'string', 7],
    ['@(a, $"{b}c', 'string', 10],
    ['@(a, $"{b:c', 'string', 9],
    ["@(a, 'b", 'character', 5],
    ["@(a, '')", 'character', 5],
    ['@(a, /* b', 'comment', 5],
  ] as const)('is told of %s', (text, problem, at) => {
    expect(scanExpression(text, 0)).toEqual({ end: undefined, problem, at });
    expect(scanExpression(text, 0, () => {})).toEqual({ end: undefined, problem, at });
  });
});

import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/emulator/expressions/parse-expression.ts';

describe('positions', () => {
  it('count from the first character of the text', () => {
    const parsed = parseExpression('  @(a.Foo(1) + b)');
    if (parsed.kind !== 'single' || parsed.expression.kind !== 'binary') throw new Error('read as something else');
    const { left, right, start, end } = parsed.expression;
    expect({ start, end }).toEqual({ start: 4, end: 16 });
    expect(left).toMatchObject({ kind: 'invocation', start: 4, end: 12, callee: { kind: 'member', start: 4, end: 9, nameStart: 6 } });
    expect(right).toMatchObject({ start: 15, end: 16 });
  });

  it('reach into the holes of strings', () => {
    const parsed = parseExpression('@($"a{bc}")');
    expect(parsed).toMatchObject({ expression: { start: 2, end: 10, parts: [{}, { start: 5, end: 9, expression: { start: 6, end: 8 } }] } });
  });

  it('are those of statements too', () => {
    const text = '@{ var a = 1; if (a > 0) return a; return 0; }';
    const parsed = parseExpression(text);
    if (parsed.kind !== 'multi') throw new Error('read as something else');
    expect(parsed.statements.map(({ start, end }) => text.slice(start, end))).toEqual(['var a = 1;', 'if (a > 0) return a;', 'return 0;']);
    expect(parsed.end).toBe(text.length - 1);
  });
});

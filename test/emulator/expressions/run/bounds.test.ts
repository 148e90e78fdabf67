import { describe, expect, it } from 'vitest';
import { ExpressionTooLong } from '../../../../src/emulator/expressions/run/bounds.ts';
import { evaluate } from './evaluate.ts';

describe('an expression that takes too much', () => {
  it.each([
    ['an endless loop', '@{ while (true) { } }', 'more work'],
    ['an endless loop that catches everything', '@{ while (true) { try { throw new Exception(); } catch { } } }', 'more work'],
    ['text that doubles', '@{ var s = "ab"; while (true) s += s; }', 'more work'],
    ['a large array', '@{ return new int[2000000000]; }', 'more work'],
    ['functions that call themselves', '@{ int F(int n) => F(n + 1) + 1; return F(0); }', 'too deep'],
    ['functions that call each other', '@{ int F(int n) => G(n); int G(int n) => F(n); return F(0); }', 'too deep'],
    ['functions that double', '@{ int F(int n) => n == 0 ? 1 : F(n - 1) + F(n - 1); return F(500); }', 'more work'],
  ])('%s is stopped', (_, source, message) => {
    expect(() => evaluate(source)).toThrow(expect.objectContaining({ name: 'ExpressionTooLong', message: expect.stringContaining(message) }));
  });

  it('is not caught by its own catch, and runs no finally', () => {
    expect(() => evaluate('@{ var n = 0; try { while (true) n++; } catch { return 1; } finally { n = 0; } }')).toThrow(ExpressionTooLong);
  });

  it('may build a long text piece by piece', () => {
    expect(evaluate('@{ var s = ""; for (var i = 0; i < 50000; i++) s += "0123456789"; for (var i = 0; i < 50000; i++) s = $"{s}0123456789"; return s.EndsWith("89"); }')).toBe(true);
  });

  it('has as much for the next run', () => {
    expect(evaluate('@{ var t = 0; for (var i = 0; i < 100000; i++) t += i; return t; }')).toBe(704982704);
  });

  it('may call 500 functions deep, and after an exception as deep again', () => {
    expect(evaluate('@{ int F(int n) => n == 0 ? 0 : 1 + F(n - 1); return F(500); }')).toBe(500);
    expect(evaluate('@{ int F(int n) { if (n == 0) throw new Exception(); return F(n - 1); } var t = 0; for (var i = 0; i < 5; i++) { try { F(500); } catch { t++; } } return t; }')).toBe(5);
  });
});

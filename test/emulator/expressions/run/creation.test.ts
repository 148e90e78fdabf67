import { describe, expect, it } from 'vitest';
import { outcome } from './evaluate.ts';

describe('arrays', () => {
  it.each([
    ['@(new[] { 1, 2 })', 'Int32[1, 2]'],
    ['@(new[] { "a", null })', 'String["a", null]'],
    ['@(new object[] { 1, "a" })', 'Object[1, "a"]'],
    ['@(new byte[] { 1, 255 })', 'byte[1, 255]'],
    ['@(new[] { new[] { 1 }, new[] { 2 } }[1][0])', '2'],
    ['@{ int[] a = { 1, 2 }; a[1] += 5; return a; }', 'Int32[1, 7]'],
    ['@{ int[] a = { 1, 2 }; var i = 0; a[i++] += 5; return a[0] * 10 + i; }', '61'],
    ['@{ int[] a = { 1, 2 }; a[0]++; return a; }', 'Int32[2, 2]'],
    ['@{ byte[] a = { 1 }; a[0] = 7; return a; }', 'byte[7]'],
    ['@{ int[] a = { 1 }; return a[1]; }', 'System.IndexOutOfRangeException: Index was outside the bounds of the array.'],
    ['@{ int[] a = { 1 }; a[-1] = 0; return a; }', 'System.IndexOutOfRangeException: Index was outside the bounds of the array.'],
    ['@{ var n = -1; return new int[n]; }', 'System.OverflowException: Arithmetic operation resulted in an overflow.'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('anonymous objects and tuples', () => {
  it.each([
    ['@(new { a = 1, b = "x" })', '{a: 1, b: "x"}'],
    ['@(new { a = 1 }.a)', '1'],
    ['@{ var a = new { b = 2 }; return new { a.b }; }', '{b: 2}'],
    ['@(new { a = 1 }.ToString())', '"{ a = 1 }"'],
    ['@(new { a = 1 }.Equals(new { a = 1 }))', 'true'],
    ['@((1, "b"))', '(1, "b")'],
    ['@((1, "b").Item2)', '"b"'],
    ['@((x: 1, y: 2).y)', '2'],
    ['@{ var t = (x: 1, y: 2); t.x = 7; t.Item2 += 1; return t; }', '(7, 3)'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

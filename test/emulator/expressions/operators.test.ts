import { describe, expect, it } from 'vitest';
import { shapeOf } from './shape.ts';

describe('what binds', () => {
  it.each([
    ['1 + 2 * 3', '(int:1 + (int:2 * int:3))'],
    ['a - b - c', '((a - b) - c)'],
    ['a ?? b ?? c', '(a ?? (b ?? c))'],
    ['a || b && c', '(a || (b && c))'],
    ['a && b == c', '(a && (b == c))'],
    ['a & b == c', '(a & (b == c))'],
    ['a | b ^ c & d', '(a | (b ^ (c & d)))'],
    ['a < b + c', '(a < (b + c))'],
    ['a << b + c', '(a << (b + c))'],
    ['a >> b', '(a >> b)'],
    ['a > b', '(a > b)'],
    ['a >= b', '(a >= b)'],
    ['a == b < c', '(a == (b < c))'],
    ['a % b / c', '((a % b) / c)'],
    ['!a && -b > ~c', '((!a) && ((-b) > (~c)))'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['a ?? b ? c : d', '((a ?? b) ? c : d)'],
    ['a?.5:1', '(a ? double:0.5 : int:1)'],
    ['a = b = c', '(a = (b = c))'],
    ['a += b', '(a += b)'],
    ['a >>= b', '(a >>= b)'],
    ['a <<= b', '(a <<= b)'],
    ['i++ + ++i', '((i++) + (++i))'],
    ['a ?? throw b', '(a ?? (throw b))'],
    ['a ? throw b : c', '(a ? (throw b) : c)'],
    ['checked(a + b)', 'checked((a + b))'],
  ])('reads %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });

  it.each([
    ['a is string', '(a is type string)'],
    ['a is JObject', '(a is JObject)'],
    ['a is string s && s != b', '((a is string s) && (s != b))'],
    ['a is null', '(a is null)'],
    ['a is 5', '(a is int:5)'],
    ['a is int[]', '(a is type int[])'],
    ['a is List<int> b', '(a is List<int> b)'],
    ['a is var b', '(a is var b)'],
    ['a is string _', '(a is string _)'],
    ['a is string ? b : c', '((a is type string) ? b : c)'],
    ['a is A ? b : c', '((a is A) ? b : c)'],
    ['a is string s ? s : b', '((a is string s) ? s : b)'],
    ['a as string ?? b', '((a as string) ?? b)'],
    ['a as int? ?? 5', '((a as int?) ?? int:5)'],
    ['a as int[]', '(a as int[])'],
    ['a as A ? b : c', '((a as A) ? b : c)'],
  ])('reads the test %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });

  it.each([
    ['(int)a', '(cast int a)'],
    ['(int)-a', '(cast int (-a))'],
    ['(int)a + b', '((cast int a) + b)'],
    ['(string)a.b[c]', '(cast string a.b[c])'],
    ['(A.B)c', '(cast A.B c)'],
    ['(List<int>)c', '(cast List<int> c)'],
    ['(string[])c', '(cast string[] c)'],
    ['(int?)-1', '(cast int? (-int:1))'],
    ['(a)(b)', '(cast a b)'],
    ['(a)!b', '(cast a (!b))'],
    ['(a) - b', '(a - b)'],
    ['(a) + b', '(a + b)'],
    ['(a) as b', '(a as b)'],
    ['(a).b', 'a.b'],
    ['(a)[b]', 'a[b]'],
    ['((string)a).b', '(cast string a).b'],
  ])('tells the cast from the brackets in %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });

  it.each([
    ['f<int>(a)', 'f<int>(a)'],
    ['a.f<int, string[]>(b)', 'a.f<int, string[]>(b)'],
    ['a < b > c', '((a < b) > c)'],
    ['f(a < b, c > d)', 'f((a < b), (c > d))'],
    ['f(a<b, c>(d))', 'f(a<b, c>(d))'],
    ['a < b && c > d', '((a < b) && (c > d))'],
    ['f<List<List<int>>>(a)', 'f<List<List<int>>>(a)'],
    ['a?.f<int>(b)', '(a ?-> _.f<int>(b))'],
    ['f<int?>(a)', 'f<int?>(a)'],
  ])('tells type arguments from less and greater in %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });
});

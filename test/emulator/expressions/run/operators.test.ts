import { describe, expect, it } from 'vitest';
import { outcome } from './evaluate.ts';

describe('equality goes by type', () => {
  it.each([
    ['@("a" == "a")', 'true'],
    ['@("a" == "A")', 'false'],
    ['@("a" != "b")', 'true'],
    ['@(5 == 5L)', 'true'],
    ['@(5 == 5.0)', 'true'],
    ['@(1.10m == 1.1m)', 'true'],
    ["@('a' == 97)", 'true'],
    ['@(0.0 / 0 == 0.0 / 0)', 'false'],
    ['@{ double d = 0.0 / 0; return d == d; }', 'false'],
    ['@{ string s = null; return s == null; }', 'true'],
    ['@{ int? a = null; return a == 5; }', 'false'],
    ['@{ int? a = 5; return a == 5; }', 'true'],
    ['@{ object a = 5; object b = 5; return a == b; }', 'false'],
    ['@{ object a = "x"; object b = "x"; return a == b; }', 'true'],
    ['@{ object a = null; object b = null; return a == b; }', 'true'],
    ['@(StringComparison.Ordinal == StringComparison.Ordinal)', 'true'],
    ['@(StringComparison.Ordinal == StringComparison.OrdinalIgnoreCase)', 'false'],
    ['@(new { a = 1 } == new { a = 1 })', 'false'],
    ['@{ var a = new { b = 1 }; return a == a; }', 'true'],
    ['@(new[] { 1 } == new[] { 1 })', 'false'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('order', () => {
  it.each([
    ['@(1 < 2)', 'true'],
    ['@(2 <= 2)', 'true'],
    ['@(3 > 2L)', 'true'],
    ['@(2.5 >= 2.5)', 'true'],
    ['@(1.5m > 1)', 'true'],
    ["@('a' < 'b')", 'true'],
    ['@{ int? a = null; return a < 5; }', 'false'],
    ['@{ int? a = null; return a >= 5; }', 'false'],
    ['@{ double d = 0.0 / 0; return d < 1 || d >= 1; }', 'false'],
    ['@(StringComparison.CurrentCulture < StringComparison.Ordinal)', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('logic', () => {
  it.each([
    ['@{ var n = 0; bool F() { n++; return true; } var r = false && F(); return n; }', '0'],
    ['@{ var n = 0; bool F() { n++; return true; } var r = true || F(); return n; }', '0'],
    ['@{ var n = 0; bool F() { n++; return true; } var r = false & F(); return n; }', '1'],
    ['@(!true)', 'false'],
    ['@{ bool? a = null; return a & false; }', 'false'],
    ['@{ bool? a = null; return a | true; }', 'true'],
    ['@{ bool? a = null; return a & true; }', 'null'],
    ['@{ bool? a = null; return !a; }', 'null'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('null', () => {
  const nowhere = 'System.NullReferenceException: Object reference not set to an instance of an object.';
  it.each([
    ['@{ string s = null; return s ?? "b"; }', '"b"'],
    ['@{ string s = "a"; return s ?? "b"; }', '"a"'],
    ['@{ string s = null; return s ?? throw new Exception("none"); }', 'System.Exception: none'],
    ['@{ int? a = null; return a + 1; }', 'null'],
    ['@{ int? a = 2; return a + 1; }', '3'],
    ['@{ int? a = null; return a.HasValue; }', 'false'],
    ['@{ int? a = 5; return a.HasValue; }', 'true'],
    ['@{ int? a = 5; return a.Value; }', '5'],
    ['@{ int? a = null; return a.Value; }', 'System.InvalidOperationException: Nullable object must have a value.'],
    ['@{ int? a = null; return a.GetValueOrDefault(); }', '0'],
    ['@{ int? a = null; return a.GetValueOrDefault(7); }', '7'],
    ['@{ int[] a = null; return a?.Length; }', 'null'],
    ['@{ int[] a = null; return a?.Length ?? -1; }', '-1'],
    ['@{ int[] a = { 1 }; return a?.Length; }', '1'],
    ['@{ int[] a = { 4 }; return a?[0]; }', '4'],
    ['@{ int[] a = null; return a?[0]; }', 'null'],
    ['@{ var a = new { b = new { c = (string)null } }; return a?.b?.c?.Length; }', 'null'],
    ['@{ int[] a = null; return a.Length; }', nowhere],
    ['@{ int[] a = null; return a[0]; }', nowhere],
    ['@{ string s = null; return s.Length; }', nowhere],
    ['@{ object o = null; return o.ToString(); }', nowhere],
    ['@{ string s = null; return s + null; }', '""'],
    ['@{ string s = null; s += "a"; return s; }', '"a"'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('text', () => {
  it.each([
    ['@("a" + 1 + true + null)', '"a1True"'],
    ['@(1 + 2 + "a" + 1 + 2)', '"3a12"'],
    ["@('a' + \"b\")", '"ab"'],
    ['@($"{1}-{"x"}-{true}")', '"1-x-True"'],
    ['@($"[{"a",3}][{"a",-3}]")', '"[  a][a  ]"'],
    ['@($"{{}}")', '"{}"'],
    ['@{ object o = null; return $"[{o}]"; }', '"[]"'],
    ['@("abc"[1])', "'b'"],
    ['@("abc"[3])', 'System.IndexOutOfRangeException: Index was outside the bounds of the array.'],
    ['@(nameof(context.Request))', '"Request"'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

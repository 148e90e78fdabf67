import { describe, expect, it } from 'vitest';
import { outcome } from './evaluate.ts';

const nowhere = 'System.NullReferenceException: Object reference not set to an instance of an object.';
const noCast = (from: string, to: string): string => `System.InvalidCastException: Unable to cast object of type '${from}' to type '${to}'.`;

describe('casts', () => {
  it.each([
    ['@{ object o = 5; return (int)o; }', '5'],
    ['@{ object o = 5; return (int?)o; }', '5'],
    ['@{ object o = null; return (int?)o; }', 'null'],
    ['@{ object o = null; return (string)o; }', 'null'],
    ['@{ object o = 5L; return (int)o; }', noCast('System.Int64', 'System.Int32')],
    ['@{ object o = 5; return (long)o; }', noCast('System.Int32', 'System.Int64')],
    ['@{ object o = 5; return (double)o; }', noCast('System.Int32', 'System.Double')],
    ['@{ object o = "a"; return (int)o; }', noCast('System.String', 'System.Int32')],
    ['@{ object o = 5; return (string)o; }', noCast('System.Int32', 'System.String')],
    ['@{ object o = "a"; return (bool)o; }', noCast('System.String', 'System.Boolean')],
    ['@{ object o = null; return (int)o; }', nowhere],
    ['@{ object o = null; return (bool)o; }', nowhere],
    ['@{ object o = "a"; return (string[])o; }', noCast('System.String', 'System.String[]')],
    ['@{ object o = new[] { "a" }; return ((object[])o).Length; }', '1'],
    ['@{ object o = new[] { 1 }; return (object[])o; }', noCast('System.Int32[]', 'System.Object[]')],
    ['@((int)3.9)', '3'],
    ['@((int)-3.9)', '-3'],
    ['@{ double d = 1e20; return (int)d; }', '-2147483648'],
    ['@{ double d = 1e20; return (long)d; }', '-9223372036854775808L'],
    ['@{ double d = 1e20; return checked((int)d); }', 'System.OverflowException: Arithmetic operation resulted in an overflow.'],
    ['@{ decimal d = 1e20m; return (int)d; }', 'System.OverflowException: Value was either too large or too small for an Int32.'],
    ['@((long)5)', '5L'],
    ['@((double)5)', '5d'],
    ['@((decimal)0.1)', '1e-1m'],
    ['@((decimal)1.50)', '15e-1m'],
    ['@((double)1.10m)', '1.1d'],
    ["@((int)'a')", '97'],
    ['@((char)98)', "'b'"],
    ['@{ int i = 300; return (byte)i; }', '44 byte'],
    ['@{ int i = 300; return checked((byte)i); }', 'System.OverflowException: Arithmetic operation resulted in an overflow.'],
    ['@{ int i = -1; return (uint)i; }', '4294967295u'],
    ['@((int)StringComparison.Ordinal)', '4'],
    ['@((StringComparison)5)', 'StringComparison.OrdinalIgnoreCase'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('conversions that need no cast', () => {
  it.each([
    ['@{ long a = 5; return a; }', '5L'],
    ['@{ double a = 5; return a; }', '5d'],
    ['@{ decimal a = 5; return a; }', '5e-0m'],
    ['@{ double? a = 5; return a; }', '5d'],
    ['@{ double a; a = 5; return a; }', '5d'],
    ['@{ double a = 1; a += 1; return a; }', '2d'],
    ['@{ double F(double x) => x; return F(3); }', '3d'],
    ['@{ double F() => 3; return F(); }', '3d'],
    ['@{ double F() { return 3; } return F(); }', '3d'],
    ['@(true ? 1 : 2.0)', '1d'],
    ['@{ int? a = null; return a ?? 2.0; }', '2d'],
    ['@{ int? a = 1; return a ?? 2L; }', '1'],
    ['@(new double[] { 1, 2 })', 'Double[1d, 2d]'],
    ['@{ long[] a = { 1, 2 }; return a; }', 'Int64[1L, 2L]'],
    ['@{ var a = new double[1]; a[0] = 5; return a; }', 'Double[5d]'],
    ["@{ int a = 'a'; return a; }", '97'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('as and is', () => {
  it.each([
    ['@{ object o = "a"; return o as string; }', '"a"'],
    ['@{ object o = 5; return o as string; }', 'null'],
    ['@{ object o = 5; return o as int?; }', '5'],
    ['@{ object o = 5L; return o as int?; }', 'null'],
    ['@{ object o = null; return o as string; }', 'null'],
    ['@{ object o = 5; return o is int; }', 'true'],
    ['@{ object o = 5L; return o is int; }', 'false'],
    ['@{ object o = null; return o is object; }', 'false'],
    ['@{ object o = "a"; return o is object; }', 'true'],
    ['@{ object o = new[] { "a" }; return o is IEnumerable<string>; }', 'true'],
    ['@{ object o = 5; return o is IEnumerable<string>; }', 'false'],
    ['@{ object o = "a"; return o is IComparable; }', 'true'],
    ['@{ object o = "q"; return o is string s ? s + "!" : ""; }', '"q!"'],
    ['@{ object o = 5; return o is 5; }', 'true'],
    ['@{ object o = 5L; return o is 5; }', 'false'],
    ['@{ string s = null; return s is null; }', 'true'],
    ['@{ string s = null; return s is var x; }', 'true'],
    ['@{ string s = null; return s is string x; }', 'false'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('what a type begins with', () => {
  it.each([
    ['@(default(int))', '0'],
    ['@(default(long))', '0L'],
    ['@(default(bool))', 'false'],
    ['@(default(string))', 'null'],
    ['@(default(int?))', 'null'],
    ['@(new int())', '0'],
    ['@(new int[2])', 'Int32[0, 0]'],
    ['@(new string[2])', 'String[null, null]'],
    ['@(new byte[3])', 'byte[0, 0, 0]'],
    ['@(default(StringComparison))', 'StringComparison.CurrentCulture'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

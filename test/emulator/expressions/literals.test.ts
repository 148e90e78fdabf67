import { describe, expect, it } from 'vitest';
import { shapeOf } from './shape.ts';

describe('literals', () => {
  it.each([
    ['1', 'int:1'],
    ['2147483647', 'int:2147483647'],
    ['2147483648', 'uint:2147483648'],
    ['4294967296', 'long:4294967296'],
    ['9223372036854775808', 'ulong:9223372036854775808'],
    ['-2147483648', 'int:-2147483648'],
    ['-9223372036854775808', 'long:-9223372036854775808'],
    ['1u', 'uint:1'],
    ['1L', 'long:1'],
    ['1ul', 'ulong:1'],
    ['1LU', 'ulong:1'],
    ['0xFF', 'int:255'],
    ['0xFFFFFFFF', 'uint:4294967295'],
    ['0b1010_0101', 'int:165'],
    ['1_000_000', 'int:1000000'],
    ['1.5', 'double:1.5'],
    ['.5', 'double:0.5'],
    ['1e3', 'double:1000'],
    ['1.5e-1', 'double:0.15'],
    ['1d', 'double:1'],
    ['0.1f', `float:${Math.fround(0.1)}`],
    ['10.50m', 'decimal:10.50'],
    ['1.ToString()', 'int:1.ToString()'],
  ])('gives the number %s the type that C# gives it', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });

  it.each([
    [String.raw`"a\tb\\\"\n"`, 'string:a\tb\\"\n'],
    [String.raw`"\u0041\x42\U0001F600\0"`, 'string:AB\u{1F600}\0'],
    [String.raw`@"C:\a"`, String.raw`string:C:\a`],
    ['@"a ""b"""', 'string:a "b"'],
    ['@"a\nb"', 'string:a\nb'],
    ["'a'", 'char:a'],
    [String.raw`'\''`, "char:'"],
    ['true', 'bool:true'],
    ['null', 'null'],
    ['@class', 'class'],
    ['"a" // b\n + /* c */ "d"', '(string:a + string:d)'],
  ])('reads %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });

  it.each([
    ['$"a{b}c"', '$["a" b "c"]'],
    ['$"{{{b}}}"', '$["{" b "}"]'],
    ['$"{a,-5:N2}"', '$[a,(-int:5):N2]'],
    ['$"{a:yyyy-MM-dd HH:mm}"', '$[a:yyyy-MM-dd HH:mm]'],
    ['$"{(a ? 1 : 2)}"', '$[(a ? int:1 : int:2)]'],
    ['$"{d["k"]}{f(a, b)}"', '$[d[string:k] f(a, b)]'],
    [String.raw`$"\"{a}\n"`, String.raw`$["\"" a "\n"]`],
    ['$@"a""{b:""x""}\n"', String.raw`$["a\"" b:"x" "\n"]`],
    ['$"{$"{a}"}"', '$[$[a]]'],
    ['$"{new { x = 1 }}"', '$[new {x=int:1}]'],
    ['$""', '$[]'],
  ])('reads the interpolated string %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });
});

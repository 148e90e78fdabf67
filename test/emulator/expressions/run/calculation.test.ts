import { describe, expect, it } from 'vitest';
import { evaluate, outcome } from './evaluate.ts';

const max = 'int a = 2147483647;';
const min = 'int a = -2147483648;';
const maxLong = 'long a = 9223372036854775807;';

describe('calculation keeps the types of C#', () => {
  it.each([
    ['@(1 + 2)', '3'],
    ['@(7 / 2)', '3'],
    ['@(-7 / 2)', '-3'],
    ['@(-7 % 3)', '-1'],
    ['@(6 % -3)', '0'],
    ['@(7L / 2)', '3L'],
    ['@(1 + 2L)', '3L'],
    ['@(7 / 2.0)', '3.5d'],
    ['@(7 / 2f)', '3.5f'],
    ['@(0.1f + 0.2)', '0.30000000149011613d'],
    ['@(0.1f + 0.2f)', `${Math.fround(Math.fround(0.1) + Math.fround(0.2))}f`],
    ['@(1.10m + 2m)', '310e-2m'],
    ['@(1.5m * 1.5m)', '225e-2m'],
    ['@(10m / 4m)', '25e-1m'],
    ['@(10.00m / 2m)', '500e-2m'],
    ['@(1m / 3m)', '3333333333333333333333333333e-28m'],
    ['@(2m / 3m)', '6666666666666666666666666667e-28m'],
    ['@(7.5m % 2m)', '15e-1m'],
    ['@(1 + 1.0m)', '20e-1m'],
    ["@('a' + 1)", '98'],
    ["@('a' + 'b')", '195'],
    ["@('a' + 1L)", '98L'],
    ['@(3000000000 + 1)', '3000000001u'],
    ['@{ uint u = 3000000000; int i = 1; return u + i; }', '3000000001L'],
    ['@{ uint u = 4294967295; uint one = 1; return u + one; }', '0u'],
    ['@{ byte b = 200; return b + b; }', '400'],
    ['@{ byte b = 255; b++; return b; }', '0 byte'],
    ['@{ byte b = 250; b += 10; return b; }', '4 byte'],
    ['@{ short s = 5; return -s; }', '-5'],
    ['@{ uint u = 5; return -u; }', '-5L'],
    ['@{ ulong u = 5; ulong v = 3; return u - v; }', '2UL'],
    ['@{ ulong u = 3; ulong v = 5; return u - v; }', '18446744073709551614UL'],
    ['@(5 & 3)', '1'],
    ['@(5 | 3)', '7'],
    ['@(5 ^ 3)', '6'],
    ['@(~5)', '-6'],
    ['@(~5L)', '-6L'],
    ['@(1 << 31)', '-2147483648'],
    ['@(1 << 33)', '2'],
    ['@(1L << 33)', '8589934592L'],
    ['@(-8 >> 1)', '-4'],
    ['@(-8L >> 1)', '-4L'],
    ['@{ uint u = 4294967295; return u >> 28; }', '15u'],
    ['@(true & false)', 'false'],
    ['@(true | false)', 'true'],
    ['@(true ^ true)', 'false'],
    ['@(-2147483648)', '-2147483648'],
    ['@(-9223372036854775808)', '-9223372036854775808L'],
    ['@(1.0 / 0)', 'Infinityd'],
    ['@(0.0 / 0)', 'NaNd'],
    ['@(-0.0)', '-0d'],
    [`@{ ${max} return a + 1; }`, '-2147483648'],
    [`@{ ${max} return a * 2; }`, '-2'],
    [`@{ ${max} a++; return a; }`, '-2147483648'],
    [`@{ ${min} return -a; }`, '-2147483648'],
    [`@{ ${maxLong} return a + 1; }`, '-9223372036854775808L'],
    ['@{ int a = 65536; return a * a; }', '0'],
    ['@(unchecked(2147483647 + 1))', '-2147483648'],
  ])('%s is %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });
});

describe('calculation that .NET refuses', () => {
  const overflow = 'System.OverflowException: Arithmetic operation resulted in an overflow.';
  const zero = 'System.DivideByZeroException: Attempted to divide by zero.';
  it.each([
    ['@{ int b = 0; return 7 / b; }', zero],
    ['@{ int b = 0; return 7 % b; }', zero],
    ['@{ long b = 0; return 7 / b; }', zero],
    ['@{ decimal b = 0; return 7 / b; }', zero],
    ['@{ decimal b = 0; return 7 % b; }', zero],
    [`@{ ${min} int b = -1; return a / b; }`, overflow],
    ['@{ long a = -9223372036854775808; long b = -1; return a / b; }', overflow],
    [`@{ ${max} return checked(a + 1); }`, overflow],
    [`@{ ${max} return checked(a * 2); }`, overflow],
    [`@{ ${max} checked { a++; } return a; }`, overflow],
    [`@{ ${maxLong} return checked(a + 1); }`, overflow],
    [`@{ ${min} return checked(-a); }`, overflow],
    ['@(79228162514264337593543950335m + 1m)', 'System.OverflowException: Value was either too large or too small for a Decimal.'],
  ])('%s throws %s', (source, expected) => {
    expect(outcome(source)).toBe(expected);
  });

  it.each([
    ['@(2147483647 + 1)', 'The operation overflows at compile time in checked mode'],
    ['@(int.MaxValue + 1)', 'The operation overflows at compile time in checked mode'],
    ['@(9223372036854775807 * 2)', 'The operation overflows at compile time in checked mode'],
    ['@(1 / 0)', 'Division by constant zero'],
    ['@(1 % (2 - 2))', 'Division by constant zero'],
    ['@((byte)300)', "Constant value '300' cannot be converted to a 'byte' (use 'unchecked' syntax to override)"],
  ])('%s does not compile: %s', (source, message) => {
    expect(() => evaluate(source)).toThrow(message);
  });
});

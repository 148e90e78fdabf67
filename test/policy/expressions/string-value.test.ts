import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringValue } from '../../../src/policy/expressions/string-value.ts';

it.each([
  ['""', ''],
  ['"a b"', 'a b'],
  ['"\\"\\\\\\\'\\0\\a\\b\\f\\n\\r\\t\\v"', '"\\\'\0\x07\b\f\n\r\t\v'],
  ['"\\u0041\\U00000041\\U0001F600\\x41\\x00041"', 'AA\u{1f600}A\u00041'],
  ['"\\U00110000"', '\ufffd'],
  ['@"a""b\\n"', 'a"b\\n'],
  ['@""', ''],
  ['"{a}"', '{a}'],
])('%s says %j', (literal, value) => {
  expect(stringValue(literal)).toBe(value);
});

it.each(['"\\q"', '"\\u12"', '"\\U00200000"', '"\\xg"', '"a{{name}}"', '@"{{name}}"'])('%s says nothing that is known', (literal) => {
  expect(stringValue(literal)).toBeUndefined();
});

it('what is escaped unit by unit is read again', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff)), (codes) => {
      const text = String.fromCharCode(...codes);
      const units = codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`);
      expect(stringValue(`"${units.join('')}"`)).toBe(text);
    }),
    { seed: 5, numRuns: 200 },
  );
});

import { describe, expect, it } from 'vitest';
import { toBool } from '../../../../src/emulator/expressions/run/to-bool.ts';
import { toText } from '../../../../src/emulator/expressions/run/to-text.ts';

describe('what policies make of values', () => {
  it.each([
    [true, 'True'],
    [false, 'False'],
    [null, ''],
    [-5, '-5'],
    [9223372036854775807n, '9223372036854775807'],
    ['a', 'a'],
  ])('%s becomes the text %s', (value, text) => {
    expect(toText(value)).toBe(text);
  });

  it.each([
    [true, true],
    [false, false],
    ['true', true],
    [' False ', false],
    ['yes', undefined],
    [1, undefined],
    [null, undefined],
  ])('%s as a condition is %s', (value, bool) => {
    expect(toBool(value)).toBe(bool);
  });
});

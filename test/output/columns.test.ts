import { describe, expect, it } from 'vitest';
import { cut, cutMiddle, twoColumns, wrap } from '../../src/output/columns.ts';
import { columnsOf, printable } from '../../src/output/printable.ts';

describe('the columns of a terminal', () => {
  it.each([
    ['plain', 5],
    ['題名', 4],
    ['ﾃｽﾄ', 3],
    ['e\u0301', 1],
    ['🚀', 2],
    ['한국어', 6],
    ['→ …', 3],
  ])('%s takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  it.each([
    ['日本語の題名', 8, '日本語…'],
    ['日本語', 6, '日本語'],
    ['abcdef', 4, 'abc…'],
    ['/subscriptions/s/resourceGroups/g', 8, '…Groups/g'.slice(0, 1) + 'roups/g'],
  ])('%s is cut to %i', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
  });

  it.each([
    ['abcdefghij', 7, 'abc…hij'],
    ['abcdefghij', 10, 'abcdefghij'],
    ['日本語の題名', 9, '日本…題名'],
    ['abcdef', 3, 'ab…'],
  ])('of %s both ends are kept in %i', (text, width, expected) => {
    expect(cutMiddle(text, width)).toBe(expected);
  });

  it('counts wide characters when it wraps', () => {
    expect(wrap('日本語 日本語 abc', 10)).toEqual(['日本語', '日本語 abc']);
  });
});

describe('two columns', () => {
  const rows = [['--a-long-option <x>', 'what it is good for'], ['-b', 'short']] as const;

  it('stand side by side where there is room', () => {
    expect(twoColumns(rows, 45)).toEqual(['  --a-long-option <x>   what it is good for', '  -b                    short']);
  });

  it('stand one below the other where there is none', () => {
    expect(twoColumns(rows, 40)).toEqual(['  --a-long-option <x>', '      what it is good for', '  -b', '      short']);
  });
});

describe('texts of others', () => {
  it('cannot move the cursor, colour or forge a line', () => {
    expect(printable('a\u001B[31mb\rc\nd\u202Ee')).toBe('a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFDe');
    expect(cut('x\u0007y', 10)).toBe('x\uFFFDy');
    expect(wrap('x\u001B[2J y', 10)).toEqual(['x\uFFFD[2J y']);
  });
});

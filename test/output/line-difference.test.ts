import { describe, expect, it } from 'vitest';
import { lineDifference } from '../../src/output/line-difference.ts';

describe('lines that came and went', () => {
  it.each([
    ['', 'a\nb', 2, 0],
    ['a\nb', '', 0, 2],
    ['a\nb\nc', 'a\nx\nc', 1, 1],
    ['a\nb\nc', 'c\na\nb', 1, 1],
    ['a\r\nb\r\n', 'a\nb', 0, 0],
    ['same', 'same', 0, 0],
    ['a\na\nb', 'b\na\na', 1, 1],
  ])('%j to %j: +%i -%i', (before, after, added, removed) => {
    expect(lineDifference(before, after)).toEqual({ added, removed });
  });
});

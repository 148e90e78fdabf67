import { describe, expect, it } from 'vitest';
import { positionsIn } from '../../../src/policy/document/position.ts';

describe('positions', () => {
  const text = 'ab\ncd\r\n\re\n';

  it('are told from 1, by lines that end with LF, CRLF or CR', () => {
    const position = positionsIn(text);
    expect(Array.from({ length: text.length + 1 }, (_, offset) => Object.values(position(offset)).join(':'))).toEqual(['1:1', '1:2', '1:3', '2:1', '2:2', '2:3', '2:4', '3:1', '4:1', '4:2', '5:1']);
  });

  it('leave out a byte order mark', () => {
    const position = positionsIn('\uFEFFab\nc');
    expect([0, 1, 2, 4].map(position)).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
    ]);
  });

  it('are found in a text of one line and in none', () => {
    expect(positionsIn('abc')(2)).toEqual({ line: 1, column: 3 });
    expect(positionsIn('')(0)).toEqual({ line: 1, column: 1 });
  });

  it('are found in many lines', () => {
    const position = positionsIn('x\n'.repeat(10_000));
    expect(position(2 * 7_777 + 1)).toEqual({ line: 7_778, column: 2 });
  });
});

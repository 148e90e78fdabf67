import { describe, expect, it } from 'vitest';
import { tableLines } from '../../../src/desired/members/table.ts';

describe('a table', () => {
  it('is as wide as its cells, numbers at the right', () => {
    expect(tableLines(['NAME', 'N'], [['a', '1'], ['long-name', '200']], [1])).toEqual(['  NAME         N', '  a            1', '  long-name  200']);
  });

  it('keeps within 80 columns: names give way', () => {
    const lines = tableLines(['NAME', 'OTHER'], [['x'.repeat(90), 'y'.repeat(20)]]);
    expect(lines.map((line) => line.length)).toEqual([2 + 56 + 2 + 5, 80]);
    expect(lines[1]).toBe(`  ${'x'.repeat(55)}…  ${'y'.repeat(20)}`);
  });

  it('shows nothing that a terminal would take for an order', () => {
    expect(tableLines(['N'], [['a\u001b[31mb']])).toEqual(['  N', '  a?[31mb']);
  });
});

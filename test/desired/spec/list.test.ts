import { describe, expect, it } from 'vitest';
import type { Files } from '../../../commands/command.ts';
import { specListModule } from '../../../src/desired/spec/list.ts';
import { cut, wrap } from '../../../src/output/columns.ts';
import { columnsOf } from '../../../src/output/printable.ts';

const files: Files = {
  mirror: undefined,
  cached: () => Promise.resolve(new Uint8Array()),
  keep: () => Promise.resolve(),
  download: () => Promise.reject(new Error('a list downloads nothing')),
  readText: () => Promise.reject(new Error('a list reads no file')),
  readTemplate: () => Promise.reject(new Error('a list reads no template')),
};

describe('the list of published descriptions', () => {
  it.each([80, 40])('keeps its table in %i columns', async (width) => {
    const { human } = await specListModule.report({}, files);
    const lines = human({ width, paint: (_, text) => text, cut: (text) => cut(text, width), wrap: (text) => wrap(text, width) });
    const table = lines.slice(0, lines.indexOf(''));
    expect(table.length).toBeGreaterThan(20);
    expect(table.filter((line) => columnsOf(line) > width)).toEqual([]);
    expect(table.find((line) => line.startsWith('2024-10-21 '))?.trim().split(/ +/)).toEqual(width === 80 ? ['2024-10-21', 'stable', '6', 'yes'] : ['2024-10-21', '6', 'yes']);
  });
});

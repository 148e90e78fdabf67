import { describe, expect, it } from 'vitest';
import { logChart } from '../../src/output/log-chart.ts';
import { logTable } from '../../src/output/log-table.ts';
import { logView } from '../../src/output/log-view.ts';
import { tailLine } from '../../src/output/tail-line.ts';
import { plain } from '../../src/output/paint.ts';
import { columnsOf } from '../../src/output/printable.ts';

const table = {
  columns: [{ name: 'From', type: 'datetime' }, { name: 'Backend', type: 'string' }, { name: 'Region', type: 'string' }, { name: 'ResultCode', type: 'string' }, { name: 'Requests', type: 'long' }],
  rows: [
    ['2026-01-01T00:00:00Z', 'main.openai.azure.com', 'Sweden Central', '200', 9],
    ['2026-01-01T00:00:09Z', 'main.openai.azure.com', 'Sweden Central', '429', 3],
    ['2026-01-01T00:00:12.5Z', 'sub.openai.azure.com', 'East US', '200', 59],
  ],
};
const chart = { label: ['From', 'ResultCode'], value: 'Requests' };
const shown = (width: number): readonly string[] => logView({ name: 'failover', kql: '', span: { duration: 'PT1H' }, chart }, { table, partial: undefined }, width, plain);

describe('a result', () => {
  it('is a table and bars in 80 columns', () => {
    expect(shown(80)).toEqual([
      'failover, the last 1h (times in UTC): 3 rows',
      '',
      'From            Backend                Region          ResultCode  Requests',
      '01-01 00:00:00  main.openai.azure.com  Sweden Central  200                9',
      '01-01 00:00:09  main.openai.azure.com  Sweden Central  429                3',
      '01-01 00:00:12  sub.openai.azure.com   East US         200               59',
      '',
      'Requests',
      '01-01 00:00:00 200  ######                                     9',
      '01-01 00:00:09 429  ##                                         3',
      '01-01 00:00:12 200  ########################################  59',
    ]);
  });

  it('has two lines for each row where columns would be cut too much: what it is about, and its figures', () => {
    const figures = ['Ok', 'Throttled', 'ThrottledAttempts'].map((name) => ({ name, type: 'long' }));
    const wide = { columns: [...table.columns, ...figures], rows: table.rows.map((row, index) => [...row, 9, index, index]) };
    expect(logTable(wide, 80, plain).slice(0, 4)).toEqual([
      'Backend, Region, ResultCode',
      '  From            Requests  Ok  Throttled  ThrottledAttempts',
      'main.openai.azure.com, Sweden Central, 200',
      '  01-01 00:00:00         9   9          0                  0',
    ]);
    const times = { columns: wide.columns.filter(({ type }) => type !== 'string'), rows: wide.rows.map((row) => [row[0] ?? '', ...row.slice(4)]) };
    expect(logTable(times, 50, plain).slice(0, 4)).toEqual(['From', '  Requests  Ok  Throttled  ThrottledAttempts', '01-01 00:00:00', '         9   9          0                  0']);
  });

  it('is cut to fewer columns, and in 40 a few lines for each row', () => {
    expect(logTable(table, 70, plain)[1]).toBe('01-01 00:00:00  main.openai.azu…  Sweden Central  200                9');
    expect(shown(40)).toEqual([
      'failover, the last 1h (times in UTC): 3',
      'rows',
      '',
      'From 01-01 00:00:00,',
      '  Backend main.openai.azure.com,',
      '  Region Sweden Central, ResultCode 200,',
      '  Requests 9',
      'From 01-01 00:00:09,',
      '  Backend main.openai.azure.com,',
      '  Region Sweden Central, ResultCode 429,',
      '  Requests 3',
      'From 01-01 00:00:12,',
      '  Backend sub.openai.azure.com,',
      '  Region East US, ResultCode 200,',
      '  Requests 59',
      '',
      'Requests',
      '01-01 00:00:00 200  ##                 9',
      '01-01 00:00:09 429  #                  3',
      '01-01 00:00:12 200  ################  59',
    ]);
    for (let width = 20; width <= 100; width += 1) expect(shown(width).filter((line) => columnsOf(line) > width), String(width)).toEqual([]);
  });

  it('says once what all lines say', () => {
    const columns = [{ name: 'Operation', type: 'string' }, { name: 'Model', type: 'string' }, ...table.columns];
    const rows = table.rows.map((row) => ['Chat', 'gpt-4o', ...row]);
    expect(logTable({ columns, rows }, 80, plain).slice(0, 3)).toEqual(['Operation Chat, Model gpt-4o', 'From            Backend                Region          ResultCode  Requests', '01-01 00:00:00  main.openai.azure.com  Sweden Central  200                9']);
    expect(logTable({ columns, rows: rows.slice(0, 1) }, 110, plain)[0]).toMatch(/^Operation {2}Model {3}From /);
  });

  it('of one line, of noughts, or without the column has no bars', () => {
    expect(logChart({ ...table, rows: table.rows.slice(0, 1) }, chart, 80, plain)).toEqual([]);
    expect(logChart({ ...table, rows: table.rows.map((row) => [...row.slice(0, 4), 0]) }, chart, 80, plain)).toEqual([]);
    expect(logChart(table, { label: [], value: 'Nothing' }, 80, plain)).toEqual([]);
  });

  it('leaves out columns that are empty, and says where there is nothing', () => {
    const columns = [{ name: 'A', type: 'string' }, { name: 'B', type: 'string' }, { name: 'C', type: 'real' }];
    expect(logTable({ columns, rows: [['', 'x\u001B', 1.23456], ['', '', null]] }, 80, plain)).toEqual(['B       C', 'x\uFFFD  1.235', '        –']);
    expect(logView({ name: 'tokens', kql: '', span: { from: 0, to: 60_000 }, chart, note: 'never' }, { table: { columns, rows: [] }, partial: undefined }, 80, plain)).toEqual(['tokens, 1970-01-01 00:00:00 to 1970-01-01 00:01:00 (times in UTC): 0 rows']);
  });

  it('of many lines has bars for the first of them', () => {
    const rows = Array.from({ length: 50 }, (_, index) => ['2026-01-01T00:00:00Z', 'b', 'r', '200', index]);
    const lines = logChart({ ...table, rows }, chart, 80, plain);
    expect([lines.length, lines[0]]).toEqual([41, 'Requests, the first 40 of 50 lines']);
  });
});

describe('a line of tail', () => {
  const call = { id: '1', at: 9000, operation: 'Chat', model: 'gpt-4o', status: '200', ms: 40.6, region: '', count: 1, tokens: undefined, attempts: [] };
  const at = (region: string, status: string) => ({ backend: 'main.x', deployment: 'd', region, status, ms: 1 });

  it.each([
    [{ attempts: [at('East US', '200')] }, '00:00:09 200 Chat gpt-4o: East US, 41 ms'],
    [{ attempts: [at('', '200')], tokens: 7, count: 4 }, '00:00:09 200 Chat gpt-4o: main.x, 41 ms, 7 tokens, for 4 calls'],
    [{ attempts: [at('Sweden Central', '429'), at('East US', '200')] }, '00:00:09 200 Chat gpt-4o: 429 Sweden Central, 200 East US, 41 ms'],
    [{ status: '429', model: '' }, '00:00:09 429 Chat: no backend, 41 ms'],
    [{ region: 'East US' }, '00:00:09 200 Chat gpt-4o: East US, 41 ms'],
  ])('of %o', (more, line) => expect(tailLine({ ...call, ...more }, 160, plain)).toBe(line));

  it('is cut, and moves no terminal', () => {
    const line = tailLine({ ...call, operation: `Ch\u001Bat ${'long '.repeat(20)}` }, 40, plain);
    expect([columnsOf(line), line.includes('\u001B')]).toEqual([40, false]);
  });
});

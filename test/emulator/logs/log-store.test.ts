import { describe, expect, it } from 'vitest';
import { newLogStore } from '../../../src/emulator/logs/log-store.ts';
import { tableNames, tables } from '../../../src/emulator/logs/tables.ts';

const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w';

describe('the store of rows', () => {
  it('finds a workspace in any case, and keeps tables apart', () => {
    const logs = newLogStore({ now: () => 0, ingestion: 0 });
    logs.add(id, 'AppTraces', { Message: 'a' });
    expect(logs.rows(id.toUpperCase(), 'AppTraces')).toEqual([{ Message: 'a' }]);
    expect([logs.rows(id, 'AppRequests'), logs.rows(`${id}2`, 'AppTraces')]).toEqual([[], []]);
  });

  it('shows a row once it has been taken in', () => {
    let time = 1000;
    const logs = newLogStore({ now: () => time, ingestion: 500 });
    logs.add(id, 'AppTraces', { Message: 'a' });
    time = 1499;
    expect(logs.rows(id, 'AppTraces')).toEqual([]);
    time = 1500;
    expect(logs.rows(id, 'AppTraces')).toHaveLength(1);
  });

  it('keeps the newest of so many rows, and says how many are gone', () => {
    const logs = newLogStore({ now: () => 0, ingestion: 0, mostRows: 100 });
    for (let n = 0; n < 5000; n += 1) logs.add(id, 'AppTraces', { SeverityLevel: n });
    const rows = logs.rows(id, 'AppTraces');
    expect([rows.length, rows[0], rows.at(-1), logs.dropped(id, 'AppTraces')]).toEqual([100, { SeverityLevel: 4900 }, { SeverityLevel: 4999 }, 4900]);
  });

  it('keeps no more characters than it may, the last row in any case', () => {
    const logs = newLogStore({ now: () => 0, ingestion: 0, mostCharacters: 1000 });
    for (let n = 0; n < 10; n += 1) logs.add(id, 'AppTraces', { Message: 'x'.repeat(300), Properties: { a: ['y'] } });
    expect([logs.rows(id, 'AppTraces').length, logs.dropped(id, 'AppTraces')]).toEqual([2, 8]);
    logs.add(id, 'AppTraces', { Message: 'x'.repeat(5000) });
    expect(logs.rows(id, 'AppTraces')).toHaveLength(1);
  });
});

describe('the tables', () => {
  it('all have the columns that every row has, each once', () => {
    for (const name of tableNames) {
      const columns = tables[name].map((column) => column.name);
      expect(new Set(columns).size).toBe(columns.length);
      expect(columns).toEqual(expect.arrayContaining(['TenantId', 'TimeGenerated', 'Type', '_ResourceId']));
    }
  });
});

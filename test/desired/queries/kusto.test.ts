import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filledIn } from '../../../src/desired/queries/fill-in.ts';
import { kqlText } from '../../../src/desired/queries/kql-literal.ts';
import { logQueries } from '../../../src/desired/queries/log-query.ts';
import { kqlPrices } from '../../../src/desired/queries/prices.ts';
import { runQuery } from '../../../src/emulator/logs/kql/run-query.ts';
import { tables } from '../../../src/emulator/logs/tables.ts';
import { diagnosticsOf, resultColumnsOf } from '../../support/kusto-check.ts';

const folder = path.resolve(import.meta.dirname, '../../../templates/kql');
const names = readdirSync(folder).map((file) => file.replace(/\.kql$/, ''));
const templateOf = (name: string): string => readFileSync(path.join(folder, `${name}.kql`), 'utf8');
const values = { service: kqlText('my "apim" \\ \n'), api: kqlText('azure-openai'), step: '30s', prices: kqlPrices({ currency: undefined, prices: [{ model: 'gpt-4o', prompt: 2.5, completion: 1e-7 }] }) };

const here = (query: string) =>
  runQuery(query, {
    now: 0,
    tableNames: Object.keys(tables),
    table: (name) => {
      const columns = (tables as Readonly<Record<string, typeof tables.AppRequests>>)[name];
      return columns && { columns, rows: [], serialized: false };
    },
  });

describe.each(names)('%s.kql', (name) => {
  const template = templateOf(name);
  const filled = filledIn(template, values);

  it("is good for Microsoft's own grammar, as it stands and with values", () => {
    expect(diagnosticsOf(template)).toEqual([]);
    expect(diagnosticsOf(filled)).toEqual([]);
  });

  it('has the same columns here as there, and those that its bars need', () => {
    const columns = resultColumnsOf(filled);
    expect(here(filled).columns.map((column) => `${column.name}:${column.type}`)).toEqual(columns);
    const chart = logQueries.find((query) => query.name === name)?.chart;
    const known = columns.map((column) => column.split(':')[0]);
    expect([...(chart?.label ?? []), ...(chart === undefined ? [] : [chart.value])].filter((each) => !known.includes(each))).toEqual([]);
  });
});

it('the check notices what is wrong', () => {
  const wrong = templateOf('operations').replace('tostring(', 'tostrin(');
  expect([diagnosticsOf(wrong).length > 0, diagnosticsOf(templateOf('operations').replace('Operation asc', 'Operatio asc')).length > 0]).toEqual([true, true]);
});

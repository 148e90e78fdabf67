import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { logQueries } from '../../../src/desired/queries/log-query.ts';
import { workbookDocument } from '../../../src/desired/monitor/workbook/document.ts';
import { panelOf, panels } from '../../../src/desired/monitor/workbook/panels.ts';
import { runQuery } from '../../../src/emulator/logs/kql/run-query.ts';
import { relationOf } from '../../../src/emulator/logs/table-relation.ts';
import { tableNames } from '../../../src/emulator/logs/tables.ts';
import { diagnosticsOf, resultColumnsOf } from '../../support/kusto-check.ts';

const template = (name: string): string => readFileSync(path.resolve(import.meta.dirname, '../../../templates', name), 'utf8');
const workspaceId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w';

interface Item {
  readonly type: number;
  readonly name: string;
  readonly content: {
    readonly json?: string;
    readonly version?: string;
    readonly query?: string;
    readonly parameters?: readonly { readonly id: string; readonly name: string; readonly type: number; readonly version: string; readonly query?: string; readonly typeSettings?: { readonly selectableValues?: readonly { readonly durationMs: number }[] } }[];
    readonly crossComponentResources?: readonly string[];
    readonly resourceType?: string;
    readonly queryType?: number;
    readonly timeContextFromParameter?: string;
    readonly visualization?: string;
    readonly chartSettings?: { readonly xAxis: string; readonly yAxis: readonly string[]; readonly group?: string };
  };
}

function documentOf(service = 'apim-demo', missing: readonly string[] = []): { readonly version: string; readonly items: readonly Item[]; readonly fallbackResourceIds: readonly string[] } {
  const shown = logQueries.map(({ name, summary }) => ({ panel: panelOf(name, summary), kql: template(`kql/${name}.kql`) }));
  return workbookDocument({ name: '8f91e07c-0902-5b62-8e24-25bf79931576', service, workspaceId, apisKql: template('workbook/apis.kql'), panels: shown, missing }) as unknown as ReturnType<typeof documentOf>;
}

const { fallbackResourceIds, items, version } = documentOf();
const queries = items.filter(({ type }) => type === 3);
const parameters = items.find(({ type }) => type === 9)?.content.parameters ?? [];
/** As the portal puts parameters in. */
const asked = (query = ''): string => query.replaceAll('{Api}', 'azure-openai').replaceAll('{TimeRange:grain}', '5m');
/** What schema/workbook.json and workbooks of the gallery have in an item of a query. */
const queryFields: ReadonlySet<string> = new Set(['version', 'query', 'size', 'timeContext', 'timeContextFromParameter', 'queryType', 'resourceType', 'crossComponentResources', 'noDataMessage', 'visualization', 'gridSettings', 'chartSettings', 'showExportToExcel']);

describe('the document of the workbook', () => {
  it('is a notebook of texts, parameters and queries, each of a name of its own', () => {
    expect([version, fallbackResourceIds]).toEqual(['Notebook/1.0', [workspaceId]]);
    expect(items.filter(({ type }) => ![1, 3, 9].includes(type))).toEqual([]);
    expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
    expect(items.filter(({ type, content }) => type === 1 && (content.json ?? '') === '')).toEqual([]);
  });

  it('is the same for the same plan, and says what is missing at its end', () => {
    expect(documentOf()).toEqual(documentOf());
    expect(documentOf('apim-demo', ['## Cost', 'none']).items.at(-1)).toMatchObject({ type: 1, content: { json: '## Cost\n\nnone' } });
  });

  it('has parameters for the time and the API, told apart by GUIDs', () => {
    expect(parameters.map(({ name, type }) => [name, type])).toEqual([['TimeRange', 4], ['Api', 2]]);
    expect(new Set(parameters.map(({ id }) => id)).size).toBe(2);
    expect(parameters.filter(({ id, version: of }) => !/^[0-9a-f-]{36}$/.test(id) || of !== 'KqlParameterItem/1.0')).toEqual([]);
    expect(parameters[0]?.typeSettings?.selectableValues?.map(({ durationMs }) => durationMs)).toEqual(parameters[0]?.typeSettings?.selectableValues?.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b));
  });

  it('has a panel for every query there is, thought of for it', () => {
    expect(queries.map(({ name }) => name)).toEqual(logQueries.map(({ name }) => name));
    expect(panels.map(({ query }) => query)).toEqual(logQueries.map(({ name }) => name));
    expect(panelOf('new', 'something new')).toMatchObject({ title: 'something new', chart: { type: 'table' } });
  });

  it.each(queries.map((item) => [item.name, item] as const))('asks the workspace by the parameters: %s', (_, { content }) => {
    expect(content).toMatchObject({ version: 'KqlItem/1.0', queryType: 0, resourceType: 'microsoft.operationalinsights/workspaces', crossComponentResources: [workspaceId], timeContextFromParameter: 'TimeRange' });
    expect(Object.keys(content).filter((name) => !queryFields.has(name))).toEqual([]);
    expect(content.query).toContain('let service = "apim-demo";');
    expect(content.query).toContain('let api = "{Api}";');
    expect(content.query?.startsWith('//')).toBe(false);
    expect(content.query).not.toMatch(/\{(?!Api\}|TimeRange:grain\})[A-Za-z]/);
  });

  it.each([...queries.map(({ name, content }) => [name, asked(content.query)] as const), ['apis', parameters[1]?.query ?? ''] as const])('asks what Microsoft and the local Azure understand: %s', (_, query) => {
    expect(diagnosticsOf(query)).toEqual([]);
    const { columns } = runQuery(query, { now: 0, tableNames, table: (name) => tableNames.filter((each) => each === name).map((each) => relationOf(each, []))[0] });
    expect(columns.map(({ name }) => name)).toEqual(resultColumnsOf(query).map((column) => column.split(':')[0]));
  });

  it.each(queries.filter(({ content }) => content.chartSettings).map((item) => [item.name, item] as const))('draws columns that there are: %s', (_, { content }) => {
    const types = new Map(resultColumnsOf(asked(content.query)).map((column) => column.split(':') as [string, string]));
    const { group, xAxis, yAxis } = content.chartSettings ?? { xAxis: '', yAxis: [] };
    expect([xAxis, ...yAxis, ...(group === undefined ? [] : [group])].filter((name) => !types.has(name))).toEqual([]);
    expect(yAxis.filter((name) => !['int', 'long', 'real'].includes(types.get(name) ?? ''))).toEqual([]);
    expect(types.get(xAxis) === 'datetime').toBe(content.visualization === 'timechart');
  });

  it('puts a service in as a text, whatever its name', () => {
    const odd = documentOf('a"b\\c').items.find(({ name }) => name === 'operations')?.content.query ?? '';
    expect(odd).toContain('let service = "a\\"b\\\\c";');
    expect(diagnosticsOf(asked(odd))).toEqual([]);
  });
});

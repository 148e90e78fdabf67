import { describe, expect, it } from 'vitest';
import { builtInRoles, roleDefinitionId } from '../../../src/emulator/arm/authorization/built-in-roles.ts';
import { type RoleAssignment, roleAssignmentType } from '../../../src/emulator/arm/authorization/role-assignment.ts';
import { marksOf } from '../../../src/emulator/arm/marks.ts';
import { customerIdOf, workspaceType } from '../../../src/emulator/arm/operational-insights/workspace.ts';
import { Store } from '../../../src/emulator/arm/store.ts';
import { KqlError } from '../../../src/emulator/logs/kql/fault.ts';
import { runQuery } from '../../../src/emulator/logs/kql/run-query.ts';
import { newLogStore } from '../../../src/emulator/logs/log-store.ts';
import { queryAnswer } from '../../../src/emulator/logs/query-answer.ts';
import { type LogWorld, mayQuery, type QueryScope, scopeOfResource, tablesOf, workspaceNamed } from '../../../src/emulator/logs/query-scope.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const [one, two] = ['one', 'two'].map((name) => `${group}/providers/${workspaceType}/${name}`) as [string, string];
const component = `${group}/providers/Microsoft.Insights/components/appi`;
const reader = 'aaaaaaaa-0000-0000-0000-000000000001';
const now = Date.UTC(2026, 0, 1, 12);
const minute = 60_000;

interface Options {
  readonly role?: string;
  readonly at?: string;
  readonly mostRows?: number;
}

function world({ role = 'Reader', at = group, mostRows }: Options = {}): LogWorld {
  const store = new Store(marksOf);
  for (const id of [one, two]) store.put({ id, type: workspaceType, content: {} });
  store.put({ id: component, type: 'Microsoft.Insights/components', content: {} });
  const found = builtInRoles.find(({ name }) => name === role);
  if (!found) throw new Error(role);
  const content: RoleAssignment = {
    roleDefinitionId: roleDefinitionId(undefined, found), principalId: reader, principalType: 'User', scope: at, condition: null, conditionVersion: null, description: null,
    delegatedManagedIdentityResourceId: null, worksFrom: 0, createdOn: '', updatedOn: '', createdBy: '', updatedBy: '',
  };
  store.put({ id: `${at}/providers/${roleAssignmentType}/11111111-1111-1111-1111-111111111111`, type: roleAssignmentType, content });
  const logs = newLogStore({ now: () => now, ingestion: 0, ...(mostRows === undefined ? {} : { mostRows }) });
  const add = (workspace: string, minutes: number, name: string, of = component.toLowerCase()): void =>
    logs.add(workspace, 'AppRequests', { TimeGenerated: now - minutes * minute, Name: name, DurationMs: 1.5, Success: true, ItemCount: 2, Properties: { Region: 'North' }, _ResourceId: of });
  add(one, 90, 'old');
  add(one, 5, 'new');
  add(one, 4, 'of another', `${group}/providers/microsoft.insights/components/other`);
  add(two, 3, 'elsewhere');
  return { logs, store, now: () => now };
}

function names(scope: QueryScope, of: LogWorld, range?: { readonly from: number; readonly to: number }): readonly unknown[] {
  const { table, names: tableNames } = tablesOf(scope, range, reader, of);
  return runQuery('AppRequests | order by TimeGenerated asc | project Name', { now, table, tableNames }).rows.map(([name]) => name);
}

const ofOne: QueryScope = { kind: 'workspaces', ids: [one] };

describe('the scope of a query', () => {
  it('is the rows of its workspaces', () => {
    expect(names(ofOne, world())).toEqual(['old', 'new', 'of another']);
    expect(names({ kind: 'workspaces', ids: [one, two] }, world())).toEqual(['old', 'new', 'of another', 'elsewhere']);
  });

  it('is the rows of a resource, wherever they lie', () => {
    const of = world();
    expect(names(scopeOfResource(component.toUpperCase(), of) ?? ofOne, of)).toEqual(['old', 'new', 'elsewhere']);
    expect(scopeOfResource(one, of)).toEqual(ofOne);
    expect(scopeOfResource(`${component}2`, of)).toBeUndefined();
  });

  it('is cut by the time of the request, both ends included', () => {
    expect(names(ofOne, world(), { from: now - 5 * minute, to: now - 5 * minute })).toEqual(['new']);
    expect(names(ofOne, world(), { from: now - 60 * minute, to: now })).toEqual(['new', 'of another']);
  });

  it('finds workspaces by customer id, ARM id and name', () => {
    const of = world();
    for (const name of [customerIdOf(two), customerIdOf(two).toUpperCase(), two.toLowerCase(), 'TWO']) expect(workspaceNamed(name, of)).toBe(two);
    expect(workspaceNamed('three', of)).toBeUndefined();
  });

  it('has values of the types of its columns', () => {
    const { table, names: tableNames } = tablesOf(ofOne, undefined, reader, world());
    const { rows } = runQuery('AppRequests | where Name == "new" | project TimeGenerated, DurationMs, Success, ItemCount, Properties.Region, Url, UserId == ""', { now, table, tableNames });
    expect(rows.map(([, ...cells]) => cells)).toEqual([[1.5, true, 2n, 'North', '', true]]);
    expect(queryAnswer({ columns: [{ name: 't', type: 'datetime' }], rows: [[rows[0]?.[0] ?? null]], serialized: false }, tablesOf(ofOne, undefined, reader, world()), { statistics: false, render: false }).body).toMatchObject({ tables: [{ rows: [['2026-01-01T11:55:00Z']] }] });
  });
});

describe('the right to query', () => {
  it('is asked for at the workspace, or at the resource', () => {
    const ofComponent: QueryScope = { kind: 'resource', id: component };
    expect([mayQuery(ofOne, reader, world()), mayQuery(ofComponent, reader, world())]).toEqual([true, true]);
    expect([mayQuery(ofOne, reader, world({ at: component })), mayQuery(ofComponent, reader, world({ at: component }))]).toEqual([false, true]);
    expect([mayQuery(ofOne, reader, world({ at: one })), mayQuery({ kind: 'workspaces', ids: [one, two] }, reader, world({ at: one }))]).toEqual([true, false]);
    expect(mayQuery(ofOne, reader, world({ role: 'Cognitive Services User' }))).toBe(false);
    expect(mayQuery(ofOne, 'bbbbbbbb-0000-0000-0000-000000000001', world())).toBe(false);
  });

  it('is the right to tables, too: one that may not be read is not there', () => {
    const { table, names: tableNames } = tablesOf(ofOne, undefined, reader, world({ role: 'Cognitive Services User' }));
    expect(tableNames).toEqual([]);
    expect(() => runQuery('AppRequests', { now, table, tableNames })).toThrow(KqlError);
  });
});

describe('an answer', () => {
  const answerOf = (limits: { readonly rows: number; readonly bytes: number }, of = world()): unknown => {
    const tables = tablesOf(ofOne, undefined, reader, of);
    return queryAnswer(runQuery('AppRequests | project Name, DurationMs', { now, table: tables.table, tableNames: tables.names }), tables, { statistics: true, render: false }, limits).body;
  };

  it('has no more rows and bytes than it may, and says so', () => {
    expect(answerOf({ rows: 2, bytes: 1000 })).toMatchObject({ tables: [{ rows: [['old', 1.5], ['new', 1.5]] }], error: { code: 'PartialError', details: [{ code: 'EngineError', innererror: { message: expect.stringContaining('record count limit 2') } }] } });
    expect(answerOf({ rows: 10, bytes: 20 })).toMatchObject({ tables: [{ rows: [['old', 1.5]] }], error: { details: [{ innererror: { message: expect.stringContaining('data size limit 20') } }] } });
    expect(answerOf({ rows: 10, bytes: 1000 })).not.toHaveProperty('error');
  });

  it('says which rows the store has let go', () => {
    expect(answerOf({ rows: 10, bytes: 1000 }, world({ mostRows: 2 }))).toMatchObject({ error: { code: 'PartialError', details: [{ innererror: { message: expect.stringContaining('1 older ones of AppRequests are gone') } }] } });
  });

  it('says what it has read', () => {
    expect(answerOf({ rows: 10, bytes: 1000 })).toMatchObject({ statistics: { query: { inputDatasetStatistics: { rows: { total: 3 } }, datasetStatistics: [{ tableRowCount: 3 }] } } });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LiveResource } from '../../../src/model/resource.ts';
import { kqlMembers, overflowMembers, type ToldMember } from '../../../src/desired/monitor/alerts/pool-members.ts';
import { alertKinds, alertMeasures, type AlertKind, type Thresholds } from '../../../src/desired/monitor/alerts/rule-kinds.ts';
import { alertRule, alertRuleId, type AlertPlan } from '../../../src/desired/monitor/alerts/rules.ts';
import { runQuery } from '../../../src/emulator/logs/kql/run-query.ts';
import { relationOf } from '../../../src/emulator/logs/table-relation.ts';
import { tableNames, type Row, type TableName } from '../../../src/emulator/logs/tables.ts';
import { diagnosticsOf, resultColumnsOf } from '../../support/kusto-check.ts';

const template = (kind: AlertKind): string => readFileSync(path.resolve(import.meta.dirname, `../../../templates/alerts/${kind}.kql`), 'utf8');
const templates = Object.fromEntries(alertKinds.map((kind) => [kind, template(kind)])) as Readonly<Record<AlertKind, string>>;
const thresholds: Thresholds = { throttledShare: 5, refused: 1, overflowShare: 50, quotaNear: 10, minCalls: 20 };
const members: readonly ToldMember[] = [
  { pool: 'burst', host: 'main.openai.azure.com', deployment: 'gpt-4o', lower: false },
  { pool: 'burst', host: 'sub.openai.azure.com', deployment: 'gpt-4o', lower: true },
];
const plan: AlertPlan = { service: 'apim-demo', workspaceId: '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w', location: 'swedencentral', severity: 2, thresholds, actionGroups: undefined, members, templates };

interface Rule {
  readonly location: string;
  readonly kind: string;
  readonly properties: {
    readonly description: string;
    readonly severity: number;
    readonly actions?: { readonly actionGroups: readonly string[] };
    readonly criteria: { readonly allOf: readonly { readonly query: string; readonly metricMeasureColumn: string; readonly dimensions: readonly { readonly name: string }[]; readonly operator: string; readonly threshold: number }[] };
  };
}

const ruleOf = (kind: AlertKind, change: Partial<AlertPlan> = {}): Rule => alertRule(kind, { ...plan, ...change }) as unknown as Rule;
const queryOf = (kind: AlertKind, change: Partial<AlertPlan> = {}): string => ruleOf(kind, change).properties.criteria.allOf[0]?.query ?? '';

/** What the rule measures of these rows. */
function measured(kind: AlertKind, rows: Partial<Record<TableName, readonly Row[]>>, change: Partial<AlertPlan> = {}): readonly Readonly<Record<string, unknown>>[] {
  const found = runQuery(queryOf(kind, change), { now: 0, tableNames, table: (name) => tableNames.filter((each) => each === name).map((each) => relationOf(each, rows[each] ?? []))[0] });
  return found.rows.map((row) => Object.fromEntries(found.columns.map(({ name }, index) => [name, typeof row[index] === 'bigint' ? Number(row[index]) : row[index]])));
}

let made = 0;
function request(resultCode: string, change: Partial<{ count: number; api: string; service: string; id: string }> = {}): Row {
  const { api = 'azure-openai', count = 1, id = `o${(made += 1)}`, service = 'apim-demo' } = change;
  return { OperationId: id, Id: `r${id}`, ResultCode: resultCode, ItemCount: count, Properties: { 'Service Type': 'API Management', 'Service ID': service, 'API Name': api } };
}
function attempt(of: Row, resultCode: string, host: string, more: object = {}): Row {
  return { OperationId: of['OperationId'] ?? '', ParentId: of['Id'] ?? '', ResultCode: resultCode, ItemCount: of['ItemCount'] ?? 1, DependencyType: 'Http', Target: host, Data: `POST - https://${host}/openai/deployments/gpt-4o/chat/completions?api-version=1`, Properties: {}, ...more };
}
const many = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);

describe.each(alertKinds)('the rule %s', (kind) => {
  it('has all that a rule needs, within what Azure takes', () => {
    const rule = ruleOf(kind);
    expect(rule).toMatchObject({ location: 'swedencentral', kind: 'LogAlert', properties: { severity: 2, enabled: true, scopes: [plan.workspaceId], evaluationFrequency: 'PT5M', windowSize: 'PT15M', autoMitigate: true } });
    expect(rule.properties.criteria.allOf).toMatchObject([{ failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }, threshold: expect.any(Number) }]);
    expect(rule.properties.description.length).toBeGreaterThan(80);
    expect(rule.properties.description.length).toBeLessThan(4096);
    expect(JSON.stringify(rule.properties).length).toBeLessThan(64 * 1024);
    expect(rule.properties.actions).toBeUndefined();
    expect(ruleOf(kind, { actionGroups: ['/a'] }).properties.actions).toEqual({ actionGroups: ['/a'] });
  });

  it('asks what Microsoft understands, and gives what is measured and split by', () => {
    const query = queryOf(kind);
    expect(diagnosticsOf(query)).toEqual([]);
    const { column, dimensions } = alertMeasures[kind];
    const types = new Map(resultColumnsOf(query).map((each) => each.split(':') as [string, string]));
    expect(['int', 'long', 'real']).toContain(types.get(column));
    expect(dimensions.map((name) => types.get(name))).toEqual(dimensions.map(() => 'string'));
    expect(diagnosticsOf(template(kind))).toEqual([]);
  });

  it('measures nothing where nothing was called', () => {
    expect(measured(kind, {})).toEqual([]);
  });
});

describe('what is measured', () => {
  it('is the share of 429s at clients, of APIs with calls enough, sampled ones as many', () => {
    const rows = [...many(36, () => request('200')), ...many(2, () => request('429', { count: 2 })), ...many(5, () => request('429', { api: 'rare' })), ...many(30, () => request('429', { api: 'apim-llm-canary' })), ...many(30, () => request('429', { service: 'other' }))];
    expect(measured('throttled', { AppRequests: rows })).toEqual([{ Api: 'azure-openai', ThrottledShare: 10 }]);
    expect(measured('throttled', { AppRequests: rows }, { thresholds: { ...thresholds, minCalls: 5 } })).toHaveLength(2);
    expect(measured('throttled', { AppRequests: many(20, () => request('200', { api: 'azure-openai;rev=2' })) })).toEqual([{ Api: 'azure-openai', ThrottledShare: 0 }]);
  });

  it('is what the gateway refused without asking a backend', () => {
    const tried = request('429');
    const rows = [request('200'), tried, request('429'), request('503', { count: 3 }), request('500'), request('429', { service: 'other' })];
    expect(measured('refused', { AppRequests: rows, AppDependencies: [attempt(tried, '429', 'main.openai.azure.com')] })).toEqual([{ Api: 'azure-openai', Refused: 4 }]);
  });

  it('is the share of served calls that lower priorities served', () => {
    const main = many(15, () => request('200'));
    const spilled = many(10, () => request('200'));
    const rows = [...main, ...spilled];
    const attempts = [...main.map((each) => attempt(each, '200', 'main.openai.azure.com')), ...spilled.flatMap((each) => [attempt(each, '429', 'main.openai.azure.com'), attempt(each, '200', 'Sub.openai.azure.com | x')])];
    expect(measured('overflow', { AppRequests: rows, AppDependencies: attempts })).toEqual([{ Pool: 'burst', OverflowShare: 40 }]);
    expect(measured('overflow', { AppRequests: rows, AppDependencies: attempts.slice(0, 15) })).toEqual([]);
    const others = many(25, () => request('200'));
    expect(measured('overflow', { AppRequests: others, AppDependencies: others.map((each) => attempt(each, '200', 'sub.openai.azure.com', { Data: 'POST - https://sub.openai.azure.com/openai/deployments/other/x' })) })).toEqual([]);
  });

  it('counts calls without a deployment in their address only where the host leaves no doubt', () => {
    const calls = many(20, () => request('200'));
    const data = { Data: 'POST - https://sub.openai.azure.com/openai/v1/chat/completions' };
    const attempts = calls.map((each) => attempt(each, '200', 'sub.openai.azure.com', data));
    expect(measured('overflow', { AppRequests: calls, AppDependencies: attempts })).toEqual([{ Pool: 'burst', OverflowShare: 100 }]);
    const shared = [...members, { pool: 'other', host: 'sub.openai.azure.com', deployment: 'mini', lower: false }, { pool: 'other', host: 'main.openai.azure.com', deployment: 'mini', lower: true }];
    expect(measured('overflow', { AppRequests: calls, AppDependencies: attempts }, { members: shared })).toEqual([]);
  });

  it('is what the headers say was left of the quota when it was least', () => {
    const [first, second, third] = [request('200'), request('200'), request('200')];
    const left = (remaining: number, name = 'Response-x-ratelimit-remaining-tokens', limit = 'Response-x-ratelimit-limit-tokens') => ({ Properties: { [name]: String(remaining), [limit]: '10000' } });
    const attempts = [attempt(first, '200', 'main.openai.azure.com', left(9000)), attempt(second, '200', 'main.openai.azure.com', left(800)), attempt(third, '200', 'sub.openai.azure.com', left(5000, 'Response-X-Ratelimit-Remaining-Tokens', 'Response-X-Ratelimit-Limit-Tokens')), attempt(third, '200', 'ptu.openai.azure.com')];
    const found = measured('quota', { AppRequests: [first, second, third], AppDependencies: attempts });
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([{ Backend: 'main.openai.azure.com', Deployment: 'gpt-4o', RemainingShare: 8 }, { Backend: 'sub.openai.azure.com', Deployment: 'gpt-4o', RemainingShare: 50 }]));
  });
});

describe('members of pools', () => {
  const backend = (name: string, properties: object): LiveResource => ({ id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/apim-demo/backends/${name}`, kind: 'backend', body: { properties } as unknown as LiveResource['body'] });
  const pool = (name: string, ...services: readonly { readonly id: string; readonly priority?: number }[]): LiveResource => backend(name, { type: 'Pool', pool: { services: services.map((each) => ({ ...each, id: `/backends/${each.id}` })) } });
  const single = (name: string): LiveResource => backend(name, { url: `https://${name.toUpperCase()}.openai.azure.com/openai`, protocol: 'http' });

  it('are those of pools in which some come after others, by their hosts', () => {
    const backends = [single('a'), single('b'), single('c'), pool('flat', { id: 'a' }, { id: 'b' }), pool('burst', { id: 'a', priority: 2 }, { id: 'b', priority: 3 }, { id: 'gone', priority: 3 })];
    expect(overflowMembers({ backends, accounts: [] })).toEqual([
      { pool: 'burst', host: 'a.openai.azure.com', deployment: '', lower: false },
      { pool: 'burst', host: 'b.openai.azure.com', deployment: '', lower: true },
    ]);
    expect(overflowMembers({ backends: backends.slice(0, 4), accounts: [] })).toEqual([]);
  });

  it('are written in one order', () => {
    expect(kqlMembers(members)).toBe(kqlMembers(members.toReversed()));
  });
});

it('stands beside the service', () => {
  expect(alertRuleId('/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/x', 'x', 'quota')).toBe('/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/scheduledQueryRules/apim-llm-x-quota');
});

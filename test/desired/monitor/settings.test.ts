import { describe, expect, it } from 'vitest';
import { comparable } from '../../../src/desired/comparable.ts';
import { isOurDiagnostic } from '../../../src/desired/monitor/ours.ts';
import { coverageOf, settingStep } from '../../../src/desired/monitor/setting-step.ts';
import { telemetryHome } from '../../../src/desired/monitor/telemetry-home.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Live, Monitoring } from '../../../src/model/live.ts';
import type { LiveResource } from '../../../src/model/resource.ts';
import { service, serviceId, subscription } from '../live.ts';

const group = `/subscriptions/${subscription}/resourceGroups/rg-ai/providers`;
const work = `${group}/Microsoft.OperationalInsights/workspaces/work`;

function liveWith(monitoring: Partial<Monitoring>): Live {
  return { service: service(), monitoring: { loggers: [], diagnostics: [], settings: [], components: [], workspaces: [], ...monitoring } } as unknown as Live;
}

function setting(name: string, logs: readonly JsonObject[], more: JsonObject = {}): LiveResource {
  return { id: `${serviceId}/providers/Microsoft.Insights/diagnosticSettings/${name}`, kind: 'diagnosticSetting', body: { properties: { workspaceId: work.toUpperCase(), logs, logAnalyticsDestinationType: 'Dedicated', ...more } } };
}

const on = (category: string): JsonObject => ({ category, categoryGroup: null, enabled: true });
const stepOf = (settings: readonly LiveResource[]): unknown => settingStep(work, liveWith({ settings }), []).map(({ body, id }) => [id.slice(id.lastIndexOf('/') + 1), (body['properties'] as { readonly logs: readonly JsonObject[] }).logs.map((log) => log['category'] ?? log['categoryGroup'])]);

describe('the diagnostic setting', () => {
  it.each<[string, readonly LiveResource[], unknown]>([
    ['sends both categories', [], [['apim-llm--work', ['GatewayLogs', 'GatewayLlmLogs']]]],
    ['is none where others send both', [setting('theirs', [on('gatewaylogs'), on('GatewayLlmLogs')])], []],
    ['is none where others send all', [setting('theirs', [{ categoryGroup: 'allLogs', enabled: true }])], []],
    ['sends what others do not', [setting('theirs', [on('GatewayLogs')])], [['apim-llm--work', ['GatewayLlmLogs']]]],
    ['does not count what is off', [setting('theirs', [{ category: 'GatewayLogs', enabled: false }])], [['apim-llm--work', ['GatewayLogs', 'GatewayLlmLogs']]]],
    ['does not count what goes elsewhere', [setting('theirs', [on('GatewayLogs')], { workspaceId: `${work}-2` })], [['apim-llm--work', ['GatewayLogs', 'GatewayLlmLogs']]]],
    ['keeps what people added to ours', [setting('apim-llm--work', [on('GatewayMCPLogs'), on('GatewayLogs')])], [['apim-llm--work', ['GatewayMCPLogs', 'GatewayLogs', 'GatewayLlmLogs']]]],
    ['keeps a group in ours', [setting('apim-llm--work', [{ categoryGroup: 'allLogs', enabled: true }])], [['apim-llm--work', ['allLogs']]]],
    ['has another name where ours sends to another workspace of that name', [setting('apim-llm--work', [on('GatewayLogs')], { workspaceId: work.replace('rg-ai', 'rg-b') })], [[expect.stringMatching(/^apim-llm--work--[0-9a-f]{8}$/), ['GatewayLogs', 'GatewayLlmLogs']]]],
  ])('%s', (_what, settings, wanted) => {
    expect(stepOf(settings)).toEqual(wanted);
  });

  it('is a sixth only where it is one of the five already', () => {
    const four = ['a', 'b', 'c', 'd'].map((name) => setting(name, [], { workspaceId: `${work}-${name}` }));
    expect(stepOf(four)).toHaveLength(1);
    expect(stepOf([...four, setting('apim-llm--work', [])])).toHaveLength(1);
    expect(() => stepOf([...four, setting('e', [], { workspaceId: `${work}-e` })])).toThrow(expect.objectContaining({ code: 'DiagnosticSettingsFull', exitCode: 5 }));
  });

  it('of others tells what goes into the table that nobody looks at', () => {
    const coverage = (destination: string | null) => coverageOf(work, liveWith({ settings: [setting('theirs', [on('GatewayLogs'), on('GatewayLlmLogs')], { logAnalyticsDestinationType: destination })] })).elsewhere;
    expect([coverage('Dedicated'), coverage('AzureDiagnostics'), coverage(null)]).toEqual([[], ['GatewayLogs'], ['GatewayLogs']]);
  });
});

describe('a diagnostic', () => {
  const logger = (name: string, description: string): LiveResource => ({ id: `${serviceId}/loggers/${name}`, kind: 'logger', body: { properties: { description, resourceId: `${group}/Microsoft.Insights/components/${name}` } } });
  const loggers = [logger('ours', 'x [apim-llm]'), logger('theirs', 'x'), logger('azuremonitor', 'x [apim-llm]')];
  const of = (owner: string, to: string, headers: readonly string[] = []): LiveResource => ({ id: `${owner}/diagnostics/applicationInsights`, kind: 'diagnostic', body: { properties: { loggerId: `${serviceId}/LOGGERS/${to}`, frontend: { response: { headers } } } } });

  it.each([
    ['ours', [], true],
    ['theirs', [], false],
    ['gone', [], false],
    ['azuremonitor', [], false],
    ['azuremonitor', ['X-Apim-Llm'], true],
    ['theirs', ['x-apim-llm'], false],
  ])('that writes to %s and captures %j: ours is %s', (to, headers, ours) => {
    expect(isOurDiagnostic(of(serviceId, to, headers), { loggers })).toBe(ours);
  });

  it('of the API says where telemetry goes, else that of the service', () => {
    const home = (diagnostics: readonly LiveResource[]) => telemetryHome(liveWith({ loggers, diagnostics }), `${serviceId}/apis/a;rev=2`)?.component;
    const [own, whole] = [of(`${serviceId}/apis/a`, 'ours'), of(serviceId, 'theirs')];
    expect([home([whole, own]), home([whole]), home([of(`${serviceId}/apis/b`, 'ours')]), home([of(`${serviceId}/apis/a`, 'gone'), whole])]).toEqual([
      `${group}/Microsoft.Insights/components/ours`,
      `${group}/Microsoft.Insights/components/theirs`,
      undefined,
      `${group}/Microsoft.Insights/components/theirs`,
    ]);
  });
});

describe('equal are', () => {
  it.each<[string, Parameters<typeof comparable>[0], JsonObject, JsonObject]>([
    ['a region in words and in one', 'component', { location: 'Sweden Central' }, { location: 'swedencentral' }],
    ['ids in other case', 'component', { properties: { WorkspaceResourceId: work } }, { properties: { WorkspaceResourceId: work.toUpperCase() } }],
    ['headers in other order and case', 'diagnostic', { properties: { backend: { response: { headers: ['B', 'a'] } } } }, { properties: { backend: { response: { headers: ['A', 'b', 'b'] } } } }],
    ['loggers in other case', 'diagnostic', { properties: { loggerId: `${serviceId}/loggers/X` } }, { properties: { loggerId: `${serviceId}/loggers/x/` } }],
    ['identities in other case', 'logger', { properties: { credentials: { identityClientId: 'SystemAssigned' } } }, { properties: { credentials: { identityClientId: 'systemassigned', connectionString: '{{x}}' } } }],
    ['a destination that Azure does not show', 'diagnosticSetting', { properties: { logAnalyticsDestinationType: 'Dedicated' } }, { properties: { logAnalyticsDestinationType: null } }],
    ['categories, whatever is off', 'diagnosticSetting', { properties: { logs: [{ category: 'B', enabled: true }, { category: 'A', enabled: true }] } }, { properties: { logs: [{ category: 'a', enabled: true, retentionPolicy: { days: 0 } }, { category: 'c', enabled: false }, { category: 'B', categoryGroup: null, enabled: true }] } }],
  ])('%s', (_what, kind, a, b) => {
    expect(comparable(kind, a)).toEqual(comparable(kind, b));
  });

  it('but not one table for all and tables of their own', () => {
    const sentTo = (destination: string | null): unknown => comparable('diagnosticSetting', { properties: { logAnalyticsDestinationType: destination } });
    expect(sentTo('AzureDiagnostics')).not.toEqual(sentTo('Dedicated'));
  });
});

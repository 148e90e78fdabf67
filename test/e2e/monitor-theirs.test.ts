import { afterEach, describe, expect, test } from 'vitest';
import { apis, codesOf, components, service, settings, startMonitorWorld, version, workspaces, writesIn, type MonitorWorld } from './monitor-world.ts';

// What it sends is judged by Azure's descriptions, where CONTRACT_RECORDINGS says so.
let world: MonitorWorld;
afterEach(() => world.stop());

const api = `${apis}/azure-openai`;
const anothers = { properties: { loggerType: 'applicationInsights', description: 'of the platform team', resourceId: `${components}/appi-demo`, credentials: { instrumentationKey: '11111111-2222-3333-4444-555555555555' } } };
const workspace = { location: 'swedencentral', tags: { team: 'platform' }, properties: {} };

async function withTheirLogger(): Promise<void> {
  await world.put(`${service}/loggers/theirs`, anothers);
}

function settingTo(categories: readonly string[], destination = 'Dedicated') {
  return { properties: { workspaceId: `${workspaces}/shared`, logAnalyticsDestinationType: destination, logs: categories.map((category) => ({ category, enabled: true })) } };
}

describe('what others have set up', () => {
  test("an API's diagnostic is left as it is, named with exit 5; --take-over lets ours take its place, and undo brings it back", async () => {
    world = await startMonitorWorld({ refusals: true });
    await withTheirLogger();
    await world.put(`${api}/diagnostics/applicationinsights`, { properties: { loggerId: `${service}/loggers/theirs`, verbosity: 'verbose', logClientIp: true, frontend: { request: { headers: ['x-team'], body: { bytes: 100 } } } } });
    const before = await world.all();
    world.forget();
    const refused = await world.monitor('enable', '--app-insights', 'appi-demo');
    expect([refused.code, refused.json.error.code, world.writes()]).toEqual([5, 'Conflict', []]);
    expect(refused.json.error.message).toContain('/apis/azure-openai/diagnostics/applicationinsights');
    expect(refused.json.error.hint).toContain('--take-over applicationinsights');
    const taken = await world.monitor('enable', '--app-insights', 'appi-demo', '--take-over', 'applicationinsights');
    expect(taken.code, taken.stderr).toBe(0);
    const { properties } = await world.read(`${api}/diagnostics/applicationinsights`);
    expect([properties.loggerId, properties.frontend.request.body.bytes]).toEqual([`${service}/loggers/apim-llm--appi-demo`, 0]);
    expect((await world.run('undo')).code).toBe(0);
    expect(await world.all()).toEqual(before);
  });

  test('of the service as a whole stays, and it is told that ours counts for this API', async () => {
    world = await startMonitorWorld();
    await withTheirLogger();
    await world.put(`${service}/loggers/azuremonitor`, { properties: { loggerType: 'azureMonitor', description: 'theirs' } });
    await world.put(`${service}/diagnostics/applicationinsights`, { properties: { loggerId: `${service}/loggers/theirs` } });
    await world.put(`${service}/diagnostics/azuremonitor`, { properties: { loggerId: `${service}/loggers/azuremonitor`, backend: { response: { body: { bytes: 1024 } } } } });
    const theirs = async () => [await world.read(`${service}/diagnostics`), await world.read(`${service}/loggers/azuremonitor`), (await world.read(`${service}/loggers/theirs`)).properties.description];
    const before = await theirs();
    expect(codesOf(await world.monitor('enable', '--app-insights', 'appi-demo'))).toEqual(expect.arrayContaining(['DiagnosticOverridden', 'BodiesCaptured']));
    expect(codesOf(await world.monitor('enable', '--create', '--llm-logs'))).toEqual(expect.arrayContaining(['DiagnosticOverridden']));
    expect(codesOf(await world.monitor('enable'))).not.toContain('BodiesCaptured');
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
    expect((await world.monitor('disable')).code).toBe(0);
    expect(await theirs()).toEqual(before);
    expect((await world.read(`${api}/diagnostics`)).value).toEqual([]);
  });

  test('an Azure Monitor diagnostic of theirs on the API is not taken for ours', async () => {
    world = await startMonitorWorld({ refusals: true });
    await world.put(`${service}/loggers/azuremonitor`, { properties: { loggerType: 'azureMonitor' } });
    await world.put(`${api}/diagnostics/azuremonitor`, { properties: { loggerId: `${service}/loggers/azuremonitor`, verbosity: 'error' } });
    const refused = await world.monitor('enable', '--create', '--llm-logs');
    expect([refused.code, refused.json.error.message]).toEqual([5, expect.stringContaining('/diagnostics/azuremonitor')]);
    expect((await world.monitor('enable', '--create')).code).toBe(0);
    expect((await world.monitor('disable')).code).toBe(0);
    expect((await world.read(`${api}/diagnostics/azuremonitor`)).properties.verbosity).toBe('error');
  });

  test('a component is written with one field more, and nothing of it is lost', async () => {
    world = await startMonitorWorld();
    const id = `${components}/appi-theirs`;
    await world.put(`${workspaces}/shared`, workspace, version.workspace);
    await world.put(id, { location: 'swedencentral', kind: 'other', tags: { owner: 'team-a', 'cost center': '42' }, properties: { Application_Type: 'other', RetentionInDays: 180, SamplingPercentage: 50, DisableIpMasking: true, WorkspaceResourceId: `${workspaces}/shared`, publicNetworkAccessForQuery: 'Disabled' } }, version.component);
    const before = await world.read(id, version.component);
    const dry = await world.run('monitor', 'enable', '--app-insights', 'appi-theirs', '--dry-run');
    const step = dry.json.plan.steps.find(({ kind }: { kind: string }) => kind === 'component');
    expect([step.action, step.changes]).toEqual(['update', [{ path: 'properties.CustomMetricsOptedInType', after: 'WithDimensions' }]]);
    expect(codesOf(dry)).toContain('ComponentSamples');
    expect((await world.monitor('enable', '--app-insights', 'appi-theirs')).code).toBe(0);
    const after = await world.read(id, version.component);
    expect({ ...after, etag: before.etag }).toEqual({ ...before, properties: { ...before.properties, CustomMetricsOptedInType: 'WithDimensions' } });
    expect((await world.run('undo')).code).toBe(0);
    expect({ ...(await world.read(id, version.component)), etag: before.etag }).toEqual(before);
    world.forget();
    expect((await world.monitor('enable', '--app-insights', 'appi-theirs', '--keep-component')).code).toBe(0);
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
    expect({ ...(await world.read(id, version.component)), etag: before.etag }).toEqual(before);
    expect((await world.run('status')).json.status).toBe('ok');
    // Others would lose their dimensions: it stays.
    expect(writesIn(await world.monitor('enable', '--no-keep-component')).map(({ kind }) => kind)).toEqual(['component', 'logger']);
    expect((await world.monitor('disable', '--delete-data')).code).toBe(0);
    expect((await world.read(id, version.component)).properties.CustomMetricsOptedInType).toBe('WithDimensions');
  });

  test('a component or workspace of the name that --create takes is not written over', async () => {
    world = await startMonitorWorld({ refusals: true });
    await world.put(`${components}/appi-apim-demo`, { location: 'swedencentral', kind: 'web', properties: { Application_Type: 'web' } }, version.component);
    const refused = await world.monitor('enable', '--create');
    expect([refused.code, refused.json.error.hint]).toEqual([5, expect.stringContaining('--app-insights appi-apim-demo')]);
    await world.put(`${workspaces}/log-apim-demo`, workspace, version.workspace);
    const other = await world.monitor('enable', '--create', '--app-insights', 'appi-mine');
    expect([other.code, writesIn(other).map(({ kind }) => kind)]).toEqual([0, expect.not.arrayContaining(['workspace'])]);
    expect((await world.monitor('disable', '--delete-data')).code).toBe(0);
    expect((await world.read(`${workspaces}/log-apim-demo`, version.workspace)).tags).toEqual({ team: 'platform' });
  });

  test('a diagnostic setting that sends the logs there already is used; one that sends half is filled up', async () => {
    world = await startMonitorWorld();
    await world.put(`${workspaces}/shared`, workspace, version.workspace);
    await world.put(`${settings}/platform`, settingTo(['GatewayLogs', 'GatewayLlmLogs']), version.setting);
    const before = await world.read(`${settings}/platform`, version.setting);
    const reused = await world.monitor('enable', '--create', '--workspace', 'shared', '--llm-logs');
    expect([reused.code, codesOf(reused), writesIn(reused).map(({ kind }) => kind)]).toEqual([0, expect.arrayContaining(['SettingReused']), expect.not.arrayContaining(['diagnosticSetting'])]);
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
    await world.put(`${settings}/platform`, settingTo(['GatewayLogs'], 'AzureDiagnostics'), version.setting);
    const half = await world.monitor('enable');
    expect([writesIn(half), codesOf(half)]).toEqual([[{ action: 'create', kind: 'diagnosticSetting', id: 'apim-llm--shared' }], expect.arrayContaining(['NotDedicated'])]);
    const ours = await world.read(`${settings}/apim-llm--shared`, version.setting);
    expect(ours.properties.logs.map(({ category }: { category: string }) => category)).toEqual(['GatewayLlmLogs']);
    expect((await world.monitor('disable')).code).toBe(0);
    expect((await world.read(settings, version.setting)).value.map(({ name }: { name: string }) => name)).toEqual(['platform']);
    expect((await world.read(`${settings}/platform`, version.setting)).id).toBe(before.id);
  });

  test('five diagnostic settings are as many as there can be: said before anything is written', async () => {
    world = await startMonitorWorld({ refusals: true });
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await world.put(`${workspaces}/work-${name}`, workspace, version.workspace);
      await world.put(`${settings}/${name}`, { properties: { workspaceId: `${workspaces}/work-${name}`, logs: [{ category: 'GatewayLogs', enabled: true }] } }, version.setting);
    }
    world.forget();
    const refused = await world.monitor('enable', '--create', '--llm-logs');
    expect([refused.code, refused.json.error.code, world.writes()]).toEqual([5, 'DiagnosticSettingsFull', []]);
  });
});

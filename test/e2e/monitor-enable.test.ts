import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { apis, codesOf, components, service, settings, startMonitorWorld, version, workspaces, writesIn, type MonitorWorld } from './monitor-world.ts';

// What it sends is judged by Azure's descriptions, where CONTRACT_RECORDINGS says so.
let world: MonitorWorld;
afterEach(() => world.stop());

const api = `${apis}/azure-openai`;

describe('monitor enable', () => {
  test('writes with the identity of the service, to a component that is there; a second run writes nothing', async () => {
    world = await startMonitorWorld();
    const enabled = await world.monitor('enable', '--app-insights', 'appi-demo');
    expect(enabled.code, enabled.stderr).toBe(0);
    expect(writesIn(enabled).map(({ action, kind }) => `${action} ${kind}`)).toEqual(['create roleAssignment', 'create logger', 'create diagnostic']);
    expect(enabled.json.result).toMatchObject({ component: { name: 'appi-demo', ours: false }, logger: { name: 'apim-llm--appi-demo' }, auth: 'identity', identity: null, sampling: 100, llmLogs: false, prompts: false });

    const logger = await world.read(`${service}/loggers/apim-llm--appi-demo`);
    expect(logger.properties).toMatchObject({ loggerType: 'applicationInsights', description: expect.stringMatching(/\[apim-llm\]$/), credentials: { identityClientId: 'SystemAssigned', connectionString: expect.stringMatching(/^\{\{.+\}\}$/) } });
    const { properties } = await world.read(`${api}/diagnostics/applicationinsights`);
    expect(properties).toMatchObject({ loggerId: logger.id, metrics: true, httpCorrelationProtocol: 'W3C', alwaysLog: 'allErrors', verbosity: 'information', sampling: { samplingType: 'fixed', percentage: 100 } });
    expect(properties.backend.response.headers).toEqual(expect.arrayContaining(['x-ms-region', 'x-ratelimit-remaining-tokens', 'x-ratelimit-limit-requests', 'retry-after', 'apim-request-id']));
    expect([properties.frontend.request, properties.frontend.response, properties.backend.request, properties.backend.response].map(({ body }) => body)).toEqual(Array.from({ length: 4 }, () => ({ bytes: 0 })));

    world.forget();
    const again = await world.monitor('enable', '--app-insights', 'appi-demo');
    expect([again.code, world.writes()]).toEqual([0, []]);
    const unnamed = await world.monitor('enable');
    expect([unnamed.code, world.writes()]).toEqual([0, []]);
  });

  test('keeps the connection string to itself: not in output, journal, log or report', async () => {
    world = await startMonitorWorld();
    const { ConnectionString: secret, InstrumentationKey: key } = (await world.read(`${components}/appi-demo`, version.component)).properties;
    const runs = [
      await world.monitor('enable', '--app-insights', 'appi-demo', '--auth', 'connection-string', '--debug'),
      await world.monitor('enable', '--auth', 'identity', '--debug'),
      await world.monitor('disable', '--debug', '--dry-run'),
      await world.run('status', '--debug'),
    ];
    const state = path.join(world.folder, 'state');
    const kept = readdirSync(state, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => readFileSync(path.join(file.parentPath, file.name), 'utf8'));
    expect(kept.join('')).toContain('loggers/apim-llm--appi-demo');
    const texts = [...runs.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...kept];
    expect(texts.filter((text) => text.includes(secret) || text.includes(key))).toEqual([]);
    // It did arrive.
    const reference = (await world.read(`${service}/loggers/apim-llm--appi-demo`)).properties.credentials.connectionString.slice(2, -2);
    const named = (await world.read(`${service}/namedValues`)).value.find((value: { readonly properties: { readonly displayName: string } }) => value.properties.displayName === reference);
    expect((await world.ask('POST', `${named.id}/listValue?${version.apim}`)).body.value).toBe(secret);
  });

  test('with the connection string alone asks for no role, and takes it back when the identity is chosen', async () => {
    world = await startMonitorWorld();
    const first = await world.monitor('enable', '--app-insights', 'appi-demo', '--auth', 'connection-string');
    expect(writesIn(first).map(({ kind }) => kind)).toEqual(['logger', 'diagnostic']);
    expect(Object.keys((await world.read(`${service}/loggers/apim-llm--appi-demo`)).properties.credentials)).toEqual(['connectionString']);
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
    const identity = await world.monitor('enable', '--auth', 'identity');
    expect(writesIn(identity).map(({ action, kind }) => `${action} ${kind}`)).toEqual(['create roleAssignment', 'update logger']);
    const back = await world.monitor('enable', '--auth', 'connection-string');
    expect(writesIn(back).map(({ action, kind }) => `${action} ${kind}`)).toEqual(['update logger']);
    expect(Object.keys((await world.read(`${service}/loggers/apim-llm--appi-demo`)).properties.credentials)).toEqual(['connectionString']);
  });

  test('makes component and workspace, and logs tokens there; undo leaves nothing of it', async () => {
    world = await startMonitorWorld();
    const before = await world.all();
    const made = await world.monitor('enable', '--create', '--llm-logs', '--sampling', '25');
    expect(made.code, made.stderr).toBe(0);
    expect(made.json.result).toMatchObject({ component: { name: 'appi-apim-demo', ours: true }, workspace: { name: 'log-apim-demo' }, sampling: 25, llmLogs: true, prompts: false });
    const component = await world.read(`${components}/appi-apim-demo`, version.component);
    expect(component).toMatchObject({ kind: 'web', tags: { 'apim-llm': 'apim-demo' }, properties: { WorkspaceResourceId: `${workspaces}/log-apim-demo`, CustomMetricsOptedInType: 'WithDimensions', Application_Type: 'web' } });
    expect(await world.read(`${workspaces}/log-apim-demo`, version.workspace)).toMatchObject({ tags: { 'apim-llm': 'apim-demo' }, properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 } });
    const { properties } = await world.read(`${api}/diagnostics/azuremonitor`);
    expect(properties).toMatchObject({ largeLanguageModel: { logs: 'enabled' }, sampling: { percentage: 100 }, frontend: { response: { headers: ['x-apim-llm'], body: { bytes: 0 } } } });
    expect([properties.largeLanguageModel.requests, properties.largeLanguageModel.responses].every((side) => side === undefined || side === null)).toBe(true);
    const setting = (await world.read(`${settings}/apim-llm--log-apim-demo`, version.setting)).properties;
    expect([setting.workspaceId, setting.logAnalyticsDestinationType, setting.logs.map(({ category, enabled }: { category: string; enabled: boolean }) => [category, enabled])]).toEqual([`${workspaces}/log-apim-demo`, 'Dedicated', [['GatewayLogs', true], ['GatewayLlmLogs', true]]]);

    for (const argv of [['--create', '--llm-logs'], [], ['--create']]) expect(writesIn(await world.monitor('enable', ...argv))).toEqual([]);
    const undone = await world.run('undo');
    expect([undone.code, codesOf(undone)]).toEqual([0, ['DataDeleted']]);
    expect(await world.all()).toEqual(before);
  });

  test('keeps prompts only as long as somebody says so, and warns of it', async () => {
    world = await startMonitorWorld();
    const kept = await world.monitor('enable', '--create', '--llm-logs', '--log-prompts');
    expect(codesOf(kept)).toContain('PromptsKept');
    expect(codesOf(await world.run('status'))).toEqual(['PromptsKept']);
    expect((await world.read(`${api}/diagnostics/azuremonitor`)).properties.largeLanguageModel).toMatchObject({ requests: { messages: 'all' }, responses: { messages: 'all' } });
    const off = await world.monitor('enable');
    expect([codesOf(off), writesIn(off).map(({ action, id }) => `${action} ${id}`)]).toEqual([expect.arrayContaining(['PromptsEnd']), ['update azuremonitor']]);
    expect((await world.read(`${api}/diagnostics/azuremonitor`)).properties.largeLanguageModel.logs).toBe('enabled');
    expect(JSON.stringify(await world.read(`${api}/diagnostics/azuremonitor`))).not.toContain('"all"');
    const undone = await world.run('undo');
    expect([undone.code, codesOf(undone)]).toEqual([0, ['PromptsKept']]);
    expect(JSON.stringify(await world.read(`${api}/diagnostics/azuremonitor`))).toContain('"messages":"all"');
    const none = await world.monitor('enable', '--no-llm-logs');
    expect(writesIn(none).map(({ action, kind }) => `${action} ${kind}`)).toEqual(['delete diagnostic', 'delete logger', 'delete diagnosticSetting']);
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
  });

  test('moves to another component, and takes along what the former needed alone', async () => {
    world = await startMonitorWorld();
    await world.monitor('enable', '--app-insights', 'appi-demo');
    const moved = await world.monitor('enable', '--create');
    expect(writesIn(moved).filter(({ action }) => action === 'delete').map(({ kind }) => kind)).toEqual(['logger', 'roleAssignment']);
    expect((await world.read(`${service}/loggers`)).value.map(({ name }: { name: string }) => name)).toEqual(['apim-llm--appi-apim-demo']);
    expect((await world.run('undo')).code).toBe(0);
    expect((await world.read(`${service}/loggers`)).value.map(({ name }: { name: string }) => name)).toEqual(['apim-llm--appi-demo']);
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
  });

  test('takes a user-assigned identity, and keeps to it', async () => {
    world = await startMonitorWorld();
    const id = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-apim';
    await world.put(id, { location: 'swedencentral' }, 'api-version=2023-01-31');
    const { clientId } = (await world.read(id, 'api-version=2023-01-31')).properties;
    const enabled = await world.monitor('enable', '--app-insights', 'appi-demo', '--identity', id);
    expect(enabled.code, enabled.stderr).toBe(0);
    expect(writesIn(enabled).map(({ kind }) => kind)).toEqual(['identity', 'roleAssignment', 'logger', 'diagnostic']);
    expect((await world.read(`${service}/loggers/apim-llm--appi-demo`)).properties.credentials.identityClientId).toBe(clientId);
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
  });

  test('on an API that others made gives the service its identity first', async () => {
    world = await startMonitorWorld({ theirs: true, imported: false });
    const dry = await world.run('monitor', 'enable', '--api', 'theirs', '--create', '--llm-logs', '--dry-run');
    expect(JSON.stringify(dry.json.plan.steps)).toContain('{"late":"identity.principalId"}');
    expect(JSON.stringify(dry.json.plan.steps)).toContain('{"late":"component.connectionString"}');
    const enabled = await world.monitor('enable', '--api', 'theirs', '--create', '--llm-logs');
    expect(enabled.code, enabled.stderr).toBe(0);
    expect(writesIn(enabled)[0]).toMatchObject({ action: 'update', kind: 'identity' });
    expect(writesIn(await world.monitor('enable', '--api', 'theirs'))).toEqual([]);
  });
});

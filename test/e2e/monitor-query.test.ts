import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEncoding } from '../../src/emulator/models/tokens/encoding.ts';
import { articleEstate, startWorld } from './burst-world.ts';
import { startMonitored, type MonitoredWorld } from './monitored-world.ts';

let world: MonitoredWorld;
let workspace: { readonly id: string; readonly name: string; readonly customerId: string };
beforeAll(async () => {
  await loadEncoding();
  world = await startMonitored();
  await world.probe('--requests', '12', '--rate', '1', '--model', 'gpt-4o');
  const { value } = (await world.ask('GET', '/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.OperationalInsights/workspaces?api-version=2023-09-01')).body;
  workspace = { id: value[0].id, name: value[0].name, customerId: value[0].properties.customerId };
});
afterAll(() => world.stop());

describe('monitor query', () => {
  it('reports rows as objects, with the query and where it was asked', async () => {
    const { json } = await world.done('monitor', 'query', 'operations', '--api', 'azure-openai', '--json');
    expect(json).toMatchObject({ version: 1, command: 'monitor query', status: 'ok', target: { resourceGroup: 'rg-ai', service: 'apim-demo', api: 'azure-openai' } });
    expect(json.result).toEqual({
      query: 'operations',
      timespan: 'PT1H',
      columns: [['Api', 'string'], ['Operation', 'string'], ['ResultCode', 'string'], ['Outcome', 'string'], ['Requests', 'long']].map(([name, type]) => ({ name, type })),
      rows: [
        { Api: 'azure-openai', Operation: 'ChatCompletions_Create', ResultCode: '200', Outcome: 'ok', Requests: 9 },
        { Api: 'azure-openai', Operation: 'ChatCompletions_Create', ResultCode: '429', Outcome: 'throttled', Requests: 3 },
      ],
      partial: null,
      kql: expect.stringContaining('let api = "azure-openai"; // parameter') as string,
      workspace: workspace.id,
    });
  });

  it('shows people a table and bars', async () => {
    const { stdout } = await world.done('monitor', 'query', 'operations');
    expect(stdout.split('\n').slice(0, 6)).toEqual(['operations, the last 1h: 2 rows', '', 'Api azure-openai, Operation ChatCompletions_Create', 'ResultCode  Outcome    Requests', '200         ok                9', '429         throttled         3']);
    expect(stdout).toContain('ChatCompletions_Create 200  ########################################  9\n');
  });

  it('finds logs that are named, and with the GUID reads nothing else', async () => {
    for (const where of [['--app-insights', 'appi-demo'], ['--workspace', workspace.name], ['--workspace', workspace.id]]) expect(await world.rows('operations', ...where)).toHaveLength(2);
    world.forget();
    expect(await world.rows('operations', '--workspace', workspace.customerId)).toHaveLength(2);
    expect(world.exchanges).toEqual([]);
  });

  it('takes a span of the past', async () => {
    expect(await world.rows('operations', '--since', '2025-12-01', '--until', '2025-12-31')).toEqual([]);
    const { json, code } = await world.cli(['monitor', 'query', 'operations', '--since', '2h', '--until', '90m', '--json']);
    expect([code, json.warnings]).toEqual([0, [{ code: 'NothingLogged', message: 'Nothing was logged in that time. Logs come 2 to 5 minutes after the calls; --since looks further back.' }]]);
  });

  it('knows nothing of another service or API, and says what may be the reason', async () => {
    const { stdout, stderr, code } = await world.cli(['monitor', 'query', 'tokens', '--api', 'azure-openai']);
    expect([code, stdout]).toEqual([0, 'tokens, the last 1h: 0 rows\n']);
    expect(stderr).toContain('\n  apim-llm monitor enable --service apim-demo --api azure-openai --llm-logs\n');
  });

  it('of a workspace that is not there ends with 1', async () => {
    const { code, json } = await world.cli(['monitor', 'query', 'operations', '--workspace', '11111111-2222-3333-4444-555555555555', '--json']);
    expect([code, json.error.code]).toEqual([1, 'NotFound']);
  });
});

describe('where nothing is logged, or not for the caller', () => {
  it('the line that changes it is told', async () => {
    const dark = await startWorld(articleEstate());
    try {
      const { code, json } = await dark.run('monitor', 'query', 'operations');
      expect([code, json.error.code]).toEqual([1, 'MonitoringOff']);
      expect(json.error.hint).toContain('  apim-llm monitor enable --service apim-demo --app-insights NAME\n');
    } finally {
      await dark.stop();
    }
  });

  it('the role is named with the line that gives it', async () => {
    const more = 'appInsights: [{ name: appi-demo, resourceGroup: rg-ai }]\ncaller: { roles: [API Management Service Contributor] }\n';
    const closed = await startWorld(articleEstate({ more }), { imported: false, refusals: true });
    try {
      const { code, json } = await closed.run('monitor', 'query', 'operations', '--workspace', workspace.customerId);
      expect([code, json.error.code]).toEqual([4, 'LogsNotAllowed']);
      expect(json.error.hint).toContain('--role "Log Analytics Reader" --scope');
    } finally {
      await closed.stop();
    }
  });
});

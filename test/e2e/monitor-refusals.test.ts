import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { components, service, startMonitorWorld, version, type MonitorWorld } from './monitor-world.ts';

let world: MonitorWorld;
beforeAll(async () => {
  world = await startMonitorWorld({ refusals: true });
  await world.put(`${components}/appi-closed`, { location: 'swedencentral', kind: 'web', properties: { Application_Type: 'web', DisableLocalAuth: true } }, version.component);
  world.forget();
});
afterAll(() => world.stop());

const identity = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id';

describe('monitor enable refuses, before it writes anything', () => {
  test.each([
    ['nothing that says where', [], 2, 'AppInsightsNeeded', '--create'],
    ['a component that is not there', ['--app-insights', 'apidemo'], 1, 'NotFound', 'Did you mean appi-demo?'],
    ['an id of one that is not there', ['--app-insights', `${components}/gone`], 1, 'NotFound', 'Check the id'],
    ['an id of something else', ['--app-insights', service], 2, 'InvalidResourceId', 'Microsoft.Insights/components/NAME'],
    ['a workspace that is not there', ['--create', '--workspace', 'nowhere'], 1, 'NotFound', 'Those of the subscription: managed-appi-demo-ws'],
    ['a workspace for a component that is there', ['--app-insights', 'appi-demo', '--workspace', 'x'], 2, 'OptionsConflict', '--create'],
    ['a place for a component that is there', ['--app-insights', 'appi-demo', '--location', 'eastus'], 2, 'OptionsConflict', '--create'],
    ['prompts without logs of models', ['--app-insights', 'appi-demo', '--log-prompts'], 2, 'OptionsConflict', '--llm-logs'],
    ['no percentage', ['--app-insights', 'appi-demo', '--sampling', '0'], 2, 'InvalidValue', '--sampling 10'],
    ['more than all', ['--app-insights', 'appi-demo', '--sampling', '101'], 2, 'InvalidValue', '--sampling 10'],
    ['an identity for a connection string', ['--app-insights', 'appi-demo', '--auth', 'connection-string', '--identity', identity], 2, 'OptionsConflict', 'Keep one'],
    ['a name for an identity', ['--app-insights', 'appi-demo', '--identity', 'id'], 2, 'InvalidValue', 'userAssignedIdentities/NAME'],
    ['a connection string where identities only are taken', ['--app-insights', 'appi-closed', '--auth', 'connection-string'], 2, 'LocalAuthDisabled', '--auth identity'],
    ['an id of something else to be made', ['--create', '--app-insights', service], 2, 'InvalidValue', 'components/NAME'],
    ['an API that is not there', ['--app-insights', 'appi-demo', '--api', 'azure-opena'], 1, 'NotFound', 'Did you mean azure-openai?'],
  ])('%s', async (_what, argv, exit, code, hint) => {
    world.forget();
    const refused = await world.monitor('enable', ...argv);
    expect([refused.code, refused.json.error.code]).toEqual([exit, code]);
    expect(refused.json.error.hint).toContain(hint);
    expect(world.writes()).toEqual([]);
  });
});

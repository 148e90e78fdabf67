import { afterEach, describe, expect, test } from 'vitest';
import { apis, codesOf, components, service, settings, startMonitorWorld, version, workspaces, writesIn, type MonitorWorld } from './monitor-world.ts';

// What it sends is judged by Azure's descriptions, where CONTRACT_RECORDINGS says so.
let world: MonitorWorld;
afterEach(() => world.stop());

const stateOf = (run: { readonly json: { readonly result: { readonly resources: readonly { readonly kind: string; readonly id: string; readonly state: string }[] } } }) =>
  run.json.result.resources.filter(({ kind, id }) => /component|workspace|logger|diagnostic/i.test(kind) || id.includes('/components/')).map(({ id, state }) => `${state} ${id.slice(id.lastIndexOf('/') + 1).replace(/^[0-9a-f-]{36}$/, 'role')}`);

describe('monitor disable', () => {
  test('takes away what enable made, but for the data; with --delete-data that too', async () => {
    world = await startMonitorWorld();
    const before = await world.all();
    await world.monitor('enable', '--create', '--llm-logs');
    const disabled = await world.monitor('disable');
    expect(disabled.code, disabled.stderr).toBe(0);
    expect(disabled.json.result.kept.map(({ name }: { name: string }) => name)).toEqual(['component appi-apim-demo']);
    const { components: left, workspaces: leftToo, ...after } = await world.all();
    const { components: _, workspaces: _too, ...others } = before;
    expect(after).toEqual(others);
    expect([JSON.stringify(left), JSON.stringify(leftToo)]).toEqual([expect.stringContaining('appi-apim-demo'), expect.stringContaining('log-apim-demo')]);

    const again = await world.monitor('disable');
    expect([again.code, writesIn(again), codesOf(again)]).toEqual([0, [], ['NotMonitored']]);
    const all = await world.monitor('disable', '--delete-data');
    expect([all.code, writesIn(all).map(({ id }) => id), codesOf(all)]).toEqual([0, ['appi-apim-demo', 'log-apim-demo'], expect.arrayContaining(['DataDeleted'])]);
    expect(await world.all()).toEqual(before);
  });

  test('is taken back by undo', async () => {
    world = await startMonitorWorld();
    await world.monitor('enable', '--app-insights', 'appi-demo', '--sampling', '30');
    const before = await world.all();
    const disabled = await world.monitor('disable', '--delete-data');
    expect([disabled.code, codesOf(disabled)]).toEqual([0, ['DataStays']]);
    expect((await world.run('undo')).code).toBe(0);
    expect(await world.all()).toEqual(before);
    expect(writesIn(await world.monitor('enable'))).toEqual([]);
  });

  test('leaves what another API still uses', async () => {
    world = await startMonitorWorld({ theirs: true });
    await world.monitor('enable', '--create', '--llm-logs');
    expect((await world.monitor('enable', '--create', '--llm-logs', '--api', 'theirs')).code).toBe(0);
    const first = await world.monitor('disable');
    expect(writesIn(first).map(({ kind }) => kind)).toEqual(['diagnostic', 'diagnostic']);
    expect(first.json.result.kept.map(({ name, usedBy }: { name: string; usedBy: readonly string[] }) => [name, usedBy[0]])).toEqual(expect.arrayContaining([['logger apim-llm--appi-apim-demo', 'API theirs'], ['diagnostic setting apim-llm--log-apim-demo', 'API theirs']]));
    const last = await world.monitor('disable', '--api', 'theirs', '--delete-data');
    expect(writesIn(last).map(({ kind }) => kind).toSorted()).toEqual(['component', 'diagnostic', 'diagnostic', 'diagnosticSetting', 'logger', 'logger', 'roleAssignment', 'workspace']);
  });

  test('keeps a component that others write to, and a workspace that others use', async () => {
    world = await startMonitorWorld();
    await world.monitor('enable', '--create');
    await world.put(`${components}/appi-second`, { location: 'swedencentral', kind: 'web', properties: { Application_Type: 'web', WorkspaceResourceId: `${workspaces}/log-apim-demo` } }, version.component);
    await world.put(`${service}/loggers/theirs`, { properties: { loggerType: 'applicationInsights', resourceId: `${components}/appi-apim-demo`, credentials: { instrumentationKey: 'k' } } });
    const kept = await world.monitor('disable', '--delete-data');
    expect(writesIn(kept).map(({ kind }) => kind)).toEqual(['diagnostic', 'logger', 'roleAssignment']);
    expect(kept.json.result.kept.map(({ usedBy }: { usedBy: readonly string[] }) => usedBy.join())).toEqual(['logger theirs', 'component appi-apim-demo,component appi-second']);
  });
});

describe('destroy', () => {
  test('takes monitoring along, and leaves the data unless --delete-data', async () => {
    world = await startMonitorWorld({ theirs: true });
    await world.monitor('enable', '--create', '--llm-logs');
    await world.monitor('enable', '--create', '--api', 'theirs');
    const destroyed = await world.run('destroy');
    expect(destroyed.code, destroyed.stderr).toBe(0);
    expect((await world.read(`${service}/loggers`)).value).toEqual([]);
    expect((await world.read(settings, version.setting)).value).toEqual([]);
    expect((await world.read(`${apis}/theirs/diagnostics`)).value).toEqual([]);
    expect(destroyed.json.result.kept.map(({ name }: { name: string }) => name)).toEqual(['component appi-apim-demo']);
    const data = await world.run('destroy', '--delete-data');
    expect([writesIn(data).map(({ id }) => id), codesOf(data)]).toEqual([['appi-apim-demo', 'log-apim-demo'], expect.arrayContaining(['DataDeleted'])]);
  });

  test('of one API leaves what the other one writes with', async () => {
    world = await startMonitorWorld({ theirs: true });
    await world.monitor('enable', '--app-insights', 'appi-demo');
    await world.monitor('enable', '--app-insights', 'appi-demo', '--api', 'theirs');
    expect((await world.run('destroy', '--api', 'azure-openai')).code).toBe(0);
    expect((await world.read(`${service}/loggers`)).value.map(({ name }: { name: string }) => name)).toEqual(['apim-llm--appi-demo']);
    expect(writesIn(await world.monitor('enable', '--api', 'theirs'))).toEqual([]);
  });
});

describe('status', () => {
  test('tells what somebody changed or took away, and enable puts it right', async () => {
    world = await startMonitorWorld();
    await world.monitor('enable', '--create', '--llm-logs', '--sampling', '50');
    expect(new Set(stateOf(await world.run('status')).map((line) => line.split(' ')[0]))).toEqual(new Set(['same']));
    await world.put(`${apis}/azure-openai/diagnostics/applicationinsights`, { properties: { loggerId: `${service}/loggers/apim-llm--appi-apim-demo`, sampling: { samplingType: 'fixed', percentage: 50 }, frontend: { request: { body: { bytes: 512 } } } } });
    await world.ask('DELETE', `${settings}/apim-llm--log-apim-demo?${version.setting}`);
    const component = await world.read(`${components}/appi-apim-demo`, version.component);
    await world.put(`${components}/appi-apim-demo`, { location: component.location, kind: 'web', tags: component.tags, properties: { Application_Type: 'web', WorkspaceResourceId: component.properties.WorkspaceResourceId } }, version.component);
    for (const { id, properties } of (await world.read(`${components}/appi-apim-demo/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()`, version.role)).value) if (String(properties.scope).includes('/components/')) await world.ask('DELETE', `${id}?${version.role}`);
    const status = await world.run('status');
    expect(stateOf(status).filter((line) => !line.startsWith('same')).toSorted()).toEqual(['changed appi-apim-demo', 'changed applicationinsights', 'missing apim-llm--log-apim-demo', 'missing role']);
    const repaired = await world.monitor('enable');
    expect(repaired.code, repaired.stderr).toBe(0);
    expect((await world.run('status')).json.status).toBe('ok');
    expect((await world.read(`${apis}/azure-openai/diagnostics/applicationinsights`)).properties.sampling.percentage).toBe(50);

    // As after a run that was cut off in the middle.
    await world.ask('DELETE', `${apis}/azure-openai/diagnostics/applicationinsights?${version.apim}`, undefined, { 'if-match': '*' });
    expect(stateOf(await world.run('status'))).toEqual(['missing applicationinsights']);
  });

  test('tells that the component is gone', async () => {
    world = await startMonitorWorld({ refusals: true });
    await world.monitor('enable', '--create');
    await world.ask('DELETE', `${components}/appi-apim-demo?${version.component}`);
    expect(stateOf(await world.run('status'))).toContain('missing appi-apim-demo');
    const enabled = await world.monitor('enable');
    expect([enabled.code, enabled.json.error.code]).toEqual([1, 'ComponentGone']);
    expect((await world.monitor('enable', '--create')).code).toBe(0);
    expect((await world.run('status')).json.status).toBe('ok');
  });
});

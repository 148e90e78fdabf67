import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.Insights';
const version = 'api-version=2023-12-01';
const ruleId = (kind: string): string => `${group}/scheduledQueryRules/apim-llm-apim-demo-${kind}`;
const idle = { create: 0, update: 0, delete: 0 };

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure();
});
afterEach(() => azure.stop());

/** Runs are kept by the time at which they began; what waits for roles waits in no time. */
const cli = (...words: readonly string[]): Promise<CliRun> => runCli(azure, [...words, '--service', 'apim-demo', '--yes', '--json'], { realTime: !['import', 'burst'].includes(words[0] ?? '') });
const alerts = (...more: readonly string[]): Promise<CliRun> => cli('monitor', 'alerts', '--app-insights', 'appi-demo', ...more);
const rule = async (kind: string) => (await azure.ask('GET', `${ruleId(kind)}?${version}`)).body;
const names = async (): Promise<readonly string[]> => ((await azure.ask('GET', `${group}/scheduledQueryRules?${version}`)).body.value as readonly { readonly name: string }[]).map(({ name }) => name.replace('apim-llm-apim-demo-', '')).toSorted();
const putGroup = (name: string) => azure.ask('PUT', `${group}/actionGroups/${name}?api-version=2023-01-01`, { location: 'Global', properties: { groupShortName: name, enabled: true } });

async function done(run: Promise<CliRun>): Promise<CliRun> {
  const ended = await run;
  expect(ended.code, ended.stderr + ended.stdout).toBe(0);
  return ended;
}

/** A pool with members one after the other. */
async function burst(): Promise<void> {
  await done(cli('import', '--account', 'aoai-swe'));
  await done(cli('burst', 'enable', '--main', 'aoai-swe/gpt-4o', '--spill', 'aoai-eus/gpt-4o'));
}

describe('monitor alerts', () => {
  it('makes rules on the workspace of the component, once, and says that nobody is told', async () => {
    const { json } = await done(alerts());
    expect(json).toMatchObject({ plan: { summary: { create: 3 } }, result: { actionGroups: null, notMade: ['overflow'], rules: [{ name: 'apim-llm-apim-demo-throttled', threshold: 5, severity: 2 }, { threshold: 1 }, { threshold: 10 }] } });
    expect(json.warnings.map(({ code }: { readonly code: string }) => code)).toEqual(['NobodyIsTold', 'NoPriorities', 'NotObservable']);
    expect(await names()).toEqual(['quota', 'refused', 'throttled']);
    const { location, properties, tags } = await rule('throttled');
    expect([location, tags['apim-llm']]).toEqual(['swedencentral', 'apim-demo']);
    expect(properties).toMatchObject({ displayName: 'apim-demo: clients get 429', severity: 2, enabled: true, evaluationFrequency: 'PT5M', windowSize: 'PT15M', autoMitigate: true, scopes: [expect.stringContaining('/workspaces/managed-appi-demo-ws')] });
    expect(properties.actions).toBeUndefined();
    expect(properties.criteria.allOf).toMatchObject([{ metricMeasureColumn: 'ThrottledShare', timeAggregation: 'Maximum', operator: 'GreaterThanOrEqual', threshold: 5, dimensions: [{ name: 'Api', operator: 'Include', values: ['*'] }] }]);
    azure.forget();
    expect((await done(alerts())).json.plan.summary).toMatchObject({ ...idle, noop: 3 });
    expect(azure.writes()).toEqual([]);
  });

  it('has a rule of overflow as long as a pool has members of lower priority', async () => {
    await burst();
    expect((await done(alerts())).json.result.notMade).toEqual([]);
    const { query } = (await rule('overflow')).properties.criteria.allOf[0];
    expect(query).toContain('"gpt-4o-burst", "aoai-eus.openai.azure.com", "gpt-4o", true, false');
    expect(query).toContain('"gpt-4o-burst", "contoso-swe.openai.azure.com", "gpt-4o", false, false');
    expect((await done(alerts())).json.plan.summary).toMatchObject(idle);
    await done(cli('burst', 'disable'));
    expect((await done(alerts())).json.plan.summary).toMatchObject({ ...idle, delete: 1 });
    expect(await names()).toEqual(['quota', 'refused', 'throttled']);
  });

  it('tells action groups, by name or id, and lets those be that somebody added', async () => {
    await putGroup('ops');
    await putGroup('others');
    expect((await done(alerts('--action-group', 'ops'))).json.result.actionGroups).toEqual([`${group}/actionGroups/ops`]);
    expect((await rule('quota')).properties.actions.actionGroups).toEqual([`${group}/actionGroups/ops`]);
    await azure.ask('PATCH', `${ruleId('quota')}?${version}`, { properties: { actions: { actionGroups: [`${group}/actionGroups/ops`, `${group}/actionGroups/others`] } } });
    const { json } = await done(alerts());
    expect([json.plan.summary, json.warnings.map(({ code }: { readonly code: string }) => code)]).toMatchObject([idle, ['NoPriorities', 'NotObservable']]);
    expect((await done(alerts('--action-group', `${group}/actionGroups/OPS`))).json.plan.summary).toMatchObject({ update: 1 });
    const unknown = await alerts('--action-group', 'op');
    expect([unknown.code, unknown.json.error]).toMatchObject([1, { code: 'NotFound', hint: expect.stringContaining('Did you mean ops?') }]);
  });

  it('changes thresholds where others are given, puts back what drifted, and is taken back by an undo', async () => {
    await done(alerts());
    await azure.ask('PATCH', `${ruleId('throttled')}?${version}`, { properties: { severity: 4, enabled: false } });
    expect((await done(alerts('--throttled-share', '1'))).json.plan).toMatchObject({ summary: { update: 1 } });
    expect((await rule('throttled')).properties).toMatchObject({ severity: 2, enabled: true, criteria: { allOf: [{ threshold: 1 }] } });
    await done(cli('undo'));
    expect((await rule('throttled')).properties).toMatchObject({ severity: 4, enabled: false, criteria: { allOf: [{ threshold: 5 }] } });
  });

  it('is taken away by --delete, and nobody else\'s with it', async () => {
    await done(alerts());
    const { properties } = await rule('quota');
    await azure.ask('PUT', `${group}/scheduledQueryRules/theirs?${version}`, { location: 'swedencentral', properties });
    expect((await done(alerts('--delete'))).json).toMatchObject({ plan: { summary: { delete: 3 } }, result: { deleted: expect.any(Array) } });
    expect(await names()).toEqual(['theirs']);
    await done(cli('undo'));
    expect(await names()).toEqual(['quota', 'refused', 'theirs', 'throttled']);
  });

  it('overwrites no rule that is not ours, and writes nothing with --dry-run', async () => {
    expect((await done(alerts('--dry-run'))).json).toMatchObject({ status: 'changes' });
    expect(await names()).toEqual([]);
    await done(alerts());
    await azure.ask('PATCH', `${ruleId('quota')}?${version}`, { tags: {}, properties: { severity: 0 } });
    const refused = await alerts();
    expect([refused.code, refused.json.error.code]).toEqual([5, 'Conflict']);
    await done(alerts('--take-over', 'apim-llm-apim-demo-quota'));
  });

  it.each([
    [['--throttled-share', '0'], 'InvalidValue'],
    [['--throttled-share', '101'], 'InvalidValue'],
    [['--quota-near', '100'], 'InvalidValue'],
    [['--overflow-share', '0'], 'InvalidValue'],
    [['--refused', '0'], 'InvalidValue'],
    [['--min-calls', '0'], 'InvalidValue'],
    [['--severity', '5'], 'InvalidValue'],
    [['--action-group', 'a', '--action-group', 'b', '--action-group', 'c', '--action-group', 'd', '--action-group', 'e', '--action-group', 'f'], 'InvalidValue'],
    [['--delete', '--action-group', 'a'], 'OptionsConflict'],
  ])('refuses %j', async (options, code) => {
    const refused = await alerts(...options);
    expect([refused.code, refused.json.error.code]).toEqual([2, code]);
  });
});

describe('workbook and alert rules', () => {
  const states = async (): Promise<unknown> => (await done(runCli(azure, ['status', '--service', 'apim-demo', '--json']))).json.result.resources.flatMap(({ kind, label, state }: { readonly kind: string; readonly label: string; readonly state: string }) => (['workbook', 'alertRule'].includes(kind) ? [`${state} ${label}`] : []));

  it('are in status: as they were written, changed by hand, and behind the pools', async () => {
    await burst();
    await done(alerts('--severity', '1'));
    await done(cli('monitor', 'workbook', '--app-insights', 'appi-demo'));
    expect(await states()).toEqual([...['overflow', 'quota', 'refused', 'throttled'].map((kind) => `same alert rule apim-llm-apim-demo-${kind}`), 'same workbook apim-llm: apim-demo']);
    await azure.ask('PATCH', `${ruleId('quota')}?${version}`, { properties: { severity: 4 } });
    await done(cli('burst', 'disable'));
    expect(await states()).toEqual(expect.arrayContaining(['changed alert rule apim-llm-apim-demo-overflow', 'changed alert rule apim-llm-apim-demo-quota', 'same workbook apim-llm: apim-demo']));
    const human = await runCli(azure, ['status', '--service', 'apim-demo']);
    expect(human.stdout).toContain('apim-llm monitor alerts --service apim-demo');
    expect(human.stdout).not.toContain('monitor workbook');
  });

  it('go with destroy, and not with one API', async () => {
    await done(cli('import', '--account', 'aoai-swe'));
    await done(alerts());
    await done(cli('monitor', 'workbook', '--app-insights', 'appi-demo'));
    await done(cli('destroy', '--api', 'azure-openai'));
    expect(await names()).toHaveLength(3);
    await done(cli('destroy'));
    expect([await names(), (await azure.ask('GET', `${group}/workbooks?category=workbook&api-version=2023-06-01`)).body.value]).toEqual([[], []]);
  });
});

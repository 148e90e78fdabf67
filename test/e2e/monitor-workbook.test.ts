import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.Insights';
const component = `${group}/components/appi-demo`;
const query = 'api-version=2023-06-01&canFetchContent=true';

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure();
});
afterEach(() => azure.stop());

const workbook = (...more: readonly string[]): Promise<CliRun> => runCli(azure, ['monitor', 'workbook', '--service', 'apim-demo', '--app-insights', 'appi-demo', '--yes', '--json', ...more], { realTime: true });
const list = async (): Promise<readonly { readonly id: string; readonly name: string }[]> => (await azure.ask('GET', `${group}/workbooks?category=workbook&${query}`)).body.value;

async function done(run: Promise<CliRun>): Promise<CliRun> {
  const ended = await run;
  expect(ended.code, ended.stderr + ended.stdout).toBe(0);
  return ended;
}

describe('monitor workbook', () => {
  it('is made once, tied to the component, and a second run writes nothing', async () => {
    const { json } = await done(workbook());
    expect(json).toMatchObject({ status: 'ok', plan: { summary: { create: 1 } }, result: { name: 'apim-llm: apim-demo', component: expect.stringContaining('/components/appi-demo'), panels: ['operations', 'backends', 'failover', 'throttling', 'latency', 'tokens'] } });
    expect(json.result.portal).toBe(`https://portal.azure.com/#resource${json.result.id}/workbook`);
    const { body } = await azure.ask('GET', `${json.result.id}?${query}`);
    expect(body).toMatchObject({ kind: 'shared', location: 'swedencentral', tags: { 'apim-llm': 'apim-demo' }, properties: { category: 'workbook', version: 'Notebook/1.0', displayName: 'apim-llm: apim-demo', sourceId: expect.stringMatching(/appi-demo$/) } });
    expect(JSON.parse(body.properties.serializedData).items[0].content.json).toContain('apim-demo');
    azure.forget();
    expect((await done(workbook())).json.plan.summary).toMatchObject({ create: 0, update: 0, noop: 1 });
    expect(azure.writes()).toEqual([]);
  });

  it('puts back what somebody changed, keeps a name that it was given, and is taken back by an undo', async () => {
    const { id } = (await done(workbook('--name', 'Team A'))).json.result;
    const first = (await azure.ask('GET', `${id}?${query}`)).body;
    await azure.ask('PATCH', `${id}?${query}`, { properties: { serializedData: JSON.stringify({ version: 'Notebook/1.0', items: [] }) } });
    const { json } = await done(workbook());
    expect(json.plan).toMatchObject({ summary: { update: 1 } });
    expect(json.plan.steps[0].changes[0].path).toMatch(/^properties\.serializedData/);
    const again = (await azure.ask('GET', `${id}?${query}`)).body;
    expect([again.properties.displayName, JSON.parse(again.properties.serializedData)]).toEqual(['Team A', JSON.parse(first.properties.serializedData)]);
    await done(workbook('--name', 'Team B'));
    await done(runCli(azure, ['undo', '--service', 'apim-demo', '--yes', '--json'], { realTime: true }));
    expect((await azure.ask('GET', `${id}?${query}`)).body.properties.displayName).toBe('Team A');
  });

  it('is taken away by --delete, and nobody else\'s with it', async () => {
    const other = '10000000-0000-4000-8000-00000000000a';
    await azure.ask('PUT', `${group}/workbooks/${other}?${query}`, { location: 'swedencentral', kind: 'shared', properties: { displayName: 'Theirs', category: 'workbook', sourceId: component, serializedData: '{"version":"Notebook/1.0","items":[]}' } });
    const { id } = (await done(workbook())).json.result;
    expect((await done(workbook('--delete'))).json).toMatchObject({ plan: { summary: { delete: 1 } }, result: { deleted: [expect.stringMatching(new RegExp(`${id.split('/').at(-1)}$`))] } });
    expect((await list()).map(({ name }) => name)).toEqual([other]);
    expect((await done(workbook('--delete'))).json.plan.summary).toMatchObject({ delete: 0, noop: 0 });
  });

  it('overwrites none that is not ours, unless it is taken over', async () => {
    const { id } = (await done(workbook())).json.result;
    await azure.ask('PATCH', `${id}?${query}`, { tags: {}, properties: { displayName: 'Theirs by now' } });
    const refused = await workbook('--name', 'Ours');
    expect([refused.code, refused.json.error.code]).toEqual([5, 'Conflict']);
    expect(refused.json.error.hint).toContain('--take-over');
    await done(workbook('--name', 'Ours', '--take-over', id));
    expect((await azure.ask('GET', `${id}?${query}`)).body).toMatchObject({ tags: { 'apim-llm': 'apim-demo' }, properties: { displayName: 'Ours' } });
  });

  it('has a panel of cost where prices are given', async () => {
    writeFileSync(path.join(azure.folder, 'prices.json'), JSON.stringify({ currency: 'USD', perMillionTokens: { 'gpt-4o': { prompt: 2.5, completion: 10 } } }));
    const { json } = await done(workbook('--prices', 'prices.json'));
    expect(json.result.panels).toContain('cost');
    const { items } = JSON.parse((await azure.ask('GET', `${json.result.id}?${query}`)).body.properties.serializedData) as { readonly items: readonly { readonly name: string; readonly content: { readonly query?: string } }[] };
    expect(items.find(({ name }) => name === 'cost')?.content.query).toContain('"gpt-4o", 2.5, 10.0');
  });

  it('writes nothing with --dry-run, and tells people the link', async () => {
    expect((await done(workbook('--dry-run'))).json).toMatchObject({ status: 'changes', plan: { summary: { create: 1 } } });
    expect(await list()).toEqual([]);
    const human = await runCli(azure, ['monitor', 'workbook', '--service', 'apim-demo', '--app-insights', 'appi-demo', '--yes']);
    expect([human.code, human.stdout]).toEqual([0, expect.stringMatching(/portal +https:\/\/portal\.azure\.com\/#resource/)]);
  });

  it('says what to do where the service writes no logs, and does not move a workbook', async () => {
    const off = await runCli(azure, ['monitor', 'workbook', '--service', 'apim-demo', '--yes', '--json']);
    expect([off.code, off.json.error.code]).toEqual([1, 'MonitoringOff']);
    await done(workbook());
    const moved = await workbook('--location', 'westeurope');
    expect([moved.code, moved.json.error.code]).toEqual([2, 'InvalidValue']);
    await done(workbook('--location', 'Sweden Central'));
  });
});

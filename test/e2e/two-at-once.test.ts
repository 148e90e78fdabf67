import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';
import { worldOf } from '../support/world.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', '--json'];

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure({ refusals: true });
});
afterEach(() => azure.stop());

test('two people who import the same at the same time both end well, or one is told that somebody was faster', async () => {
  expect((await runCli(azure, args)).code).toBe(0);
  const clean = await worldOf(azure);
  for (const delay of [0, 5, 20, 60]) {
    await azure.control('reset', {});
    const one = runCli(azure, args);
    await new Promise((resolve) => setTimeout(resolve, delay));
    const codes = [await runCli(azure, args), await one].map((run) => (run.code === 7 ? `${run.code} ${run.json.error.code}` : String(run.code)));
    // 7: the same conflict, met after a first write.
    for (const code of codes) expect(['0', '5', '7 Conflict', '7 ChangedSincePlan'], codes.join()).toContain(code);
    expect(codes).toContain('0');
    expect((await runCli(azure, args)).json.plan.summary).toMatchObject({ create: 0, update: 0 });
    expect(await worldOf(azure)).toEqual(clean);
  }
});

test('of two who import different things to one place, one has it whole, and nothing is mixed', async () => {
  const other = [...args, '--spec', 'builtin-v1', '--api', 'azure-openai', '--path', 'openai'];
  const runs = await Promise.all([runCli(azure, args), runCli(azure, other)]);
  expect(runs.map(({ code }) => code).filter((code) => ![0, 5, 7].includes(code))).toEqual([]);
  const again = await Promise.all([runCli(azure, [...args, '--dry-run']), runCli(azure, [...other, '--dry-run'])]);
  const { description } = (await azure.ask('GET', `${service}/apis/azure-openai?api-version=2024-05-01`)).body.properties;
  const dated = !description.includes('v1');
  // The other's operations are not in this one's description: its plan says that they would go.
  expect(again[dated ? 0 : 1]?.json.plan.summary).toMatchObject({ delete: 0 });
  expect(again[dated ? 1 : 0]?.json.plan.summary.delete).toBeGreaterThan(3);
});

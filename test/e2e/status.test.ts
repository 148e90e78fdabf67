import { afterEach, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const apim = 'api-version=2024-05-01';
const status = ['status', '--service', 'apim-demo'];

let azure: TestAzure;
afterEach(() => azure.stop());

async function imported(): Promise<void> {
  azure = await startTestAzure();
  expect((await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'])).code).toBe(0);
  azure.forget();
}

test('says of a service without any API of ours that there is none', async () => {
  azure = await startTestAzure();
  const run = await runCli(azure, status);
  expect(run.code).toBe(0);
  expect(run.stdout).toContain('apim-llm import');
  expect(await runCli(azure, [...status, '--json'])).toMatchObject({ code: 0, json: { status: 'ok', result: { resources: [] } } });
});

test('finds all that an import made the same, and writes nothing', async () => {
  await imported();
  const run = await runCli(azure, [...status, '--json']);
  expect(run.code).toBe(0);
  expect(run.json.result.resources.map(({ state }: { state: string }) => state)).toEqual(['same', 'same', 'same', 'same', 'same']);
  expect(azure.writes()).toEqual([]);
});

test('tells what changed, what is missing and what is no longer ours', async () => {
  await imported();
  await azure.ask('PATCH', `${service}/apis/azure-openai?${apim}`, { properties: { subscriptionRequired: false } }, { 'if-match': '*' });
  await azure.ask('PATCH', `${service}/backends/aoai-swe--openai?${apim}`, { properties: { url: 'https://elsewhere.example/openai' } }, { 'if-match': '*' });
  const run = await runCli(azure, [...status, '--json', '--exit-code']);
  expect(run.code).toBe(3);
  const byKind = Object.fromEntries(run.json.result.resources.map((each: { id: string; state: string }) => [each.id.split('/').at(-1), each.state]));
  expect(byKind).toMatchObject({ 'azure-openai': 'changed', 'aoai-swe--openai': 'changed' });
  const human = await runCli(azure, status);
  expect(human.stdout).toContain('https://elsewhere.example/openai');
  expect(human.stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
});

import { afterEach, expect, test } from 'vitest';
import { startTestAzure, type TestAzure, type TestAzureOptions } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const apim = 'api-version=2024-05-01';
const status = ['status', '--service', 'apim-demo'];

let azure: TestAzure;
afterEach(() => azure.stop());

async function imported(options?: TestAzureOptions): Promise<void> {
  azure = await startTestAzure(options);
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
  // Each collection once, although the accounts are known only from the policies.
  const asked = azure.exchanges.map(({ url }) => new URL(url).pathname);
  expect(asked.length).toBe(new Set(asked).size);
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

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
const account = `${group}/Microsoft.CognitiveServices/accounts/aoai-swe`;

test.each([
  // Without its policy nothing says any more which backend the API had.
  ['policy and backend', ['policies', 'backend'], { api: 'same', apiPolicy: 'missing' }],
  ['the role', ['role'], { roleAssignment: 'missing' }],
  ['the policy', ['policies'], { apiPolicy: 'missing' }],
  ['the API', ['api'], {}],
])('says what is missing after somebody deleted %s', async (_, gone, expected) => {
  await imported();
  const { value: roles } = (await azure.ask('GET', `${account}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`)).body;
  const paths: Record<string, string> = {
    policies: `${service}/apis/azure-openai/policies/policy?${apim}`,
    backend: `${service}/backends/aoai-swe--openai?${apim}`,
    role: `${roles.find(({ properties }: { properties: { description?: string } }) => properties.description?.includes('[apim-llm]')).id}?api-version=2022-04-01`,
    api: `${service}/apis/azure-openai?${apim}&deleteRevisions=true`,
  };
  for (const name of gone) expect((await azure.ask('DELETE', paths[name] ?? '', undefined, { 'if-match': '*' })).status).toBeLessThan(300);
  const run = await runCli(azure, [...status, '--json']);
  expect(run.code, JSON.stringify(run.json)).toBe(0);
  const states = Object.fromEntries(run.json.result.resources.map((each: { kind: string; state: string }) => [each.kind, each.state]));
  expect(states).toMatchObject(expected);
  expect((await runCli(azure, status)).code).toBe(0);
});

test('says that an account is gone, and looks at what is left', async () => {
  await imported({ refusals: true });
  const notFound = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'The Resource was not found.' } } };
  await azure.control('faults', [{ match: { plane: 'arm', path: '**/accounts/aoai-swe' }, respond: notFound }]);
  const run = await runCli(azure, [...status, '--json']);
  expect(run.code, JSON.stringify(run.json)).toBe(0);
  const states = Object.fromEntries(run.json.result.resources.map((each: { kind: string; state: string }) => [each.kind, each.state]));
  expect(states).toEqual({ account: 'missing', identity: 'same', backend: 'same', api: 'same', apiPolicy: 'same' });
});

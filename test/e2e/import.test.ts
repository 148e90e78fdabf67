import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure, type TestAzureOptions } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';
import { sharedFile, testWithShared } from '../support/shared.ts';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
const group = `${subscription}/resourceGroups/rg-ai/providers`;
const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
const account = `${group}/Microsoft.CognitiveServices/accounts/aoai-swe`;
const apim = 'api-version=2024-05-01';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe'];

let azure: TestAzure;
afterEach(() => azure.stop());

async function start(options?: TestAzureOptions): Promise<TestAzure> {
  azure = await startTestAzure(options);
  return azure;
}

describe('import on an empty service', () => {
  test('makes identity, role, backend, API and policy, and the second run writes nothing', async () => {
    await start();
    const first = await runCli(azure, [...args, '--yes', '--json']);
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(first.json).toMatchObject({
      version: 1,
      command: 'import',
      status: 'ok',
      target: { subscription: azure.azure.ready.subscriptionId, resourceGroup: 'rg-ai', service: 'apim-demo', api: 'azure-openai' },
      plan: { summary: { create: 4, update: 1, delete: 0, noop: 0 } },
    });
    expect(first.json.result.operations.length).toBeGreaterThanOrEqual(6);
    expect(azure.writes().toSorted()).toEqual([
      'PATCH Microsoft.ApiManagement/service/apim-demo',
      'PUT Microsoft.ApiManagement/service/apim-demo/apis/azure-openai',
      'PUT Microsoft.ApiManagement/service/apim-demo/apis/azure-openai/policies/policy',
      'PUT Microsoft.ApiManagement/service/apim-demo/backends/aoai-swe--openai',
      'PUT Microsoft.Authorization/roleAssignments/GUID',
    ]);
    azure.forget();
    const second = await runCli(azure, [...args, '--yes', '--json']);
    expect(second.json).toMatchObject({ status: 'ok', plan: { summary: { create: 0, update: 0, delete: 0, noop: 5 } } });
    expect(second.json.result).toEqual({ ...first.json.result, repairs: second.json.result.repairs });
    expect(second.code).toBe(0);
    expect(azure.writes()).toEqual([]);
  });

  test('leaves in ARM what the policies contract says', async () => {
    await start();
    expect((await runCli(azure, [...args, '--yes'])).code).toBe(0);
    const identity = (await azure.ask('GET', `${service}?${apim}`)).body.identity;
    expect(identity.type).toBe('SystemAssigned');
    const api = (await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).body.properties;
    expect(api).toMatchObject({
      path: 'openai',
      protocols: ['https'],
      subscriptionRequired: true,
      subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
      serviceUrl: 'https://contoso-swe.openai.azure.com/openai',
    });
    expect(api.description).toMatch(/\[apim-llm:azure-openai\]$/);
    const backend = (await azure.ask('GET', `${service}/backends/aoai-swe--openai?${apim}`)).body.properties;
    expect(backend).toMatchObject({ url: 'https://contoso-swe.openai.azure.com/openai', protocol: 'http' });
    expect(backend.description).toMatch(/\[apim-llm\]$/);
    const roles = (await azure.ask('GET', `${account}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()`)).body.value;
    expect(roles.filter((role: { properties: { principalId: string } }) => role.properties.principalId === identity.principalId)).toMatchObject([
      { properties: { roleDefinitionId: expect.stringContaining('5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'), principalType: 'ServicePrincipal', scope: account } },
    ]);
    const policy = (await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}&format=rawxml`)).body.properties.value as string;
    expect(policy).toMatch(/<inbound>\s*<base \/>\s*<!-- apim-llm:v1 begin deny \{[^-]*\} -->[\s\S]*<!-- apim-llm:v1 end deny -->\s*<!-- apim-llm:v1 begin account \{[^-]*\} -->/);
    expect(policy).toContain('<set-backend-service id="apim-llm-');
    expect(policy).toContain('backend-id="aoai-swe--openai"');
    expect(policy).toContain('resource="https://cognitiveservices.azure.com"');
    const operations = (await azure.ask('GET', `${service}/apis/azure-openai/operations?${apim}`)).body.value as { properties: { urlTemplate: string; templateParameters: { name: string }[] } }[];
    const chat = operations.find((each) => each.properties.urlTemplate.endsWith('/chat/completions'));
    expect(chat?.properties.templateParameters.map(({ name }) => name)).toEqual(['deployment-id']);
  });

  test('is the same plan as a dry run, which writes nothing and ends with 3 where that was asked', async () => {
    await start();
    const dry = await runCli(azure, [...args, '--dry-run', '--json']);
    expect(dry).toMatchObject({ code: 0, json: { status: 'changes', plan: { summary: { create: 4, update: 1 } } } });
    expect(dry.json).not.toHaveProperty('result');
    expect((await runCli(azure, [...args, '--dry-run', '--exit-code'])).code).toBe(3);
    expect(azure.writes()).toEqual([]);
    const done = await runCli(azure, [...args, '--yes', '--json']);
    const essence = (plan: { steps: { kind: string; action: string; changes: unknown }[] }): unknown => plan.steps.map(({ kind, action, changes }) => ({ kind, action, changes }));
    expect(essence(done.json.plan)).toEqual(essence(dry.json.plan));
    expect((await runCli(azure, [...args, '--dry-run', '--exit-code'])).code).toBe(0);
  });

  test('shows what is known only later as such', async () => {
    await start();
    const human = await runCli(azure, [...args, '--dry-run']);
    expect(human.stderr + human.stdout).toContain('(known after apply)');
    const json = await runCli(azure, [...args, '--dry-run', '--json']);
    expect(JSON.stringify(json.json.plan)).toContain('{"late":"identity.principalId"}');
  });

  testWithShared('takes the published 2024-10-21 description, and again plans nothing', 'specs/aoai/2024-10-21.json', async () => {
    await start();
    const spec = ['--spec', sharedFile('specs/aoai/2024-10-21.json')];
    const first = await runCli(azure, [...args, ...spec, '--yes', '--json']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.json.result.operations.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'ChatCompletions_Create',
      'Completions_Create',
      'ImageGenerations_Create',
      'Transcriptions_Create',
      'Translations_Create',
      'embeddings_create',
    ]);
    azure.forget();
    expect(await runCli(azure, [...args, ...spec, '--yes', '--json'])).toMatchObject({ code: 0, json: { plan: { summary: { noop: 5, create: 0, update: 0 } } } });
    expect(azure.writes()).toEqual([]);
  });

  testWithShared('reads a description from standard input', 'specs/aoai/2024-02-01.json', async () => {
    await start();
    const stdin = readFileSync(sharedFile('specs/aoai/2024-02-01.json'), 'utf8');
    const run = await runCli(azure, [...args, '--spec', '-', '--yes', '--json'], { stdin });
    expect(run.code).toBe(0);
    expect(run.json.result.operations.length).toBeGreaterThan(3);
  });

  test('takes the v1 surface beside the dated one, sharing identity and role', async () => {
    await start();
    expect((await runCli(azure, [...args, '--yes'])).code).toBe(0);
    const v1 = await runCli(azure, [...args, '--spec', 'builtin-v1', '--yes', '--json']);
    expect(v1).toMatchObject({ code: 0, json: { target: { api: 'azure-openai-v1' }, plan: { summary: { create: 3, noop: 2 } } } });
    expect((await azure.ask('GET', `${service}/apis/azure-openai-v1?${apim}`)).body.properties.path).toBe('openai/v1');
    expect((await azure.ask('GET', `${service}/backends/aoai-swe--v1?${apim}`)).body.properties.url).toBe('https://contoso-swe.openai.azure.com/openai/v1');
  });

  test('states the bearer name raw at the preview version, and says that it is unconfirmed', async () => {
    await start();
    const run = await runCli(azure, [...args, '--bearer', '--yes']);
    expect(run.code).toBe(0);
    expect((run.stderr + run.stdout).toLowerCase()).toContain('unconfirmed');
    const put = azure.exchanges.find(({ method, url }) => method === 'PUT' && /apis\/azure-openai\?/.test(url));
    expect(put?.url).toContain('api-version=2024-10-01-preview');
    const api = (await azure.ask('GET', `${service}/apis/azure-openai?api-version=2024-10-01-preview`)).body.properties;
    expect(api.subscriptionKeyParameterNames).toMatchObject({ header: 'api-key', query: 'api-key', bearer: 'enabled' });
    azure.forget();
    expect((await runCli(azure, [...args, '--bearer', '--yes', '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0 });
    expect((await runCli(azure, [...args, '--yes', '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0 });
    expect(azure.writes()).toEqual([]);
  });

  test('answers 202 to the import PUT as older services do: the same result', async () => {
    await start({ edit: (demo) => demo.replace('importStatus: 201', 'importStatus: 202'), refusals: true });
    const run = await runCli(azure, [...args, '--yes', '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.json.result.operations.length).toBeGreaterThanOrEqual(6);
  });
});

describe('identities', () => {
  const withUser = (demo: string): string => demo.replace('userAssignedIdentities: []', 'userAssignedIdentities: [id-shared]');
  const user = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared`;

  test('adds the system-assigned identity as the union with those that are there', async () => {
    await start({ edit: withUser });
    expect((await runCli(azure, [...args, '--yes'])).code).toBe(0);
    const { identity } = (await azure.ask('GET', `${service}?${apim}`)).body;
    expect(identity.type.split(/,\s*/).toSorted()).toEqual(['SystemAssigned', 'UserAssigned']);
    expect(Object.keys(identity.userAssignedIdentities).map((id) => id.toLowerCase())).toEqual([user.toLowerCase()]);
  });

  test('takes a user-assigned one instead: its client id in the policy, its principal in the role', async () => {
    await start({ edit: withUser });
    const run = await runCli(azure, [...args, '--identity', user, '--yes', '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { identity } = (await azure.ask('GET', `${service}?${apim}`)).body;
    expect(identity.type).toBe('UserAssigned');
    const [{ clientId }] = Object.values(identity.userAssignedIdentities) as [{ clientId: string }];
    const policy = (await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}&format=rawxml`)).body.properties.value;
    expect(policy).toContain(`client-id="${clientId}"`);
    azure.forget();
    expect((await runCli(azure, [...args, '--identity', user, '--yes'])).code).toBe(0);
    expect(azure.writes()).toEqual([]);
  });

  test('attaches one that the service does not have yet, its client id known only during apply', async () => {
    const fresh = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-new`;
    await start({ edit: (demo) => demo.replace('resources: []', `resources: [{ id: ${fresh}, apiVersion: "2023-01-31", body: { location: swedencentral } }]`) });
    const run = await runCli(azure, [...args, '--identity', fresh, '--yes', '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const policy = (await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}&format=rawxml`)).body.properties.value;
    expect(policy).toMatch(/client-id="[0-9a-f-]{36}"/);
    azure.forget();
    expect((await runCli(azure, [...args, '--identity', fresh, '--yes'])).code).toBe(0);
    expect(azure.writes()).toEqual([]);
  });
});

describe('accounts', () => {
  test('of kind AIServices get the same role and their own OpenAI endpoint', async () => {
    await start();
    const run = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'foundry-eus2', '--yes', '--json']);
    expect(run).toMatchObject({ code: 0 });
    expect(run.json.result.backends[0].url).toBe('https://foundry-eus2.openai.azure.com/openai');
  });

  test('in another subscription of the tenant are named by their ARM id', async () => {
    const other = '00000000-0000-0000-0000-000000000002';
    await start({ edit: (demo) => demo.replace('  - name: aoai-eus\n', `  - name: aoai-far\n    subscription: ${other}\n`) });
    const id = `/subscriptions/${other}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-far`;
    const run = await runCli(azure, ['import', '--service', 'apim-demo', '--account', id, '--yes', '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(azure.writes().filter((write) => write.includes('roleAssignments'))).toHaveLength(1);
  });

  test('whose role the identity already holds above the account get no second assignment', async () => {
    await start({ edit: (demo) => demo.replace('identity: none', 'identity: system') });
    const { principalId } = (await azure.ask('GET', `${service}?${apim}`)).body.identity;
    const name = '11111111-2222-4333-8444-555555555555';
    const put = await azure.ask('PUT', `${subscription}/resourceGroups/rg-ai/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`, {
      properties: { principalId, principalType: 'ServicePrincipal', roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd` },
    });
    expect(put.status).toBe(201);
    azure.forget();
    expect((await runCli(azure, [...args, '--yes', '--json'])).code).toBe(0);
    expect(azure.writes().filter((write) => write.includes('roleAssignments'))).toEqual([]);
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { callGateway } from '../support/call-gateway.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const account = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe';
const apim = 'api-version=2024-05-01';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--wait', '--yes'];
const policy = 'PUT Microsoft.ApiManagement/service/apim-demo/apis/azure-openai/policies/policy';

let azure: TestAzure;
afterEach(() => azure.stop());

async function start(propagation: string, edit: (demo: string) => string = (demo) => demo, refusals = false): Promise<void> {
  azure = await startTestAzure({ clock: 'virtual', refusals, edit: (demo) => edit(demo.replace('rolePropagation: PT0S', `rolePropagation: ${propagation}`)) });
}

async function clock(): Promise<number> {
  return Date.parse((await azure.ask('GET', '/_emulator/clock')).body.now as string);
}

async function keyOf(subscription: string): Promise<string> {
  return (await azure.ask('POST', `${service}/subscriptions/${subscription}/listSecrets?${apim}`)).body.primaryKey as string;
}

/** The status of a client's call to the new API. */
async function chat(): Promise<number> {
  const key = await keyOf('master');
  const { calls } = (await azure.ask('GET', '/_emulator/clock')).body;
  const call = callGateway(azure, '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21', {
    method: 'POST',
    headers: { 'api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }] }),
  });
  await azure.control('clock', { advance: 'PT30S', after: (calls as number) + 1, until: 'answer' });
  return (await call).status;
}

/** Calls that reached the account, as the gateway saw them. */
async function attempts(): Promise<readonly { readonly status: number; readonly backend: string }[]> {
  return (await azure.ask('GET', '/_emulator/attempts?since=0')).body.attempts as never;
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)).filter((file) => statSync(file).isFile());
}

describe('import --wait', () => {
  test('opens the API when the role works; a second run writes nothing, and proves it again', async () => {
    await start('PT5M');
    const from = await clock();
    const first = await runCli(azure, [...args, '--json']);
    expect(first.stderr).toBe('');
    expect(first).toMatchObject({ code: 0, json: { status: 'ok' } });
    expect(first.json.plan.steps.flatMap((step: { awaits?: unknown }) => step.awaits ?? [])).toEqual(
      Array.from({ length: 2 }, () => ({ backend: `${service}/backends/aoai-swe--openai`, label: 'the role on aoai-swe' })),
    );
    const waited = (await clock()) - from;
    expect(waited).toBeGreaterThanOrEqual(300_000);
    expect(waited).toBeLessThan(360_000);
    expect(azure.writes().at(-1)).toBe(policy);
    const asked = await attempts();
    expect(asked.slice(-5).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(asked.slice(0, -5).map(({ status }) => status))).toEqual(new Set([401]));
    expect(await chat()).toBe(200);

    azure.forget();
    const second = await runCli(azure, [...args, '--json']);
    expect(second.json).toMatchObject({ status: 'ok', plan: { summary: { create: 0, update: 0, delete: 0, noop: 9 } } });
    expect(azure.writes().filter((write) => !write.startsWith('POST'))).toEqual([]);
    expect((await attempts()).slice(asked.length + 1).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);

    const status = await runCli(azure, ['status', '--service', 'apim-demo', '--json']);
    expect(status.json.result.apis.map(({ name }: { name: string }) => name)).toEqual(['azure-openai']);
    expect(status.json.result.resources.map(({ state }: { state: string }) => state)).toEqual(Array.from({ length: 9 }, () => 'same'));
  });

  test('proves a role that is given again although the API is there', async () => {
    await start('PT5M');
    expect((await runCli(azure, [...args.filter((word) => word !== '--wait'), '--quiet'])).code).toBe(0);
    const roles: readonly { readonly id: string; readonly properties: { readonly description?: string | null } }[] = (await azure.ask('GET', `${account}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()`)).body.value;
    const ours = roles.find(({ properties }) => properties.description?.endsWith('[apim-llm]'));
    expect((await azure.ask('DELETE', `${ours?.id ?? ''}?api-version=2022-04-01`)).status).toBe(200);
    const dry = await runCli(azure, [...args, '--dry-run']);
    expect(dry.stdout).toContain('    then waits for the role on aoai-swe\n5 to create, 0 to update, 0 to delete.');
    const gaveUp = await runCli(azure, [...args, '--wait-for', '1']);
    expect(gaveUp.code).toBe(7);
    expect(gaveUp.stderr).toContain('not proven  API azure-openai');
    // Everything is written now: what is still to be proven is not forgotten.
    expect(await runCli(azure, [...args, '--wait-for', '1', '--json'])).toMatchObject({ code: 7, json: { status: 'partial', error: { code: 'NotReady' }, plan: { summary: { create: 0, update: 0 } } } });
    const again = await runCli(azure, args);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^No changes\.\n9 resources are as they should be\.\nStill to be proven: the role on aoai-swe\.\n$/) as string });
    expect(await chat()).toBe(200);
  });

  test('shows what waits, and tells of it while it waits', async () => {
    await start('PT5M');
    const dry = await runCli(azure, [...args, '--dry-run']);
    expect(dry.stdout).toMatch(/\+ api +azure-openai[\s\S]*waits for the role on aoai-swe/);
    const run = await runCli(azure, args);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('waiting for the role on aoai-swe');
    expect(run.stderr.indexOf('waiting for')).toBeLessThan(run.stderr.indexOf('proven: the role on aoai-swe\n'));
    expect(run.stderr.indexOf('proven:')).toBeLessThan(run.stderr.indexOf('created API azure-openai'));
  });

  test('is not taken in by a role that comes and goes', async () => {
    // Long enough to come and go, whatever the seed makes of it.
    await start('PT10M', (demo) => demo.replace('options:\n', 'options:\n  roleFlapping: 0.7\n'));
    expect((await runCli(azure, [...args, '--wait-for', '60', '--quiet'])).code).toBe(0);
    const statuses = (await attempts()).map(({ status }) => status);
    expect(statuses.slice(-5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses.slice(0, -5)).toContain(200);
    expect(statuses.slice(statuses.indexOf(200))).toContain(401);
  });

  test('proves the identity that will be used', async () => {
    await start('PT2M', (demo) => demo.replace('userAssignedIdentities: []', 'userAssignedIdentities: [id-apim]'));
    const identity = service.replace(/Microsoft\.ApiManagement.*/, 'Microsoft.ManagedIdentity/userAssignedIdentities/id-apim');
    const run = await runCli(azure, [...args, '--identity', identity, '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(await chat()).toBe(200);
    // The service's own has no role: its operation is another one.
    expect((await runCli(azure, [...args, '--wait-for', 'PT30S', '--json'])).code).toBe(7);
    expect((await azure.ask('GET', `${service}/apis/apim-llm-canary/operations?${apim}`)).body.value).toHaveLength(2);
    const states = (await runCli(azure, ['status', '--service', 'apim-demo', '--json'])).json.result.resources.filter(({ id }: { id: string }) => id.includes('canary'));
    expect(states.map(({ state }: { state: string }) => state)).toEqual(Array.from({ length: 6 }, () => 'same'));
  });
});

test('what somebody did to the canary is told and put right', async () => {
  await start('PT0S');
  expect((await runCli(azure, [...args, '--quiet'])).code).toBe(0);
  const anyTag = { 'if-match': '*' };
  expect((await azure.ask('PATCH', `${service}/subscriptions/llm-canary?${apim}`, { properties: { state: 'suspended' } }, anyTag)).status).toBe(200);
  expect((await azure.ask('PATCH', `${service}/apis/apim-llm-canary?${apim}`, { properties: { subscriptionRequired: false } }, anyTag)).status).toBe(200);
  expect((await azure.ask('DELETE', `${service}/apis/apim-llm-canary/operations/openai-system/policies/policy?${apim}`, undefined, anyTag)).status).toBe(200);
  const status = await runCli(azure, ['status', '--service', 'apim-demo', '--json']);
  const states = status.json.result.resources.filter(({ id }: { id: string }) => id.includes('canary')).map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`);
  expect(states).toEqual(['api changed', 'subscription changed', 'operation same', 'apiPolicy missing']);
  const again = await runCli(azure, [...args, '--json']);
  expect(again.json).toMatchObject({ status: 'ok', plan: { summary: { create: 1, update: 2, delete: 0 } } });
  expect((await runCli(azure, ['status', '--service', 'apim-demo', '--json', '--exit-code'])).code).toBe(0);
  const taken = await runCli(azure, ['undo', '--service', 'apim-demo', '--yes', '--json']);
  expect(taken.json).toMatchObject({ status: 'ok' });
  expect((await azure.ask('GET', `${service}/subscriptions/llm-canary?${apim}`)).body.properties.state).toBe('suspended');
});

describe('giving up', () => {
  test('leaves the API unwritten, says what was answered, and goes on from there in the next run', async () => {
    await start('PT30M');
    const run = await runCli(azure, [...args, '--wait-for', '10', '--json']);
    expect(run.code).toBe(7);
    expect(run.json).toMatchObject({ status: 'partial', error: { code: 'NotReady', docs: 'docs/errors.md#notready' } });
    expect(run.json.error.message).toMatch(/^API azure-openai: Waited 10 minutes for the role on aoai-swe, in vain\. The last answer through the backend aoai-swe--openai: 401, the role does not work yet\.$/);
    expect(run.json.error.hint).toContain('az role assignment list --scope');
    expect((await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).status).toBe(404);
    azure.forget();
    const again = await runCli(azure, [...args, '--json']);
    expect(again.code).toBe(7);
    expect(again.json.status).toBe('partial');
    expect(azure.writes().filter((write) => !write.startsWith('POST'))).toEqual([]);
    expect(await runCli(azure, args)).toMatchObject({ code: 0 });
    expect(azure.writes()).toContain(policy);
  });

  test('takes everything back with --rollback, and that is no partial success', async () => {
    await start('PT30M');
    const run = await runCli(azure, [...args, '--wait-for', '1', '--rollback', '--json']);
    expect(run).toMatchObject({ code: 1, json: { status: 'failed', error: { code: 'NotReady' } } });
    expect((await azure.ask('GET', `${service}/apis/apim-llm-canary?${apim}`)).status).toBe(404);
    expect((await azure.ask('GET', `${service}/subscriptions/llm-canary?${apim}`)).status).toBe(404);
  });
});

test('Ctrl-C ends a wait that nothing is written for', async () => {
  await start('PT30M');
  expect((await runCli(azure, [...args.filter((word) => word !== '--wait'), '--quiet'])).code).toBe(0);
  const canary = runCli(azure, [...args, '--wait-for', 'PT1S', '--quiet']);
  expect((await canary).code).toBe(7);
  const before = (await attempts()).length;
  let interrupt = (): void => undefined;
  const running = runCli(azure, [...args, '--json'], { signals: (signal) => (interrupt = signal) });
  while ((await attempts()).length < before + 2) await new Promise((resolve) => setTimeout(resolve, 20));
  interrupt();
  expect(await running).toMatchObject({ code: 130, json: { status: 'cancelled', error: { code: 'Cancelled', message: 'Cancelled, nothing was changed.' } } });
});

test('Ctrl-C ends the wait: what was done is told, the API was not started', async () => {
  await start('PT30M');
  let interrupt = (): void => undefined;
  const running = runCli(azure, [...args, '--json'], { signals: (signal) => (interrupt = signal) });
  while ((await attempts()).length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  interrupt();
  const run = await running;
  expect(run).toMatchObject({ code: 130, json: { status: 'cancelled', error: { code: 'Cancelled' } } });
  const states = run.json.plan.steps.map(({ id, state }: { id: string; state: string }) => [id.replace(/^.*\/(apis|backends|subscriptions)\//, ''), state]);
  expect(states).toContainEqual(['aoai-swe--openai', 'done']);
  expect(states).toContainEqual(['llm-canary', 'done']);
  expect(states).toContainEqual(['azure-openai', 'skipped']);
});

test('the key of the canary reaches no output, no journal and no recording', async () => {
  await start('PT0S');
  const run = await runCli(azure, [...args, '--debug']);
  expect(run.code).toBe(0);
  const key = await keyOf('llm-canary');
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(run.stderr).toContain('/apim-llm-canary/openai/system/aoai-swe--openai 200');
  expect(run.stdout + run.stderr + JSON.stringify(azure.exchanges.filter(({ url }) => !url.includes('listSecrets')))).not.toContain(key);
  for (const file of files(path.join(azure.folder, 'state'))) expect(readFileSync(file, 'utf8')).not.toContain(key);
});

test('says before anything is written that the key of the canary may not be read', async () => {
  await start('PT0S', (demo) => demo.replace('caller: { roles: [Owner] }', 'caller: { roles: [API Management Service Reader Role, Reader, User Access Administrator] }'), true);
  const run = await runCli(azure, [...args, '--json']);
  expect(run).toMatchObject({ code: 4, json: { error: { code: 'NotAllowed' } } });
  expect(azure.writes().filter((write) => write.startsWith('PUT'))).toEqual([]);
});

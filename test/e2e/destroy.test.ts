import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { routeBlock } from '../../src/policy/blocks/route-block.ts';
import { withBlock } from '../../src/policy/blocks/edit.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { wholeService } from '../support/whole-service.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
const account = `${group}/Microsoft.CognitiveServices/accounts/aoai-swe`;
const apim = 'api-version=2024-05-01';
const chat = '/deployments/{deployment-id}/chat/completions';
const deploymentId = [{ name: 'deployment-id', required: true, type: 'string' }];
const sections = '<backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>';
const portalPolicy = `<policies><inbound><authentication-managed-identity resource="https://cognitiveservices.azure.com" /><set-backend-service backend-id="portal" /><base /></inbound>${sections}</policies>`;
const limited = `<policies><inbound><base /><rate-limit calls="5" renewal-period="60" /><!-- theirs --></inbound>${sections}</policies>`;

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure({ edit: (demo) => demo.replace('identity: none', 'identity: system') });
  await theirs();
});
afterEach(() => azure.stop());

const run = (...line: readonly string[]): Promise<CliRun> => runCli(azure, [...line, '--service', 'apim-demo']);
const imports = (...more: readonly string[]): Promise<CliRun> => run('import', '--yes', ...more);
const destroys = (...more: readonly string[]): Promise<CliRun> => run('destroy', ...more);
const policyOf = async (below: string): Promise<string | undefined> => (await azure.ask('GET', `${service}/${below}/policies/policy?format=rawxml&${apim}`)).body?.properties?.value;
const isThere = async (path: string): Promise<boolean> => (await azure.ask('GET', `${path.startsWith('/') ? path : `${service}/${path}`}?${apim}`)).status === 200;
const rolesAt = async (id: string): Promise<readonly { id: string; properties: { description: string | null; principalId: string } }[]> => (await azure.ask('GET', `${id}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()&api-version=2022-04-01`)).body.value;
const ourRoles = async (id = account): Promise<number> => (await rolesAt(id)).filter(({ properties }) => properties.description?.endsWith('[apim-llm]')).length;

async function put(path: string, properties: unknown, headers?: Record<string, string>): Promise<void> {
  const answer = await azure.ask('PUT', `${service}/${path}?${apim}`, { properties }, headers);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  const operation = answer.headers['azure-asyncoperation'];
  if (typeof operation !== 'string') return;
  const { pathname, search } = new URL(operation);
  for (let polls = 0; polls < 5; polls += 1) if ((await azure.ask('GET', `${pathname}${search}`)).body.status !== 'InProgress') return;
}

const putPolicy = (below: string, value: string): Promise<void> => put(`${below}/policies/policy`, { format: 'rawxml', value }, { 'if-match': '*' });

/** What others have in the service, and what nobody of ours may touch. */
async function theirs(): Promise<void> {
  await put('backends/portal', { url: 'https://fabrikam.openai.azure.com/openai', protocol: 'http' });
  await put('apis/theirs', { displayName: 'Theirs', path: 'theirs', protocols: ['https'], serviceUrl: 'https://fabrikam.openai.azure.com/openai' });
  await put('apis/theirs/operations/their-chat', { displayName: 'Chat', method: 'POST', urlTemplate: chat, templateParameters: deploymentId });
  await put('apis/theirs/operations/their-health', { displayName: 'Health', method: 'GET', urlTemplate: '/health' });
  await putPolicy('apis/theirs', portalPolicy);
  await putPolicy('apis/theirs/operations/their-health', limited);
  const principalId = (await azure.ask('GET', `${service}?${apim}`)).body.identity.principalId as string;
  const reader = '/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7';
  const granted = await azure.ask('PUT', `${account}/providers/Microsoft.Authorization/roleAssignments/11111111-2222-3333-4444-555555555555?api-version=2022-04-01`, { properties: { roleDefinitionId: reader, principalId, principalType: 'ServicePrincipal' } });
  expect(granted.status).toBe(201);
}

/** Rows of a facade in the policies of two operations of theirs, one of which has none. */
async function routes(backend: string): Promise<void> {
  const block = routeBlock({ modelFrom: { kind: 'none' }, template: chat, unknown: 'fall-through', rows: [{ model: '*', to: { kind: 'backend', id: backend }, by: 'facade' }] });
  await putPolicy('apis/theirs/operations/their-chat', withBlock(undefined, block, 'operation'));
  await putPolicy('apis/theirs/operations/their-health', withBlock((await policyOf('apis/theirs/operations/their-health')) ?? '', block, 'operation'));
}

/** An API of ours, and our blocks in theirs. */
async function oursAndTheirs(...more: readonly string[]): Promise<void> {
  expect((await imports('--account', 'aoai-swe', ...more)).code).toBe(0);
  expect((await run('prune-ops', '--api', 'theirs', '--account', 'aoai-swe', '--yes')).code).toBe(0);
  await routes('aoai-swe--openai');
}

/** With a second API, and what asks accounts. */
async function twoOfOurs(): Promise<void> {
  await oursAndTheirs('--wait');
  expect((await imports('--account', 'aoai-eus', '--spec', 'builtin-v1')).code).toBe(0);
}

function description(apiVersion: string): string {
  const operation = { operationId: 'Chat', parameters: [{ name: 'deployment-id', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { description: 'OK' } } };
  return JSON.stringify({ openapi: '3.0.0', info: { title: 'Azure OpenAI', version: apiVersion }, servers: [{ url: 'https://x.openai.azure.com/openai' }], paths: { [chat]: { post: operation } } });
}

const nothing = { create: 0, update: 0, delete: 0 };

describe('destroy', () => {
  test('leaves the service and the accounts exactly as they were before the first command, and a second run does nothing', async () => {
    const before = await wholeService(azure);
    await twoOfOurs();
    expect((await run('facade', 'add', '--api', 'azure-openai-v1', '--account', 'foundry-eus2', '--yes')).code).toBe(0);
    expect(await wholeService(azure)).not.toEqual(before);
    azure.forget();
    const dry = await destroys('--dry-run', '--exit-code');
    expect(dry.code).toBe(3);
    expect(dry.stdout).toContain('operations that it keeps closed are forwarded again');
    expect(dry.stdout).toContain('undo does not bring it back');
    expect(dry.stdout.replaceAll(/\s+/g, ' ')).toContain('calls may be answered 500 until then (API theirs)');
    expect(azure.writes()).toEqual([]);
    const unconfirmed = await destroys('--no-input');
    expect(unconfirmed).toMatchObject({ code: 2 });
    expect(azure.writes()).toEqual([]);

    const done = await destroys('--yes', '--json');
    expect(done.json.error).toBeUndefined();
    expect(done.json).toMatchObject({ command: 'destroy', status: 'ok', warnings: [], result: { kept: [] } });
    expect(await wholeService(azure)).toEqual(before);
    const deletions = azure.writes().map((write) => write.replace(/ .*\/(?=[^/]+\/[^/]+$)/, ' '));
    const at = (what: string): number => deletions.indexOf(`DELETE ${what}`);
    expect(at('apis/azure-openai')).toBeGreaterThan(-1);
    expect(at('apis/azure-openai')).toBeLessThan(at('roleAssignments/GUID'));
    expect(deletions.slice(-2).every((write) => write.startsWith('DELETE backends/'))).toBe(true);
    expect(at('subscriptions/llm-canary')).toBeLessThan(at('apis/apim-llm-canary'));

    azure.forget();
    expect((await destroys('--yes', '--json')).json).toMatchObject({ status: 'ok', plan: { summary: nothing }, warnings: [] });
    expect(azure.writes()).toEqual([]);
  });

  test('of one API takes what nothing else needs, and the rest later', async () => {
    const before = await wholeService(azure);
    await twoOfOurs();
    const one = await destroys('--api', 'azure-openai', '--yes', '--json');
    expect(one.json).toMatchObject({ status: 'ok', target: { api: 'azure-openai' } });
    expect(await isThere('apis/azure-openai')).toBe(false);
    expect(await isThere('apis/azure-openai-v1')).toBe(true);
    expect(await isThere('apis/apim-llm-canary')).toBe(true);
    // The rows in their policies still lead there.
    expect(await isThere('backends/aoai-swe--openai')).toBe(true);
    expect(await ourRoles()).toBe(1);
    const kept = one.json.result.kept as readonly { name: string; usedBy: readonly string[] }[];
    expect(Object.fromEntries(kept.map(({ name, usedBy }) => [name, usedBy]))).toMatchObject({
      'API apim-llm-canary': ['API azure-openai-v1', 'API theirs'],
      'backend aoai-swe--openai': ['policy of operation their-chat of API theirs', 'policy of operation their-health of API theirs'],
    });

    expect(one.json.plan.summary).toMatchObject({ update: 0, delete: 1 });
    const looked = await run('undo', '--dry-run');
    expect(looked.stdout).toContain('API azure-openai: an API that was deleted does not come back');
    expect(looked.stdout).not.toContain('No changes.');
    expect(await run('undo', '--yes', '--json')).toMatchObject({ code: 5, json: { error: { code: 'Kept' }, result: { undone: [], kept: [{ id: `${service}/apis/azure-openai` }] } } });

    expect((await destroys('--api', 'theirs', '--yes')).code).toBe(0);
    expect(await isThere('backends/aoai-swe--openai')).toBe(false);
    expect(await ourRoles()).toBe(0);
    expect(await policyOf('apis/theirs/operations/their-chat')).toBeUndefined();
    const gone = await destroys('--api', 'azure-openai', '--yes', '--json');
    expect(gone.json).toMatchObject({ status: 'ok', plan: { summary: nothing }, warnings: [{ code: 'ApiMissing' }] });
    expect(await isThere('apis/apim-llm-canary')).toBe(true);
    expect((await destroys('--api', 'azure-openai-v1', '--yes')).code).toBe(0);
    expect(await wholeService(azure)).toEqual(before);
  });

  test('keeps a backend that somebody else names, wherever, with the role behind it, and says who', async () => {
    expect((await imports('--account', 'aoai-swe')).code).toBe(0);
    await put('namedValues/where', { displayName: 'where', value: 'aoai-swe' });
    await put('policyFragments/ours', { format: 'rawxml', value: '<fragment><set-backend-service backend-id="aoai-swe--openai" /></fragment>' });
    await put('apis/theirs/operations/their-chat', { displayName: 'Chat', method: 'POST', urlTemplate: chat, templateParameters: deploymentId });
    await putPolicy('apis/theirs/operations/their-chat', `<policies><inbound><base /><set-backend-service backend-id="@(context.Request.Method == &quot;POST&quot; ? &quot;aoai-swe--openai&quot; : &quot;portal&quot;)" /></inbound>${sections}</policies>`);
    const before = await policyOf('apis/theirs/operations/their-chat');
    const done = await destroys('--yes', '--json');
    expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    const who = ['policy of operation their-chat of API theirs', 'policy fragment ours'];
    expect(done.json.result.kept).toMatchObject([
      { kind: 'roleAssignment', name: 'Cognitive Services OpenAI User on aoai-swe', usedBy: who },
      { kind: 'backend', name: 'backend aoai-swe--openai', usedBy: who },
    ]);
    expect(await policyOf('apis/theirs/operations/their-chat')).toBe(before);
    expect(await isThere('apis/azure-openai')).toBe(false);
    expect(await ourRoles()).toBe(1);
    const again = await destroys('--dry-run');
    expect(again.stdout).toContain('No changes.');
    expect(again.stdout).toContain('policy fragment ours');
  });

  test('says what goes with an API that people worked on, and takes nothing that changed since', async () => {
    expect((await imports('--account', 'aoai-swe')).code).toBe(0);
    await put('apis/azure-openai/operations/health', { displayName: 'Health', method: 'GET', urlTemplate: '/health' });
    await putPolicy('apis/azure-openai/operations/health', limited);
    const policy = (await policyOf('apis/azure-openai')) ?? '';
    await putPolicy('apis/azure-openai', policy.replace('<set-header id="apim-llm-account-key"', '<set-header name="x-theirs" exists-action="delete" /><set-header id="apim-llm-account-key"'));
    await put('products/starter-ai', { displayName: 'AI', subscriptionRequired: true });
    expect((await azure.ask('PUT', `${service}/products/starter-ai/apis/azure-openai?${apim}`)).status).toBeLessThan(300);
    await put('subscriptions/an-app', { displayName: 'An app', scope: `${service}/apis/azure-openai` });
    const dry = (await destroys('--dry-run')).stdout.replaceAll(/\s+/g, ' ');
    for (const told of ['operations made by hand: health', 'policy of operation health of API azure-openai', 'products: starter-ai', 'subscriptions, with their keys: an-app', 'block account on line', 'x-theirs']) expect(dry).toContain(told);

    await azure.control('faults', [{ match: { plane: 'arm', method: 'DELETE', path: '**/apis/azure-openai', nth: 1 }, respond: { status: 412, body: { error: { code: 'PreconditionFailed', message: 'changed', details: null } } } }]);
    const changed = await destroys('--yes');
    expect(changed.stderr).toContain('since the plan');
    expect(await isThere('backends/aoai-swe--openai')).toBe(true);
    expect(await ourRoles()).toBe(1);
    await azure.control('faults', []);
    expect((await destroys('--yes')).code).toBe(0);
    expect(await isThere('products/starter-ai')).toBe(true);
  });

  test('names a block in somebody else’s policy that was written into before it goes', async () => {
    expect((await run('prune-ops', '--api', 'theirs', '--account', 'aoai-swe', '--yes')).code).toBe(0);
    const pruned = (await policyOf('apis/theirs')) ?? '';
    await putPolicy('apis/theirs', pruned.replace('<when condition', '<when condition="@(false)"><set-header name="x-theirs" exists-action="delete" /></when><when condition'));
    const dry = (await destroys('--dry-run')).stdout.replaceAll(/\s+/g, ' ');
    expect(dry).toContain('the block deny on line');
    expect(dry).toContain('x-theirs');
    await putPolicy('apis/theirs', pruned.replace('<!-- apim-llm:v1 end deny -->', ''));
    azure.forget();
    expect((await destroys('--yes', '--json')).json).toMatchObject({ status: 'failed', error: { code: 'BlockDamaged' } });
    expect(azure.writes()).toEqual([]);
  });

  test('takes version sets of ours and every revision', async () => {
    const before = await wholeService(azure);
    for (const apiVersion of ['2022-12-01', '2024-10-21']) {
      const words = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--version-set', 'aoai', '--spec', '-', '--yes'];
      expect((await runCli(azure, words, { stdin: description(apiVersion) })).code).toBe(0);
    }
    const { description: ours, displayName, path, protocols, subscriptionRequired, apiVersion, apiVersionSetId } = (await azure.ask('GET', `${service}/apis/azure-openai-2024-10-21?${apim}`)).body.properties;
    await put('apis/azure-openai-2024-10-21;rev=2', { description: ours, displayName, path, protocols, subscriptionRequired, apiVersion, apiVersionSetId, apiRevision: '2', sourceApiId: `${service}/apis/azure-openai-2024-10-21` });
    expect(await isThere('apis/azure-openai-2024-10-21;rev=2')).toBe(true);
    const one = await destroys('--api', 'azure-openai-2024-10-21', '--yes', '--json');
    expect(one.json.result.kept).toContainEqual(expect.objectContaining({ name: 'version set aoai', usedBy: ['API azure-openai-2022-12-01'] }));
    expect(await isThere('apiVersionSets/aoai')).toBe(true);
    expect((await destroys('--yes')).code).toBe(0);
    expect(await wholeService(azure)).toEqual(before);
  });

  test('of a copy that somebody made of an API of ours takes our blocks only, in each of its revisions', async () => {
    expect((await imports('--account', 'aoai-swe')).code).toBe(0);
    await put('apis/copy', { displayName: 'Copy', path: 'copy', protocols: ['https'], sourceApiId: `${service}/apis/azure-openai` });
    await azure.ask('PATCH', `${service}/apis/copy?${apim}`, { properties: { description: 'Calls models. [apim-llm:azure-openai]' } }, { 'if-match': '*' });
    await put('apis/copy;rev=2', { displayName: 'Copy', path: 'copy', protocols: ['https'], description: 'Calls models. [apim-llm:azure-openai]', apiRevision: '2', sourceApiId: `${service}/apis/copy` });
    expect(await policyOf('apis/copy;rev=2')).toContain('begin account');
    const done = await destroys('--yes', '--json');
    expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    expect([await isThere('apis/copy'), await isThere('apis/copy;rev=2'), await isThere('apis/azure-openai')]).toEqual([true, true, false]);
    expect([await policyOf('apis/copy'), await policyOf('apis/copy;rev=2')]).toEqual([undefined, undefined]);
  });

  test('gives back by undo what can come back, and says that APIs do not', async () => {
    await oursAndTheirs();
    const routed = await policyOf('apis/theirs/operations/their-chat');
    const pruned = await policyOf('apis/theirs');
    expect((await destroys('--yes')).code).toBe(0);
    const undone = await run('undo', '--yes');
    expect(undone.code, undone.stderr).toBe(7);
    expect(undone.stderr.replaceAll(/\s+/g, ' ')).toContain('import it again');
    expect([await policyOf('apis/theirs/operations/their-chat'), await policyOf('apis/theirs')]).toEqual([routed, pruned]);
    expect(await isThere('backends/aoai-swe--openai')).toBe(true);
    expect(await ourRoles()).toBe(1);
    expect(await isThere('apis/azure-openai')).toBe(false);
  });

  test('with --keep-roles needs no right at the accounts', async () => {
    expect((await imports('--account', 'aoai-swe')).code).toBe(0);
    expect((await destroys('--yes', '--keep-roles')).code).toBe(0);
    expect(await ourRoles()).toBe(1);
    expect(await isThere('backends/aoai-swe--openai')).toBe(false);
  });
});

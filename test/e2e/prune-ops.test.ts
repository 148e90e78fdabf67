import { afterEach, describe, expect, test } from 'vitest';
import { withoutBlock } from '../../src/policy/blocks/edit.ts';
import { canonical } from '../../src/policy/document/canonical.ts';
import { callGateway, type GatewayReply } from '../support/call-gateway.ts';
import { startTestAzure, type TestAzure, type TestAzureOptions } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
const account = `${group}/Microsoft.CognitiveServices/accounts/aoai-swe`;
const apim = 'api-version=2024-05-01';
const chat = '/deployments/{deployment-id}/chat/completions';
const images = '/deployments/{deployment-id}/images/generations';
const deploymentId = [{ name: 'deployment-id', required: true, type: 'string' }];

let azure: TestAzure;
let key: string;
afterEach(() => azure.stop());

async function start(options?: TestAzureOptions): Promise<void> {
  azure = await startTestAzure(options);
  key = (await azure.ask('POST', `${service}/subscriptions/master/listSecrets?${apim}`)).body.primaryKey as string;
}

const imports = (...more: readonly string[]): Promise<CliRun> => runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', ...more]);
const prunes = (...more: readonly string[]): Promise<CliRun> => runCli(azure, ['prune-ops', '--service', 'apim-demo', ...more]);
const policyOf = async (below: string): Promise<string> => (await azure.ask('GET', `${service}/${below}/policies/policy?format=rawxml&${apim}`)).body?.properties?.value ?? '';

async function put(path: string, properties: unknown, headers?: Record<string, string>): Promise<void> {
  const answer = await azure.ask('PUT', `${service}/${path}?${apim}`, { properties }, headers);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  const operation = answer.headers['azure-asyncoperation'];
  if (operation === undefined) return;
  const { pathname, search } = new URL(operation);
  for (let polls = 0; polls < 5; polls += 1) if ((await azure.ask('GET', `${pathname}${search}`)).body.status !== 'InProgress') return;
}

const putPolicy = (below: string, value: string): Promise<void> => put(`${below}/policies/policy`, { format: 'rawxml', value }, { 'if-match': '*' });

async function deploy(model: string, version: string): Promise<void> {
  const answer = await azure.ask('PUT', `${account}/deployments/${model}?api-version=2025-09-01`, { sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: model, version } } });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

const call = (path: string, { method = 'POST', headers = {} }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<GatewayReply> =>
  callGateway(azure, path, { method, headers: { 'api-key': key, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers }, ...(method === 'POST' ? { body: '{}' } : {}) });
const isRefused = ({ json, status }: GatewayReply): boolean => status === 400 && JSON.stringify(json) === '{"error":{"code":"OperationNotSupported","message":"Your request operation is not supported"}}';
/** Which of the operations of the built-in description the gateway forwards. */
async function forwarded(): Promise<readonly string[]> {
  const tails = ['chat/completions', 'completions', 'embeddings', 'audio/transcriptions', 'audio/translations', 'images/generations'];
  const answers = await Promise.all(tails.map((tail) => call(`/openai/deployments/gpt-4o/${tail}?api-version=2024-10-21`)));
  return tails.filter((_, index) => !isRefused(answers[index] as GatewayReply));
}

describe('an import', () => {
  test('opens what is deployed; a deployment that comes opens its operations, one that goes closes them', async () => {
    await start();
    expect((await imports()).code).toBe(0);
    expect(await forwarded()).toEqual(['chat/completions', 'embeddings']);
    await deploy('dall-e-3', '3.0');
    const opened = await prunes('--yes', '--json');
    expect(opened.json).toMatchObject({ command: 'prune-ops', status: 'ok', target: { api: 'azure-openai' }, plan: { summary: { create: 0, update: 1, delete: 0 } }, warnings: [] });
    expect(await forwarded()).toEqual(['chat/completions', 'embeddings', 'images/generations']);
    expect((await imports('--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect((await azure.ask('DELETE', `${account}/deployments/dall-e-3?api-version=2025-09-01`)).status).toBeLessThan(300);
    expect((await prunes('--yes')).code).toBe(0);
    expect(await forwarded()).toEqual(['chat/completions', 'embeddings']);
    azure.forget();
    expect((await prunes('--yes', '--json')).json.plan.summary).toEqual({ create: 0, update: 0, delete: 0, noop: 1 });
    expect(azure.writes()).toEqual([]);
  });

  test('with --keep-all opens everything, and later ones leave it so until they are told otherwise', async () => {
    await start();
    expect((await imports('--keep-all')).code).toBe(0);
    const before = await policyOf('apis/azure-openai');
    expect(await forwarded()).toHaveLength(6);
    const again = await imports('--json');
    expect(again.json).toMatchObject({ plan: { summary: { update: 0 } }, warnings: [{ code: 'NotPruned' }] });
    expect(again.json.result.operations.every(({ open }: { open: boolean }) => open)).toBe(true);
    expect((await imports('--no-keep-all')).code).toBe(0);
    expect(await forwarded()).toEqual(['chat/completions', 'embeddings']);
    expect((await imports('--json')).json).toMatchObject({ plan: { summary: { update: 0 } }, warnings: [] });
    const back = await imports('--keep-all');
    expect(back.stderr).toContain('operations that are closed now will be forwarded');
    expect(await policyOf('apis/azure-openai')).toBe(before);
  });

  test('of another description leaves what is new closed, and what was named open', async () => {
    await start();
    expect((await imports()).code).toBe(0);
    expect((await prunes('--allow', 'Completions_Create', '--block', `POST ${chat}`, '--yes')).code).toBe(0);
    expect(await forwarded()).toEqual(['completions', 'embeddings']);
    await put('apis/azure-openai/operations/edits', { displayName: 'Edits', method: 'POST', urlTemplate: '/deployments/{deployment-id}/images/edits', templateParameters: deploymentId });
    expect(isRefused(await call('/openai/deployments/gpt-4o/images/edits?api-version=2024-10-21'))).toBe(true);
    expect((await imports('--only-version')).code).toBe(0);
    expect(await forwarded()).toEqual(['completions', 'embeddings']);
    expect(isRefused(await call('/openai/deployments/gpt-4o/images/edits?api-version=2024-10-21'))).toBe(true);
  });

  test('that ends before its policy leaves an API that calls no model', async () => {
    await start({ refusals: true });
    await azure.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: '**/apis/azure-openai/policies/policy' }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'no' } } } }]);
    expect((await imports()).code).toBe(7);
    // Without the policy there is no token of the service's identity, and this account takes no keys, whoever's.
    expect((await call('/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21')).status).toBe(403);
    await azure.control('faults', []);
    expect((await imports()).code).toBe(0);
    expect(await forwarded()).toEqual(['chat/completions', 'embeddings']);
  });
});

describe('an API of the portal', () => {
  const jwt = '<validate-azure-ad-token tenant-id="00000000-0000-0000-0000-0000000000aa" header-name="Authorization"><client-application-ids><application-id>11111111-1111-1111-1111-111111111111</application-id></client-application-ids></validate-azure-ad-token>';
  const cors = '<cors allow-credentials="false"><allowed-origins><origin>https://app.example</origin></allowed-origins><allowed-methods><method>*</method></allowed-methods><allowed-headers><header>*</header></allowed-headers></cors>';
  const sections = '<backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>';
  const identityFirst = `<policies><inbound><authentication-managed-identity resource="https://cognitiveservices.azure.com" /><set-backend-service backend-id="portal" /><base /></inbound>${sections}</policies>`;

  async function portal(policy: string | undefined): Promise<void> {
    await start({ edit: (demo) => demo.replace('identity: none', 'identity: system') });
    await put('backends/portal', { url: 'https://contoso-swe.openai.azure.com/openai', protocol: 'http' });
    await put('apis/theirs', { displayName: 'Theirs', path: 'openai', protocols: ['https'], subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' }, serviceUrl: 'https://contoso-swe.openai.azure.com/openai' });
    await put('apis/theirs/operations/their-chat', { displayName: 'Chat', method: 'POST', urlTemplate: `${chat}?api-version={api-version}`, templateParameters: [...deploymentId, { name: 'api-version', required: true, type: 'string' }] });
    await put('apis/theirs/operations/their-images', { displayName: 'Images', method: 'POST', urlTemplate: images, templateParameters: deploymentId });
    await put('apis/theirs/operations/health', { displayName: 'Health', method: 'GET', urlTemplate: '/health' });
    await put('apis/theirs/operations/all', { displayName: 'All', method: 'POST', urlTemplate: '/*' });
    if (policy !== undefined) await putPolicy('apis/theirs', policy);
  }

  const openIn = async (run: CliRun): Promise<readonly string[]> => (run.json.result.operations as readonly { name: string; open: boolean }[]).flatMap(({ name, open }) => (open ? [name] : [])).toSorted();

  test.each([
    ['identity first, <base /> last', identityFirst],
    ['<cors> first', `<policies><inbound><base />${cors}<set-backend-service backend-id="portal" /></inbound>${sections}</policies>`],
    ['a check of the client’s token', `<policies><inbound><base />${jwt}<set-backend-service backend-id="portal" /></inbound>${sections}</policies>`],
    ['no <base />', '<policies><inbound><set-backend-service backend-id="portal" /></inbound><backend><forward-request /></backend><outbound /><on-error /></policies>'],
    ['no policy at all', undefined],
  ])('is pruned and keeps every word of its policy: %s', async (_, policy) => {
    await portal(policy);
    const before = await policyOf('apis/theirs');
    const run = await prunes('--api', 'theirs', '--yes', '--json');
    expect(run.json.error).toBeUndefined();
    expect(await openIn(run)).toEqual(['health', 'their-chat']);
    expect(azure.writes().filter((write) => write.includes('/apis/theirs/policies/'))).toHaveLength(policy === undefined ? 1 : 2);
    expect(isRefused(await call('/openai/deployments/gpt-4o/images/generations'))).toBe(true);
    expect(isRefused(await call('/openai/anything'))).toBe(true);
    expect(isRefused(await call('/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21'))).toBe(false);
    expect((await prunes('--api', 'theirs', '--yes', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, noop: 1 });
    const rest = withoutBlock(await policyOf('apis/theirs'), 'deny');
    // A document that we made is to be deleted.
    expect(rest === undefined ? undefined : canonical(rest)).toBe(policy === undefined ? undefined : canonical(before));
  });

  test('lets preflights pass, and browsers read the refusal', async () => {
    await portal(`<policies><inbound><base />${cors}<set-backend-service backend-id="portal" /></inbound>${sections}</policies>`);
    expect((await prunes('--api', 'theirs', '--yes')).code).toBe(0);
    const origin = { origin: 'https://app.example' };
    const preflight = await callGateway(azure, '/openai/deployments/gpt-4o/images/generations', { method: 'OPTIONS', headers: { ...origin, 'access-control-request-method': 'POST' } });
    expect(preflight).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': 'https://app.example' } });
    const refused = await call('/openai/deployments/gpt-4o/images/generations', { headers: origin });
    expect(isRefused(refused)).toBe(true);
    expect(refused.headers['access-control-allow-origin']).toBe('https://app.example');
  });

  test('keeps checking the client’s token before a call is forwarded, and refuses closed operations without one', async () => {
    await portal(`<policies><inbound><base />${jwt}<set-backend-service backend-id="portal" /></inbound>${sections}</policies>`);
    expect((await prunes('--api', 'theirs', '--yes')).code).toBe(0);
    expect((await call('/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21')).status).toBe(401);
    expect(isRefused(await call('/openai/deployments/gpt-4o/images/generations'))).toBe(true);
  });

  test('whose account nobody can tell is refused until it is named, and then remembers it', async () => {
    await portal(undefined);
    await put('apis/theirs', { displayName: 'Theirs', path: 'openai', protocols: ['https'], serviceUrl: 'https://proxy.example' }, { 'if-match': '*' });
    expect(await prunes('--api', 'theirs', '--yes', '--json')).toMatchObject({ code: 2, json: { error: { code: 'AccountsUnknown' } } });
    expect(await openIn(await prunes('--api', 'theirs', '--account', 'aoai-eus', '--yes', '--json'))).toEqual(['health', 'their-chat', 'their-images']);
    azure.forget();
    expect((await prunes('--api', 'theirs', '--yes', '--json')).json.plan.summary).toMatchObject({ noop: 1 });
    expect(azure.writes()).toEqual([]);
  });

  test('is pruned behind what products and all APIs say: their limits and answers come first', async () => {
    await portal(identityFirst);
    await put('policies/policy', { format: 'rawxml', value: `<policies><inbound><set-header name="x-seen" exists-action="override"><value>@(context.Operation?.Id ?? "none")</value></set-header><choose><when condition="@(context.Request.Headers.GetValueOrDefault("x-stop","") == "yes")"><return-response><set-status code="403" reason="stopped" /></return-response></when></choose></inbound><backend><forward-request /></backend><outbound /><on-error /></policies>` }, { 'if-match': '*' });
    expect((await prunes('--api', 'theirs', '--yes')).code).toBe(0);
    expect((await call('/openai/deployments/gpt-4o/images/generations', { headers: { 'x-stop': 'yes' } })).status).toBe(403);
    expect(isRefused(await call('/openai/deployments/gpt-4o/images/generations'))).toBe(true);
  });

  test('tells which operations never run its policy, and ends with 3 where that was asked', async () => {
    await portal(identityFirst);
    await putPolicy('apis/theirs/operations/their-images', '<policies><inbound><set-header name="x" exists-action="delete" /></inbound><backend><base /></backend><outbound /><on-error /></policies>');
    expect(await prunes('--api', 'theirs', '--yes', '--json')).toMatchObject({ code: 0, json: { status: 'ok', warnings: [{ code: 'PolicyBypassed' }] } });
    expect(isRefused(await call('/openai/deployments/gpt-4o/images/generations'))).toBe(false);
    expect(await prunes('--api', 'theirs', '--exit-code', '--yes', '--json')).toMatchObject({ code: 3, json: { status: 'changes', plan: { summary: { noop: 1 } } } });
    const dry = await prunes('--api', 'theirs', '--exit-code', '--dry-run');
    expect(dry.code).toBe(3);
    expect(dry.stdout).toContain('bypasses the API policy');
  });
});

test('who may only read sees what is to be done, and is told what is missing before anything is written', async () => {
  const made = [
    { id: `${service}/apis/theirs`, body: { properties: { displayName: 'Theirs', path: 'openai', protocols: ['https'], serviceUrl: 'https://contoso-swe.openai.azure.com/openai' } } },
    { id: `${service}/apis/theirs/operations/chat`, body: { properties: { displayName: 'Chat', method: 'POST', urlTemplate: chat, templateParameters: deploymentId } } },
  ].map((each) => ({ ...each, apiVersion: '2024-05-01' }));
  await start({ edit: (demo) => demo.replace('caller: { roles: [Owner] }', 'caller: { roles: [Reader] }').replace('resources: []', `resources: ${JSON.stringify(made)}`), refusals: true });
  expect(await prunes('--api', 'theirs', '--dry-run', '--json')).toMatchObject({ code: 0, json: { status: 'changes', plan: { summary: { create: 1 } } } });
  azure.forget();
  expect(await prunes('--api', 'theirs', '--yes', '--json')).toMatchObject({ code: 4, json: { error: { message: 'You lack the role "API Management Service Contributor". Nothing was written.' } } });
  expect(azure.writes()).toEqual([]);
});

describe('what people see', () => {
  test('every operation with its reason, also on a dry run, which writes nothing', async () => {
    await start();
    expect((await imports('--keep-all')).code).toBe(0);
    azure.forget();
    const dry = await prunes('--dry-run');
    expect(azure.writes()).toEqual([]);
    expect(dry.stdout).toContain(
      ['Open: 2 of 6 operations', '  chat: aoai-swe/gpt-4o', `    POST ${chat}   ChatCompletions_Create`, '  embeddings: aoai-swe/text-embedding-3-large'].join('\n'),
    );
    expect(dry.stdout).toContain(['Closed, answered 400: 4', '  no deployment serves completions', '    POST /deployments/{deployment-id}/completions   Completions_Create'].join('\n'));
    const done = await prunes('--yes');
    expect(done.stderr).toContain('Open: 2 of 6 operations');
    expect((await prunes()).stdout).toContain('No changes.\n');
  });

  test('what an API is called that is there, where the one that was named is not', async () => {
    await start();
    expect((await imports()).code).toBe(0);
    const run = await prunes('--api', 'azure-open-ai');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Did you mean azure-openai?');
  });
});

describe('--mode delete', () => {
  test('takes closed operations away; undo brings them back, and an import too, closed', async () => {
    await start();
    expect((await imports()).code).toBe(0);
    const names = async (): Promise<readonly string[]> => ((await azure.ask('GET', `${service}/apis/azure-openai/operations?${apim}`)).body.value as readonly { name: string }[]).map(({ name }) => name).toSorted();
    const before = await names();
    const run = await prunes('--mode', 'delete', '--yes', '--json');
    expect(run.json).toMatchObject({ status: 'ok', plan: { summary: { delete: 4, noop: 1 } } });
    expect(run.json.result.deleted).toHaveLength(4);
    expect(await names()).toEqual(['ChatCompletions_Create', 'embeddings_create']);
    expect((await prunes('--mode', 'delete', '--yes', '--json')).json.plan.summary).toMatchObject({ update: 0, delete: 0 });
    expect((await runCli(azure, ['undo', '--service', 'apim-demo', '--yes'])).code).toBe(0);
    expect(await names()).toEqual(before);
    expect((await prunes('--mode', 'delete', '--yes')).code).toBe(0);
    expect((await imports()).code).toBe(0);
    expect(await names()).toEqual(before);
    expect(await forwarded()).toEqual(['chat/completions', 'embeddings']);
  });

  test('takes none away that has got a policy since the plan', async () => {
    await start({ refusals: true });
    expect((await imports()).code).toBe(0);
    await azure.control('faults', [{ match: { plane: 'arm', method: 'GET', path: '**/operations/ImageGenerations_Create/policies/policy', nth: 2 }, respond: { status: 200, body: { id: `${service}/apis/azure-openai/operations/ImageGenerations_Create/policies/policy`, name: 'policy', properties: { format: 'rawxml', value: '<policies><inbound><base /></inbound></policies>' } } } }]);
    const run = await prunes('--mode', 'delete', '--yes', '--json');
    expect(run).toMatchObject({ code: 7, json: { status: 'partial', error: { message: expect.stringContaining('policy of operation ImageGenerations_Create') as string } } });
    expect(azure.writes().filter((write) => write.startsWith('DELETE')).map((write) => write.split('/').at(-1)).toSorted()).toEqual(['Completions_Create', 'Transcriptions_Create', 'Translations_Create']);
  });
});

test('one run after the other is taken back', async () => {
  await start();
  // Journals are named after the time.
  const run = async (...line: readonly string[]): Promise<number> => (await runCli(azure, [...line, '--service', 'apim-demo', '--yes'], { realTime: true })).code;
  expect(await run('import', '--account', 'aoai-swe')).toBe(0);
  expect(await run('prune-ops', '--allow', 'Completions_Create')).toBe(0);
  expect(await forwarded()).toContain('completions');
  expect(await run('undo')).toBe(0);
  expect(await forwarded()).not.toContain('completions');
  expect(await run('undo')).toBe(0);
  expect((await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).status).toBe(404);
});

describe('names', () => {
  const hostile = ["x--y'@(1)", 'a&lt;b', '{{secret}}', '--%3E', '日本語', 'UPPER'];
  test.each(['keep', 'documented'])('of any kind are told apart, with ids as the service has them (%s)', async (normalization) => {
    await start({ edit: (demo) => demo.replace('operationIdNormalization: keep', `operationIdNormalization: ${normalization}`), refusals: true });
    expect((await imports('--spec', 'builtin-v1', '--api', 'v1', '--path', 'openai')).code).toBe(0);
    const made: string[] = [];
    for (const [index, name] of hostile.entries()) {
      const answer = await azure.ask('PUT', `${service}/apis/v1/operations/${encodeURIComponent(name)}?${apim}`, { properties: { displayName: name, method: 'POST', urlTemplate: `/theirs/${index}` } });
      if (answer.status < 300) made.push(`/theirs/${index}`);
    }
    expect(made.length).toBeGreaterThan(1);
    // Closed as long as nobody has looked at them.
    for (const path of made) expect(isRefused(await call(`/openai${path}`))).toBe(true);
    expect((await prunes('--api', 'v1', '--yes')).code).toBe(0);
    for (const path of made) expect(isRefused(await call(`/openai${path}`))).toBe(false);
    expect((await prunes('--api', 'v1', '--block', 'POST /theirs/5', '--yes')).code).toBe(0);
    expect(isRefused(await call('/openai/theirs/5'))).toBe(true);
    expect(isRefused(await call(`/openai${made[0]}`))).toBe(false);
    expect((await prunes('--api', 'v1', '--json')).json.plan.summary).toMatchObject({ noop: 1 });
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const apim = 'api-version=2024-05-01';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'];

let azure: TestAzure;
afterEach(() => azure.stop());

async function start(): Promise<void> {
  azure = await startTestAzure({ refusals: true });
}

async function put(path: string, properties: unknown, headers?: Record<string, string>): Promise<void> {
  const answer = await azure.ask('PUT', `${service}/${path}?${apim}`, { properties }, headers);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

const handMade = '<policies><inbound><base /><rate-limit calls="5" renewal-period="60" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';

describe('what somebody else made', () => {
  test('an API at the same path under another id ends with 5 before any write, and says what can be done', async () => {
    await start();
    await put('apis/hand-made', { displayName: 'Hand made', path: '/OpenAI/', protocols: ['https'] });
    azure.forget();
    const run = await runCli(azure, args);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('hand-made');
    expect(run.stderr).toContain('--path');
    expect(azure.writes()).toEqual([]);
  });

  test('an API of the same id that is not ours ends with 5, and is taken over only when named', async () => {
    await start();
    await put('apis/azure-openai', { displayName: 'Theirs', path: 'openai', protocols: ['https'] });
    azure.forget();
    const refused = await runCli(azure, [...args, '--json']);
    expect(refused).toMatchObject({ code: 5, json: { status: 'failed', error: { code: 'Conflict' } } });
    expect(refused.json.error.hint).toContain('--take-over');
    expect(azure.writes()).toEqual([]);
    expect((await runCli(azure, [...args, '--take-over', 'azure-openai'])).code).toBe(0);
    expect((await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).body.properties.description).toContain('[apim-llm:azure-openai]');
  });

  test('an API whose operations check the client\u2019s token is not taken over, and one whose others have policies keeps them', async () => {
    await start();
    const chat = '/deployments/{deployment-id}/chat/completions';
    await put('apis/azure-openai', { displayName: 'Theirs', path: 'openai', protocols: ['https'], termsOfServiceUrl: 'https://theirs.example/terms', contact: { name: 'Them' } });
    await put('apis/azure-openai/operations/their-chat', { displayName: 'Chat', method: 'POST', urlTemplate: chat, templateParameters: [{ name: 'deployment-id', required: true, type: 'string' }] });
    const checking = handMade.replace('<rate-limit calls="5" renewal-period="60" />', '<validate-jwt header-name="Authorization"><openid-config url="https://theirs.example/openid" /></validate-jwt>');
    await put('apis/azure-openai/operations/their-chat/policies/policy', { format: 'rawxml', value: checking });
    azure.forget();
    const run = await runCli(azure, [...args, '--take-over', 'azure-openai', '--json']);
    expect(run).toMatchObject({ code: 5, json: { error: { code: 'TokenIsChecked', message: expect.stringContaining('their-chat') } } });
    expect(azure.writes()).toEqual([]);

    await put('apis/azure-openai/operations/their-chat/policies/policy', { format: 'rawxml', value: handMade }, { 'if-match': '*' });
    expect((await runCli(azure, [...args, '--take-over', 'azure-openai'])).code).toBe(0);
    expect((await azure.ask('GET', `${service}/apis/azure-openai/operations/their-chat/policies/policy?${apim}`)).body.properties.value).toContain('rate-limit');
    expect((await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).body.properties).toMatchObject({ termsOfServiceUrl: 'https://theirs.example/terms', contact: { name: 'Them' } });
    azure.forget();
    expect((await runCli(azure, [...args, '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0 });
  });

  test('a hand-written API policy ends with 5, also with --take-over, and stays as it is', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    await put('apis/azure-openai/policies/policy', { format: 'rawxml', value: handMade }, { 'if-match': '*' });
    const before = (await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}`)).body;
    azure.forget();
    for (const more of [[], ['--take-over', 'azure-openai'], ['--take-over', `${service}/apis/azure-openai/policies/policy`, '--take-over', 'policy']]) {
      expect((await runCli(azure, [...args, ...more])).code).toBe(5);
    }
    expect(azure.writes()).toEqual([]);
    expect((await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}`)).body).toEqual(before);
  });

  test('a backend of our name that is not ours ends with 5 and can be taken over', async () => {
    await start();
    await put('backends/aoai-swe--openai', { url: 'https://elsewhere.example/openai', protocol: 'http' });
    azure.forget();
    const run = await runCli(azure, args);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('aoai-swe--openai');
    expect(azure.writes()).toEqual([]);
    expect((await runCli(azure, [...args, '--take-over', 'aoai-swe--openai'])).code).toBe(0);
  });

  test('settings of the API that we do not state survive an update', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    const patched = await azure.ask('PATCH', `${service}/apis/azure-openai?${apim}`, { properties: { termsOfServiceUrl: 'https://contoso.example/terms', displayName: 'Renamed by hand', path: 'moved' } }, { 'if-match': '*' });
    expect(patched.status).toBe(200);
    const run = await runCli(azure, [...args, '--json']);
    expect(run).toMatchObject({ code: 0, json: { plan: { summary: { update: 1 } } } });
    expect((await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).body.properties).toMatchObject({ displayName: 'Azure OpenAI', path: 'moved', termsOfServiceUrl: 'https://contoso.example/terms' });
  });

  test('an operation that the document does not have is not lost to a new import', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    await put('apis/azure-openai/operations/health', { displayName: 'Health', method: 'GET', urlTemplate: '/health' });
    await azure.ask('DELETE', `${service}/apis/azure-openai/operations/embeddings_create?${apim}`, undefined, { 'if-match': '*' });
    azure.forget();
    const run = await runCli(azure, args);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('GET /health (health): made by hand');
    for (const name of ['health', 'embeddings_create']) expect((await azure.ask('GET', `${service}/apis/azure-openai/operations/${name}?${apim}`)).status).toBe(200);
  });
});

describe('what changes between plan and apply', () => {
  test('a policy written meanwhile is never overwritten', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    await azure.ask('DELETE', `${service}/apis/azure-openai/policies/policy?${apim}`, undefined, { 'if-match': '*' });
    // The import's first read of the policy says that there is none; the one right before the create finds somebody's.
    const policyPath = '**/apis/azure-openai/policies/policy';
    const missing = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'PoliciesConfiguration not found.', details: null } } };
    await put('apis/azure-openai/policies/policy', { format: 'rawxml', value: handMade });
    await azure.control('faults', [{ match: { plane: 'arm', method: 'GET', path: policyPath, nth: 1 }, respond: missing }]);
    azure.forget();
    const run = await runCli(azure, args);
    expect(run.code).toBe(5);
    expect(azure.writes()).toEqual([]);
    expect((await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}`)).body.properties.value).toContain('rate-limit');
  });

  test('an update whose ETag no longer matches stops with 5 and says so', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    await azure.ask('PATCH', `${service}/backends/aoai-swe--openai?${apim}`, { properties: { url: 'https://moved.example/openai' } }, { 'if-match': '*' });
    await azure.control('faults', [
      {
        match: { plane: 'arm', method: 'PATCH', path: '**/backends/aoai-swe--openai', nth: 1 },
        respond: { status: 412, body: { error: { code: 'PreconditionFailed', message: 'changed', details: null } } },
      },
    ]);
    azure.forget();
    const run = await runCli(azure, args);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('since the plan');
    const sent = azure.exchanges.find(({ method, url }) => method === 'PATCH' && url.includes('backends'));
    expect(sent?.headers['if-match']).toMatch(/^"/);
  });
});

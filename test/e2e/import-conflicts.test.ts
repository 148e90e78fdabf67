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
  const operation = answer.headers['azure-asyncoperation'];
  if (operation === undefined) return;
  const { pathname, search } = new URL(operation);
  for (let polls = 0; polls < 5; polls += 1) {
    if ((await azure.ask('GET', `${pathname}${search}`)).body.status !== 'InProgress') return;
  }
  throw new Error(`${path} is not there after five polls`);
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

  const chat = '/deployments/{deployment-id}/chat/completions';
  const policyOf = async (below: string): Promise<string> => (await azure.ask('GET', `${service}/${below}/policies/policy?format=rawxml&${apim}`)).body?.properties?.value ?? '';
  const putPolicy = (below: string, value: string): Promise<void> => put(`${below}/policies/policy`, { format: 'rawxml', value }, { 'if-match': '*' });

  async function theirApi(policy: string): Promise<void> {
    await put('apis/azure-openai', { displayName: 'Theirs', path: 'openai', protocols: ['https'], termsOfServiceUrl: 'https://theirs.example/terms', contact: { name: 'Them' } });
    await put('apis/azure-openai/operations/their-chat', { displayName: 'Chat', method: 'POST', urlTemplate: chat, templateParameters: [{ name: 'deployment-id', required: true, type: 'string' }] });
    await put('apis/azure-openai/operations/their-chat/policies/policy', { format: 'rawxml', value: policy });
    azure.forget();
  }

  test('an API whose operations look at the client\u2019s token after inbound is not taken over, and one whose others have policies keeps them', async () => {
    await start();
    const looking = handMade.replace('<outbound><base />', '<outbound><base /><set-header name="x" exists-action="override"><value>@(context.Request.Headers.GetValueOrDefault("Authorization", ""))</value></set-header>');
    await theirApi(looking);
    const run = await runCli(azure, [...args, '--take-over', 'azure-openai', '--json']);
    expect(run).toMatchObject({ code: 5, json: { error: { code: 'TokenIsChecked', message: expect.stringContaining('their-chat') } } });
    expect(azure.writes()).toEqual([]);

    await putPolicy('apis/azure-openai/operations/their-chat', handMade);
    expect((await runCli(azure, [...args, '--take-over', 'azure-openai'])).code).toBe(0);
    expect(await policyOf('apis/azure-openai/operations/their-chat')).toContain('rate-limit');
    expect((await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).body.properties).toMatchObject({ termsOfServiceUrl: 'https://theirs.example/terms', contact: { name: 'Them' } });
    azure.forget();
    expect((await runCli(azure, [...args, '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0 });
  });

  test('an operation that checks the client\u2019s token, in a fragment too, authenticates behind the check; undo gives its policy back', async () => {
    await start();
    await put('policyFragments/check', { format: 'rawxml', value: '<fragment><validate-azure-ad-token tenant-id="aaaabbbb-0000-cccc-1111-dddd2222eeee"><client-application-ids><application-id>one</application-id></client-application-ids></validate-azure-ad-token></fragment>' });
    const checking = handMade.replace('<rate-limit calls="5" renewal-period="60" />', '<include-fragment fragment-id="check" />');
    await theirApi(checking);
    const before = await policyOf('apis/azure-openai/operations/their-chat');
    const run = await runCli(azure, [...args, '--take-over', 'azure-openai']);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('authentication goes into these policies');
    const [own, above] = [await policyOf('apis/azure-openai/operations/their-chat'), await policyOf('apis/azure-openai')];
    expect(own.indexOf('<authentication-managed-identity')).toBeGreaterThan(own.indexOf('<include-fragment'));
    expect(above).toContain('"skip":["their\\u002dchat"]');
    azure.forget();
    expect((await runCli(azure, [...args, '--json'])).json).toMatchObject({ warnings: [], plan: { summary: { create: 0, update: 0, delete: 0 } } });
    expect(azure.writes()).toEqual([]);
    // The document of their API cannot be had again, which undo says.
    expect((await runCli(azure, ['undo', '--service', 'apim-demo', '--yes'])).code).toBe(7);
    expect(await policyOf('apis/azure-openai/operations/their-chat')).toBe(before);
  });

  test('what people write into the policy of the API stays, whatever an import changes', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    const ours = await policyOf('apis/azure-openai');
    const both = ours.replace('<!-- apim-llm:v1 end deny -->', '$&\r\n\t\t<rate-limit calls="5" renewal-period="60" />').replace(/(<\/inbound>)/, '<!-- mine -->$1');
    await putPolicy('apis/azure-openai', both);
    azure.forget();
    expect((await runCli(azure, [...args, '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect(azure.writes()).toEqual([]);

    expect((await runCli(azure, [...args, '--spec', 'builtin', '--only-version'])).code).toBe(0);
    const after = await policyOf('apis/azure-openai');
    expect(after).toContain('begin version');
    expect(after.indexOf('<rate-limit')).toBeGreaterThan(after.indexOf('end version'));
    expect(after).toContain('<!-- mine -->');
    expect((await runCli(azure, [...args, '--spec', 'builtin', '--no-only-version'])).code).toBe(0);
    expect((await policyOf('apis/azure-openai')).replaceAll(/\s+/g, '')).toBe(both.replaceAll(/\s+/g, ''));
  });

  test('a policy that somebody put in the place of ours keeps every line, with our block last', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    await putPolicy('apis/azure-openai', handMade);
    azure.forget();
    expect((await runCli(azure, args)).code).toBe(0);
    const after = await policyOf('apis/azure-openai');
    expect(after.indexOf('<rate-limit calls="5" renewal-period="60" />')).toBeLessThan(after.indexOf('begin account'));
    expect(azure.writes()).toEqual(['PUT Microsoft.ApiManagement/service/apim-demo/apis/azure-openai/policies/policy']);
    expect((await runCli(azure, [...args, '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
  });

  test('a block that somebody edited is named in the plan before it is written anew', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    const ours = await policyOf('apis/azure-openai');
    await putPolicy('apis/azure-openai', ours.replace('<set-header id="apim-llm-account-key"', '<set-header name="x-theirs" exists-action="delete" />\r\n\t\t<set-header id="apim-llm-account-key"'));
    const dry = await runCli(azure, [...args.slice(0, -1), '--dry-run']);
    expect(dry.stdout).toContain('block account');
    expect(dry.stdout).toContain('x-theirs');
    expect((await runCli(azure, args)).code).toBe(0);
    expect(await policyOf('apis/azure-openai')).toBe(ours);
  });

  test('an API policy that says itself where calls go ends with 5, also with --take-over, and stays as it is', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    await putPolicy('apis/azure-openai', handMade.replace('<base />', '<base /><set-backend-service base-url="https://theirs.example" />'));
    const before = (await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}`)).body;
    azure.forget();
    for (const more of [[], ['--take-over', 'azure-openai'], ['--take-over', `${service}/apis/azure-openai/policies/policy`, '--take-over', 'policy']]) {
      const run = await runCli(azure, [...args, ...more]);
      expect(run.code).toBe(5);
      expect(run.stderr).toContain('<set-backend-service> on line');
    }
    expect(azure.writes()).toEqual([]);
    expect((await azure.ask('GET', `${service}/apis/azure-openai/policies/policy?${apim}`)).body).toEqual(before);
  });

  test('a policy with a damaged block of ours ends with 5, naming the line', async () => {
    await start();
    expect((await runCli(azure, args)).code).toBe(0);
    await putPolicy('apis/azure-openai', (await policyOf('apis/azure-openai')).replace('<!-- apim-llm:v1 end account -->', ''));
    azure.forget();
    const run = await runCli(azure, [...args, '--json']);
    expect(run).toMatchObject({ code: 5, json: { error: { code: 'BlockDamaged', message: expect.stringMatching(/line \d+/) } } });
    expect(azure.writes()).toEqual([]);
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

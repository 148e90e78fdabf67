import { afterEach, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend } from '../support/backend.ts';
import { closed, dated, message, service, startFacade, threeAccounts, unknownModel, type FacadeWorld } from './facade/facade-world.ts';

let world: FacadeWorld;
let backend: TestBackend | undefined;
afterEach(async () => {
  await backend?.stop();
  backend = undefined;
  await world.stop();
});

const chat = '/deployments/{deployment-id}/chat/completions';
const deploymentId = { name: 'deployment-id', required: true, type: 'string' };
const apiVersion = { name: 'api-version', required: true, type: 'string' };
const sections = (inbound: string): string => `<policies>\n  <inbound>${inbound}</inbound>\n  <backend><base /></backend>\n  <outbound><base /></outbound>\n  <on-error><base /></on-error>\n</policies>`;

async function operation(api: string, name: string, urlTemplate: string, method = 'POST'): Promise<void> {
  const templateParameters = [deploymentId, apiVersion].filter((parameter) => urlTemplate.includes(`{${parameter.name}}`));
  await world.put(`apis/${api}/operations/${name}`, { displayName: name, method, urlTemplate, templateParameters });
}

/** As the portal makes them: version in the template, its backend and identity first, `<base />` last. */
async function portalApi(inbound = '<set-backend-service id="apim-generated-policy" backend-id="portal-endpoint" />\n<authentication-managed-identity resource="https://cognitiveservices.azure.com/" />\n<base />'): Promise<void> {
  await world.put('backends/portal-endpoint', { url: 'https://contoso-main.openai.azure.com/openai', protocol: 'http', description: 'made in the portal' });
  await world.put('apis/portal', { displayName: 'Portal', path: 'portal/openai', protocols: ['https'], subscriptionRequired: true, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } });
  await operation('portal', 'chat', `${chat}?api-version={api-version}`);
  await operation('portal', 'images', '/deployments/{deployment-id}/images/generations?api-version={api-version}');
  await world.putPolicy('apis/portal', sections(inbound));
  // The portal gives the role.
  await world.ask('PUT', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/main/providers/Microsoft.Authorization/roleAssignments/11111111-1111-1111-1111-111111111111?api-version=2022-04-01', {
    properties: {
      roleDefinitionId: '/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
      principalId: (await world.ask('GET', `${service}?api-version=2024-05-01`)).body.identity.principalId,
      principalType: 'ServicePrincipal',
    },
  });
}

const portal = (deployment: string, what = 'chat/completions'): string => `/portal/openai/deployments/${deployment}/${what}?api-version=2024-10-21`;

describe('an API that the portal made', () => {
  test('gets rows beside its own backend, its other models go on as before, and pruning counts both', async () => {
    world = await startFacade();
    await portalApi();
    const before = [await world.policy('apis/portal'), await world.policy('apis/portal/operations/chat')];
    expect((await world.post(portal('gpt-4o'), message)).status).toBe(200);
    await world.done('facade', 'add', '--api', 'portal', '--account', 'third/mini-2024', '--as', 'small', '--yes');
    await world.done('facade', 'add', '--api', 'portal', '--account', 'media/dall-e-3', '--yes');
    expect((await world.post(portal('small'), message)).status).toBe(200);
    expect((await world.post(portal('gpt-4o'), message)).status).toBe(200);
    expect((await world.post(portal('dall-e-3', 'images/generations'), { prompt: 'x' })).status).toBe(200);
    expect(await world.reached()).toEqual(['main/gpt-4o 200', 'third/mini-2024 200', 'main/gpt-4o 200', 'media/dall-e-3 200']);
    await world.done('prune-ops', '--api', 'portal', '--yes');
    expect((await world.post(portal('dall-e-3', 'images/generations'), { prompt: 'x' })).status).toBe(200);
    const { routes } = (await world.done('facade', 'list', '--api', 'portal', '--json')).json.result;
    expect(routes).toEqual([expect.objectContaining({ operation: 'chat', model: 'small', account: 'third', deployment: 'mini-2024', role: 'present', by: 'facade' }), expect.objectContaining({ operation: 'images', model: 'dall-e-3', role: 'present' })]);
    await world.done('facade', 'remove', '--api', 'portal', '--yes');
    expect(await world.post(portal('dall-e-3', 'images/generations'), { prompt: 'x' })).toMatchObject({ status: 400, json: closed });
    expect(await world.policy('apis/portal/operations/chat')).toBe(before[1]);
    expect((await world.post(portal('gpt-4o'), message)).status).toBe(200);
  });

  test.each([
    ['a key in the policy', '<set-backend-service backend-id="portal-endpoint" /><set-header name="api-key" exists-action="override"><value>secret</value></set-header><base />', 'NotAuthenticated', 5],
    ['a token for somebody else', '<authentication-managed-identity resource="https://management.azure.com/" /><base />', 'AudienceDiffers', 5],
    ['an identity that a named value hides', '<authentication-managed-identity resource="https://cognitiveservices.azure.com" client-id="{{client}}" /><base />', 'IdentityUnknown', 2],
    ['paths that are rewritten for all', '<authentication-managed-identity resource="https://cognitiveservices.azure.com" /><rewrite-uri template="/x" /><base />', 'SurfaceUnknown', 2],
    ['a backend that ends elsewhere', '<authentication-managed-identity resource="https://cognitiveservices.azure.com" /><set-backend-service base-url="https://contoso-main.openai.azure.com/openai/deployments/gpt-4o" /><base />', 'SurfaceUnknown', 2],
  ])('is refused before any write with %s', async (_, inbound, code, exit) => {
    world = await startFacade({ refusals: true });
    await portalApi();
    await world.put('namedValues/client', { displayName: 'client', value: 'c' });
    await world.putPolicy('apis/portal', sections(inbound));
    world.forget();
    expect(await world.run('facade', 'add', '--api', 'portal', '--account', 'media/dall-e-3', '--yes', '--json')).toMatchObject({ code: exit, json: { error: { code } } });
    expect(world.writes()).toEqual([]);
  });

  test('is refused with the lines where the policy of an operation routes by itself, or keeps the API\u2019s from running', async () => {
    world = await startFacade({ refusals: true });
    await portalApi();
    const line = ['facade', 'add', '--api', 'portal', '--account', 'media/dall-e-3', '--yes', '--json'];
    await world.putPolicy('apis/portal/operations/images', sections('<base />\n<set-backend-service backend-id="portal-endpoint" />\n<rewrite-uri template="/x" />'));
    const text = await world.policy('apis/portal/operations/images');
    world.forget();
    const routed = await world.run(...line);
    expect(routed).toMatchObject({ code: 5, json: { error: { code: 'RoutedByHand' } } });
    expect(routed.json.error.message).toMatch(/images\): <set-backend-service> on line \d+, <rewrite-uri> on line \d+/);
    expect(world.writes()).toEqual([]);
    expect(await world.policy('apis/portal/operations/images')).toBe(text);
    await world.putPolicy('apis/portal/operations/images', sections('<set-header name="x" exists-action="override"><value>1</value></set-header>'));
    expect(await world.run(...line)).toMatchObject({ code: 5, json: { error: { code: 'PolicyApart' } } });
  });
});

describe('an identity of somebody\u2019s choice', () => {
  const identity = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-apim';

  test('gets the role, and is the one with which the account is asked and called', async () => {
    world = await startFacade({ estate: threeAccounts().replace('identity: system', 'identity: none, userAssignedIdentities: [id-apim]') });
    await world.done('import', '--account', 'main', '--identity', identity, '--yes');
    await world.done('facade', 'add', '--account', 'third/mini-2024', '--as', 'small', '--yes');
    expect((await world.post(dated('small'), message)).status).toBe(200);
    const { body } = await world.ask('GET', `${service}?api-version=2024-05-01`);
    expect(body.identity.type).toBe('UserAssigned');
    const operations = (await world.ask('GET', `${service}/apis/apim-llm-canary/operations?api-version=2024-05-01`)).body.value as readonly { name: string }[];
    expect(operations.map(({ name }) => name)).toEqual([expect.stringMatching(/^openai-[0-9a-f]{8}$/)]);
    const removed = await world.done('facade', 'remove', '--yes', '--json');
    expect(removed.json.warnings).toContainEqual(expect.objectContaining({ code: 'StaysInPlace', message: expect.stringContaining('of an identity that others may have too') }));
    expect((await world.done('status', '--exit-code')).code).toBe(0);
  });
});

describe('policies that people wrote', () => {
  test('stay byte for byte through adding and removing, and act all the while', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--yes');
    await world.putPolicy('apis/azure-openai/operations/ChatCompletions_Create', sections('\n    <base />\n    <!-- ours -- no: theirs -->\n    <set-header name="x-team" exists-action="override"><value>@("a" + "&amp;")</value></set-header>\n  ').replace('-- no:', 'no:'));
    await world.put('policies/policy', { format: 'rawxml', value: '<policies><inbound><cors allow-credentials="false"><allowed-origins><origin>https://app.example</origin></allowed-origins><allowed-methods><method>*</method></allowed-methods><allowed-headers><header>*</header></allowed-headers></cors></inbound><backend><forward-request /></backend><outbound><set-header name="x-global" exists-action="override"><value>acts</value></set-header></outbound><on-error /></policies>' });
    const before = await world.policy('apis/azure-openai/operations/ChatCompletions_Create');
    await world.done('facade', 'add', '--account', 'third/mini-2024', '--as', 'small', '--yes');
    await world.done('facade', 'add', '--account', 'media/gpt-4o', '--yes');
    await world.done('facade', 'remove', '--model', 'gpt-4o', '--yes');
    const answer = await world.post(dated('small'), message);
    expect(answer).toMatchObject({ status: 200, headers: { 'x-global': 'acts' } });
    const preflight = await world.call(dated('small'), { method: 'OPTIONS', headers: { origin: 'https://app.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'api-key' } });
    expect(preflight).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': 'https://app.example' } });
    expect(await world.reached()).toEqual(['third/mini-2024 200']);
    await world.done('facade', 'remove', '--account', 'third', '--yes');
    expect(await world.policy('apis/azure-openai/operations/ChatCompletions_Create')).toBe(before);
  });

  test('a check of the client\u2019s token goes on seeing it, and the account gets that of the service', async () => {
    world = await startFacade();
    backend = await startBackend();
    await world.put('apis/azure-openai', { displayName: 'Theirs', path: 'openai', protocols: ['https'], subscriptionRequired: true, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } });
    await operation('azure-openai', 'ChatCompletions_Create', chat);
    await world.putPolicy('apis/azure-openai/operations/ChatCompletions_Create', sections('<base /><set-header name="x-seen" exists-action="override"><value>@(context.Request.Headers.GetValueOrDefault("Authorization", ""))</value></set-header>'));
    await world.done('import', '--account', 'main', '--take-over', 'azure-openai', '--yes');
    const before = await world.policy('apis/azure-openai/operations/ChatCompletions_Create');
    await world.done('facade', 'add', '--account', 'third/mini-2024', '--as', 'small', '--yes');
    await world.put('backends/third--mini-2024--openai', { url: `${backend.url}/openai`, protocol: 'http', description: 'The deployment mini-2024 of the account x [apim-llm]' });
    const reply = await world.call(dated('small'), { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer client' }, body: '{}' });
    expect(reply.status).toBe(200);
    expect(backend.seen.at(-1)).toMatchObject({ url: '/openai/deployments/mini-2024/chat/completions?api-version=2024-10-21', headers: { 'x-seen': 'Bearer client' } });
    expect(backend.seen.at(-1)?.headers['authorization']).toMatch(/^Bearer (?!client)/);
    expect(backend.seen.at(-1)?.headers['api-key']).toBeUndefined();
    await world.done('facade', 'remove', '--yes');
    expect(await world.policy('apis/azure-openai/operations/ChatCompletions_Create')).toBe(before);
  });

  test('bodies of twenty megabytes and of nothing reach the account as they were sent', async () => {
    // Services of v2 tiers hold no more than 2 MiB to read a model in them.
    world = await startFacade({ estate: threeAccounts().replace('sku: StandardV2', 'sku: Premium') });
    backend = await startBackend((_, response) => void response.writeHead(200).end('ok'));
    await world.done('import', '--account', 'main', '--yes');
    await world.done('import', '--account', 'main', '--spec', 'builtin-v1', '--yes');
    await world.done('facade', 'add', '--account', 'third/mini-2024', '--as', 'small', '--yes');
    await world.done('facade', 'add', '--api', 'azure-openai-v1', '--account', 'third/mini-2024', '--yes');
    await world.done('facade', 'add', '--api', 'azure-openai-v1', '--account', 'media/whisper', '--yes');
    for (const [name, path] of [['third--mini-2024--openai', '/openai'], ['third--mini-2024--v1', '/openai/v1'], ['media--whisper--v1', '/openai/v1']] as const) await world.put(`backends/${name}`, { url: `${backend.url}${path}`, protocol: 'http' });
    const large = Buffer.from(JSON.stringify({ padding: 'x\u00e9"'.repeat(4_000_000), model: 'mini-2024' }));
    const bytes = Buffer.alloc(20 * 1024 * 1024, Buffer.from(Array.from({ length: 256 }, (_, index) => (index * 7) % 256)));
    const json = { 'content-type': 'application/json' };
    for (const [path, headers, body] of [
      [dated('small'), { 'content-type': 'application/octet-stream' }, bytes],
      [dated('small'), json, Buffer.alloc(0)],
      ['/openai/v1/chat/completions', json, large],
      ['/openai/v1/audio/transcriptions', { 'content-type': 'multipart/form-data; boundary=x' }, bytes],
      ['/openai/v1/audio/transcriptions', {}, Buffer.alloc(0)],
    ] as const) {
      expect((await world.call(path, { method: 'POST', headers, body })).status, path).toBe(200);
      expect(backend.seen.at(-1)?.body.equals(body), `${path} ${body.length}`).toBe(true);
    }
    expect(await world.call('/openai/v1/chat/completions', { method: 'POST', headers: json, body: '' })).toMatchObject({ status: 400, json: unknownModel });
  });

  test('a token limit of a product still acts on routed calls', async () => {
    world = await startFacade();
    await world.done('import', '--account', 'main', '--yes');
    await world.done('facade', 'add', '--account', 'third/mini-2024', '--as', 'small', '--yes');
    await world.put('products/app', { displayName: 'app', subscriptionRequired: true, state: 'published' });
    await world.put('products/app/apis/azure-openai', {});
    await world.putPolicy('products/app', sections('<base /><llm-token-limit counter-key="@(context.Subscription.Id)" tokens-per-minute="20" estimate-prompt-tokens="true" />'));
    await world.put('subscriptions/app', { displayName: 'app', scope: `${service}/products/app`, primaryKey: 'app-0123456789abcdef', secondaryKey: 'app-fedcba9876543210', state: 'active' });
    const call = async (): Promise<number> => (await world.call(dated('small'), { method: 'POST', headers: { 'api-key': 'app-0123456789abcdef', 'content-type': 'application/json' }, body: JSON.stringify(message) })).status;
    expect([await call(), await call(), await call()]).toEqual([200, expect.any(Number), 429]);
    expect(new Set(await world.reached())).toEqual(new Set(['third/mini-2024 200']));
  });
});

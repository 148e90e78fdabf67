import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { gatewayEstate, servicePath, startGateway } from '../gateway/gateway-fixture.ts';
import type { TestGateway } from '../gateway/gateway-fixture.ts';
import { askArm } from '../../support/ask-arm.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const account = `${group}/providers/Microsoft.CognitiveServices/accounts/aoai-swe`;
const user = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
const chat = '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
const hello = JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], max_tokens: 10 });
const json = { 'content-type': 'application/json' };

function estate(more = ''): string {
  return gatewayEstate(`accounts:
  - { name: aoai-swe, resourceGroup: rg, region: swedencentral, customSubDomainName: contoso-swe, disableLocalAuth: false, deployments: [{ name: gpt-4o, model: gpt-4o, version: "2024-08-06", latencyMs: 0 }] }
  - { name: aoai-eus, resourceGroup: rg, region: eastus, deployments: [{ name: gpt-4o, model: gpt-4o, version: "2024-08-06", latencyMs: 0 }] }
${more}`);
}

/** An API at /openai that calls the account with the identity of the service, over a backend entity. */
async function withApi(gateway: TestGateway, { host = 'contoso-swe.openai.azure.com', auth = '<authentication-managed-identity resource="https://cognitiveservices.azure.com" />' } = {}): Promise<void> {
  await gateway.put('/backends/aoai', { url: `https://${host}/openai`, protocol: 'http' });
  await gateway.api('openai', ['POST /deployments/{id}/chat/completions', 'GET /models', 'POST /v1/chat/completions'], { path: 'openai' });
  await gateway.policy('/apis/openai', { inbound: `<base /><set-backend-service backend-id="aoai" />${auth}` });
}

async function grant(gateway: TestGateway, scope = account): Promise<void> {
  const service = await gateway.ask('GET', `${servicePath}?api-version=2024-05-01`);
  const { principalId } = (service.body as { identity: { principalId: string } }).identity;
  const properties = { roleDefinitionId: `/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions/${user}`, principalId, principalType: 'ServicePrincipal' };
  const { status } = await gateway.ask('PUT', `${scope}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-000000000001?api-version=2022-04-01`, { properties });
  expect(status).toBe(201);
}

async function attempts({ azure }: TestGateway): Promise<readonly Json[]> {
  const { body } = await askArm(new URL(`${azure.ready.control}/attempts`), { ca: azure.ca, token: azure.ready.token, method: 'GET' });
  return (body as { attempts: Json[] }).attempts;
}

describe('model accounts behind the gateway', () => {
  it('answer the identity of the service once it has the role, and each attempt is told', async () => {
    const gateway = await startGateway(estate());
    await withApi(gateway);
    const call = () => gateway.call(chat, { method: 'POST', headers: { ...json, 'x-ms-client-request-id': 'call-1' }, body: hello });
    const refused = await call();
    expect([refused.status, refused.json]).toEqual([401, { error: { code: 'PermissionDenied', message: 'Principal does not have access to API/Operation.' } }]);
    await grant(gateway);
    const { status, headers, json: body } = await call();
    expect([status, headers['x-ms-region'], headers['x-ms-client-request-id']]).toEqual([200, 'Sweden Central', 'call-1']);
    expect(body).toMatchObject({ object: 'chat.completion', model: expect.stringContaining('gpt-4o') });
    const told = { backend: 'aoai', host: 'contoso-swe.openai.azure.com', account: 'aoai-swe', region: 'Sweden Central', clientRequestId: 'call-1', reason: null };
    expect(await attempts(gateway)).toMatchObject([{ ...told, deployment: null, status: 401 }, { ...told, deployment: 'gpt-4o', status: 200 }]);
  });

  it('take a new role when it has propagated, by the clock that somebody moves', async () => {
    const gateway = await startGateway(estate('rolePropagation: PT5M'), 'virtual');
    await withApi(gateway);
    await grant(gateway);
    const status = async () => (await gateway.call('/openai/models?api-version=2024-10-21')).status;
    expect(await status()).toBe(401);
    await gateway.control('clock', { advance: 'PT4M59S' });
    expect(await status()).toBe(401);
    await gateway.control('clock', { advance: 'PT1S' });
    expect(await status()).toBe(200);
    // The identity's token is renewed by the same clock.
    await gateway.control('clock', { advance: 'PT2H' });
    expect(await status()).toBe(200);
  });

  it('follow what is written to ARM: deployments, keys, deletion', async () => {
    const gateway = await startGateway(estate());
    await withApi(gateway, { auth: '' });
    const keys = (await gateway.ask('POST', `${account}/listKeys?api-version=2024-10-01`)).body as { key1: string };
    const call = (deployment: string) => gateway.call(chat.replace('gpt-4o', deployment), { method: 'POST', headers: { ...json, 'api-key': keys.key1 }, body: hello });
    expect((await call('gpt-4o')).status).toBe(200);
    expect((await call('mini')).status).toBe(404);
    await gateway.ask('PUT', `${account}/deployments/mini?api-version=2024-10-01`, { sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o-mini', version: '2024-07-18' } } });
    const mini = await call('mini');
    expect([mini.status, mini.headers['x-ratelimit-limit-tokens']]).toEqual([200, '1000']);
    await gateway.ask('PATCH', `${account}?api-version=2024-10-01`, { properties: { publicNetworkAccess: 'Disabled' } });
    const closed = await call('gpt-4o');
    expect([closed.status, closed.headers['policy-id']]).toEqual([403, 'ThrowExceptionDueToTrafficDenied']);
    for (let polls = 0; polls < 3; polls += 1) await gateway.ask('GET', `${account}?api-version=2024-10-01`);
    expect((await gateway.ask('DELETE', `${account}?api-version=2024-10-01`)).status).toBe(200);
    expect((await call('gpt-4o')).status).toBe(500);
    expect((await attempts(gateway)).at(-1)).toMatchObject({ account: null, deployment: null, status: null, reason: 'BackendConnectionFailure' });
  });

  it('refuse at once what ARM takes away: keys, the role', async () => {
    const gateway = await startGateway(estate());
    await withApi(gateway);
    await grant(gateway);
    const { key1 } = (await gateway.ask('POST', `${account}/listKeys?api-version=2024-10-01`)).body as { key1: string };
    await gateway.policy('/apis/openai', { inbound: '<base /><set-backend-service backend-id="aoai" /><choose><when condition="@(!context.Request.Headers.ContainsKey(&quot;api-key&quot;))"><authentication-managed-identity resource="https://cognitiveservices.azure.com" /></when></choose>' });
    const call = (headers: Readonly<Record<string, string>> = {}) => gateway.call(chat, { method: 'POST', headers: { ...json, ...headers }, body: hello });
    expect([(await call()).status, (await call({ 'api-key': key1 })).status]).toEqual([200, 200]);
    expect((await gateway.ask('PATCH', `${account}?api-version=2024-10-01`, { properties: { disableLocalAuth: true } })).status).toBeLessThan(300);
    expect((await call({ 'api-key': key1 })).json).toEqual({ error: { code: 'AuthenticationTypeDisabled', message: 'Key based authentication is disabled for this resource.' } });
    expect((await call()).status).toBe(200);
    expect((await gateway.ask('DELETE', `${account}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-000000000001?api-version=2022-04-01`)).status).toBe(200);
    expect((await call()).json).toMatchObject({ error: { code: 'PermissionDenied' } });
    expect(JSON.stringify(await attempts(gateway))).not.toContain(key1);
  });

  it('stream through it, and broken connections and other faults come through as what they are', async () => {
    const gateway = await startGateway(estate());
    await withApi(gateway);
    await grant(gateway);
    const call = (more: object = {}) => gateway.call(chat, { method: 'POST', headers: json, body: JSON.stringify({ ...(JSON.parse(hello) as object), ...more }) });
    const streamed = await call({ stream: true });
    expect([streamed.status, streamed.headers['content-type'], streamed.headers['content-length']]).toEqual([200, 'text/event-stream; charset=utf-8', undefined]);
    expect(streamed.text.endsWith('data: [DONE]\n\n')).toBe(true);
    const faults = [
      { match: { plane: 'model', account: 'aoai-swe', nth: 1 }, respond: { status: 503, body: { error: { code: 'ServiceUnavailable' } } } },
      { match: { plane: 'model', account: 'aoai-swe', nth: 2 }, drop: true },
      { match: { plane: 'model', account: 'aoai-eus' }, drop: true },
    ];
    expect((await gateway.control('faults', faults)).status).toBe(200);
    expect([(await call()).status, (await call()).status, (await call()).status]).toEqual([503, 500, 200]);
    await gateway.control('reset', {});
  });

  it('that nobody has are names that do not resolve', async () => {
    const gateway = await startGateway(estate());
    await withApi(gateway, { host: 'aoai-swe.openai.azure.com' });
    expect((await gateway.call('/openai/models?api-version=2024-10-21')).status).toBe(500);
    expect(await attempts(gateway)).toMatchObject([{ host: 'aoai-swe.openai.azure.com', status: null, reason: 'BackendConnectionFailure' }]);
  });
});

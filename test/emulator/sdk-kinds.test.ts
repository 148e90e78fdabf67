import { ApiManagementClient, KnownBackendType } from '@azure/arm-apimanagement';
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import type { TestAzure } from '../support/local-azure.ts';

const group = 'rg-ai';
const service = 'apim-demo';
const account = 'aoai-swe';
const quick = { updateIntervalInMs: 1 };
const inbound = (policies: string): string => `<policies><inbound><base />${policies}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;

interface Clients {
  readonly apim: ApiManagementClient;
  readonly cognitive: CognitiveServicesManagementClient;
  readonly authorization: AuthorizationManagementClient;
}

/** Microsoft's own clients as they are, over TLS. */
function clientsOf({ azure }: TestAzure): Clients {
  const { arm, token, subscriptionId } = azure.ready;
  const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const options = { endpoint: arm, tlsOptions: { ca: azure.ca }, retryOptions: { maxRetries: 0 } };
  const clients = {
    apim: new ApiManagementClient(credential, subscriptionId, options),
    cognitive: new CognitiveServicesManagementClient(credential, subscriptionId, options),
    authorization: new AuthorizationManagementClient(credential, subscriptionId, options),
  };
  for (const { pipeline } of Object.values(clients)) pipeline.removePolicy({ name: 'proxyPolicy' });
  return clients;
}

async function all<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

describe("Microsoft's clients", () => {
  let azure: TestAzure;
  let clients: Clients;

  beforeAll(async () => {
    azure = await startTestAzure();
    clients = clientsOf(azure);
  });
  afterAll(() => azure.stop());

  it('put backends with a breaker into a pool, change one by its ETag and take them away in order', async () => {
    const { backend } = clients.apim;
    const failureCondition = { count: 3, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }] };
    const ids: string[] = [];
    for (const name of ['one', 'two']) {
      const { id = '' } = await backend.createOrUpdate(group, service, name, {
        url: `https://${name}.openai.azure.com`,
        protocol: 'http',
        circuitBreaker: { rules: [{ name: 'throttled', failureCondition, tripDuration: 'PT1M', acceptRetryAfter: true }] },
      });
      ids.push(id);
    }
    const pool = await backend.createOrUpdate(group, service, 'both', { typePropertiesType: KnownBackendType.Pool, pool: { services: [{ id: ids[0] ?? '', priority: 1 }, { id: ids[1] ?? '', priority: 2, weight: 50 }] } });
    expect(pool.pool?.services?.map(({ id }) => id)).toEqual(ids);
    const { eTag = '' } = await backend.getEntityTag(group, service, 'one');
    expect(await backend.update(group, service, 'one', eTag, { description: 'First' })).toMatchObject({ description: 'First' });
    expect((await all(backend.listByService(group, service))).map(({ name }) => name)).toEqual(expect.arrayContaining(['both', 'one', 'two']));
    for (const name of ['both', 'one', 'two']) await backend.delete(group, service, name, '*');
    expect((await all(backend.listByService(group, service))).map(({ name }) => name)).not.toContain('one');
  });

  it('make an API with an operation and policies at every level', async () => {
    const { api, apiOperation, apiOperationPolicy, apiPolicy, policy } = clients.apim;
    await api.beginCreateOrUpdateAndWait(group, service, 'made', { path: 'made', displayName: 'Made', protocols: ['https'] }, quick);
    await apiOperation.createOrUpdate(group, service, 'made', 'ask', { displayName: 'Ask', method: 'POST', urlTemplate: '/ask/{id}', templateParameters: [{ name: 'id', type: 'string', required: true }] });
    await apiPolicy.createOrUpdate(group, service, 'made', 'policy', { format: 'rawxml', value: inbound('<rate-limit calls="5" renewal-period="60" />') });
    await apiOperationPolicy.createOrUpdate(group, service, 'made', 'ask', 'policy', { value: inbound('<set-variable name="a" value="@(context.Request.Method)" />') });
    expect((await apiOperationPolicy.get(group, service, 'made', 'ask', 'policy', { format: 'rawxml' })).value).toContain('@(context.Request.Method)');
    expect((await policy.get(group, service, 'policy')).value).toContain('forward-request');
    expect(await apiOperation.update(group, service, 'made', 'ask', '*', { displayName: 'Ask more' })).toMatchObject({ displayName: 'Ask more', urlTemplate: '/ask/{id}' });
    expect((await all(api.listByService(group, service))).map(({ name }) => name)).toContain('made');
    await apiOperationPolicy.delete(group, service, 'made', 'ask', 'policy', '*');
    await apiOperation.delete(group, service, 'made', 'ask', '*');
    await api.beginDeleteAndWait(group, service, 'made', '*', quick);
    expect((await all(api.listByService(group, service))).map(({ name }) => name)).not.toContain('made');
  });

  it('deploy a model, list what there is and take it away', async () => {
    const { accounts, deployments, models } = clients.cognitive;
    const [first] = await all(accounts.listByResourceGroup(group));
    expect(first?.properties?.endpoints).toHaveProperty('OpenAI Language Model Instance API');
    const made = await deployments.beginCreateOrUpdateAndWait(group, account, 'more', { sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' } } }, quick);
    expect(made).toMatchObject({ name: 'more', properties: { provisioningState: 'Succeeded', rateLimits: [{ key: 'request' }, { key: 'token', count: 1000 }] } });
    expect((await all(deployments.list(group, account))).map(({ name }) => name)).toContain('more');
    expect((await all(models.list(first?.location ?? ''))).length).toBeGreaterThan(0);
    await deployments.beginDeleteAndWait(group, account, 'more', quick);
    expect((await all(deployments.list(group, account))).map(({ name }) => name)).not.toContain('more');
  });

  it('give a role to the identity of the service, find it and take it back', async () => {
    const { roleAssignments, roleDefinitions } = clients.authorization;
    const { identity } = await clients.apim.apiManagementService.beginUpdateAndWait(group, service, { identity: { type: 'SystemAssigned' } }, quick);
    const principalId = identity?.principalId ?? '';
    const scope = `subscriptions/${azure.azure.ready.subscriptionId}/resourceGroups/${group}/providers/Microsoft.CognitiveServices/accounts/${account}`;
    const [role] = await all(roleDefinitions.list(scope, { filter: "roleName eq 'Cognitive Services OpenAI User'" }));
    const name = '11111111-2222-4333-8444-555555555555';
    const made = await roleAssignments.create(scope, name, { roleDefinitionId: role?.id ?? '', principalId, principalType: 'ServicePrincipal' });
    expect(made).toMatchObject({ principalId, principalType: 'ServicePrincipal', scope: `/${scope}` });
    expect((await all(roleAssignments.listForScope(scope, { filter: `principalId eq '${principalId}'` }))).map((assignment) => assignment.name)).toEqual([name]);
    await roleAssignments.delete(scope, name);
    expect(await all(roleAssignments.listForScope(scope, { filter: `principalId eq '${principalId}'` }))).toEqual([]);
  });
});

describe("what Microsoft's clients are refused", () => {
  let azure: TestAzure;
  let clients: Clients;

  beforeAll(async () => {
    azure = await startTestAzure({ refusals: true });
    clients = clientsOf(azure);
  });
  afterAll(() => azure.stop());

  it('comes with the code, the target and the text of ARM', async () => {
    const refused = clients.apim.backend.createOrUpdate(group, service, 'bad', { url: 'https://a.example', protocol: 'https' as 'http' });
    await expect(refused).rejects.toMatchObject({ statusCode: 400, code: 'ValidationError', details: { error: { details: [{ target: 'protocol' }] } } });
    await expect(clients.apim.backend.get(group, service, 'none')).rejects.toMatchObject({ statusCode: 404, code: 'ResourceNotFound', message: 'Backend not found.' });
    await expect(clients.apim.backend.update(group, service, 'none', '"AAAAAAAAAAA="', {})).rejects.toMatchObject({ statusCode: 404 });
  });

  it('is a second role assignment for the same', async () => {
    const { apim, authorization } = clients;
    const { identity } = await apim.apiManagementService.beginUpdateAndWait(group, service, { identity: { type: 'SystemAssigned' } }, quick);
    const scope = `subscriptions/${azure.azure.ready.subscriptionId}/resourceGroups/${group}`;
    const [role] = await all(authorization.roleDefinitions.list(scope, { filter: "roleName eq 'Reader'" }));
    const parameters = { roleDefinitionId: role?.id ?? '', principalId: identity?.principalId ?? '', principalType: 'ServicePrincipal' as const };
    await authorization.roleAssignments.create(scope, '11111111-2222-4333-8444-000000000001', parameters);
    await expect(authorization.roleAssignments.create(scope, '11111111-2222-4333-8444-000000000002', parameters)).rejects.toMatchObject({ statusCode: 409, code: 'RoleAssignmentExists' });
  });
});

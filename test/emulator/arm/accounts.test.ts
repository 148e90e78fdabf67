import { describe, expect, it } from 'vitest';
import { at, textAt } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { account, estateWith, group, namesOf, refusalOf, start, subscription } from './plane-fixture.ts';

const query = '?api-version=2025-06-01';
const provider = `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices`;
const fresh = `${group}/providers/Microsoft.CognitiveServices/accounts/aoai-new`;
const openAi = { kind: 'OpenAI', location: 'swedencentral', sku: { name: 'S0' }, properties: { customSubDomainName: 'aoai-new' } };
const foundry = { ...openAi, kind: 'AIServices', identity: { type: 'SystemAssigned' }, properties: { customSubDomainName: 'aoai-new', allowProjectManagement: true } };

const put = (client: Client, body: object, path = fresh) => client.send('PUT', path + query, body);
const patch = (client: Client, body: object, path = fresh) => client.send('PATCH', path + query, body);
const state = async (client: Client, path = fresh) => textAt((await client.send('GET', path + query)).body, 'properties', 'provisioningState');

async function ended(client: Client, url: string): Promise<readonly (string | undefined)[]> {
  const states = [];
  for (let poll = 0; poll < 3; poll += 1) states.push(textAt((await client.send('GET', url)).body, 'status'));
  return states;
}

async function made(client: Client, body: object = openAi): Promise<void> {
  await ended(client, (await put(client, body)).headers['azure-asyncoperation'] ?? '');
}

describe('a new account', () => {
  it('is being created until its operation ends, in the shapes recorded (azurecli-cognitiveservices_deployment#1 to #5)', async () => {
    const client = await start();
    const created = await put(client, { ...openAi, location: 'SWEDENCENTRAL', tags: { a: 'b' }, properties: {} });
    expect(created).toMatchObject({ status: 201, body: { location: 'SWEDENCENTRAL', kind: 'OpenAI', tags: { a: 'b' }, properties: { provisioningState: 'Creating', endpoint: 'https://swedencentral.api.cognitive.microsoft.com/' } } });
    expect(Object.keys(created.headers)).not.toContain('location');
    expect(created.headers['etag']).toBe(at(created.body, 'etag'));
    const url = created.headers['azure-asyncoperation'] ?? '';
    expect(url).toMatch(/\/locations\/SWEDENCENTRAL\/operationResults\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\?api-version=2017-04-18&/);
    expect((await client.send('GET', url.replace(/&s=\w+/, '&s=x'))).status).toBe(404);
    const first = await client.send('GET', url);
    expect(first.body).toEqual({ id: new URL(url).pathname, name: expect.stringMatching(/^[0-9a-f-]{36}$/), status: 'Creating', startTime: expect.any(String) });
    expect(await ended(client, url)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
    expect(await state(client)).toBe('Succeeded');
  });

  it('is there at once where its kind has no models and it has no subdomain', async () => {
    const client = await start();
    const created = await put(client, { ...openAi, kind: 'Face', sku: { name: 'F0' }, properties: {} });
    expect([created.status, created.headers['azure-asyncoperation'], at(created.body, 'properties', 'provisioningState')]).toEqual([201, undefined, 'Succeeded']);
    expect(at((await client.send('GET', `${fresh}/skus${query}`)).body, 'value')).toEqual([{ resourceType: 'Microsoft.CognitiveServices/accounts', sku: { name: 'F0', tier: 'Free' } }, { resourceType: 'Microsoft.CognitiveServices/accounts', sku: { name: 'S0', tier: 'Standard' } }]);
    expect(at((await client.send('GET', `${fresh}/models${query}`)).body, 'value')).toEqual([]);
    const deployment = { sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' } } };
    expect(refusalOf(await client.send('PUT', `${fresh}/deployments/d${query}`, deployment))).toMatchObject({ status: 400, message: expect.stringContaining("'Face'") });
  });

  it.each<[string, object, number, string]>([
    ['no location', { ...openAi, location: undefined }, 400, 'LocationRequired'],
    ['a region that there is not', { ...openAi, location: 'moon' }, 400, 'LocationNotAvailableForResourceType'],
    ['no kind', { ...openAi, kind: undefined }, 400, 'InvalidApiSetId'],
    ['a kind that there is not', { ...openAi, kind: 'Emotion' }, 400, 'InvalidApiSetId'],
    ['no SKU', { ...openAi, sku: undefined }, 400, 'InvalidSkuId'],
    ['a SKU of other kinds', { ...openAi, sku: { name: 'F0' } }, 400, 'InvalidSkuId'],
    ['an unknown field', { ...openAi, properties: { subdomain: 'x' } }, 400, 'InvalidResourceProperties'],
    ['a subdomain that is no part of a host name', { ...openAi, properties: { customSubDomainName: 'a_b' } }, 400, 'InvalidResourceProperties'],
    ['a subdomain of one letter', { ...openAi, properties: { customSubDomainName: 'a' } }, 400, 'InvalidResourceProperties'],
    ["another account's subdomain, in another case", { ...openAi, properties: { customSubDomainName: 'AOAI-swe-sub' } }, 409, 'CustomDomainInUse'],
    ['network rules without a subdomain', { ...openAi, properties: { networkAcls: { defaultAction: 'Deny' } } }, 400, 'InvalidResourceProperties'],
    ['projects on another kind', { ...foundry, kind: 'OpenAI' }, 400, 'InvalidResourceProperties'],
    ['projects without an identity', { ...foundry, identity: undefined }, 400, 'InvalidResourceProperties'],
    ['projects without a subdomain', { ...foundry, properties: { allowProjectManagement: true } }, 400, 'InvalidResourceProperties'],
    ['an identity that is not there', { ...openAi, identity: { type: 'UserAssigned', userAssignedIdentities: { [`${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/x`]: {} } } }, 400, 'FailedIdentityOperation'],
    ['identities that its type does not allow', { ...openAi, identity: { type: 'SystemAssigned', userAssignedIdentities: { x: {} } } }, 400, 'InvalidResourceProperties'],
    ['nothing to restore', { ...openAi, properties: { restore: true } }, 409, 'CanNotRestoreANonExistingResource'],
    ['keys of its own', { ...openAi, properties: { encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyName: 'k' } } } }, 501, 'NotEmulated'],
    ['subnets', { ...openAi, properties: { customSubDomainName: 'aoai-new', networkAcls: { virtualNetworkRules: [{ id: 'x' }] } } }, 501, 'NotEmulated'],
    ['storage of its own', { ...openAi, properties: { userOwnedStorage: [{ resourceId: 'x' }] } }, 501, 'NotEmulated'],
  ])('is refused with %s', async (_, body, status, code) => {
    const client = await start();
    expect(refusalOf(await put(client, body))).toMatchObject({ status, code });
    expect((await client.send('GET', fresh + query)).status).toBe(404);
  });

  it('shows its identity, whose principal can get a role when the creation has ended', async () => {
    const client = await start();
    const created = await put(client, foundry);
    const principalId = textAt(created.body, 'identity', 'principalId');
    expect(at(created.body, 'identity')).toEqual({ type: 'SystemAssigned', principalId, tenantId: estateWith().tenantId });
    const role = `${account}/providers/Microsoft.Authorization/roleAssignments/33333333-0000-4000-8000-000000000001?api-version=2022-04-01`;
    const properties = { roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`, principalId };
    expect(refusalOf(await client.send('PUT', role, { properties })).code).toBe('PrincipalNotFound');
    await ended(client, created.headers['azure-asyncoperation'] ?? '');
    expect((await client.send('PUT', role, { properties })).status).toBe(201);
  });

  it('fills its network rules in, shows what was stated, and its subdomain in the endpoints', async () => {
    const client = await start();
    const { body } = await put(client, { ...foundry, properties: { ...foundry.properties, customSubDomainName: 'AOAI-New', disableLocalAuth: false, networkAcls: { ipRules: [{ value: '203.0.113.1' }] }, publicNetworkAccess: 'Disabled', encryption: { keySource: 'Microsoft.CognitiveServices' } } });
    expect(at(body, 'properties')).toMatchObject({
      customSubDomainName: 'AOAI-New',
      disableLocalAuth: false,
      publicNetworkAccess: 'Disabled',
      networkAcls: { defaultAction: 'Allow', ipRules: [{ value: '203.0.113.1' }], virtualNetworkRules: [] },
      endpoint: 'https://aoai-new.cognitiveservices.azure.com/',
      endpoints: { 'AI Foundry API': 'https://aoai-new.services.ai.azure.com/' },
    });
  });

  it('can stand among the resources of an estate, ready to be used', async () => {
    const client = await start({ resources: [{ id: fresh, apiVersion: '2025-06-01', body: foundry }] });
    expect(await state(client)).toBe('Succeeded');
    expect((await client.send('PUT', `${fresh}/projects/one${query}`, { location: 'swedencentral', properties: {} })).status).toBe(201);
  });
});

describe('an account that changes', () => {
  it('is accepted and polled where something changes, and answered at once where nothing does (aso-CognitiveServices_Account_20250601_CRUD#9)', async () => {
    const client = await start();
    await made(client, foundry);
    const before = await client.send('GET', fresh + query);
    const same = await put(client, foundry);
    expect([same.status, same.headers['etag'], same.headers['azure-asyncoperation']]).toEqual([200, before.headers['etag'], undefined]);
    const tagged = await put(client, { ...foundry, tags: { env: 'test' } });
    expect(tagged).toMatchObject({ status: 200, body: { tags: { env: 'test' }, properties: { provisioningState: 'Accepted' } } });
    expect(tagged.headers['etag']).not.toBe(before.headers['etag']);
    expect(await ended(client, tagged.headers['azure-asyncoperation'] ?? '')).toEqual(['Updating', 'Succeeded', 'Succeeded']);
  });

  it('loses with a PUT what it does not state, but not its identity and its subdomain', async () => {
    const client = await start();
    await made(client, { ...foundry, tags: { a: 'b' }, properties: { ...foundry.properties, disableLocalAuth: true } });
    const { identity: _, ...bare } = foundry;
    const { body } = await put(client, { ...bare, properties: {} });
    expect(body).toMatchObject({ identity: { type: 'SystemAssigned' }, properties: { customSubDomainName: 'aoai-new' } });
    expect([at(body, 'tags'), at(body, 'properties', 'disableLocalAuth'), at(body, 'properties', 'allowProjectManagement')]).toEqual([undefined, undefined, undefined]);
  });

  it('keeps with a PATCH what it does not state: 200 for tags, 202 with a result for the rest', async () => {
    const client = await start();
    await made(client, { ...openAi, properties: {} });
    expect(await patch(client, { tags: { a: 'b' } })).toMatchObject({ status: 200, body: { tags: { a: 'b' }, properties: { provisioningState: 'Succeeded' } } });
    const changing = await patch(client, { properties: { customSubDomainName: 'aoai-new', disableLocalAuth: true } });
    expect(changing).toMatchObject({ status: 202, body: { tags: { a: 'b' }, properties: { provisioningState: 'Accepted' } } });
    const result = changing.headers['location'] ?? '';
    expect(result).toContain('api-version=2025-06-01');
    expect((await client.send('GET', result)).status).toBe(202);
    expect(await client.finish(changing)).toMatchObject({ status: 200, body: { id: fresh, properties: { provisioningState: 'Succeeded', disableLocalAuth: true } } });
    expect(refusalOf(await client.send('POST', `${fresh}/listKeys${query}`))).toMatchObject({ status: 400, code: 'BadRequest' });
  });

  it('refuses another kind, region and subdomain, and becomes a Foundry resource', async () => {
    const client = await start();
    await made(client);
    expect(refusalOf(await put(client, { ...openAi, kind: 'Face' }))).toMatchObject({ status: 400, code: 'InvalidResourceProperties' });
    expect(refusalOf(await put(client, { ...openAi, location: 'eastus' }))).toMatchObject({ status: 409, code: 'InvalidResourceLocation' });
    expect(refusalOf(await patch(client, { properties: { customSubDomainName: 'other-name' } }))).toMatchObject({ status: 400, code: 'InvalidResourceProperties' });
    expect(refusalOf(await patch(client, { sku: { name: 'S1' } }))).toMatchObject({ status: 400, code: 'InvalidSkuId' });
    expect((await put(client, { ...foundry, location: 'Sweden Central' })).body).toMatchObject({ kind: 'AIServices', location: 'swedencentral' });
  });

  it('takes no other write meanwhile, neither itself nor its deployments (I25), and a stale ETag never', async () => {
    const client = await start();
    await put(client, openAi);
    const deployment = { sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' } } };
    const refused = refusalOf(await client.send('PUT', `${fresh}/deployments/d${query}`, deployment));
    expect(refused).toMatchObject({ status: 409, code: 'RequestConflict', message: `Another operation is being performed on the parent resource '${fresh}'. Please try again later.` });
    expect((await client.send('PUT', `${fresh}/deployments/d${query}`, deployment)).status).toBe(201);
    await patch(client, { properties: { disableLocalAuth: true } });
    expect(refusalOf(await patch(client, { tags: {} }))).toMatchObject({ status: 409, code: 'RequestConflict', message: expect.stringContaining('not terminal') });
    const etag = (await client.send('GET', fresh + query)).headers['etag'] ?? '';
    const tagged = await client.send('PATCH', fresh + query, { tags: { a: 'b' } }, { 'if-match': etag });
    expect(tagged.status).toBe(200);
    for (const [method, path] of [['PATCH', fresh], ['DELETE', fresh], ['DELETE', `${fresh}/deployments/d`]] as const) {
      expect(refusalOf(await client.send(method, path + query, method === 'PATCH' ? { tags: {} } : undefined, { 'if-match': etag })), `${method} ${path}`).toMatchObject({ status: 412, code: 'IfMatchPreconditionFailed' });
    }
  });

  it('needs the permission to write, and to give an identity', async () => {
    const reader = await start({ caller: { roles: ['Cognitive Services User'] } });
    expect(refusalOf(await put(reader, openAi))).toMatchObject({ status: 403, code: 'AuthorizationFailed', message: expect.stringContaining('Microsoft.CognitiveServices/accounts/write') });
    const id = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mi`;
    const contributor = await start({ caller: { roles: ['Cognitive Services Contributor'] }, resources: [{ id, apiVersion: '2023-01-31', body: { location: 'swedencentral' } }] });
    const refused = refusalOf(await put(contributor, { ...openAi, identity: { type: 'UserAssigned', userAssignedIdentities: { [id]: {} } } }));
    expect(refused).toMatchObject({ status: 403, code: 'LinkedAuthorizationFailed', message: expect.stringContaining("action 'Microsoft.CognitiveServices/accounts/write'") });
  });
});

describe('what can be had', () => {
  it('is told of subdomains, SKUs and kinds', async () => {
    const client = await start();
    const check = async (subdomainName: string) => (await client.send('POST', `${provider}/checkDomainAvailability${query}`, { subdomainName, type: 'Microsoft.CognitiveServices/accounts' })).body;
    expect(await check('free-name')).toEqual({ isSubdomainAvailable: true, subdomainName: 'free-name', type: 'Microsoft.CognitiveServices/accounts' });
    expect(await check('AOAI-swe-sub')).toMatchObject({ isSubdomainAvailable: false, reason: "Sub domain name 'AOAI-swe-sub' is already used. Please pick a different name." });
    expect(await check('-no-')).toMatchObject({ isSubdomainAvailable: false, reason: "Sub domain name '-no-' is not valid" });
    const skus = { skus: ['S0', 'F0'], kind: 'OpenAI', type: 'Microsoft.CognitiveServices/accounts' };
    expect(at((await client.send('POST', `${provider}/locations/eastus/checkSkuAvailability${query}`, skus)).body, 'value')).toMatchObject([{ skuName: 'S0', skuAvailable: true }, { skuName: 'F0', skuAvailable: false, reason: 'NotAvailable' }]);
    expect(at((await client.send('POST', `${provider}/locations/moon/checkSkuAvailability${query}`, skus)).body, 'value')).toMatchObject([{ skuAvailable: false }, { skuAvailable: false }]);
    for (const path of ['checkDomainAvailability', 'locations/eastus/checkSkuAvailability']) {
      expect((await client.send('POST', `${provider}/${path}${query}`, { ...skus, subdomainName: 'x', type: 'Microsoft.Other/things' })).status, path).toBe(400);
    }
    expect(namesOf(await client.send('GET', `${provider}/skus${query}`))).toContain('S0');
  });

  it('is calculated for provisioned deployments by the documented throughput', async () => {
    const client = await start();
    const ask = (skuName: string, name = 'gpt-4o', requestPerMinute = 100) =>
      client.send('POST', `${provider}/calculateModelCapacity${query}`, { model: { format: 'OpenAI', name, version: '2024-08-06' }, skuName, workloads: [{ requestPerMinute, requestParameters: { avgPromptTokens: 1000, avgGeneratedTokens: 500 } }] });
    expect((await ask('GlobalProvisionedManaged')).body).toMatchObject({ skuName: 'GlobalProvisionedManaged', estimatedCapacity: { value: 120, deployableValue: 120 } });
    expect((await ask('ProvisionedManaged')).body).toMatchObject({ estimatedCapacity: { value: 120, deployableValue: 150 } });
    expect((await ask('GlobalProvisionedManaged', 'gpt-4o', 1)).body).toMatchObject({ estimatedCapacity: { value: 2, deployableValue: 15 } });
    expect((await ask('Standard')).status).toBe(400);
    expect(refusalOf(await ask('ProvisionedManaged', 'gpt-4'))).toMatchObject({ status: 501, message: expect.stringContaining("'gpt-4'") });
  });
});

import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import type { TestAzure } from '../support/local-azure.ts';

const group = 'rg-ai';
const name = 'aoai-sdk';
const location = 'swedencentral';
/** Between polls. */
const quick = { updateIntervalInMs: 1 };
const model = { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' };

async function all<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

describe("accounts through Microsoft's client", () => {
  let azure: TestAzure;
  let client: CognitiveServicesManagementClient;

  beforeAll(async () => {
    azure = await startTestAzure();
    const { arm, token, subscriptionId } = azure.azure.ready;
    const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    client = new CognitiveServicesManagementClient(credential, subscriptionId, { endpoint: arm, tlsOptions: { ca: azure.azure.ca } });
    client.pipeline.removePolicy({ name: 'proxyPolicy' });
  });
  afterAll(() => azure.stop());

  it('are created, changed and given deployments and projects', async () => {
    expect(await client.checkDomainAvailability(name, 'Microsoft.CognitiveServices/accounts')).toMatchObject({ isSubdomainAvailable: true });
    const created = await client.accounts.beginCreateAndWait(group, name, { kind: 'AIServices', location, sku: { name: 'S0' }, identity: { type: 'SystemAssigned' }, properties: { customSubDomainName: name, allowProjectManagement: true } }, quick);
    expect(created).toMatchObject({ kind: 'AIServices', identity: { type: 'SystemAssigned' }, properties: { provisioningState: 'Succeeded', endpoint: `https://${name}.cognitiveservices.azure.com/` } });
    expect(await client.accounts.beginUpdateAndWait(group, name, { properties: { disableLocalAuth: false, networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.0/24' }] } } }, quick)).toMatchObject({ properties: { provisioningState: 'Succeeded', networkAcls: { defaultAction: 'Deny' } } });
    expect((await client.accounts.listKeys(group, name)).key1).toMatch(/^[0-9a-f]{32}$/);
    expect(await client.deployments.beginCreateOrUpdateAndWait(group, name, 'chat', { sku: { name: 'Standard', capacity: 1 }, properties: { model } }, quick)).toMatchObject({ properties: { provisioningState: 'Succeeded' } });
    expect(await client.deployments.beginUpdateAndWait(group, name, 'chat', { sku: { name: 'Standard', capacity: 2 }, tags: { a: 'b' } }, quick)).toMatchObject({ sku: { capacity: 2 }, tags: { a: 'b' }, properties: { model } });
    expect(await client.projects.beginCreateAndWait(group, name, 'team', { location, identity: { type: 'SystemAssigned' }, properties: { displayName: 'Team' } }, quick)).toMatchObject({ properties: { isDefault: true } });
    expect((await all(client.projects.list(group, name))).map((project) => project.name)).toEqual([`${name}/team`]);
    expect((await client.accounts.listSkus(group, name)).value).toMatchObject([{ sku: { name: 'S0' } }]);
  });

  it('are deleted softly, restored and purged', async () => {
    await expect(client.accounts.beginDeleteAndWait(group, name, quick)).rejects.toMatchObject({ statusCode: 409, code: 'CannotDeleteResource' });
    await client.projects.beginDeleteAndWait(group, name, 'team', quick);
    await client.accounts.beginDeleteAndWait(group, name, quick);
    expect((await all(client.deletedAccounts.list())).map((account) => account.name)).toEqual([name]);
    await expect(client.accounts.beginCreateAndWait(group, name, { kind: 'AIServices', location, sku: { name: 'S0' } }, quick)).rejects.toMatchObject({ code: 'FlagMustBeSetForRestore' });
    await client.accounts.beginCreateAndWait(group, name, { location, properties: { restore: true } }, quick);
    expect((await client.deployments.get(group, name, 'chat')).sku).toMatchObject({ capacity: 2 });
    await client.accounts.beginDeleteAndWait(group, name, quick);
    expect(await client.deletedAccounts.get(location, group, name)).toMatchObject({ properties: { customSubDomainName: name } });
    await client.deletedAccounts.beginPurgeAndWait(location, group, name, quick);
    expect(await all(client.deletedAccounts.list())).toEqual([]);
  });

  it('tell who wrote them: a client secret is an application, with the roles of the caller', async () => {
    const { arm, subscriptionId } = azure.azure.ready;
    const tls = { tlsOptions: { ca: azure.azure.ca } };
    const secret = new ClientSecretCredential('adfs', 'client', 'secret', { authorityHost: arm, disableInstanceDiscovery: true, ...tls });
    const application = new CognitiveServicesManagementClient(secret, subscriptionId, { endpoint: arm, ...tls });
    application.pipeline.removePolicy({ name: 'proxyPolicy' });
    const made = await application.accounts.beginCreateAndWait(group, 'aoai-app', { kind: 'OpenAI', location, sku: { name: 'S0' }, properties: {} }, quick);
    expect(made.systemData).toMatchObject({ createdByType: 'Application', createdBy: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const own = await client.accounts.beginUpdateAndWait(group, 'aoai-app', { tags: { a: 'b' } }, quick);
    expect(own.systemData).toMatchObject({ createdByType: 'Application', lastModifiedByType: 'User' });
    const roles = await azure.ask('GET', `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=principalId eq '${made.systemData?.createdBy}'`);
    expect(roles.body).toMatchObject({ value: [{ properties: { principalType: 'ServicePrincipal' } }] });
  });
});

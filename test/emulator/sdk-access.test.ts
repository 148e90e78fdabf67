import { ApiManagementClient } from '@azure/arm-apimanagement';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import type { TestAzure } from '../support/local-azure.ts';

const group = 'rg-ai';
const service = 'apim-demo';
/** Between polls. */
const quick = { updateIntervalInMs: 1 };

/** Microsoft's own client, over TLS. */
function clientOf({ azure }: TestAzure): ApiManagementClient {
  const { arm, token, subscriptionId } = azure.ready;
  const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const client = new ApiManagementClient(credential, subscriptionId, { endpoint: arm, tlsOptions: { ca: azure.ca } });
  client.pipeline.removePolicy({ name: 'proxyPolicy' });
  return client;
}

async function namesOf(pages: AsyncIterable<{ readonly name?: string }>): Promise<readonly (string | undefined)[]> {
  const names: (string | undefined)[] = [];
  for await (const { name } of pages) names.push(name);
  return names;
}

describe("named values, fragments, products, subscriptions and tags through Microsoft's client", () => {
  let azure: TestAzure;
  let client: ApiManagementClient;

  beforeAll(async () => {
    azure = await startTestAzure();
    client = clientOf(azure);
    await client.api.beginCreateOrUpdateAndWait(group, service, 'echo', { displayName: 'Echo', path: 'echo', protocols: ['https'] }, quick);
    await client.apiOperation.createOrUpdate(group, service, 'echo', 'get', { displayName: 'Get', method: 'GET', urlTemplate: '/' });
  });
  afterAll(() => azure.stop());

  it('keep a named value and its secret', async () => {
    const made = await client.namedValue.beginCreateOrUpdateAndWait(group, service, 'key', { displayName: 'key', value: 'first', secret: true, tags: ['team'] }, quick);
    expect(made).toMatchObject({ name: 'key', displayName: 'key', secret: true, provisioningState: 'Succeeded' });
    expect((await client.namedValue.listValue(group, service, 'key')).value).toBe('first');
    expect(await client.namedValue.beginUpdateAndWait(group, service, 'key', '*', { value: 'second', secret: false }, quick)).toMatchObject({ value: 'second' });
    expect((await client.namedValue.getEntityTag(group, service, 'key')).eTag).toBeDefined();
    expect(await namesOf(client.namedValue.listByService(group, service))).toEqual(['key']);
  });

  it('include a fragment that names it, and say what is wrong with one that does not', async () => {
    const value = '<fragment><set-header name="x"><value>{{key}}</value></set-header></fragment>';
    expect(await client.policyFragment.beginCreateOrUpdateAndWait(group, service, 'auth', { format: 'rawxml', value, description: 'About' }, quick)).toMatchObject({ name: 'auth', provisioningState: 'Succeeded' });
    await expect(client.policyFragment.beginCreateOrUpdateAndWait(group, service, 'bad', { value: '<fragment><base /></fragment>' }, quick)).rejects.toThrow('The long-running operation has failed. ValidationError.');
    const policy = '<policies><inbound><base /><include-fragment fragment-id="auth" /></inbound></policies>';
    await client.apiPolicy.createOrUpdate(group, service, 'echo', 'policy', { value: policy });
    expect((await client.policyFragment.listReferences(group, service, 'auth')).value).toMatchObject([{ name: 'policy' }]);
    await expect(client.policyFragment.delete(group, service, 'auth', '*')).rejects.toMatchObject({ statusCode: 400, code: 'ValidationError' });
    await expect(client.namedValue.delete(group, service, 'key', '*')).rejects.toMatchObject({ statusCode: 400 });
    expect(await namesOf(client.policyFragment.listByService(group, service))).toEqual(['auth']);
  });

  it('sell an API through a product, with a policy, groups and keys', async () => {
    const product = await client.product.createOrUpdate(group, service, 'gold', { displayName: 'Gold', subscriptionRequired: true, approvalRequired: false, state: 'published' });
    expect(product.eTag).toBeDefined();
    await client.productApi.createOrUpdate(group, service, 'gold', 'echo');
    expect(await client.productApi.checkEntityExists(group, service, 'gold', 'echo')).toMatchObject({ body: true });
    expect(await namesOf(client.apiProduct.listByApis(group, service, 'echo'))).toEqual(['gold']);
    await client.productPolicy.createOrUpdate(group, service, 'gold', 'policy', { value: '<policies><inbound><base /></inbound></policies>' });
    await client.group.createOrUpdate(group, service, 'team', { displayName: 'Team' });
    await client.productGroup.createOrUpdate(group, service, 'gold', 'team');
    expect(await namesOf(client.productGroup.listByProduct(group, service, 'gold'))).toEqual(['administrators', 'team']);
    const subscription = await client.subscription.createOrUpdate(group, service, 'app', { scope: '/products/gold', displayName: 'App', state: 'active' });
    const before = await client.subscription.listSecrets(group, service, 'app');
    expect(before.primaryKey).toBe(subscription.primaryKey);
    await client.subscription.regeneratePrimaryKey(group, service, 'app');
    expect((await client.subscription.listSecrets(group, service, 'app')).primaryKey).not.toBe(before.primaryKey);
    expect(await client.subscription.update(group, service, 'app', '*', { state: 'suspended' })).toMatchObject({ state: 'suspended' });
    expect((await client.subscription.get(group, service, 'app')).primaryKey).toBeUndefined();
    expect(await namesOf(client.productSubscriptions.list(group, service, 'gold'))).toEqual(['app']);
    expect(await namesOf(client.subscription.list(group, service))).toEqual(['app', 'master']);
    await expect(client.product.delete(group, service, 'gold', '*')).rejects.toMatchObject({ statusCode: 400 });
    await client.product.delete(group, service, 'gold', '*', { deleteSubscriptions: true });
    expect(await namesOf(client.product.listByService(group, service))).toEqual([]);
  });

  it('link by name', async () => {
    await client.product.createOrUpdate(group, service, 'silver', { displayName: 'Silver' });
    const { id = '' } = await client.api.get(group, service, 'echo');
    await client.productApiLink.createOrUpdate(group, service, 'silver', 'link', { apiId: id });
    expect((await client.productApiLink.get(group, service, 'silver', 'link')).apiId).toBe(id);
    await expect(client.productApiLink.createOrUpdate(group, service, 'silver', 'other', { apiId: id })).rejects.toMatchObject({ statusCode: 409, code: 'Conflict' });
    expect(await namesOf(client.productApiLink.listByProduct(group, service, 'silver'))).toEqual(['link']);
    await client.productApiLink.delete(group, service, 'silver', 'link');
  });

  it('tag an API, an operation and a product', async () => {
    await client.tag.createOrUpdate(group, service, 'team', { displayName: 'Team' });
    await client.tag.assignToApi(group, service, 'echo', 'team');
    await client.tag.assignToOperation(group, service, 'echo', 'get', 'team');
    await client.tag.assignToProduct(group, service, 'silver', 'team');
    expect(await namesOf(client.api.listByService(group, service, { tags: 'team' }))).toEqual(['echo']);
    expect(await namesOf(client.tag.listByOperation(group, service, 'echo', 'get'))).toEqual(['team']);
    const [link] = await namesOf(client.tagApiLink.listByProduct(group, service, 'team'));
    expect((await client.tagApiLink.get(group, service, 'team', link ?? '')).apiId).toContain('/apis/echo');
    await client.tag.detachFromProduct(group, service, 'silver', 'team');
    await client.tag.delete(group, service, 'team', '*');
    expect(await namesOf(client.tag.listByApi(group, service, 'echo'))).toEqual([]);
  });

  it('keep schemas of an API and of the service', async () => {
    const document = { components: { schemas: { Pet: { type: 'object' } } } };
    await client.apiSchema.beginCreateOrUpdateAndWait(group, service, 'echo', 'types', { contentType: 'application/vnd.oai.openapi.components+json', components: document.components }, quick);
    expect((await client.apiSchema.get(group, service, 'echo', 'types')).components).toEqual(document.components);
    await client.apiSchema.delete(group, service, 'echo', 'types', '*');
    await client.globalSchema.beginCreateOrUpdateAndWait(group, service, 'shared', { schemaType: 'json', document: { type: 'object' } }, quick);
    expect(await namesOf(client.globalSchema.listByService(group, service))).toEqual(['shared']);
    await client.globalSchema.delete(group, service, 'shared', '*');
  });
});

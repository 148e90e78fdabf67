import { describe, expect, it } from 'vitest';
import { at, isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { account, estateWith, group, namesOf, refusalOf, start, subscription } from './plane-fixture.ts';

const query = '?api-version=2025-09-01';

async function propertiesWith(change: object): Promise<Json | undefined> {
  const client = await start({ accounts: estateWith().accounts.map((one) => ({ ...one, ...change })) });
  return at((await client.send('GET', account + query)).body, 'properties');
}

const deployment = (client: Client, name: string) => client.send('GET', `${account}/deployments/${name}${query}`);

describe('accounts', () => {
  it('show their region by name and their endpoints by API (fact 53)', async () => {
    const client = await start();
    const { body } = await client.send('GET', account + query);
    expect(body).toMatchObject({ kind: 'OpenAI', location: 'swedencentral', sku: { name: 'S0' } });
    expect(at(body, 'properties')).toMatchObject({ customSubDomainName: 'aoai-swe-sub', disableLocalAuth: true, publicNetworkAccess: 'Enabled' });
    expect(at(body, 'properties', 'endpoints', 'OpenAI Language Model Instance API')).toBe('https://aoai-swe-sub.openai.azure.com/');
  });

  it('have the inference endpoint and another main one as AIServices', async () => {
    const properties = await propertiesWith({ kind: 'AIServices' });
    expect(at(properties, 'endpoint')).toBe('https://aoai-swe-sub.cognitiveservices.azure.com/');
    expect(at(properties, 'endpoints', 'Azure AI Model Inference API')).toBe('https://aoai-swe-sub.services.ai.azure.com/');
  });

  it('have the regional endpoint alone without a subdomain', async () => {
    const properties = await propertiesWith({ customSubDomainName: null });
    expect(at(properties, 'endpoint')).toBe('https://swedencentral.api.cognitive.microsoft.com/');
    expect(properties).not.toHaveProperty('customSubDomainName');
  });

  it('are listed in their group and their subscription, and missed as recorded', async () => {
    const client = await start();
    expect(namesOf(await client.send('GET', `${group}/providers/Microsoft.CognitiveServices/accounts${query}`))).toEqual(['aoai-swe']);
    expect(namesOf(await client.send('GET', `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices/accounts${query}`))).toEqual(['aoai-swe']);
    const missing = await client.send('GET', `${account}x/deployments${query}`);
    expect(refusalOf(missing)).toMatchObject({ status: 404, code: 'ResourceNotFound' });
    expect(missing.headers['x-ms-failure-cause']).toBe('gateway');
  });
});

describe('deployments', () => {
  it('show capacity, limits and capabilities as texts (fact 54)', async () => {
    const client = await start();
    const { body, headers } = await deployment(client, 'gpt-4o');
    expect(body).toMatchObject({
      sku: { name: 'Standard', capacity: 10 },
      properties: {
        model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' },
        currentCapacity: 10,
        capabilities: { chatCompletion: 'true', responses: 'true' },
        provisioningState: 'Succeeded',
        rateLimits: [{ key: 'request', renewalPeriod: 10, count: 10 }, { key: 'token', renewalPeriod: 60, count: 10_000 }],
      },
    });
    expect(headers['etag']).toBe(at(body, 'etag'));
    expect(at((await deployment(client, 'emb')).body, 'properties', 'capabilities')).toEqual({ embeddings: 'true' });
  });

  it("take the estate's capabilities before those of the model", async () => {
    const accounts = estateWith().accounts.map((one) => ({ ...one, deployments: one.deployments.map((each) => ({ ...each, capabilities: { chatCompletion: 'false', extra: 'true' } })) }));
    const client = await start({ accounts });
    expect(at((await deployment(client, 'gpt-4o')).body, 'properties', 'capabilities')).toMatchObject({ chatCompletion: 'false', extra: 'true', responses: 'true' });
  });

  it('are created, changed and deleted at once (facts 54, 55)', async () => {
    const client = await start();
    const put = (capacity: number) => client.send('PUT', `${account}/deployments/new${query}`, { sku: { name: 'Standard', capacity }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-11-20' } } });
    const [created, changed] = [await put(1), await put(2)];
    expect([created.status, changed.status, at(changed.body, 'properties', 'rateLimits')]).toEqual([201, 200, [{ key: 'request', renewalPeriod: 10, count: 2 }, { key: 'token', renewalPeriod: 60, count: 2000 }]]);
    expect(changed.headers['etag']).not.toBe(created.headers['etag']);
    expect(namesOf(await client.send('GET', `${account}/deployments${query}`))).toEqual(['gpt-4o', 'emb', 'new']);
    expect((await client.send('DELETE', `${account}/deployments/new${query}`)).status).toBe(200);
    expect((await deployment(client, 'new')).body).toEqual({ error: { code: 'NotFound', message: `Specified resource '${account}/deployments/new' cannot be found.` } });
    expect(refusalOf(await client.send('PUT', `${account}/deployments/new${query}`, { properties: {} }))).toMatchObject({ status: 400, code: 'InvalidResourceProperties' });
  });
});

describe('writing a deployment', () => {
  const model = { publisher: 'OpenAI', format: 'OpenAI', name: 'gpt-4o', version: '2024-11-20' };

  it('keeps the ETag where nothing changes, and echoes a stated publisher (recorded)', async () => {
    const client = await start();
    const put = () => client.send('PUT', `${account}/deployments/new${query}`, { sku: { name: 'Standard', capacity: 1 }, properties: { model } });
    const [first, second] = [await put(), await put()];
    expect([first.status, second.status, second.headers['etag']]).toEqual([201, 200, first.headers['etag']]);
    expect(at(first.body, 'properties', 'model')).toEqual(model);
  });

  it('refuses a SKU that is none (I26)', async () => {
    const client = await start();
    const refused = await client.send('PUT', `${account}/deployments/new${query}`, { sku: { name: 'Fast', capacity: 1 }, properties: { model } });
    expect(refusalOf(refused)).toMatchObject({ status: 400, code: 'InvalidResourceProperties', message: expect.stringContaining("SKU 'Fast'") });
  });
});

describe('a PATCH of a deployment', () => {
  const patch = (client: Client, body: object, name = 'gpt-4o') => client.send('PATCH', `${account}/deployments/${name}${query}`, body);

  it('changes capacity and tags and nothing else', async () => {
    const client = await start();
    expect(await patch(client, { tags: { a: 'b' } })).toMatchObject({ status: 200, body: { tags: { a: 'b' }, sku: { name: 'Standard', capacity: 10 }, properties: { rateLimits: [{ count: 10 }, { count: 10_000 }] } } });
    expect((await patch(client, { sku: { name: 'Standard', capacity: 20 } })).body).toMatchObject({ tags: { a: 'b' }, sku: { capacity: 20 }, properties: { model: { name: 'gpt-4o' }, currentCapacity: 20, rateLimits: [{ count: 20 }, { count: 20_000 }] } });
    const before = (await deployment(client, 'gpt-4o')).headers['etag'];
    expect((await patch(client, { sku: { name: 'Standard', capacity: 20 } })).headers['etag']).toBe(before);
  });

  it('is refused beyond the quota, with an unknown SKU or other fields, and of one that is not there', async () => {
    const client = await start();
    expect(refusalOf(await patch(client, { sku: { name: 'Standard', capacity: 2000 } }))).toMatchObject({ status: 400, code: 'InsufficientQuota' });
    expect(refusalOf(await patch(client, { sku: { name: 'Fast', capacity: 1 } }))).toMatchObject({ status: 400, code: 'InvalidResourceProperties' });
    expect(refusalOf(await patch(client, { properties: {} }))).toMatchObject({ status: 400, code: 'InvalidResourceProperties' });
    expect(refusalOf(await patch(client, { tags: {} }, 'missing'))).toMatchObject({ status: 404, code: 'NotFound' });
  });
});

describe('models', () => {
  it('of an account include what is deployed, with capabilities as texts', async () => {
    const client = await start();
    const value = at((await client.send('GET', `${account}/models${query}`)).body, 'value');
    const models = (Array.isArray(value) ? value : []).filter(isObject);
    expect(models.find((model) => model['name'] === 'whisper')).toMatchObject({ format: 'OpenAI', capabilities: {} });
    expect(models.find((model) => model['name'] === 'gpt-4o')).toMatchObject({ capabilities: { chatCompletion: 'true' } });
  });

  it('of a region come per kind of account, its usages per SKU and model', async () => {
    const client = await start();
    const region = `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices/locations/SwedenCentral`;
    expect(at((await client.send('GET', `${region}/models${query}`)).body, 'value')).toMatchObject(expect.arrayContaining([expect.objectContaining({ kind: 'AIServices', skuName: 'S0' })]) as object);
    expect(at((await client.send('GET', `${region}/usages${query}`)).body, 'value')).toMatchObject([{ name: { value: 'OpenAI.Standard.gpt-4o' }, currentValue: 10 }, { name: { value: 'OpenAI.Standard.text-embedding-3-large' }, currentValue: 10 }]);
  });
});

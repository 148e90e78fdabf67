import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { account, estateWith, namesOf, refusalOf, start, subscription } from './plane-fixture.ts';

const version = 'api-version=2025-06-01';
const provider = `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices`;
const [first] = estateWith().accounts;
const withKeys = { accounts: first ? [{ ...first, disableLocalAuth: false }] : [] };
const deployment = (capacity: number) => ({ sku: { name: 'Standard', capacity }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-11-20' } } });

describe('keys of an account', () => {
  it('are listed, and each made anew on its own', async () => {
    const client = await start(withKeys);
    const keys = await client.send('POST', `${account}/listKeys?${version}`);
    expect(keys.body).toEqual({ key1: expect.stringMatching(/^[0-9a-f]{32}$/), key2: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const anew = await client.send('POST', `${account}/regenerateKey?${version}`, { keyName: 'Key2' });
    expect([at(anew.body, 'key1'), at(anew.body, 'key2') === at(keys.body, 'key2')]).toEqual([at(keys.body, 'key1'), false]);
    expect((await client.send('POST', `${account}/listKeys?${version}`)).body).toEqual(anew.body);
    expect(JSON.stringify((await client.send('GET', `${account}?${version}`)).body)).not.toContain(String(at(anew.body, 'key1')));
    expect((await client.send('POST', `${account}/regenerateKey?${version}`, { keyName: 'Key3' })).status).toBe(400);
  });

  it('are not given where the account takes tokens only, nor to who may not', async () => {
    const refused = refusalOf(await (await start()).send('POST', `${account}/listKeys?${version}`));
    expect(refused).toMatchObject({ status: 400, code: 'BadRequest', message: 'Failed to list key. disableLocalAuth is set to be true' });
    const reader = await start({ ...withKeys, caller: { roles: ['Reader'] } });
    expect(refusalOf(await reader.send('POST', `${account}/listKeys?${version}`)).message).toContain("'Microsoft.CognitiveServices/accounts/listKeys/action'");
    const user = await start({ ...withKeys, caller: { roles: ['Cognitive Services User'] } });
    expect((await user.send('POST', `${account}/listKeys?${version}`)).status).toBe(200);
  });
});

describe('quota', () => {
  it('is told by use, by account and by what is left for a model', async () => {
    const client = await start();
    const used = { name: { value: 'OpenAI.Standard.gpt-4o', localizedValue: 'OpenAI.Standard.gpt-4o' }, currentValue: 10, limit: 1000, unit: 'Count' };
    expect(at((await client.send('GET', `${provider}/locations/swedencentral/usages?${version}`)).body, 'value')).toContainEqual(used);
    expect(at((await client.send('GET', `${account}/usages?${version}`)).body, 'value')).toContainEqual({ ...used, status: 'Included' });
    const query = `${version}&modelFormat=OpenAI&modelName=gpt-4o&modelVersion=2024-08-06`;
    const inRegion = await client.send('GET', `${provider}/locations/Sweden Central/modelCapacities?${query}`);
    expect(at(inRegion.body, 'value')).toContainEqual(expect.objectContaining({ name: 'Standard', location: 'swedencentral', properties: expect.objectContaining({ availableCapacity: 990, skuName: 'Standard' }) }));
    expect((await client.send('GET', `${provider}/modelCapacities?${query}`)).body).toEqual(inRegion.body);
    expect(namesOf(await client.send('GET', `${provider}/modelCapacities?${query.replace('gpt-4o', 'gpt-0')}`))).toEqual([]);
    expect((await client.send('GET', `${provider}/modelCapacities?${version}&modelFormat=OpenAI`)).status).toBe(400);
  });

  it('bounds what is deployed, a deployment giving back its own first', async () => {
    const client = await start();
    const refused = await client.send('PUT', `${account}/deployments/more?${version}`, deployment(991));
    expect(refusalOf(refused)).toMatchObject({ status: 400, code: 'InsufficientQuota' });
    expect(refusalOf(refused).message).toContain('current available capacity 990');
    expect((await client.send('PUT', `${account}/deployments/more?${version}`, deployment(990))).status).toBe(201);
    expect((await client.send('PUT', `${account}/deployments/more?${version}`, deployment(980))).status).toBe(200);
    expect((await client.send('PUT', `${account}/deployments/last?${version}`, deployment(11))).status).toBe(400);
  });

  it('is one per SKU, model, region and subscription', async () => {
    const client = await start();
    await client.send('PUT', `${account}/deployments/more?${version}`, deployment(990));
    const other = { ...deployment(1000), sku: { name: 'GlobalStandard', capacity: 1000 } };
    expect((await client.send('PUT', `${account}/deployments/global?${version}`, other)).status).toBe(201);
  });
});

describe('SKUs', () => {
  it('of an account and of a deployment are listed', async () => {
    const client = await start();
    expect(at((await client.send('GET', `${account}/skus?${version}`)).body, 'value')).toEqual([{ resourceType: 'Microsoft.CognitiveServices/accounts', sku: { name: 'S0', tier: 'Standard' } }]);
    expect(at((await client.send('GET', `${account}/deployments/gpt-4o/skus?${version}`)).body, 'value')).toMatchObject([{ sku: { name: 'Standard', capacity: 10 }, capacity: { minimum: 1 } }]);
  });
});

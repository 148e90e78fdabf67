import { describe, expect, it } from 'vitest';
import { createArmPlane } from '../../../src/emulator/arm/create.ts';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { account, clientOf, estateWith, group, namesOf, origin, refusalOf, start, subscription } from './plane-fixture.ts';

const query = '?api-version=2025-06-01';
const provider = `/subscriptions/${subscription}/providers/Microsoft.CognitiveServices`;
const deleted = `${provider}/locations/swedencentral/resourceGroups/rg-ai/deletedAccounts/aoai-swe`;
const plain = { kind: 'OpenAI', location: 'swedencentral', sku: { name: 'S0' }, properties: {} };

async function removed(): Promise<Client> {
  const client = await start();
  expect((await client.send('DELETE', account + query)).status).toBe(200);
  return client;
}

const used = async (client: Client) => at((await client.send('GET', `${provider}/locations/swedencentral/usages${query}`)).body, 'value');

describe('a deleted account', () => {
  it('is gone, listed with its dates, and 204 the second time', async () => {
    const client = await removed();
    expect(refusalOf(await client.send('GET', account + query))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
    expect((await client.send('DELETE', account + query)).status).toBe(204);
    expect(namesOf(await client.send('GET', `${provider}/deletedAccounts${query}`))).toEqual(['aoai-swe']);
    expect((await client.send('GET', deleted.replace('swedencentral', 'Sweden Central') + query)).body).toMatchObject({
      id: deleted,
      type: 'Microsoft.CognitiveServices/accounts',
      kind: 'OpenAI',
      properties: { deletionDate: '2026-01-01T00:00:00.000Z', scheduledPurgeDate: '2026-01-03T00:00:00.000Z' },
    });
    expect(refusalOf(await client.send('GET', `${deleted}x${query}`))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
  });

  it('keeps its name, its subdomain and its quota', async () => {
    const client = await removed();
    expect(refusalOf(await client.send('PUT', account + query, plain))).toMatchObject({ status: 409, code: 'FlagMustBeSetForRestore', message: expect.stringContaining(account) });
    expect(refusalOf(await client.send('PUT', `${account}-2${query}`, { ...plain, properties: { customSubDomainName: 'aoai-swe-sub' } }))).toMatchObject({ status: 409, code: 'CustomDomainInUse' });
    expect(await used(client)).toMatchObject([{ name: { value: 'OpenAI.Standard.gpt-4o' }, currentValue: 10 }, { currentValue: 10 }]);
  });

  it('comes back with its deployments and all that was not stated', async () => {
    const client = await removed();
    expect(refusalOf(await client.send('PUT', account + query, { location: 'eastus', properties: { restore: true } }))).toMatchObject({ status: 409, code: 'CanNotRestoreANonExistingResource' });
    const restored = await client.send('PUT', account + query, { location: 'swedencentral', tags: { back: 'yes' }, properties: { restore: true } });
    expect(restored).toMatchObject({ status: 201, body: { kind: 'OpenAI', tags: { back: 'yes' }, properties: { provisioningState: 'Creating', disableLocalAuth: true, customSubDomainName: 'aoai-swe-sub' } } });
    expect(at(restored.body, 'properties', 'restore')).toBeUndefined();
    expect(namesOf(await client.send('GET', `${account}/deployments${query}`))).toEqual(['gpt-4o', 'emb']);
    expect(namesOf(await client.send('GET', `${provider}/deletedAccounts${query}`))).toEqual([]);
  });

  it('frees everything when it is purged', async () => {
    const client = await removed();
    const purging = await client.send('DELETE', deleted + query);
    expect([purging.status, purging.body]).toEqual([202, undefined]);
    expect(at((await client.send('GET', purging.headers['azure-asyncoperation'] ?? '')).body, 'status')).toBe('Deleting');
    expect((await client.finish(purging)).status).toBe(204);
    expect([await used(client), (await client.send('DELETE', deleted + query)).status]).toEqual([[], 204]);
    expect((await client.send('PUT', account + query, { ...plain, properties: { customSubDomainName: 'aoai-swe-sub' } })).status).toBe(201);
  });

  it('is purged after 48 hours', async () => {
    const clock = { at: Date.UTC(2026, 0, 1) };
    const client = clientOf(await createArmPlane(estateWith(), { now: () => clock.at, random: () => 0.5, origin: () => origin, publish: () => '' }));
    await client.send('DELETE', account + query);
    clock.at += 48 * 3_600_000;
    expect(namesOf(await client.send('GET', `${provider}/deletedAccounts${query}`))).toEqual([]);
    expect((await client.send('PUT', account + query, plain)).status).toBe(201);
  });

  it('takes the roles on it along, and goes softly with its group', async () => {
    const client = await start();
    const roles = `${account}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=principalId eq '44444444-0000-4000-8000-000000000001'`;
    const properties = { roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`, principalId: '44444444-0000-4000-8000-000000000001', principalType: 'ServicePrincipal' };
    await client.send('PUT', roles.replace('?', '/33333333-0000-4000-8000-000000000001?').replace(/&.*$/, ''), { properties });
    await client.finish(await client.send('DELETE', `${group}?api-version=2022-09-01`));
    expect(namesOf(await client.send('GET', `${provider}/deletedAccounts${query}`))).toEqual(['aoai-swe']);
    await client.send('PUT', `${group}?api-version=2022-09-01`, { location: 'swedencentral' });
    expect((await client.send('PUT', account + query, { location: 'swedencentral', properties: { restore: true } })).status).toBe(201);
    expect(namesOf(await client.send('GET', roles))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { account, estateWith, namesOf, refusalOf, start } from './plane-fixture.ts';

const query = '?api-version=2025-06-01';
const project = `${account}/projects/one`;
const body = { location: 'swedencentral', identity: { type: 'SystemAssigned' }, properties: { displayName: 'One', description: 'First' } };

const foundry = (): Promise<Client> => start({ accounts: estateWith().accounts.map((each) => ({ ...each, kind: 'AIServices' as const })) });

describe('projects of a Foundry account', () => {
  it('are made, changed and deleted at once, the first one being the default (aso-CognitiveServices_Account_20250601_CRUD#17 to #28)', async () => {
    const client = await foundry();
    const created = await client.send('PUT', project + query, body);
    expect(created).toMatchObject({
      status: 201,
      body: { id: project, name: 'aoai-swe/one', kind: 'AIServices', identity: { type: 'SystemAssigned' }, properties: { ...body.properties, isDefault: true, provisioningState: 'Succeeded', endpoints: { 'AI Foundry API': 'https://aoai-swe-sub.services.ai.azure.com/api/projects/one' } } },
    });
    expect(created.headers['etag']).toBe(at(created.body, 'etag'));
    expect((await client.send('PUT', `${account}/projects/two${query}`, body)).body).toMatchObject({ properties: { isDefault: false } });
    expect(at((await client.send('GET', account + query)).body, 'properties')).toMatchObject({ associatedProjects: ['one', 'two'], defaultProject: 'one' });
    const changed = await client.send('PUT', project + query, { ...body, properties: { description: 'Changed' } });
    expect([changed.status, at(changed.body, 'properties', 'displayName'), at(changed.body, 'properties', 'description')]).toEqual([200, undefined, 'Changed']);
    expect((await client.send('PATCH', project + query, { tags: { a: 'b' } })).body).toMatchObject({ tags: { a: 'b' }, properties: { description: 'Changed' } });
    expect(namesOf(await client.send('GET', `${account}/projects${query}`))).toEqual(['aoai-swe/one', 'aoai-swe/two']);
    expect((await client.send('DELETE', project + query)).status).toBe(200);
    expect(refusalOf(await client.send('GET', project + query))).toMatchObject({ status: 404, code: 'ResourceNotFound', message: expect.stringContaining("'Microsoft.CognitiveServices/accounts/aoai-swe/projects/one'") });
    expect((await client.send('DELETE', project + query)).status).toBe(204);
  });

  it('have to go before their account does (terraform-provider-azapi#894)', async () => {
    const client = await foundry();
    await client.send('PUT', project + query, body);
    expect(refusalOf(await client.send('DELETE', account + query))).toMatchObject({ status: 409, code: 'CannotDeleteResource', message: expect.stringContaining("'Microsoft.CognitiveServices/accounts/aoai-swe/projects/one'") });
    await client.send('DELETE', project + query);
    expect(at((await client.send('GET', account + query)).body, 'properties', 'associatedProjects')).toEqual([]);
    expect((await client.send('DELETE', account + query)).status).toBe(200);
  });

  it('survive a PUT of their account, which may send back what it shows of them and nothing else', async () => {
    const client = await foundry();
    await client.send('PUT', project + query, body);
    const shown = { kind: 'AIServices', location: 'swedencentral', sku: { name: 'S0' }, properties: { disableLocalAuth: true, allowProjectManagement: true, associatedProjects: ['one'] } };
    const { properties: _, ...asked } = shown;
    expect((await client.send('PUT', account + query, { ...asked, identity: { type: 'SystemAssigned' }, properties: shown.properties })).body).toMatchObject({ properties: { associatedProjects: ['one'], defaultProject: 'one' } });
    await client.send('GET', account + query);
    await client.send('GET', account + query);
    expect((await client.send('PUT', account + query, { ...shown, properties: { ...shown.properties, associatedProjects: ['other'] } })).status).toBe(501);
  });

  it('need an account that takes them, a region, a good name and a version that has them', async () => {
    expect(refusalOf(await (await start()).send('PUT', project + query, body))).toMatchObject({ status: 400, code: 'BadRequest' });
    const client = await foundry();
    expect(refusalOf(await client.send('PUT', project + query, { properties: {} }))).toMatchObject({ status: 400, code: 'LocationRequired' });
    expect(refusalOf(await client.send('PUT', `${account}/projects/x${query}`, body))).toMatchObject({ status: 400, code: 'InvalidResourceProperties' });
    expect(refusalOf(await client.send('PUT', `${project}?api-version=2024-10-01`, body))).toMatchObject({ status: 404, code: 'InvalidResourceType' });
    expect(refusalOf(await client.send('PUT', `${account}x/projects/one${query}`, body))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
    expect(refusalOf(await client.send('PUT', project + query, body, { 'if-match': '"other"' }))).toMatchObject({ status: 412 });
  });
});

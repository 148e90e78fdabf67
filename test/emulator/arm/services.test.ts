import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { estateWith, group, namesOf, refusalOf, service, start, subscription } from './plane-fixture.ts';

const identityId = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`;
const withUserIdentity = estateWith().services.map((one) => ({ ...one, userAssignedIdentities: ['id-a'] }));

describe('services', () => {
  it('shows a service as recorded: display name of the region, host name, nulls (fact 30)', async () => {
    const client = await start();
    const { body, headers } = await client.send('GET', service);
    expect(body).toMatchObject({ location: 'Sweden Central', identity: null, zones: null, sku: { name: 'StandardV2', capacity: 1 } });
    expect(at(body, 'properties')).toMatchObject({ gatewayUrl: 'https://apim-demo.azure-api.net', provisioningState: 'Succeeded', portalUrl: null, virtualNetworkType: 'None' });
    expect(headers['etag']).toBe(`"${String(at(body, 'etag'))}"`);
  });

  it('lists with value only, in a group and in a subscription (fact 40)', async () => {
    const client = await start();
    const inGroup = await client.send('GET', `${group}/providers/Microsoft.ApiManagement/service`);
    const inSubscription = await client.send('GET', `/subscriptions/${subscription}/providers/Microsoft.ApiManagement/service`);
    expect(Object.keys(inGroup.body ?? {})).toEqual(['value']);
    expect(inSubscription.body).toEqual(inGroup.body);
    expect(namesOf(await client.send('GET', `${group.replace('rg-ai', 'rg-empty')}/providers/Microsoft.ApiManagement/service`))).toEqual([]);
  });

  it('enables the system identity by a long-running update (fact 19)', async () => {
    const client = await start();
    const patch = await client.send('PATCH', service, { identity: { type: 'SystemAssigned' } });
    expect(patch.status).toBe(200);
    expect(at(patch.body, 'properties', 'provisioningState')).toBe('Updating');
    const first = await client.send('GET', patch.headers['azure-asyncoperation'] ?? '');
    const second = await client.send('GET', patch.headers['azure-asyncoperation'] ?? '');
    expect([first.body, second.body]).toEqual([{ status: 'InProgress' }, { status: 'Succeeded' }]);
    const after = await client.send('GET', service);
    expect(at(after.body, 'properties', 'provisioningState')).toBe('Succeeded');
    expect(at(after.body, 'identity')).toMatchObject({ type: 'SystemAssigned', principalId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('refuses a poll whose URL was changed', async () => {
    const client = await start();
    const patch = await client.send('PATCH', service, { tags: { a: 'b' } });
    expect((await client.send('GET', (patch.headers['azure-asyncoperation'] ?? '').replace(/&h=\w+/, ''))).status).toBe(404);
  });

  it('answers a change of nothing at once and without headers to poll (fact 19)', async () => {
    const client = await start();
    const patch = await client.send('PATCH', service, { tags: {} });
    expect(patch.headers['azure-asyncoperation']).toBeUndefined();
    expect(at(patch.body, 'properties', 'provisioningState')).toBe('Succeeded');
  });

  it('refuses writes while it is updating (fact 20)', async () => {
    const client = await start();
    await client.send('PATCH', service, { tags: { a: 'b' } });
    const write = () => client.send('PUT', `${service}/backends/b`, { properties: { url: 'https://a.example', protocol: 'http' } });
    expect(refusalOf(await write())).toMatchObject({ status: 409, code: 'ServiceLocked' });
    expect((await write()).status).toBe(201);
  });

  it('replaces the identity by what is stated: system alone drops user-assigned ones (review 6.1)', async () => {
    const client = await start({ services: withUserIdentity });
    const before = await client.send('GET', service);
    expect(Object.keys(Object(at(before.body, 'identity', 'userAssignedIdentities')))).toEqual([`${identityId}/id-a`.replace('resourceGroups', 'resourcegroups')]);
    await client.finish(await client.send('PATCH', service, { identity: { type: 'SystemAssigned' } }), 'azure-asyncoperation');
    expect(at((await client.send('GET', service)).body, 'identity')).not.toHaveProperty('userAssignedIdentities');
  });

  it('shows principal and client of attached identities', async () => {
    const client = await start({ services: withUserIdentity });
    const union = { identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [`${identityId}/ID-A`]: {} } } };
    await client.finish(await client.send('PATCH', service, union), 'azure-asyncoperation');
    const attached = at((await client.send('GET', service)).body, 'identity');
    const own = await client.send('GET', `${identityId}/id-a?api-version=2023-01-31`);
    expect(at(attached, 'type')).toBe('SystemAssigned, UserAssigned');
    expect(Object.values(Object(at(attached, 'userAssignedIdentities')))).toEqual([{ principalId: at(own.body, 'properties', 'principalId'), clientId: at(own.body, 'properties', 'clientId') }]);
  });

  it('refuses an identity that does not exist, and a type that does not fit', async () => {
    const client = await start();
    const missing = { identity: { type: 'UserAssigned', userAssignedIdentities: { [`${identityId}/none`]: {} } } };
    expect(refusalOf(await client.send('PATCH', service, missing))).toMatchObject({ status: 400, code: 'FailedIdentityOperation' });
    expect(refusalOf(await client.send('PATCH', service, { identity: { type: 'UserAssigned' } }))).toMatchObject({ status: 400, target: 'identity' });
    expect(refusalOf(await client.send('PATCH', service, { identity: { type: 'Both' } }))).toMatchObject({ status: 400, target: 'type' });
    expect(refusalOf(await client.send('PATCH', service, { colour: 'red' }))).toMatchObject({ status: 400, target: 'colour' });
  });

  it('creates identities with ids that stay', async () => {
    const client = await start();
    const path = `${identityId}/id-b?api-version=2023-01-31`;
    const created = await client.send('PUT', path, { location: 'swedencentral' });
    const again = await client.send('PUT', path, { location: 'swedencentral' });
    expect([created.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(created.body);
    expect(namesOf(await client.send('GET', `${identityId}?api-version=2023-01-31`))).toEqual(['id-b']);
  });

  it('gives a user-assigned identity only for a caller who may assign it', async () => {
    const given = { identity: { type: 'UserAssigned', userAssignedIdentities: { [`${identityId}/id-b`]: {} } } };
    const resources = [{ id: `${identityId}/id-b`, apiVersion: '2023-01-31', body: { location: 'swedencentral' } }];
    const narrow = await start({ resources, caller: { roles: ['API Management Service Contributor'] } });
    expect(refusalOf(await narrow.send('PATCH', service, given))).toMatchObject({ status: 403, code: 'LinkedAuthorizationFailed', message: expect.stringContaining('Microsoft.ManagedIdentity/userAssignedIdentities/assign/action') });
    const wide = await start({ resources, caller: { roles: ['Contributor'] } });
    expect((await wide.send('PATCH', service, given)).status).toBe(200);
    const held = await start({ services: withUserIdentity, caller: { roles: ['API Management Service Contributor'] } });
    const union = { identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [`${identityId}/id-a`]: {} } } };
    expect((await held.send('PATCH', service, union)).status).toBe(200);
  });
});

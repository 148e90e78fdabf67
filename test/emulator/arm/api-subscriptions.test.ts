import { at } from '../../../src/model/json.ts';
import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';
import type { Client } from './plane-fixture.ts';

const subscriptions = `${service}/subscriptions`;
const to = (scope: string, more: object = {}) => ({ properties: { displayName: 'app', scope, ...more } });
const product = (client: Client, name: string, more: object = {}) => client.send('PUT', `${service}/products/${name}`, { properties: { displayName: name, ...more } });

describe('subscriptions', () => {
  it('take a relative scope, are active, and show keys to who writes them only (fact 25)', async () => {
    const client = await start();
    const put = await client.send('PUT', `${subscriptions}/s`, to('/apis'));
    expect(put).toMatchObject({ status: 201, body: { id: `${subscriptions}/s`, type: 'Microsoft.ApiManagement/service/subscriptions', name: 's' } });
    expect(at(put.body, 'properties')).toEqual({
      scope: `${service}/apis`, displayName: 'app', state: 'active', createdDate: expect.any(String), startDate: null, expirationDate: null, endDate: null, notificationDate: null,
      primaryKey: expect.stringMatching(/^[0-9a-f]{32}$/), secondaryKey: expect.stringMatching(/^[0-9a-f]{32}$/), stateComment: null, allowTracing: false,
    });
    const { primaryKey: _, secondaryKey: __, ...shown } = at(put.body, 'properties') as Record<string, unknown>;
    expect(at((await client.send('GET', `${subscriptions}/s`)).body, 'properties')).toEqual(shown);
    expect((await client.send('PUT', `${subscriptions}/s`, to('/apis')))).toMatchObject({ status: 200, headers: { etag: put.headers['etag'] }, body: put.body });
    expect(JSON.stringify((await client.send('GET', subscriptions)).body)).not.toContain('Key"');
  });

  it('show their keys to listSecrets and get new ones, one at a time (fact 10)', async () => {
    const client = await start();
    await client.send('PUT', `${subscriptions}/s`, to('/apis', { primaryKey: 'first', secondaryKey: 'second' }));
    expect(await client.send('POST', `${subscriptions}/s/listSecrets`)).toMatchObject({ status: 200, body: { primaryKey: 'first', secondaryKey: 'second' }, headers: { etag: expect.any(String) } });
    expect(await client.send('POST', `${subscriptions}/s/regeneratePrimaryKey`)).toMatchObject({ status: 204 });
    const changed = await client.send('POST', `${subscriptions}/s/listSecrets`);
    expect(changed.body).toEqual({ primaryKey: expect.stringMatching(/^[0-9a-f]{32}$/), secondaryKey: 'second' });
    await client.send('POST', `${subscriptions}/s/regenerateSecondaryKey`);
    expect(at((await client.send('POST', `${subscriptions}/s/listSecrets`)).body, 'secondaryKey')).not.toBe('second');
    expect(refusalOf(await client.send('POST', `${subscriptions}/none/listSecrets`))).toMatchObject({ status: 404, message: 'Subscription not found.' });
  });

  it.each([
    ['/', "Subscription scope should be one of '/apis', '/apis/{apiId}', '/products/{productId}'"],
    ['/apis/a/operations/b', 'Subscription scope should be'],
    ['/subscriptions/x/resourceGroups/y/providers/Microsoft.ApiManagement/service/other/products/p', 'Subscription scope should be'],
    ['/products/none', 'Product not found'],
    ['/apis/none', 'API not found'],
  ])('refuse the scope %s (azure-powershell#26997)', async (scope, message) => {
    expect(refusalOf(await (await start()).send('PUT', `${subscriptions}/s`, to(scope)))).toMatchObject({ status: 400, target: 'scope', message: expect.stringContaining(message) });
  });

  it.each([
    [{ properties: { displayName: 'a' } }, 'scope'],
    [{ properties: { scope: '/apis' } }, 'displayName'],
    [to('/apis', { displayName: 'x'.repeat(101) }), 'displayName'],
    [to('/apis', { primaryKey: '' }), 'primaryKey'],
    [to('/apis', { secondaryKey: 'x'.repeat(257) }), 'secondaryKey'],
    [to('/apis', { state: 'on' }), 'state'],
    [to('/apis', { ownerId: '/users/2' }), 'ownerId'],
    [to('/apis', { expirationDate: '2027-01-01T00:00:00Z' }), 'expirationDate'],
  ])('refuse %.80j', async (body, target) => {
    expect(refusalOf(await (await start()).send('PUT', `${subscriptions}/s`, body))).toMatchObject({ status: 400, target });
  });

  it('wait for approval where the product asks for it and nothing is stated', async () => {
    const client = await start();
    await product(client, 'p', { approvalRequired: true });
    expect((await client.send('PUT', `${subscriptions}/a`, to('/products/p'))).body).toMatchObject({ properties: { state: 'submitted', scope: `${service}/products/p` } });
    expect((await client.send('PUT', `${subscriptions}/b`, to('/products/p', { state: 'active' }))).body).toMatchObject({ properties: { state: 'active' } });
    expect(namesOf(await client.send('GET', `${service}/products/p/subscriptions`))).toEqual(['a', 'b']);
  });

  it('are limited per owner (apiops#623)', async () => {
    const client = await start();
    await product(client, 'p', { subscriptionsLimit: 1 });
    const owned = to('/products/p', { ownerId: '/users/1' });
    expect((await client.send('PUT', `${subscriptions}/a`, owned)).body).toMatchObject({ properties: { ownerId: `${service}/users/1`, user: { firstName: 'Administrator' } } });
    expect((await client.send('PUT', `${subscriptions}/a`, owned)).status).toBe(200);
    expect(await client.send('PUT', `${subscriptions}/b`, owned)).toMatchObject({ status: 400, body: { error: { message: 'Subscriptions limit reached for same user', details: null } } });
    expect((await client.send('PUT', `${subscriptions}/c`, to('/products/p'))).status).toBe(201);
    await client.send('PATCH', `${subscriptions}/a`, { properties: { state: 'cancelled' } }, { 'if-match': '*' });
    expect((await client.send('PUT', `${subscriptions}/b`, owned)).status).toBe(201);
  });

  it('are patched under If-Match, with a notice twelve days ahead of the end', async () => {
    const client = await start();
    await client.send('PUT', `${subscriptions}/s`, to('/apis'));
    expect(refusalOf(await client.send('PATCH', `${subscriptions}/s`, { properties: {} }))).toMatchObject({ status: 400, target: 'If-Match' });
    const change = { properties: { expirationDate: '2027-07-20T00:00:00Z', state: 'suspended', stateComment: 'why' } };
    expect((await client.send('PATCH', `${subscriptions}/s`, change, { 'if-match': '*' })).body).toMatchObject({ properties: { displayName: 'app', expirationDate: '2027-07-20T00:00:00Z', notificationDate: '2027-07-08T00:00:00Z', state: 'suspended', stateComment: 'why' } });
    expect((await client.send('DELETE', `${subscriptions}/s`, undefined, { 'if-match': '"AAAAAAAAAAA="' })).status).toBe(412);
    expect((await client.send('DELETE', `${subscriptions}/s`)).status).toBe(200);
  });

  it('have one built in, which only gets new keys', async () => {
    const client = await start();
    expect((await client.send('GET', subscriptions)).body).toMatchObject({ value: [{ name: 'master', properties: { scope: `${service}/`, displayName: 'Built-in all-access subscription', state: 'active' } }], count: 1 });
    expect((await client.send('PUT', `${subscriptions}/master`, to('/apis'))).status).toBe(400);
    expect((await client.send('DELETE', `${subscriptions}/master`)).status).toBe(400);
    expect((await client.send('POST', `${subscriptions}/master/regeneratePrimaryKey`)).status).toBe(204);
  });

  it('need the right of each action', async () => {
    const client = await start({ caller: { roles: ['API Management Service Reader Role'] } });
    expect((await client.send('GET', subscriptions)).status).toBe(200);
    expect(refusalOf(await client.send('POST', `${subscriptions}/master/listSecrets`))).toMatchObject({ status: 403, code: 'AuthorizationFailed', message: expect.stringContaining('Microsoft.ApiManagement/service/subscriptions/listSecrets/action') });
  });
});

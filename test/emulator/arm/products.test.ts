import { at } from '../../../src/model/json.ts';
import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';
import type { Client } from './plane-fixture.ts';

const products = `${service}/products`;
const product = (displayName: string, more: object = {}) => ({ properties: { displayName, ...more } });
const api = (client: Client, name: string) => client.send('PUT', `${service}/apis/${name}`, { properties: { displayName: `API ${name}`, path: name, protocols: ['https'] } });
const developer = { name: 'apim-demo', resourceGroup: 'rg-ai', region: 'swedencentral', sku: 'Developer', identity: 'none' as const, userAssignedIdentities: [], units: 1 };
const administrators = { id: `${service}/groups/administrators`, name: 'Administrators', builtIn: true, type: 'system', externalId: null };

describe('products', () => {
  it('are made for the administrators, with defaults and nulls (fact 26)', async () => {
    const client = await start();
    const put = await client.send('PUT', `${products}/p`, product('One', { description: 'About', subscriptionRequired: false }));
    expect(put).toMatchObject({
      status: 201,
      body: { id: `${products}/p`, type: 'Microsoft.ApiManagement/service/products', name: 'p', properties: { displayName: 'One', description: 'About', terms: null, subscriptionRequired: false, approvalRequired: null, subscriptionsLimit: null, state: 'notPublished', groups: [administrators] } },
    });
    const again = await client.send('PUT', `${products}/p`, product('One', { description: 'About', subscriptionRequired: false }));
    expect(again).toMatchObject({ status: 200, headers: { etag: put.headers['etag'] }, body: { properties: { groups: [] } } });
    expect((await client.send('GET', `${products}/p`)).body).toMatchObject({ properties: { groups: [] } });
    expect(at((await client.send('GET', `${products}/p?api-version=2022-08-01`)).body, 'properties', 'groups')).toBeUndefined();
  });

  it('replace on PUT, merge on PATCH, and lose approval and limit when they open', async () => {
    const client = await start();
    await client.send('PUT', `${products}/p`, product('One', { description: 'About', approvalRequired: true, subscriptionsLimit: 8, state: 'published' }));
    expect(refusalOf(await client.send('PATCH', `${products}/p`, product('Two')))).toMatchObject({ status: 400, target: 'If-Match' });
    const patched = await client.send('PATCH', `${products}/p`, { properties: { subscriptionRequired: false } }, { 'if-match': '*' });
    expect(patched.body).toMatchObject({ properties: { description: 'About', subscriptionRequired: false, approvalRequired: null, subscriptionsLimit: null, state: 'published' } });
    expect((await client.send('PUT', `${products}/p`, product('One'))).body).toMatchObject({ properties: { description: null, subscriptionRequired: true, approvalRequired: false, state: 'notPublished' } });
  });

  it.each([
    [{ properties: {} }, 'displayName'],
    [product(''), 'displayName'],
    [product('x'.repeat(301)), 'displayName'],
    [product('a', { description: 'x'.repeat(1001) }), 'description'],
    [product('a', { state: 'draft' }), 'state'],
    [product('a', { subscriptionsLimit: 1.5 }), 'subscriptionsLimit'],
    [product('a', { subscriptionsLimit: 0 }), 'subscriptionsLimit'],
    [product('a', { subscriptionRequired: false, approvalRequired: false }), 'approvalRequired'],
    [product('a', { subscriptionRequired: false, subscriptionsLimit: 1 }), 'subscriptionsLimit'],
    [product('a', { authenticationType: ['subscriptionKey'] }), 'authenticationType'],
    [product('a', { wrong: 1 }), 'wrong'],
  ])('refuse %.80j', async (body, target) => {
    expect(refusalOf(await (await start()).send('PUT', `${products}/p`, body))).toMatchObject({ status: 400, target });
  });

  it('have a name of their own in the service (apiops#606)', async () => {
    const client = await start();
    await client.send('PUT', `${products}/a`, product('Same'));
    expect(refusalOf(await client.send('PUT', `${products}/b`, product('same')))).toMatchObject({ status: 400, target: 'name', message: 'Product with the same name already exists' });
  });

  it('go with their subscriptions only where the request says so (apiops#94)', async () => {
    const client = await start();
    await client.send('PUT', `${products}/p`, product('One'));
    await client.send('PUT', `${service}/subscriptions/s`, { properties: { displayName: 's', scope: '/products/p' } });
    const refused = await client.send('DELETE', `${products}/p`);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'ValidationError', message: expect.stringContaining('deleteSubscriptions=true'), details: null } } });
    expect((await client.send('DELETE', `${products}/p?deleteSubscriptions=true`)).status).toBe(200);
    expect((await client.send('GET', `${service}/subscriptions/s`)).status).toBe(404);
    expect((await client.send('DELETE', `${products}/p`)).status).toBe(204);
  });

  it('have samples in a new service of a classic tier, and none in others', async () => {
    expect((await (await start()).send('GET', products)).body).toEqual({ value: [], count: 0 });
    const client = await start({ services: [developer] });
    expect(namesOf(await client.send('GET', products))).toEqual(['starter', 'unlimited']);
    expect(namesOf(await client.send('GET', `${products}/starter/groups`))).toEqual(['administrators', 'developers', 'guests']);
    expect(at((await client.send('GET', `${products}/starter/subscriptions`)).body, 'value')).toMatchObject([{ properties: { ownerId: `${service}/users/1`, displayName: null } }]);
  });

  it('list by display name, filtered, with groups where asked', async () => {
    const client = await start();
    await client.send('PUT', `${products}/z`, product('Alpha', { state: 'published' }));
    await client.send('PUT', `${products}/a`, product('omega'));
    const all = await client.send('GET', products);
    expect(namesOf(all)).toEqual(['z', 'a']);
    expect(JSON.stringify(all.body)).not.toContain('groups');
    expect(namesOf(await client.send('GET', `${products}?$filter=state eq 'published'`))).toEqual(['z']);
    expect((await client.send('GET', `${products}?expandGroups=true`)).body).toMatchObject({ value: [{ properties: { groups: [administrators] } }, {}] });
  });

  it('have a policy with base (fact 35)', async () => {
    const client = await start();
    await client.send('PUT', `${products}/p`, product('One'));
    const policy = `${products}/p/policies/policy`;
    expect(refusalOf(await client.send('GET', policy))).toMatchObject({ status: 404, message: 'PoliciesConfiguration not found.' });
    const value = '<policies><inbound><base /></inbound></policies>';
    expect(await client.send('PUT', policy, { properties: { value } })).toMatchObject({ status: 201, body: { type: 'Microsoft.ApiManagement/service/products/policies' } });
    await client.send('DELETE', `${products}/p`);
    expect((await client.send('PUT', policy, { properties: { value } })).status).toBe(404);
  });
});

describe('links of products', () => {
  it('answer the API without what a link does not tell, HEAD 204 and GET 405 (fact 8, 9)', async () => {
    const client = await start();
    await client.send('PUT', `${products}/p`, product('One'));
    const etag = (await api(client, 'a')).headers['etag'];
    const link = `${products}/p/apis/a`;
    expect((await client.send('HEAD', link)).status).toBe(404);
    expect(await client.send('PUT', link)).toMatchObject({ status: 201, headers: { etag }, body: { id: link, type: 'Microsoft.ApiManagement/service/products/apis', properties: { displayName: 'API a', protocols: null, authenticationSettings: null, subscriptionKeyParameterNames: null, effectivePath: null } } });
    expect((await client.send('PUT', link)).status).toBe(200);
    expect((await client.send('HEAD', link)).status).toBe(204);
    expect(await client.send('GET', link)).toMatchObject({ status: 405, headers: { allow: 'HEAD,PUT,DELETE' } });
    expect((await client.send('GET', `${products}/p/apis`)).body).toMatchObject({ value: [{ name: 'a', properties: { protocols: ['https'] } }], count: 1 });
    expect((await client.send('GET', `${service}/apis/a/products`)).body).toMatchObject({ value: [{ id: `${service}/apis/a/products/p`, type: 'Microsoft.ApiManagement/service/apis/products' }] });
    expect((await client.send('DELETE', link)).status).toBe(200);
    expect((await client.send('DELETE', link)).status).toBe(204);
  });

  it('need what they link (fact 43), and go with the API', async () => {
    const client = await start();
    expect(refusalOf(await client.send('PUT', `${products}/p/apis/a`))).toMatchObject({ status: 404, message: 'Product not found.' });
    await client.send('PUT', `${products}/p`, product('One'));
    expect(refusalOf(await client.send('PUT', `${products}/p/apis/a`))).toMatchObject({ status: 400, target: 'aid', message: 'API not found' });
    expect(refusalOf(await client.send('PUT', `${products}/p/groups/g`))).toMatchObject({ status: 400, target: 'gid' });
    await api(client, 'a');
    await client.send('PUT', `${products}/p/apis/a`);
    await client.send('PUT', `${service}/subscriptions/s`, { properties: { displayName: 's', scope: '/apis/a' } });
    await client.finish(await client.send('DELETE', `${service}/apis/a`), 'azure-asyncoperation');
    expect((await client.send('GET', `${products}/p/apis`)).body).toMatchObject({ count: 0 });
    expect((await client.send('GET', `${service}/subscriptions/s`)).status).toBe(404);
  });

  it('put an API into one open product only', async () => {
    const client = await start();
    await api(client, 'a');
    for (const name of ['open', 'other']) await client.send('PUT', `${products}/${name}`, product(name, { subscriptionRequired: false }));
    await client.send('PUT', `${products}/closed`, product('closed'));
    expect((await client.send('PUT', `${products}/open/apis/a`)).status).toBe(201);
    expect((await client.send('PUT', `${products}/closed/apis/a`)).status).toBe(201);
    const refusal = { status: 400, target: 'aid', message: 'API cannot be added to more than one open products.' };
    expect(refusalOf(await client.send('PUT', `${products}/other/apis/a`))).toMatchObject(refusal);
    expect(refusalOf(await client.send('PUT', `${products}/closed`, product('closed', { subscriptionRequired: false })))).toMatchObject(refusal);
  });

  it('are seen as named links too, which are put once (apiops#835)', async () => {
    const client = await start();
    await client.send('PUT', `${products}/p`, product('One'));
    await client.send('PUT', `${products}/q`, product('Two'));
    await Promise.all([api(client, 'a'), api(client, 'b')]);
    const body = { properties: { apiId: `${service}/apis/a` } };
    expect(await client.send('PUT', `${products}/p/apiLinks/first`, body)).toMatchObject({ status: 201, body: { id: `${products}/p/apiLinks/first`, type: 'Microsoft.ApiManagement/service/products/apiLinks', name: 'first', properties: { apiId: `${service}/apis/a` } } });
    expect((await client.send('HEAD', `${products}/p/apis/a`)).status).toBe(204);
    const conflict = { status: 409, code: 'Conflict', message: 'Link already exists between specified Product and Api.' };
    expect(refusalOf(await client.send('PUT', `${products}/p/apiLinks/first`, body))).toMatchObject(conflict);
    expect(refusalOf(await client.send('PUT', `${products}/p/apiLinks/second`, body))).toMatchObject(conflict);
    expect(refusalOf(await client.send('PUT', `${products}/q/apiLinks/first`, { properties: { apiId: '/apis/b' } }))).toMatchObject(conflict);
    expect(refusalOf(await client.send('PUT', `${products}/q/apiLinks/x`, { properties: { apiId: '/apis/none' } }))).toMatchObject({ status: 400, target: 'aid' });
    expect(refusalOf(await client.send('PUT', `${products}/q/apiLinks/x`, { properties: {} }))).toMatchObject({ status: 400, target: 'apiId' });
    expect((await client.send('GET', `${products}/q/apiLinks/first`)).status).toBe(404);
    expect(namesOf(await client.send('GET', `${products}/p/apiLinks`))).toEqual(['first']);
    expect((await client.send('DELETE', `${products}/p/apiLinks/first`)).status).toBe(200);
    expect((await client.send('DELETE', `${products}/p/apiLinks/first`)).status).toBe(204);
    expect((await client.send('HEAD', `${products}/p/apis/a`)).status).toBe(404);
  });

  it('hold groups: a custom one again, a system one once', async () => {
    const client = await start();
    await client.send('PUT', `${products}/p`, product('One'));
    await client.send('PUT', `${service}/groups/mine`, { properties: { displayName: 'Mine' } });
    expect(await client.send('PUT', `${products}/p/groups/mine`)).toMatchObject({ status: 201, body: { id: `${products}/p/groups/mine`, type: 'Microsoft.ApiManagement/service/products/groups', properties: { displayName: 'Mine', builtIn: false, type: 'custom', externalId: null } } });
    expect((await client.send('PUT', `${products}/p/groups/mine`)).status).toBe(200);
    expect(refusalOf(await client.send('PUT', `${products}/p/groups/administrators`))).toMatchObject({ status: 409, message: 'Link already exists between specified Product and Group.' });
    expect((await client.send('GET', `${products}/p/groupLinks`)).body).toMatchObject({ count: 2 });
    await client.send('DELETE', `${service}/groups/mine`);
    expect(namesOf(await client.send('GET', `${products}/p/groups`))).toEqual(['administrators']);
  });
});

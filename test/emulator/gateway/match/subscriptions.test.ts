import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith, servicePath, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;

const key = (of: string): string => `${of}-0123456789abcdef`;
const missing = 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to this API.';
const invalid = 'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.';

/** Whether an API has an ordinary product, whether it has an open one, whether it asks for keys itself. */
const apis = { 'both-ask': [true, false, true], 'product-asks': [true, false, false], 'open-api-asks': [true, true, true], 'all-open': [true, true, false], 'api-asks': [false, false, true], 'nobody-asks': [false, false, false] } as const;

async function subscription(name: string, scope: string, more: object = {}): Promise<void> {
  await gateway.put(`/subscriptions/${name}`, { displayName: name, scope, primaryKey: key(name), secondaryKey: `${key(name)}-2`, state: 'active', ...more });
}

beforeAll(async () => {
  gateway = await startGateway();
  await gateway.put('/products/gold', { displayName: 'Gold', subscriptionRequired: true, state: 'published' });
  await gateway.put('/products/silver', { displayName: 'Silver', subscriptionRequired: true, state: 'notPublished' });
  await gateway.put('/products/open', { displayName: 'Open', subscriptionRequired: false, state: 'published' });
  for (const product of ['gold', 'silver', 'open']) await gateway.policy(`/products/${product}`, { inbound: `<set-query-parameter name="in" exists-action="override"><value>${product}</value></set-query-parameter><base />` });
  for (const [name, [hasProduct, hasOpen, asks]] of Object.entries(apis)) {
    await gateway.api(name, ['GET /'], { subscriptionRequired: asks });
    await gateway.policy(`/apis/${name}`, { inbound: `<base />${answerWith('in')}` });
    if (hasProduct) for (const product of ['gold', 'silver']) await gateway.put(`/products/${product}/apis/${name}`, {});
    if (hasOpen) await gateway.put(`/products/open/apis/${name}`, {});
    await subscription(`api-${name}`, `/apis/${name}`);
  }
  for (const product of ['gold', 'silver']) await subscription(product, `/products/${product}`);
  await subscription('all', '/apis');
  await gateway.put('/products/other', { displayName: 'Other', subscriptionRequired: true });
  await subscription('other', '/products/other');
  for (const state of ['suspended', 'expired', 'submitted', 'rejected', 'cancelled']) await subscription(state, '/apis', { state });
  await gateway.put('/subscriptions/master', { displayName: 'master', scope: '/apis', primaryKey: key('master') }).catch(() => undefined);
});

async function answerOf(api: string, sent: string | undefined): Promise<readonly [number, string]> {
  const { status, json, text } = await gateway.call(`/${api}`, sent === undefined ? {} : { headers: { 'ocp-apim-subscription-key': sent } });
  return [status, status === 200 ? text : String((json as { message: string }).message)];
}

describe('keys as Microsoft’s table of subscriptions has them', () => {
  const own = ['gold', 'silver'];
  it.each(Object.entries(apis))('%s', async (api, [hasProduct, hasOpen, asks]) => {
    for (const product of own) expect((await answerOf(api, key(product)))[0], product).toBe(hasProduct ? 200 : hasOpen ? 200 : 401);
    for (const good of [`api-${api}`, 'all']) expect(await answerOf(api, key(good)), good).toEqual([200, 'in']);
    expect(await answerOf(api, `${key(`api-${api}`)}-2`)).toEqual([200, 'in']);
    // A key for something else is as good as none where there is an open product, and refused where there is not.
    for (const other of ['other', 'suspended', 'expired', 'submitted', 'rejected', 'cancelled']) expect(await answerOf(api, key(other)), other).toEqual(hasOpen ? [200, 'in'] : [401, invalid]);
    expect(await answerOf(api, 'nonsense')).toEqual(hasOpen ? [200, 'in'] : [401, invalid]);
    expect(await answerOf(api, undefined)).toEqual(hasOpen || !asks ? [200, 'in'] : [401, missing]);
  });

  it('the built-in subscription opens everything', async () => {
    const { body } = await gateway.ask('POST', `${servicePath}/subscriptions/master/listSecrets?api-version=2024-05-01`);
    expect(await answerOf('both-ask', body.primaryKey)).toEqual([200, 'in']);
  });

  it('an unknown operation is told before a missing key', async () => {
    expect((await gateway.call('/both-ask/nothing')).status).toBe(404);
  });
});

describe('where a key is looked for', () => {
  beforeAll(async () => {
    await gateway.api('named', ['GET /'], { subscriptionRequired: true, subscriptionKeyParameterNames: { header: 'api-key', query: 'key' } });
    await gateway.policy('/apis/named', { inbound: answerWith('in') });
    await gateway.api('bearing', ['GET /'], { subscriptionRequired: true, subscriptionKeyParameterNames: { header: 'api-key', query: 'key', bearer: 'enabled' } });
    await gateway.policy('/apis/bearing', { inbound: answerWith('in') });
  });

  it.each([
    ['the API’s header', '/named', { 'Api-Key': key('all') }, 200],
    ['the API’s query parameter', `/named?KEY=${key('all')}`, {}, 200],
    ['the default header, once another is configured', '/named', { 'Ocp-Apim-Subscription-Key': key('all') }, 401],
    ['the header before the query', `/named?key=${key('all')}`, { 'api-key': 'wrong' }, 401],
    ['Authorization, where nobody allowed it', '/named', { Authorization: `Bearer ${key('all')}` }, 401],
    ['Authorization, where bearer is enabled', '/bearing', { Authorization: `Bearer ${key('all')}` }, 200],
    ['Authorization with another scheme', '/bearing', { Authorization: `Basic ${key('all')}` }, 401],
    ['the header still, where bearer is enabled', '/bearing', { 'api-key': key('all'), Authorization: 'Bearer eyJhbGciOi' }, 200],
    ['an empty header', '/named', { 'api-key': '' }, 401],
  ])('%s', async (_, path, headers, status) => {
    expect((await gateway.call(path, { headers })).status).toBe(status);
  });

  it('a refusal names the API’s header in its challenge, and has the observed length', async () => {
    const reply = await gateway.call('/named');
    const { host } = new URL(gateway.azure.ready.services[0]?.gatewayUrl ?? '');
    expect(reply.headers['www-authenticate']).toBe(`AzureApiManagementKey realm="https://${host}/named",name="api-key",type="header"`);
    expect([reply.headers['content-type'], reply.text.length]).toEqual(['application/json', 152]);
    expect(reply.json).toEqual({ statusCode: 401, message: missing });
  });

  it('a regenerated key is good at once, the old one no more', async () => {
    await subscription('turning', '/apis');
    expect((await answerOf('both-ask', key('turning')))[0]).toBe(200);
    await gateway.ask('POST', `${servicePath}/subscriptions/turning/regeneratePrimaryKey?api-version=2024-05-01`);
    const { body } = await gateway.ask('POST', `${servicePath}/subscriptions/turning/listSecrets?api-version=2024-05-01`);
    expect((await answerOf('both-ask', key('turning')))[0]).toBe(401);
    expect((await answerOf('both-ask', body.primaryKey))[0]).toBe(200);
  });
});

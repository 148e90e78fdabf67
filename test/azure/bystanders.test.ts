import { expect, test } from 'vitest';
import { service, world } from './support/connected.ts';

const here = world();
const none = { status: 200, body: { value: [] } };
const missing = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'PoliciesConfiguration not found.', details: null } } };
const policy = (value: string) => ({ status: 200, headers: { etag: '"1"' }, body: { properties: { format: 'rawxml', value } } });
const items = (path: string, ...names: readonly string[]) => ({ status: 200, body: { value: names.map((name) => ({ id: `${service}/${path}/${name}`, name, properties: { value: `of ${name}` } })) } });

test('what may name a backend besides APIs is read where a command asks for it: policies with their text, all others as listed', async () => {
  here.arm.on('GET', service, { status: 200, body: { id: service, name: 'apim-demo' } });
  for (const path of ['backends', 'apis']) here.arm.on('GET', `${service}/${path}`, none);
  here.arm.on('GET', `${service}/policies/policy`, policy('<policies />'));
  here.arm.on('GET', `${service}/products`, items('products', 'gold', 'free'));
  here.arm.on('GET', `${service}/products/gold/policies/policy`, policy('<policies><inbound /></policies>'));
  here.arm.on('GET', `${service}/products/free/policies/policy`, missing);
  here.arm.on('GET', `${service}/policyFragments`, items('policyFragments', 'auth'));
  here.arm.on('GET', `${service}/namedValues`, items('namedValues', 'where'));
  here.arm.on('GET', `${service}/subscriptions`, items('subscriptions', 'master'));
  const scope = { service: { name: 'apim-demo', resourceGroup: 'rg-ai' }, accounts: [], apis: [] };
  const { bystanders } = await here.azure.read({ ...scope, bystanders: true }, here.signal);
  expect(bystanders?.policies.map(({ body, id }) => [id.slice(service.length), (body['properties'] as { value: string }).value])).toEqual([
    ['/policies/policy', '<policies />'],
    ['/products/gold/policies/policy', '<policies><inbound /></policies>'],
  ]);
  expect(bystanders).toMatchObject({ fragments: ['auth'], namedValues: [{ name: 'where' }], subscriptions: [{ name: 'master' }] });
  expect(await here.azure.read(scope, here.signal)).not.toHaveProperty('bystanders');
});

test('products and tags of an API are read once', async () => {
  const api = `${service}/apis/x`;
  here.arm.on('GET', service, { status: 200, body: { id: service, name: 'apim-demo' } });
  for (const path of ['backends', 'apis', 'apis/x/operations']) here.arm.on('GET', `${service}/${path}`, none);
  here.arm.on('GET', api, { status: 200, body: { id: api, name: 'x', properties: {} } });
  here.arm.on('GET', `${api}/policies/policy`, policy('<policies />'));
  here.arm.on('GET', `${api}/products`, items('products', 'gold'));
  here.arm.on('GET', `${api}/tags`, items('tags', 'llm'));
  const before = await here.azure.read({ service: { name: 'apim-demo', resourceGroup: 'rg-ai' }, accounts: [], apis: ['x'] }, here.signal);
  const after = await here.azure.readMore(before, { links: ['X', 'missing'] }, here.signal);
  expect(after.apis.get('x')).toMatchObject({ links: { products: ['gold'], tags: ['llm'] }, operations: [] });
  const asked = here.arm.received.length;
  expect((await here.azure.readMore(after, { links: ['x'] }, here.signal)).apis.get('x')).toEqual(after.apis.get('x'));
  expect(here.arm.received.length).toBe(asked);
});

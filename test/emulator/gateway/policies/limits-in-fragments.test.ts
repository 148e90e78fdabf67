import { expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';

it('a limit in a fragment counts for the scope that includes it: in a product’s policy for all APIs together', async () => {
  const gateway = await startGateway();
  await gateway.put('/products/p', { displayName: 'p', subscriptionRequired: true, state: 'published' });
  await gateway.put('/policyFragments/limit', { format: 'rawxml', value: '<fragment><rate-limit calls="2" renewal-period="60" /></fragment>' });
  await gateway.policy('/products/p', { inbound: '<base /><include-fragment fragment-id="limit" />' });
  for (const api of ['a', 'b']) {
    await gateway.api(api, ['GET /']);
    await gateway.policy(`/apis/${api}`, { inbound: `<base />${answerWith('in')}` });
    await gateway.put(`/products/p/apis/${api}`, {});
  }
  await gateway.put('/subscriptions/s', { displayName: 's', scope: '/products/p', primaryKey: 's-0123456789abcdef', secondaryKey: 's-fedcba9876543210', state: 'active' });
  const statuses: number[] = [];
  for (const path of ['/a', '/b', '/a', '/b']) statuses.push((await gateway.call(path, { headers: { 'ocp-apim-subscription-key': 's-0123456789abcdef' } })).status);
  expect(statuses).toEqual([200, 200, 429, 429]);
});

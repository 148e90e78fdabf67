import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { group, service, start } from './plane-fixture.ts';

const old = '?api-version=2019-01-01';

describe('older api-versions', () => {
  it('change a child without showing it (recorded up to 2019-12-01)', async () => {
    const client = await start();
    await client.send('PUT', `${service}/backends/one${old}`, { properties: { url: 'https://one.example', protocol: 'http' } });
    const changed = await client.send('PATCH', `${service}/backends/one${old}`, { properties: { description: 'First' } }, { 'if-match': '*' });
    expect([changed.status, changed.body, changed.headers['etag']]).toEqual([204, undefined, undefined]);
    expect(at((await client.send('GET', `${service}/backends/one`)).body, 'properties', 'description')).toBe('First');
  });

  it('show less of an API, and of a list of them still less', async () => {
    const client = await start();
    await client.send('PUT', `${service}/apis/one${old}`, { properties: { displayName: 'One', path: 'one' } });
    expect(at((await client.send('GET', `${service}/apis/one${old}`)).body, 'properties')).not.toHaveProperty('subscriptionRequired');
    expect(at((await client.send('GET', `${service}/apis${old}`)).body, 'value')).toMatchObject([{ properties: { authenticationSettings: null, subscriptionKeyParameterNames: null } }]);
  });

  it('have role assignments without a principal type, and say that there is no next page', async () => {
    const client = await start();
    const { body } = await client.send('GET', `${group}/providers/Microsoft.Authorization/roleAssignments?api-version=2015-07-01`);
    expect(body).toMatchObject({ nextLink: null });
    expect(JSON.stringify(body)).not.toContain('principalType');
  });

  it('say of the policy of an API that is not there that the policy is not there', async () => {
    const client = await start();
    expect(await client.send('GET', `${service}/apis/none/policies/policy`)).toMatchObject({ status: 404, body: { error: { message: 'PoliciesConfiguration not found.' } } });
  });
});

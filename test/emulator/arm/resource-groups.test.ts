import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { account, group, namesOf, refusalOf, service, start, subscription } from './plane-fixture.ts';

const groups = `/subscriptions/${subscription}/resourcegroups`;
const version = 'api-version=2022-12-01';
const fresh = `${groups}/rg-new?${version}`;

describe('resource groups', () => {
  it('are created with 201, changed with 200, listed, looked at without a body', async () => {
    const client = await start();
    const created = await client.send('PUT', fresh, { location: 'West US', tags: { a: 'b' } });
    expect(created).toMatchObject({ status: 201, body: { id: `/subscriptions/${subscription}/resourceGroups/rg-new`, location: 'westus', tags: { a: 'b' }, properties: { provisioningState: 'Succeeded' } } });
    expect((await client.send('PUT', fresh, { location: 'westus' })).body).toMatchObject({ tags: {} });
    expect((await client.send('PATCH', fresh, { tags: { c: 'd' } })).body).toMatchObject({ location: 'westus', tags: { c: 'd' } });
    expect((await client.send('HEAD', fresh)).status).toBe(204);
    expect(namesOf(await client.send('GET', `${groups}?${version}`))).toEqual(['rg-ai', 'rg-empty', 'rg-new']);
  });

  it.each([
    ['no location', fresh, {}, 400, 'LocationRequired'],
    ['a region that does not exist', fresh, { location: 'atlantis' }, 400, 'LocationNotAvailableForResourceGroup'],
    ['another region', `${group}?${version}`, { location: 'westus' }, 409, 'InvalidResourceGroupLocation'],
    ['unknown fields', fresh, { location: 'westus', colour: 'red' }, 400, 'InvalidRequestContent'],
    ['a name that ends with a dot', `${groups}/rg.?${version}`, { location: 'westus' }, 400, 'InvalidRequestContent'],
  ])('refuse %s', async (_, path, body, status, code) => {
    expect(refusalOf(await (await start()).send('PUT', path, body))).toMatchObject({ status, code });
  });

  it('go with everything in them, services softly', async () => {
    const client = await start();
    const gone = await client.send('DELETE', `${group}?${version}`);
    expect([gone.status, gone.body]).toEqual([202, undefined]);
    expect(at((await client.send('PUT', `${service}-2`, { location: 'westus', sku: { name: 'BasicV2', capacity: 1 }, properties: { publisherEmail: 'a@b.c', publisherName: 'A' } })).body, 'error', 'code')).toBe('ResourceGroupBeingDeleted');
    expect(refusalOf(await client.send('GET', `${account}?api-version=2025-06-01`))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
    const end = await client.finish(gone);
    expect([end.status, end.body]).toEqual([200, undefined]);
    expect(refusalOf(await client.send('GET', `${group}?${version}`))).toMatchObject({ status: 404, code: 'ResourceGroupNotFound' });
    expect(refusalOf(await client.send('GET', `${account}?api-version=2025-06-01`))).toMatchObject({ status: 404, code: 'ResourceGroupNotFound' });
    expect(namesOf(await client.send('GET', `/subscriptions/${subscription}/providers/Microsoft.ApiManagement/deletedservices`))).toEqual(['apim-demo']);
    expect((await client.send('DELETE', `${group}?${version}`)).status).toBe(404);
  });

  it('ask for permission by action', async () => {
    const client = await start({ caller: { roles: ['Reader'] } });
    expect(refusalOf(await client.send('PUT', fresh, { location: 'westus' })).message).toContain("'Microsoft.Resources/subscriptions/resourceGroups/write'");
    expect(refusalOf(await client.send('DELETE', `${group}?${version}`)).message).toContain("'Microsoft.Resources/subscriptions/resourceGroups/delete'");
  });

  it('lie in regions that are listed', async () => {
    const list = await (await start()).send('GET', `/subscriptions/${subscription}/locations?${version}`);
    expect(at(list.body, 'value')).toContainEqual(expect.objectContaining({ name: 'swedencentral', displayName: 'Sweden Central' }));
  });
});

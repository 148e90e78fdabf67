import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { group, namesOf, refusalOf, service, start, subscription } from './plane-fixture.ts';

const fresh = `${group}/providers/Microsoft.ApiManagement/service/apim-new`;
const provider = `/subscriptions/${subscription}/providers/Microsoft.ApiManagement`;
const deleted = `${provider}/locations/swedencentral/deletedservices/apim-demo`;
const person = { publisherEmail: 'a@example.com', publisherName: 'A' };
const body = (more: object = {}) => ({ location: 'swedencentral', sku: { name: 'BasicV2', capacity: 1 }, properties: person, ...more });

async function deleteDemo(client: Client): Promise<void> {
  expect((await client.finish(await client.send('DELETE', service), 'azure-asyncoperation')).body).toEqual({ status: 'Succeeded' });
}

describe('creating a service', () => {
  it('goes on as an operation of 201, from Created to Succeeded (fact 18)', async () => {
    const client = await start();
    const put = await client.send('PUT', fresh, body({ tags: { a: 'b' } }));
    expect([put.status, at(put.body, 'properties', 'provisioningState'), at(put.body, 'location')]).toEqual([201, 'Created', 'Sweden Central']);
    expect(put.headers['azure-asyncoperation']).toMatch(/locations\/swedencentral\/operationsStatuses\//);
    expect((await client.finish(put, 'azure-asyncoperation')).body).toEqual({ status: 'Succeeded' });
    const after = await client.send('GET', fresh);
    expect(after.body).toMatchObject({ tags: { a: 'b' }, sku: { name: 'BasicV2', capacity: 1 }, properties: { ...person, provisioningState: 'Succeeded', notificationSenderEmail: 'apimgmt-noreply@mail.windowsazure.com' } });
    expect((await client.send('PUT', `${fresh}/policies/policy`, { properties: { value: '<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>' } })).status).toBe(200);
  });

  it('polls a classic tier below the service itself, which is Activating meanwhile (CLI#2)', async () => {
    const client = await start();
    const put = await client.send('PUT', `${fresh}?api-version=2022-08-01`, body({ sku: { name: 'Developer', capacity: 1 }, identity: { type: 'SystemAssigned' }, properties: { ...person, publicNetworkAccess: 'True', enableClientCertificate: true, disableGateway: false, virtualNetworkType: 'None', restore: false } }));
    expect([put.status, at(put.body, 'properties', 'provisioningState'), at(put.body, 'properties', 'targetProvisioningState')]).toEqual([201, 'Activating', 'Activating']);
    expect(put.headers['location']).toMatch(/\/service\/apim-new\/operationresults\/[^?]+\?api-version=2022-08-01&asyncResponse$/);
    expect((await client.finish(put)).body).toEqual({ status: 'Succeeded' });
  });

  it('locks the service until it is there', async () => {
    const client = await start();
    await client.send('PUT', fresh, body());
    expect(refusalOf(await client.send('PUT', fresh, body({ tags: { a: 'b' } })))).toMatchObject({ status: 409, code: 'ServiceLocked' });
  });

  it.each([
    ['no publisher', body({ properties: { publisherEmail: 'a@example.com' } }), 400, 'ValidationError', 'publisherName'],
    ['no location', { sku: { name: 'BasicV2', capacity: 1 }, properties: person }, 400, 'ValidationError', 'location'],
    ['no SKU', { location: 'swedencentral', properties: person }, 400, 'ValidationError', 'sku'],
    ['a SKU that does not exist', body({ sku: { name: 'Gold', capacity: 1 } }), 400, 'ValidationError', 'name'],
    ['too many units', body({ sku: { name: 'Developer', capacity: 2 } }), 400, 'ValidationError', 'capacity'],
    ['units of Consumption', body({ sku: { name: 'Consumption', capacity: 1 } }), 400, 'ValidationError', 'capacity'],
    ['a region that does not exist', body({ location: 'atlantis' }), 400, 'LocationNotAvailableForResourceType', undefined],
    ['what is not emulated', body({ properties: { ...person, virtualNetworkType: 'Internal' } }), 501, 'NotEmulated', undefined],
    ['restoring what was not deleted', body({ properties: { ...person, restore: true } }), 400, 'ValidationError', 'restore'],
  ])('refuses %s', async (_, sent, status, code, target) => {
    expect(refusalOf(await (await start()).send('PUT', fresh, sent))).toMatchObject({ status, code, target });
  });

  it('refuses names that are no names, and one that is taken anywhere', async () => {
    const client = await start();
    for (const name of ['1apim', 'apim-', 'a_b', 'a'.repeat(51)]) expect((await client.send('PUT', fresh.replace('apim-new', name), body())).status, name).toBe(400);
    expect(refusalOf(await client.send('PUT', service.replace('rg-ai', 'rg-empty'), body()))).toMatchObject({ status: 409, code: 'ServiceAlreadyExists' });
  });
});

describe('putting a service that is there', () => {
  it('is an update of 200, and none at all where nothing changes (fact 19)', async () => {
    const client = await start();
    const same = { location: 'Sweden Central', sku: { name: 'StandardV2', capacity: 1 }, properties: { publisherEmail: 'platform@example.com', publisherName: 'Platform' } };
    const nothing = await client.send('PUT', service, same);
    expect([nothing.status, nothing.headers['location'], at(nothing.body, 'properties', 'provisioningState')]).toEqual([200, undefined, 'Succeeded']);
    const changed = await client.send('PUT', service, { ...same, tags: { a: 'b' } });
    expect([changed.status, at(changed.body, 'properties', 'targetProvisioningState')]).toEqual([200, 'Updating']);
    await client.finish(changed, 'azure-asyncoperation');
    expect(at((await client.send('GET', service)).body, 'tags')).toEqual({ a: 'b' });
  });

  it('keeps it where it is, and in its family of tiers', async () => {
    const client = await start();
    expect(refusalOf(await client.send('PUT', service, body({ location: 'westus' })))).toMatchObject({ status: 409, code: 'InvalidResourceLocation' });
    expect(refusalOf(await client.send('PUT', service, body({ sku: { name: 'Developer', capacity: 1 } })))).toMatchObject({ status: 400, target: 'sku' });
    expect((await client.send('PUT', service, body({ sku: { name: 'PremiumV2', capacity: 3 } }))).status).toBe(400);
    const scaled = await client.send('PATCH', service, { sku: { name: 'BasicV2', capacity: 2 } });
    await client.finish(scaled, 'azure-asyncoperation');
    expect(at((await client.send('GET', service)).body, 'sku')).toEqual({ name: 'BasicV2', capacity: 2 });
    expect(refusalOf(await client.send('PATCH', service, { sku: { name: 'BasicV2', capacity: 11 } }))).toMatchObject({ status: 400, target: 'capacity' });
  });

  it('lists what it may become', async () => {
    const skus = await (await start()).send('GET', `${service}/skus`);
    expect(at(skus.body, 'value')).toMatchObject([{ sku: { name: 'BasicV2' } }, { sku: { name: 'StandardV2' }, capacity: { minimum: 1, maximum: 10 } }, { sku: { name: 'PremiumV2' } }]);
  });
});

describe('deleting a service', () => {
  it('answers 202 with the service going, and keeps its name for 48 hours', async () => {
    const client = await start();
    await client.send('PUT', `${service}/backends/b`, { properties: { url: 'https://b.example', protocol: 'http' } });
    const gone = await client.send('DELETE', service);
    expect([gone.status, at(gone.body, 'properties', 'provisioningState'), gone.headers['etag']]).toEqual([202, 'Deleting', undefined]);
    await client.finish(gone, 'azure-asyncoperation');
    expect((await client.send('GET', service)).status).toBe(404);
    expect((await client.send('DELETE', service)).status).toBe(204);
    expect(namesOf(await client.send('GET', `${group}/providers/Microsoft.ApiManagement/service`))).toEqual([]);
    const kept = await client.send('GET', deleted);
    expect(kept.body).toMatchObject({ id: deleted, type: 'Microsoft.ApiManagement/deletedservices', location: 'Sweden Central', properties: { serviceId: service, deletionDate: '2026-01-01T00:00:00.000Z', scheduledPurgeDate: '2026-01-03T00:00:00.000Z' } });
    expect(namesOf(await client.send('GET', `${provider}/deletedservices`))).toEqual(['apim-demo']);
    expect(refusalOf(await client.send('PUT', service, body()))).toMatchObject({ status: 409, code: 'ServiceAlreadyExistsInSoftDeletedState' });
  });

  it('can be taken back with everything in it', async () => {
    const client = await start();
    await client.send('PUT', `${service}/backends/b`, { properties: { url: 'https://b.example', protocol: 'http' } });
    await deleteDemo(client);
    const restored = await client.send('PUT', service, body({ properties: { ...person, restore: true } }));
    expect(restored.status).toBe(201);
    await client.finish(restored, 'azure-asyncoperation');
    expect(at((await client.send('GET', service)).body, 'properties')).toMatchObject({ publisherName: 'Platform', provisioningState: 'Succeeded' });
    expect(namesOf(await client.send('GET', `${service}/backends`))).toEqual(['b']);
    expect((await client.send('GET', deleted)).status).toBe(404);
  });

  it('ends for good with a purge, polled to an empty 200 (fact 20)', async () => {
    const client = await start();
    await deleteDemo(client);
    const purge = await client.send('DELETE', deleted);
    expect([purge.status, at(purge.body, 'name')]).toEqual([202, 'apim-demo']);
    const end = await client.finish(purge);
    expect([end.status, end.body]).toEqual([200, undefined]);
    expect((await client.send('GET', deleted)).status).toBe(404);
    expect((await client.send('PUT', service, body())).status).toBe(201);
  });
});

describe('a name', () => {
  it('is free, wrong or taken, also by what is deleted', async () => {
    const client = await start();
    const check = async (name: string) => at((await client.send('POST', `${provider}/checkNameAvailability`, { name })).body, 'reason');
    expect([await check('apim-new'), await check('9'), await check('APIM-demo')]).toEqual(['Valid', 'Invalid', 'AlreadyExists']);
    await deleteDemo(client);
    expect(await check('apim-demo')).toBe('AlreadyExists');
    expect((await client.send('POST', `${provider}/checkNameAvailability`, {})).status).toBe(400);
  });
});

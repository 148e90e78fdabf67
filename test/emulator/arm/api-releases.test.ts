import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;
const release = `${api}/releases/two`;
const ofTwo = { properties: { apiId: '/apis/chat;rev=2', notes: 'New' } };
const any = { 'if-match': '*' };
const date = '2026-01-01T00:00:00.000Z';

/** Two revisions with one operation each, and a policy in the second that names a backend. */
async function withRevisions(): Promise<Client> {
  const client = await start();
  await client.send('PUT', `${service}/backends/b`, { properties: { url: 'https://b.example', protocol: 'http' } });
  await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat', serviceUrl: 'https://one.example' } });
  await client.send('PUT', `${api}/operations/one`, { properties: { displayName: 'One', method: 'GET', urlTemplate: '/one' } });
  await client.send('PUT', `${api};rev=2`, { properties: { displayName: 'Chat', path: 'chat', serviceUrl: 'https://two.example', apiRevisionDescription: 'Second' } });
  await client.send('PUT', `${api};rev=2/operations/two`, { properties: { displayName: 'Two', method: 'GET', urlTemplate: '/two' } });
  await client.send('PUT', `${api};rev=2/policies/policy`, { properties: { value: '<policies><inbound><set-backend-service backend-id="b" /></inbound></policies>' } });
  return client;
}

describe('releases', () => {
  it('make their revision current, under the plain id (recorded)', async () => {
    const client = await withRevisions();
    const before = (await client.send('GET', `${api};rev=2`)).headers['etag'];
    const created = await client.send('PUT', release, ofTwo, any);
    expect([created.status, created.body]).toEqual([
      201,
      { id: release, type: 'Microsoft.ApiManagement/service/apis/releases', name: 'two', properties: { apiId: api, createdDateTime: date, updatedDateTime: date, notes: 'New' } },
    ]);
    const current = await client.send('GET', api);
    expect(current.body).toMatchObject({ id: api, name: 'chat', properties: { apiRevision: '2', isCurrent: true, serviceUrl: 'https://two.example', apiRevisionDescription: 'Second' } });
    expect(current.headers['etag']).not.toBe(before);
    const former = await client.send('GET', `${api};rev=1`);
    expect(former.body).toMatchObject({ id: `${api};rev=1`, properties: { apiRevision: '1', serviceUrl: 'https://one.example' } });
    expect(at(former.body, 'properties')).not.toHaveProperty('isCurrent');
    expect(at((await client.send('GET', `${api};rev=2`)).body, 'id')).toBe(api);
  });

  it('move what is below the revisions, and what refers to them', async () => {
    const client = await withRevisions();
    const etag = (await client.send('GET', `${api};rev=2/operations/two`)).headers['etag'];
    await client.send('PUT', release, ofTwo);
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['two']);
    expect(namesOf(await client.send('GET', `${api};rev=1/operations`))).toEqual(['one']);
    expect((await client.send('GET', `${api}/operations/two`)).headers['etag']).toBe(etag);
    expect(refusalOf(await client.send('DELETE', `${service}/backends/b`)).message).toBe("The Backend 'b' is used by the following entities:\r\n/apis/chat/policies/policy\r\n");
    expect(at((await client.send('GET', `${api}/revisions`)).body, 'value')).toMatchObject([
      { apiRevision: '2', isCurrent: true, privateUrl: '/chat' },
      { apiRevision: '1', isCurrent: false, privateUrl: '/chat;rev=1' },
    ]);
    await client.send('PATCH', api, { properties: { displayName: 'New' } }, any);
    expect(at((await client.send('GET', `${api};rev=1`)).body, 'properties', 'displayName')).toBe('New');
  });

  it('go back to a former revision by another release', async () => {
    const client = await withRevisions();
    await client.send('PUT', release, ofTwo);
    await client.send('PUT', `${api}/releases/back`, { properties: { apiId: `${api};rev=1` } });
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['one']);
    expect(namesOf(await client.send('GET', `${api};rev=2/operations`))).toEqual(['two']);
    const listed = await client.send('GET', `${api}/releases`);
    expect(namesOf(listed)).toEqual(['two', 'back']);
    expect(at(listed.body, 'value')).toMatchObject([{ properties: { notes: 'New' } }, { properties: { notes: null } }]);
    expect(JSON.stringify(listed.body)).not.toContain('apiId');
  });

  it('of the plain id change nothing but the log', async () => {
    const client = await withRevisions();
    expect((await client.send('PUT', `${api}/releases/note`, { properties: { apiId: api, notes: 'Same' } })).status).toBe(201);
    expect(at((await client.send('GET', api)).body, 'properties', 'apiRevision')).toBe('1');
  });

  it('change their notes by PUT and PATCH, and release nothing then', async () => {
    const client = await withRevisions();
    const created = await client.send('PUT', release, ofTwo);
    const same = await client.send('PUT', release, ofTwo);
    expect([same.status, same.headers['etag']]).toEqual([200, created.headers['etag']]);
    const put = await client.send('PUT', release, { properties: { apiId: api, notes: 'Other' } });
    expect([put.status, at(put.body, 'properties', 'notes')]).toEqual([200, 'Other']);
    expect(refusalOf(await client.send('PUT', release, { properties: { apiId: '/apis/chat;rev=1', notes: 'Back' } }))).toMatchObject({ status: 400, target: 'apiId' });
    expect(refusalOf(await client.send('PATCH', release, { properties: { notes: 'Third' } }))).toMatchObject({ status: 400, target: 'If-Match' });
    expect(refusalOf(await client.send('PATCH', release, { properties: { notes: 'Third' } }, { 'if-match': created.headers['etag'] ?? '' }))).toMatchObject({ status: 412 });
    const patched = await client.send('PATCH', release, { properties: { apiId: '/apis/chat;rev=2', notes: 'Third' } }, { 'if-match': put.headers['etag'] ?? '' });
    expect([patched.status, at(patched.body, 'properties', 'notes')]).toEqual([200, 'Third']);
    expect((await client.send('HEAD', release)).headers['etag']).toBe(patched.headers['etag']);
  });

  it('leave the revision current when they are deleted', async () => {
    const client = await withRevisions();
    await client.send('PUT', release, ofTwo);
    expect((await client.send('DELETE', release, undefined, any)).status).toBe(200);
    expect((await client.send('DELETE', release)).status).toBe(204);
    expect(at((await client.send('GET', api)).body, 'properties', 'apiRevision')).toBe('2');
    expect(refusalOf(await client.send('GET', release))).toMatchObject({ status: 404 });
  });

  it('need a revision of their API that exists', async () => {
    const client = await withRevisions();
    await client.send('PUT', `${service}/apis/other`, { properties: { displayName: 'Other', path: 'other' } });
    const cases: readonly (readonly [object, object])[] = [
      [{ notes: 'None' }, { status: 400, target: 'apiId' }],
      [{ apiId: '/apis/chat;rev=3' }, { status: 404, message: 'Api not found.' }],
      [{ apiId: '/apis/none' }, { status: 404, message: 'Api not found.' }],
      [{ apiId: 'chat;rev=2' }, { status: 404, message: 'Api not found.' }],
      [{ apiId: '/apis/other' }, { status: 400, target: 'apiId' }],
      [{ apiId: '/apis/chat;rev=2', colour: 'red' }, { status: 400, target: 'colour' }],
    ];
    for (const [properties, refusal] of cases) expect(refusalOf(await client.send('PUT', release, { properties })), JSON.stringify(properties)).toMatchObject(refusal);
    expect(refusalOf(await client.send('PUT', `${service}/apis/none/releases/r`, ofTwo))).toMatchObject({ status: 404, message: 'Api not found.' });
    expect(at((await client.send('GET', api)).body, 'properties', 'apiRevision')).toBe('1');
  });

  it('belong to the API, whichever revision the path names', async () => {
    const client = await withRevisions();
    await client.send('PUT', `${api};rev=2/releases/two`, ofTwo);
    expect(namesOf(await client.send('GET', `${api};rev=1/releases`))).toEqual(['two']);
    expect((await client.send('GET', release)).status).toBe(200);
    await client.finish(await client.send('DELETE', `${api}?deleteRevisions=true`));
    await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat' } });
    expect(namesOf(await client.send('GET', `${api}/releases`))).toEqual([]);
  });

  it('need a permission of their own', async () => {
    const client = await start({ caller: { roles: ['Reader'] } });
    expect(refusalOf(await client.send('PUT', release, ofTwo)).message).toContain("action 'Microsoft.ApiManagement/service/apis/releases/write'");
  });
});

import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, specOf, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;
const second = `${api};rev=2`;
const chat = { displayName: 'Chat', path: 'chat', description: 'About', subscriptionRequired: false, serviceUrl: 'https://a.example', subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } };
const fromFirst = { path: 'chat', sourceApiId: '/apis/chat', apiRevisionDescription: 'Try' };
const any = { 'if-match': '*' };
const policy = (backend: string) => ({ properties: { value: `<policies><inbound><base /><set-backend-service backend-id="${backend}" /></inbound></policies>` } });
const document = specOf({ '/a': { get: { operationId: 'a', responses: { 200: { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/T' } } } } } } } }, { components: { schemas: { T: { type: 'object' } } } });

/** An API with an operation, a schema, and policies at both scopes that name a backend. */
async function withApi(): Promise<Client> {
  const client = await start();
  await client.send('PUT', `${service}/backends/b`, { properties: { url: 'https://b.example', protocol: 'http' } });
  await client.finish(await client.send('PUT', api, { properties: { ...chat, format: 'openapi+json', value: document } }));
  await client.send('PUT', `${api}/policies/policy`, policy('b'));
  await client.send('PUT', `${api}/operations/a/policies/policy`, policy('b'));
  return client;
}

const nonCurrent = (property: string) => ({ status: 400, code: 'ValidationError', message: `Can't change property ${property} for non-current revision ` });

describe('revisions of APIs', () => {
  it('take over from their source what is not stated, and are not current (recorded)', async () => {
    const client = await withApi();
    const created = await client.send('PUT', `${api}%3Brev%3D2`, { properties: { ...fromFirst, serviceUrl: 'https://b.example', isCurrent: false } });
    expect(created.status).toBe(201);
    expect(created.headers['etag']).toBeDefined();
    expect(created.body).toMatchObject({
      id: second,
      name: 'chat;rev=2',
      properties: { displayName: 'Chat', apiRevision: '2', description: 'About', subscriptionRequired: false, serviceUrl: 'https://b.example', path: 'chat', subscriptionKeyParameterNames: { header: 'api-key' }, apiRevisionDescription: 'Try' },
    });
    expect(at(created.body, 'properties')).not.toHaveProperty('isCurrent');
    expect((await client.send('GET', second)).headers['etag']).toBe(created.headers['etag']);
    expect((await client.send('HEAD', second)).status).toBe(200);
    expect(at((await client.send('GET', api)).body, 'properties')).toMatchObject({ apiRevision: '1', isCurrent: true, serviceUrl: 'https://a.example' });
  });

  it('have copies of operations, schemas and policies, with ETags of their own', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    const [schema] = namesOf(await client.send('GET', `${api}/schemas`));
    for (const below of ['operations/a', `schemas/${schema}`, 'policies/policy', 'operations/a/policies/policy']) {
      const [original, copy] = [await client.send('GET', `${api}/${below}`), await client.send('GET', `${second}/${below}`)];
      expect(copy.status, below).toBe(200);
      expect(at(copy.body, 'id')).toBe(`${second}/${below}`);
      expect(at(copy.body, 'properties')).toEqual(at(original.body, 'properties'));
      expect(copy.headers['etag']).not.toBe(original.headers['etag']);
    }
  });

  it('are changed by themselves', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    await client.send('PUT', `${service}/backends/c`, { properties: { url: 'https://c.example', protocol: 'http' } });
    expect((await client.send('PUT', `${second}/policies/policy`, policy('c'))).status).toBe(200);
    expect((await client.send('PUT', `${second}/operations/new`, { properties: { displayName: 'New', method: 'GET', urlTemplate: '/new' } })).status).toBe(201);
    expect((await client.send('DELETE', `${second}/operations/a`)).status).toBe(200);
    expect(namesOf(await client.send('GET', `${second}/operations`))).toEqual(['new']);
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['a']);
    expect(at((await client.send('GET', `${api}/policies/policy`)).body, 'properties', 'value')).toContain('backend-id="b"');
    expect(refusalOf(await client.send('DELETE', `${service}/backends/c`)).message).toContain('/apis/chat;rev=2/policies/policy');
    const patched = await client.send('PATCH', second, { properties: { serviceUrl: 'https://new.example', apiRevisionDescription: 'Other' } }, any);
    expect(at(patched.body, 'properties')).toMatchObject({ serviceUrl: 'https://new.example', apiRevisionDescription: 'Other', displayName: 'Chat' });
  });

  it('refuse to differ in what all revisions share', async () => {
    const client = await withApi();
    await client.send('PUT', `${service}/apiVersionSets/set`, { properties: { displayName: 'S', versioningScheme: 'Segment' } });
    const cases: readonly (readonly [object, string])[] = [
      [{ displayName: 'Other' }, 'Name'],
      [{ path: 'other' }, 'Path'],
      [{ description: 'Other' }, 'Description'],
      [{ protocols: ['http', 'https'] }, 'Protocols'],
      [{ subscriptionRequired: true }, 'SubscriptionRequired'],
      [{ apiVersionDescription: 'Other' }, 'ApiVersionDescription'],
      [{ apiVersion: 'v1', apiVersionSetId: '/apiVersionSets/set' }, 'ApiVersion'],
      [{ apiVersionSetId: '/apiVersionSets/set' }, 'ApiVersionSetId'],
    ];
    for (const [properties, name] of cases) expect(refusalOf(await client.send('PUT', second, { properties: { ...fromFirst, ...properties } })), name).toMatchObject(nonCurrent(name));
    await client.send('PUT', second, { properties: fromFirst });
    for (const [properties, name] of cases) expect(refusalOf(await client.send('PATCH', second, { properties }, any)), name).toMatchObject(nonCurrent(name));
  });

  it('refuse a PUT whose defaults differ from the API, as a PUT replaces', async () => {
    const client = await withApi();
    expect(refusalOf(await client.send('PUT', second, { properties: { displayName: 'Chat', path: 'chat' } }))).toMatchObject(nonCurrent('Description'));
    const created = await client.send('PUT', second, { properties: chat });
    expect([created.status, at(created.body, 'properties', 'apiRevision')]).toEqual([201, '2']);
    expect(namesOf(await client.send('GET', `${second}/operations`))).toEqual([]);
  });

  it('follow the current one where it changes what they share', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    await client.send('PATCH', api, { properties: { displayName: 'New', path: 'new', serviceUrl: 'https://new.example' } }, any);
    expect(at((await client.send('GET', second)).body, 'properties')).toMatchObject({ displayName: 'New', path: 'new', serviceUrl: 'https://a.example' });
  });

  it('become current by a release only', async () => {
    const client = await withApi();
    const refused = { status: 400, target: 'IsCurrent', message: "Can't set new revision as current." };
    expect(refusalOf(await client.send('PUT', second, { properties: { ...fromFirst, isCurrent: true } }))).toMatchObject(refused);
    await client.send('PUT', second, { properties: fromFirst });
    expect(refusalOf(await client.send('PATCH', second, { properties: { isCurrent: true } }, any))).toMatchObject(refused);
    expect(refusalOf(await client.send('PUT', api, { properties: { ...chat, isCurrent: false } }))).toMatchObject({ status: 501 });
  });

  it('have ETags of their own', async () => {
    const client = await withApi();
    const { headers } = await client.send('PUT', second, { properties: fromFirst });
    expect(refusalOf(await client.send('PATCH', second, { properties: { serviceUrl: 'https://x.example' } }))).toMatchObject({ status: 400, target: 'If-Match' });
    const stale = { 'if-match': (await client.send('GET', api)).headers['etag'] ?? '' };
    expect(refusalOf(await client.send('PATCH', second, { properties: { serviceUrl: 'https://x.example' } }, stale))).toMatchObject({ status: 412 });
    expect((await client.send('PATCH', second, { properties: { serviceUrl: 'https://x.example' } }, { 'if-match': headers['etag'] ?? '' })).status).toBe(200);
  });

  it('are among the listed APIs, and told apart by isCurrent', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    expect(namesOf(await client.send('GET', `${service}/apis`))).toEqual(['chat', 'chat;rev=2']);
    expect(namesOf(await client.send('GET', `${service}/apis?$filter=isCurrent eq true`))).toEqual(['chat']);
    expect(namesOf(await client.send('GET', `${service}/apis?$filter=isCurrent eq false`))).toEqual(['chat;rev=2']);
  });

  it('are listed newest first as bare objects, with nextLink null at the end (recorded)', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    const date = '2026-01-01T00:00:00.000Z';
    const dates = { createdDateTime: date, updatedDateTime: date };
    const two = { id: '/apis/chat;rev=2/revisions/chat;rev=2', apiId: '/apis/chat;rev=2', apiRevision: '2', ...dates, description: 'Try', privateUrl: '/chat;rev=2', isOnline: true, isCurrent: false };
    const one = { id: '/apis/chat;rev=1/revisions/chat;rev=1', apiId: '/apis/chat;rev=1', apiRevision: '1', ...dates, description: null, privateUrl: '/chat', isOnline: true, isCurrent: true };
    expect((await client.send('GET', `${api}/revisions`)).body).toEqual({ value: [two, one], count: 2, nextLink: null });
    const page = await client.send('GET', `${api}/revisions?$top=1`);
    expect(page.body).toMatchObject({ value: [two], count: 2 });
    expect((await client.send('GET', String(at(page.body, 'nextLink')))).body).toEqual({ value: [one], count: 2, nextLink: null });
    expect(refusalOf(await client.send('GET', `${service}/apis/none/revisions`))).toMatchObject({ status: 404, message: 'Api not found.' });
  });

  it('are imported into, also in the PUT that creates them', async () => {
    const client = await withApi();
    const value = specOf({ '/a': { get: { operationId: 'a', responses: {} } }, '/b': { get: { operationId: 'b', responses: {} } } });
    const put = await client.send('PUT', second, { properties: { ...fromFirst, displayName: 'Chat', format: 'openapi+json', value } });
    expect(put.status).toBe(201);
    expect(put.headers['location']).toContain('/apis/chat;rev=2?');
    expect((await client.send('GET', second)).status).toBe(404);
    const done = await client.finish(put);
    expect([done.status, at(done.body, 'name')]).toEqual([201, 'chat;rev=2']);
    expect(namesOf(await client.send('GET', `${second}/operations`))).toEqual(['a', 'b']);
    expect((await client.send('GET', `${second}/operations/a/policies/policy`)).status).toBe(200);
    expect(namesOf(await client.send('GET', `${api}/operations`))).toEqual(['a']);
    const again = await client.send('PUT', second, { properties: { ...chat, format: 'openapi+json', value: document } });
    expect((await client.finish(again)).status).toBe(200);
    expect(namesOf(await client.send('GET', `${second}/schemas`))).toEqual(namesOf(await client.send('GET', `${api}/schemas`)));
  });

  it('fail at the end of an import whose title differs from the name (azure-powershell#9270)', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    const { displayName: _, ...unnamed } = chat;
    const put = await client.send('PUT', second, { properties: { ...unnamed, format: 'openapi+json', value: document.replace('"title":"Chat"', '"title":"Other"') } });
    expect(refusalOf(await client.finish(put))).toMatchObject(nonCurrent('Name'));
  });

  it('are locked with the whole API while an import into one of them runs', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    await client.send('PUT', second, { properties: { ...chat, format: 'openapi+json', value: document } });
    expect(refusalOf(await client.send('PUT', `${api}/policies/policy`, policy('b')))).toMatchObject({ status: 409, code: 'PessimisticConcurrencyConflict' });
    const deletion = await client.send('DELETE', `${api};rev=2`);
    expect(deletion.status).toBe(202);
    expect(refusalOf(await client.send('PUT', `${api}/releases/r`, { properties: { apiId: '/apis/chat;rev=2' } }))).toMatchObject({ status: 409 });
    expect((await client.finish(deletion)).status).toBe(204);
  });

  it('are made current by the first PUT, whatever their number (apiops#373)', async () => {
    const client = await start();
    const created = await client.send('PUT', `${api};rev=3`, { properties: chat });
    expect([created.status, at(created.body, 'id'), at(created.body, 'properties', 'apiRevision')]).toEqual([201, api, '3']);
    expect(at((await client.send('GET', `${api};rev=3`)).body, 'id')).toBe(api);
    expect((await client.send('GET', `${api};rev=1`)).status).toBe(404);
    expect(at((await client.send('PUT', `${service}/apis/other`, { properties: { displayName: 'O', path: 'o', apiRevision: '2' } })).body, 'properties', 'apiRevision')).toBe('2');
    const imported = await client.send('PUT', `${service}/apis/third;rev=2`, { properties: { path: 'third', format: 'openapi+json', value: document } });
    expect([(await client.finish(imported)).status, at((await client.send('GET', `${service}/apis/third`)).body, 'properties', 'apiRevision')]).toEqual([201, '2']);
  });

  it('keep a number whatever the body says', async () => {
    const client = await withApi();
    expect(at((await client.send('PUT', api, { properties: { ...chat, apiRevision: '7' } })).body, 'properties', 'apiRevision')).toBe('1');
    expect(at((await client.send('PUT', second, { properties: { ...fromFirst, apiRevision: '7' } })).body, 'properties', 'apiRevision')).toBe('2');
  });

  it('need a source that is there, and a number', async () => {
    const client = await withApi();
    for (const sourceApiId of ['/apis/none', '/apis/chat;rev=5', `${api.replace('apim-demo', 'other')}`]) {
      expect(refusalOf(await client.send('PUT', second, { properties: { ...fromFirst, sourceApiId } })), sourceApiId).toMatchObject({ status: 404, message: 'Api not found.' });
    }
    expect(refusalOf(await client.send('PUT', `${api};rev=two`, { properties: fromFirst }))).toMatchObject({ status: 404, message: 'Api not found.' });
    expect(refusalOf(await client.send('PUT', `${second}/policies/policy`, policy('b')))).toMatchObject({ status: 404, message: 'Api not found.' });
  });
});

describe('copies of APIs', () => {
  it('have all that is below the source, under another path and outside of its version set', async () => {
    const client = await withApi();
    await client.send('PUT', `${service}/apiVersionSets/set`, { properties: { displayName: 'S', versioningScheme: 'Segment' } });
    await client.send('PATCH', api, { properties: { apiVersion: 'v1', apiVersionSetId: '/apiVersionSets/set' } }, any);
    const copy = await client.send('PUT', `${service}/apis/copy`, { properties: { path: 'copy', sourceApiId: api } });
    expect([copy.status, at(copy.body, 'properties', 'apiRevision'), at(copy.body, 'properties', 'displayName')]).toEqual([201, '1', 'Chat']);
    expect(at(copy.body, 'properties')).not.toHaveProperty('apiVersion');
    expect((await client.send('GET', `${service}/apis/copy/operations/a/policies/policy`)).status).toBe(200);
    const version = await client.send('PUT', `${service}/apis/chat-v2`, { properties: { path: 'chat', sourceApiId: api, apiVersion: 'v2', apiVersionSetId: '/apiVersionSets/set' } });
    expect([version.status, at(version.body, 'properties', 'effectivePath')]).toEqual([201, 'chat/v2']);
    expect(refusalOf(await client.send('PUT', `${service}/apis/same`, { properties: { path: 'chat', sourceApiId: api } }))).toMatchObject({ status: 400, target: 'path' });
  });
});

describe('deleting APIs with revisions', () => {
  it('takes one revision that is not current', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    expect((await client.finish(await client.send('DELETE', second))).status).toBe(204);
    expect((await client.send('GET', `${second}/operations/a`)).status).toBe(404);
    expect((await client.send('GET', `${api}/operations/a`)).status).toBe(200);
    expect((await client.send('DELETE', second)).status).toBe(204);
  });

  it('does not take the current one alone: at the end (apiops-cli#142), or at once at an older version (apiops#184)', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    const refused = { code: 'ValidationError', message: 'Cannot delete the current revision of an API.', details: null };
    const deletion = await client.send('DELETE', api);
    expect(deletion.status).toBe(202);
    expect((await client.finish(deletion, 'azure-asyncoperation')).body).toEqual({ status: 'Failed', error: refused });
    expect(await client.send('DELETE', `${api};rev=1?api-version=2022-08-01`)).toMatchObject({ status: 400, body: { error: refused } });
    expect((await client.send('GET', api)).status).toBe(200);
  });

  it('takes all of them with deleteRevisions', async () => {
    const client = await withApi();
    await client.send('PUT', second, { properties: fromFirst });
    expect((await client.finish(await client.send('DELETE', `${api}?deleteRevisions=true`))).status).toBe(204);
    expect(namesOf(await client.send('GET', `${service}/apis`))).toEqual([]);
    expect((await client.send('GET', second)).status).toBe(404);
    expect((await client.send('DELETE', `${service}/backends/b`)).status).toBe(200);
  });
});

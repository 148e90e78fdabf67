import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { namesOf, refusalOf, service, specOf, start } from './plane-fixture.ts';

const set = `${service}/apiVersionSets/chat`;
const api = `${service}/apis/chat-v1`;
const v1 = { displayName: 'Chat', path: 'chat', apiVersion: 'v1', apiVersionSetId: '/apiVersionSets/chat' };
const details = { id: set, name: 'Chat versions', description: null, versioningScheme: 'Segment', versionQueryName: null, versionHeaderName: null };

async function withSet(versioningScheme = 'Segment'): Promise<Client> {
  const client = await start();
  await client.send('PUT', set, { properties: { displayName: 'Chat versions', versioningScheme, versionQueryName: 'v' } });
  return client;
}

describe('versions of APIs', () => {
  it('are answered with the whole id of the set; expanded and with the effective path to a write alone (recorded)', async () => {
    const client = await start();
    await client.send('PUT', set, { properties: { displayName: 'Chat versions', versioningScheme: 'Segment' } });
    const created = await client.send('PUT', api, { properties: { ...v1, apiVersionDescription: 'First' } });
    expect(created.status).toBe(201);
    expect(at(created.body, 'properties')).toMatchObject({ apiVersion: 'v1', apiVersionDescription: 'First', apiVersionSetId: set, apiVersionSet: details, effectivePath: 'chat/v1' });
    const properties = at((await client.send('GET', api)).body, 'properties');
    expect(properties).toMatchObject({ apiVersion: 'v1', apiVersionSetId: set, effectivePath: null });
    expect(properties).not.toHaveProperty('apiVersionSet');
    const older = at((await client.send('PUT', `${api}?api-version=2022-08-01`, { properties: v1 })).body, 'properties');
    expect(older).toMatchObject({ apiVersionSetId: set });
    expect(older).not.toHaveProperty('apiVersionSet');
  });

  it('leave the path as it is where the version is no segment of it', async () => {
    const client = await withSet('Query');
    expect(at((await client.send('PUT', api, { properties: v1 })).body, 'properties', 'effectivePath')).toBe('chat');
  });

  it('are expanded in a list that asks for it', async () => {
    const client = await withSet();
    await client.send('PUT', api, { properties: v1 });
    const listed = await client.send('GET', `${service}/apis?expandApiVersionSet=true`);
    expect(at(listed.body, 'value')).toMatchObject([{ properties: { apiVersionSet: { ...details, versionQueryName: 'v' } } }]);
  });

  it('share a path within their set only (I8)', async () => {
    const client = await withSet();
    await client.send('PUT', api, { properties: v1 });
    expect((await client.send('PUT', `${service}/apis/chat-v2`, { properties: { ...v1, apiVersion: 'v2' } })).status).toBe(201);
    expect(refusalOf(await client.send('PUT', `${service}/apis/other`, { properties: { displayName: 'Other', path: 'chat' } }))).toMatchObject({
      status: 400,
      target: 'path',
      message: "Cannot create API 'other' with the same Path 'chat' as API 'chat-v1'  unless it's a part of the same version set",
    });
  });

  it('are one of each kind in a set', async () => {
    const client = await withSet();
    await client.send('PUT', api, { properties: v1 });
    const twin = await client.send('PUT', `${service}/apis/twin`, { properties: { ...v1, path: 'twin', apiVersion: 'V1' } });
    expect([twin.status, twin.body]).toEqual([400, { error: { code: 'ValidationError', message: "API with specified version 'V1' already exists", details: null } }]);
    await client.send('PUT', `${service}/apis/twin`, { properties: { ...v1, apiVersion: 'v2' } });
    expect(refusalOf(await client.send('PATCH', `${service}/apis/twin`, { properties: { apiVersion: 'v1' } }, { 'if-match': '*' }))).toMatchObject({ status: 400, message: "API with specified version 'v1' already exists" });
  });

  it('fail at the end of an import where they are taken (azure-cli#28908)', async () => {
    const client = await withSet();
    await client.send('PUT', api, { properties: v1 });
    const put = await client.send('PUT', `${service}/apis/twin`, { properties: { ...v1, format: 'openapi+json', value: specOf({}) } });
    expect(put.status).toBe(201);
    expect((await client.finish(put, 'azure-asyncoperation')).body).toMatchObject({ status: 'Failed', error: { message: "API with specified version 'v1' already exists" } });
    expect(namesOf(await client.send('GET', `${service}/apis`))).toEqual(['chat-v1']);
  });

  it('need a set that exists in the service', async () => {
    const client = await withSet();
    for (const apiVersionSetId of ['/apiVersionSets/none', set.replace('apim-demo', 'other'), 'chat']) {
      expect(refusalOf(await client.send('PUT', api, { properties: { ...v1, apiVersionSetId } })), apiVersionSetId).toMatchObject({ status: 404, message: 'ApiVersionSet not found.' });
    }
    const { apiVersionSetId: _, ...bare } = v1;
    expect(refusalOf(await client.send('PUT', api, { properties: bare }))).toMatchObject({ status: 400, target: 'ApiVersion', message: "Can't set VersionName when ApiVersionSetId is not set." });
  });

  it('do not take a set that is described in the API, but for the one that is named, too', async () => {
    const client = await withSet();
    const { apiVersionSetId: _, ...bare } = v1;
    expect(refusalOf(await client.send('PUT', api, { properties: { ...bare, apiVersionSet: { name: 'N', versioningScheme: 'Segment' } } }))).toMatchObject({ status: 501, message: expect.stringContaining('apiVersionSet') });
    expect(refusalOf(await client.send('PUT', api, { properties: { ...v1, apiVersionSet: { id: `${set}-2` } } }))).toMatchObject({ status: 501 });
    const created = await client.send('PUT', api, { properties: v1 });
    const again = await client.send('PUT', api, created.body);
    expect([again.status, again.headers['etag']]).toEqual([200, created.headers['etag']]);
  });

  it('join and change a set by PATCH', async () => {
    const client = await withSet();
    await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat' } });
    const patched = await client.send('PATCH', api, { properties: { apiVersion: 'v1', apiVersionSetId: set } }, { 'if-match': '*' });
    expect(at(patched.body, 'properties')).toMatchObject({ apiVersion: 'v1', apiVersionSetId: set });
  });
});

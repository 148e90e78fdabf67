import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const api = `${service}/apis/chat`;
const plain = { properties: { displayName: 'Chat', path: '/chat' } };
const preview = 'api-version=2024-10-01-preview';

describe('APIs without a document', () => {
  it('are written at once, with the recorded defaults (facts 15, 23)', async () => {
    const client = await start();
    const created = await client.send('PUT', api, plain);
    expect(created.status).toBe(201);
    expect(created.headers['etag']).toBeDefined();
    expect(created.body).toEqual({
      id: api,
      type: 'Microsoft.ApiManagement/service/apis',
      name: 'chat',
      properties: {
        displayName: 'Chat',
        apiRevision: '1',
        description: null,
        subscriptionRequired: true,
        serviceUrl: null,
        backendId: null,
        path: 'chat',
        protocols: ['https'],
        mcpProperties: null,
        a2aProperties: null,
        isAgent: false,
        agent: null,
        jsonRpcProperties: null,
        authenticationSettings: { oAuth2: null, openid: null, oAuth2AuthenticationSettings: [], openidAuthenticationSettings: [] },
        subscriptionKeyParameterNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key', bearer: null },
        isCurrent: true,
        effectivePath: 'chat',
      },
    });
    const read = await client.send('GET', api);
    expect(at(read.body, 'properties', 'effectivePath')).toBeNull();
    expect(read.headers['etag']).toBe(created.headers['etag']);
  });

  it('leave the newer fields out at an older version', async () => {
    const client = await start();
    await client.send('PUT', api, plain);
    const properties = at((await client.send('GET', `${api}?api-version=2022-08-01`)).body, 'properties');
    expect(properties).not.toHaveProperty('agent');
    expect(at(properties, 'subscriptionKeyParameterNames')).toEqual({ header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' });
  });

  it('can be read and sent back without a change', async () => {
    const client = await start();
    const created = await client.send('PUT', api, plain);
    const read = await client.send('GET', api);
    const again = await client.send('PUT', api, read.body);
    expect(again.status).toBe(200);
    expect(again.headers['etag']).toBe(created.headers['etag']);
  });

  it('fall to defaults where a PUT leaves something out, and keep it on PATCH (fact 4)', async () => {
    const client = await start();
    const full = { properties: { ...plain.properties, description: 'D', subscriptionRequired: false, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } } };
    await client.send('PUT', api, full);
    const patched = await client.send('PATCH', api, { properties: { displayName: 'New' } }, { 'if-match': '*' });
    expect(at(patched.body, 'properties')).toMatchObject({ displayName: 'New', description: 'D', subscriptionRequired: false, subscriptionKeyParameterNames: { header: 'api-key' } });
    const replaced = await client.send('PUT', api, plain);
    expect(at(replaced.body, 'properties')).toMatchObject({ description: null, subscriptionRequired: true, subscriptionKeyParameterNames: { header: 'Ocp-Apim-Subscription-Key' } });
  });

  it('take the bearer name only from 2024-10-01-preview on, and lose it by an older PUT', async () => {
    const client = await start();
    const names = { properties: { ...plain.properties, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key', bearer: 'enabled' } } };
    expect(refusalOf(await client.send('PUT', api, names))).toMatchObject({ status: 400, target: 'bearer', message: "Invalid field 'bearer' specified" });
    await client.send('PUT', `${api}?${preview}`, names);
    expect(at((await client.send('GET', api)).body, 'properties', 'subscriptionKeyParameterNames', 'bearer')).toBe('enabled');
    const older = await client.send('PUT', api, plain);
    expect(at(older.body, 'properties', 'subscriptionKeyParameterNames', 'bearer')).toBeNull();
  });

  it('refuse a path that another API has (I8, two spaces)', async () => {
    const client = await start();
    await client.send('PUT', api, plain);
    const clash = await client.send('PUT', `${service}/apis/other`, { properties: { displayName: 'Other', path: 'CHAT' } });
    expect(refusalOf(clash)).toMatchObject({ status: 400, target: 'path', message: "Cannot create API 'other' with the same Path 'CHAT' as API 'chat'  unless it's a part of the same version set" });
  });

  it('refuse wrong, unknown and missing fields and references', async () => {
    const client = await start();
    const cases: readonly (readonly [object, string])[] = [
      [{ displayName: 'A' }, 'path'],
      [{ path: 'a' }, 'displayName'],
      [{ ...plain.properties, colour: 'red' }, 'colour'],
      [{ ...plain.properties, protocols: ['ftp'] }, 'protocols'],
      [{ ...plain.properties, serviceUrl: 'models.example' }, 'serviceUrl'],
      [{ ...plain.properties, subscriptionRequired: 'yes' }, 'subscriptionRequired'],
      [{ ...plain.properties, apiVersion: 'v1' }, 'ApiVersion'],
    ];
    for (const [properties, target] of cases) expect(refusalOf(await client.send('PUT', api, { properties })), target).toMatchObject({ status: 400, code: 'ValidationError', target });
    expect(refusalOf(await client.send('PUT', api, { properties: { ...plain.properties, apiVersionSetId: '/apiVersionSets/x' } }))).toMatchObject({ status: 404, message: 'ApiVersionSet not found.' });
    expect(refusalOf(await client.send('PUT', api, { properties: { ...plain.properties, type: 'soap' } }))).toMatchObject({ status: 501, message: expect.stringContaining("'soap'") });
    expect((await client.send('GET', api)).status).toBe(404);
  });

  it('are the same as their current revision (fact 31)', async () => {
    const client = await start();
    await client.send('PUT', api, plain);
    expect(at((await client.send('GET', `${api}%3Brev%3D1`)).body, 'id')).toBe(api);
    expect((await client.send('GET', `${api};rev=2`)).status).toBe(404);
  });

  it('are listed by display name without case (fact 39)', async () => {
    const client = await start();
    for (const [name, displayName] of [['a', 'zeta'], ['b', 'Beta'], ['c', 'alpha']] as const) {
      await client.send('PUT', `${service}/apis/${name}`, { properties: { displayName, path: name } });
    }
    expect(namesOf(await client.send('GET', `${service}/apis`))).toEqual(['c', 'b', 'a']);
    expect(namesOf(await client.send('GET', `${service}/apis?$filter=contains(displayName,'ETA')`))).toEqual(['b', 'a']);
    expect(namesOf(await client.send('GET', `${service}/apis?$skip=1`))).toEqual(['b', 'a']);
  });

  it('are deleted by a long-running operation from 2023-05-01-preview on (fact 17)', async () => {
    const client = await start();
    await client.send('PUT', api, plain);
    const deletion = await client.send('DELETE', api);
    expect(deletion.status).toBe(202);
    expect(deletion.headers['location']).toMatch(/&asyncId=[0-9a-f]{24}&asyncCode=204$/);
    expect(deletion.headers['azure-asyncoperation']).toMatch(/&azure-asyncId=[0-9a-f]{24}$/);
    expect(refusalOf(await client.send('PUT', `${api}/policies/policy`, { properties: { value: '<policies />' } }))).toMatchObject({ status: 409, code: 'PessimisticConcurrencyConflict' });
    expect((await client.finish(deletion)).status).toBe(204);
    expect(refusalOf(await client.send('GET', api))).toMatchObject({ status: 404, message: 'Api not found.' });
    expect((await client.send('DELETE', api)).status).toBe(204);
  });

  it('are deleted at once at an older version', async () => {
    const client = await start();
    await client.send('PUT', api, plain);
    expect((await client.send('DELETE', `${api}?api-version=2022-08-01`)).status).toBe(200);
    expect((await client.send('HEAD', api)).status).toBe(404);
  });

  it('refuse a reference to an authorization server, of which there is none', async () => {
    const client = await start();
    const asked = { properties: { displayName: 'Chat', path: 'chat', authenticationSettings: { oAuth2: { authorizationServerId: 'x' } } } };
    expect(refusalOf(await client.send('PUT', api, asked))).toMatchObject({ status: 400, target: 'oAuth2', message: 'Authorization server not found' });
  });

  it('leave the lists of authorization servers out of the answer to a PUT at an older version (recorded)', async () => {
    const client = await start();
    const settings = { oAuth2: null, openid: null };
    const lists = { oAuth2AuthenticationSettings: [], openidAuthenticationSettings: [] };
    const path = `${api}?api-version=2022-08-01`;
    expect(at((await client.send('PUT', path, plain)).body, 'properties', 'authenticationSettings')).toEqual(settings);
    expect(at((await client.send('GET', path)).body, 'properties', 'authenticationSettings')).toEqual({ ...settings, ...lists });
  });
});

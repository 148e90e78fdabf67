import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';

const set = `${service}/apiVersionSets/chat-versions`;
const byQuery = { properties: { displayName: 'Chat', description: 'All of them', versioningScheme: 'Query', versionQueryName: 'v' } };
const any = { 'if-match': '*' };

describe('version sets', () => {
  it('are written with null for what is unset, and replaced by a PUT (recorded)', async () => {
    const client = await start();
    const created = await client.send('PUT', set, byQuery, any);
    expect([created.status, created.body]).toEqual([
      201,
      {
        id: set,
        type: 'Microsoft.ApiManagement/service/apiVersionSets',
        name: 'chat-versions',
        properties: { displayName: 'Chat', description: 'All of them', versioningScheme: 'Query', versionQueryName: 'v', versionHeaderName: null },
      },
    ]);
    const replaced = await client.send('PUT', set, { properties: { displayName: 'New', versioningScheme: 'Query', versionQueryName: 'v' } });
    expect([replaced.status, at(replaced.body, 'properties', 'description')]).toEqual([200, null]);
    expect(replaced.headers['etag']).not.toBe(created.headers['etag']);
    expect((await client.send('GET', set)).headers['etag']).toBe(replaced.headers['etag']);
  });

  it('keep on PATCH what it does not state, and need If-Match for it', async () => {
    const client = await start();
    const { headers } = await client.send('PUT', set, byQuery);
    const toHeader = { properties: { versioningScheme: 'Header', versionHeaderName: 'X-Version' } };
    expect(refusalOf(await client.send('PATCH', set, toHeader))).toMatchObject({ status: 400, target: 'If-Match' });
    expect(refusalOf(await client.send('PATCH', set, toHeader, { 'if-match': '"AAAAAAAAAAA="' }))).toMatchObject({ status: 412 });
    const patched = await client.send('PATCH', set, toHeader, { 'if-match': headers['etag'] ?? '' });
    expect([patched.status, at(patched.body, 'properties')]).toMatchObject([200, { displayName: 'Chat', versioningScheme: 'Header', versionHeaderName: 'X-Version' }]);
  });

  it('refuse what is missing, unknown or too long', async () => {
    const client = await start();
    const cases: readonly (readonly [object, string])[] = [
      [{ versioningScheme: 'Segment' }, 'name'],
      [{ displayName: 'A' }, 'versioningScheme'],
      [{ displayName: 'A', versioningScheme: 'Path' }, 'versioningScheme'],
      [{ displayName: 'A', versioningScheme: 'Query' }, 'versionQueryName'],
      [{ displayName: 'A', versioningScheme: 'Header', versionQueryName: 'v' }, 'versionHeaderName'],
      [{ displayName: 'A'.repeat(101), versioningScheme: 'Segment' }, 'displayName'],
      [{ displayName: 'A', versioningScheme: 'Query', versionQueryName: '' }, 'versionQueryName'],
      [{ displayName: 'A', versioningScheme: 'Segment', colour: 'red' }, 'colour'],
    ];
    for (const [properties, target] of cases) expect(refusalOf(await client.send('PUT', set, { properties })), target).toMatchObject({ status: 400, code: 'ValidationError', target });
    expect(refusalOf(await client.send('PUT', `${service}/apiVersionSets/a_b`, byQuery))).toMatchObject({ status: 400, target: 'versionSetId', message: expect.stringContaining('letters, numbers, and hyphens') });
    expect(refusalOf(await client.send('GET', set))).toMatchObject({ status: 404, message: 'ApiVersionSet not found.' });
  });

  it('are listed by display name with paging, and answer HEAD', async () => {
    const client = await start();
    for (const [name, displayName] of [['a', 'zeta'], ['b', 'Beta'], ['c', 'alpha']] as const) await client.send('PUT', `${service}/apiVersionSets/${name}`, { properties: { displayName, versioningScheme: 'Segment' } });
    const first = await client.send('GET', `${service}/apiVersionSets?$top=2`);
    expect([namesOf(first), at(first.body, 'count')]).toEqual([['c', 'b'], 3]);
    expect(namesOf(await client.send('GET', String(at(first.body, 'nextLink'))))).toEqual(['a']);
    expect((await client.send('HEAD', `${service}/apiVersionSets/a`)).headers['etag']).toBeDefined();
    expect((await client.send('HEAD', set)).status).toBe(404);
  });

  it('stay while an API is in them, and go with the last one (recorded)', async () => {
    const client = await start();
    await client.send('PUT', set, byQuery);
    const api = `${service}/apis/chat`;
    await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat', apiVersion: 'v1', apiVersionSetId: set } });
    await client.send('PUT', `${api}-2`, { properties: { displayName: 'Chat', path: 'chat', apiVersion: 'v2', apiVersionSetId: set } });
    expect(refusalOf(await client.send('DELETE', set))).toMatchObject({ status: 400, code: 'ValidationError', message: "The ApiVersionSet 'chat-versions' is used by the following entities:\r\n/apis/chat\r\n/apis/chat-2\r\n" });
    await client.finish(await client.send('DELETE', api));
    expect((await client.send('GET', set)).status).toBe(200);
    await client.finish(await client.send('DELETE', `${api}-2`));
    expect((await client.send('DELETE', set)).status).toBe(204);
  });

  it('can be deleted while they are empty', async () => {
    const client = await start();
    await client.send('PUT', set, byQuery);
    expect(refusalOf(await client.send('DELETE', set, undefined, { 'if-match': '"AAAAAAAAAAA="' }))).toMatchObject({ status: 412 });
    expect((await client.send('DELETE', set, undefined, any)).status).toBe(200);
    expect((await client.send('DELETE', set)).status).toBe(204);
  });

  it('are written by an API Management contributor, and only read by a reader', async () => {
    const contributor = await start({ caller: { roles: ['API Management Service Contributor'] } });
    expect((await contributor.send('PUT', set, byQuery)).status).toBe(201);
    const reader = await start({ caller: { roles: ['API Management Service Reader Role'] } });
    expect(refusalOf(await reader.send('PUT', set, byQuery)).message).toContain("action 'Microsoft.ApiManagement/service/apiVersionSets/write'");
    expect((await reader.send('GET', `${service}/apiVersionSets`)).status).toBe(200);
  });
});

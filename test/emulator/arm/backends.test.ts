import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { estateWith, namesOf, refusalOf, service, start } from './plane-fixture.ts';

const backend = `${service}/backends/b`;
const single = { properties: { url: 'https://a.example/openai', protocol: 'http' } };
const rule = { name: 'r', failureCondition: { count: 3, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }] }, tripDuration: 'PT1M', acceptRetryAfter: true };
const preview = 'api-version=2024-10-01-preview';

async function put(properties: object, name = 'b', query = '') {
  const client = await start();
  return client.send('PUT', `${service}/backends/${name}${query}`, { properties });
}

describe('backends', () => {
  it('answers 201, then 200, with the same ETag as long as nothing changes (facts 1, 3, 11)', async () => {
    const client = await start();
    const created = await client.send('PUT', backend, single);
    const same = await client.send('PUT', backend, single);
    const changed = await client.send('PUT', backend, { properties: { ...single.properties, title: 'T' } });
    expect([created.status, same.status, changed.status]).toEqual([201, 200, 200]);
    expect(created.headers['etag']).toMatch(/^"[A-Za-z0-9+/]{11}="$/);
    expect(same.headers['etag']).toBe(created.headers['etag']);
    expect(changed.headers['etag']).not.toBe(created.headers['etag']);
    expect(created.body).toMatchObject({ name: 'b', type: 'Microsoft.ApiManagement/service/backends', properties: { title: null, url: 'https://a.example/openai', protocol: 'http' } });
    expect(at(created.body, 'properties')).not.toHaveProperty('type');
  });

  it('replaces on PUT and merges on PATCH (facts 4, 6)', async () => {
    const client = await start();
    await client.send('PUT', backend, { properties: { ...single.properties, description: 'old', title: 'T' } });
    const patched = await client.send('PATCH', backend, { properties: { description: 'new' } }, { 'if-match': '*' });
    expect(patched.status).toBe(200);
    expect(at(patched.body, 'properties')).toMatchObject({ description: 'new', title: 'T' });
    const replaced = await client.send('PUT', backend, single);
    expect(at(replaced.body, 'properties')).toMatchObject({ description: null, title: null });
  });

  it('holds to the stated ETag (facts 5, 13)', async () => {
    const client = await start();
    const { headers } = await client.send('PUT', backend, single, { 'if-match': '*' });
    const etag = headers['etag'] ?? '';
    await client.send('PUT', backend, { properties: { ...single.properties, title: 'T' } }, { 'if-match': etag });
    const stale = [
      await client.send('PUT', backend, single, { 'if-match': etag }),
      await client.send('PATCH', backend, single, { 'if-match': etag }),
      await client.send('DELETE', backend, undefined, { 'if-match': etag }),
      await client.send('PUT', `${service}/backends/new`, single, { 'if-match': etag }),
    ];
    expect(stale.map(refusalOf)).toMatchObject(stale.map(() => ({ status: 412, code: 'PreconditionFailed' })));
    expect(refusalOf(await client.send('PATCH', backend, single))).toMatchObject({ status: 400, target: 'If-Match' });
  });

  it('answers 200 and then 204 to deletions, also without If-Match (fact 7)', async () => {
    const client = await start();
    await client.send('PUT', backend, single);
    expect((await client.send('DELETE', backend)).status).toBe(200);
    expect((await client.send('DELETE', backend)).status).toBe(204);
    expect(refusalOf(await client.send('GET', backend))).toMatchObject({ status: 404, code: 'ResourceNotFound', message: 'Backend not found.' });
    expect(await client.send('HEAD', backend)).toEqual({ status: 404, headers: {} });
  });

  it('refuses what a single backend cannot have', async () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ protocol: 'http' }, 'url'],
      [{ url: 'https://a.example' }, 'protocol'],
      [{ url: 'a.example', protocol: 'http' }, 'url'],
      [{ url: 'https://a.example?x=1', protocol: 'http' }, 'url'],
      [{ url: `https://a.example/${'x'.repeat(2000)}`, protocol: 'http' }, 'url'],
      [{ ...single.properties, title: 7 }, 'title'],
      [{ ...single.properties, wrong: 1 }, 'wrong'],
      [{ ...single.properties, pool: { services: [{ id: '/backends/b' }] } }, 'pool'],
      [{ ...single.properties, type: 'Double' }, 'type'],
    ];
    for (const [properties, target] of cases) expect(refusalOf(await put(properties)), target).toMatchObject({ status: 400, code: 'ValidationError', target });
    expect(refusalOf(await put({ ...single.properties, protocol: 'https' })).message).toBe('Protocol is not supported');
    expect(refusalOf(await put(single.properties, 'x'.repeat(81)))).toMatchObject({ status: 400, target: 'backendId' });
  });

  it('checks breakers: one rule, ranges, durations, count or percentage', async () => {
    const breaker = (change: object) => ({ ...single.properties, circuitBreaker: { rules: [{ ...rule, ...change }] } });
    expect((await put(breaker({}))).status).toBe(201);
    expect(refusalOf(await put({ ...single.properties, circuitBreaker: { rules: [rule, rule] } }))).toMatchObject({ target: 'rules' });
    expect(refusalOf(await put(breaker({ tripDuration: '1 minute' })))).toMatchObject({ target: 'tripDuration' });
    expect(refusalOf(await put(breaker({ failureCondition: { ...rule.failureCondition, percentage: 10 } })))).toMatchObject({ target: 'failureCondition' });
    expect(refusalOf(await put(breaker({ failureCondition: { ...rule.failureCondition, statusCodeRanges: [{ min: 500, max: 400 }] } })))).toMatchObject({ target: 'statusCodeRanges' });
    expect(refusalOf(await put(breaker({ failureCondition: { ...rule.failureCondition, statusCodeRanges: [{ min: 100, max: 400 }] } })))).toMatchObject({ target: 'min' });
  });

  it('has no breaker in the Consumption tier', async () => {
    const client = await start({ services: estateWith().services.map((one) => ({ ...one, sku: 'Consumption' })) });
    const response = await client.send('PUT', backend, { properties: { ...single.properties, circuitBreaker: { rules: [rule] } } });
    expect(refusalOf(response)).toMatchObject({ status: 400, target: 'circuitBreaker' });
  });

  it('builds pools of members that exist, and makes their ids absolute (facts 23, 44)', async () => {
    const client = await start();
    const pool = (members: readonly object[], more = {}) => client.send('PUT', `${service}/backends/pool`, { properties: { type: 'Pool', pool: { services: members }, ...more } });
    expect(refusalOf(await pool([{ id: '/backends/b' }]))).toMatchObject({ status: 400, target: 'pool', message: "Backend Entity 'b' not found." });
    await client.send('PUT', backend, single);
    const made = await pool([{ id: '/backends/B', priority: 1, weight: 2 }]);
    expect(at(made.body, 'properties')).toMatchObject({ type: 'Pool', pool: { services: [{ id: backend, priority: 1, weight: 2 }] } });
    expect(at(made.body, 'properties')).not.toHaveProperty('url');
    expect(refusalOf(await pool([{ id: '/backends/b' }, { id: backend }]))).toMatchObject({ target: 'pool' });
    expect(refusalOf(await pool([{ id: '/backends/pool' }]))).toMatchObject({ target: 'pool' });
    expect(refusalOf(await pool([]))).toMatchObject({ target: 'services' });
    expect(refusalOf(await pool([{ id: backend, weight: 101 }]))).toMatchObject({ target: 'weight' });
    const both = await pool([{ id: backend }], { url: 'https://a.example', protocol: 'http' });
    expect(at(both.body, 'error', 'details')).toMatchObject([
      { target: 'url', message: 'Url is not supported for backend pool.' },
      { target: 'protocol', message: 'Protocol is not supported for backend pool.' },
    ]);
  });

  it('knows session affinity and failure responses only from 2024-10-01-preview on', async () => {
    const client = await start();
    await client.send('PUT', backend, single);
    const pool = { properties: { type: 'Pool', pool: { services: [{ id: backend }], sessionAffinity: { sessionId: { source: 'cookie', name: 'sticky' } } } } };
    expect(refusalOf(await client.send('PUT', `${service}/backends/pool`, pool))).toMatchObject({ target: 'sessionAffinity' });
    expect((await client.send('PUT', `${service}/backends/pool?${preview}`, pool)).status).toBe(201);
    const patched = await client.send('PATCH', `${service}/backends/pool`, { properties: { description: 'kept' } }, { 'if-match': '*' });
    expect(Object.keys(at(patched.body, 'properties', 'pool') as object)).toEqual(['services']);
    expect(at((await client.send('GET', `${service}/backends/pool?${preview}`)).body, 'properties', 'pool', 'sessionAffinity', 'sessionId', 'name')).toBe('sticky');
    await client.send('PUT', `${service}/backends/b?${preview}`, { properties: { ...single.properties, circuitBreaker: { rules: [{ name: 'r', failureCondition: { count: 1, interval: 'PT1M' }, tripDuration: 'PT1M', failureResponse: { statusCode: 429 } }] } } });
    const rules = async (query: string): Promise<unknown> => at((await client.send('GET', `${service}/backends/b${query}`)).body, 'properties', 'circuitBreaker', 'rules');
    expect(await rules('')).toEqual([{ name: 'r', failureCondition: { count: 1, interval: 'PT1M' }, tripDuration: 'PT1M' }]);
    expect(await rules(`?${preview}`)).toMatchObject([{ failureResponse: { statusCode: 429 } }]);
  });

  it('keeps a backend that a pool or a policy names', async () => {
    const client = await start();
    await client.send('PUT', backend, single);
    await client.send('PUT', `${service}/backends/pool`, { properties: { type: 'Pool', pool: { services: [{ id: backend }] } } });
    expect(refusalOf(await client.send('DELETE', backend))).toMatchObject({ status: 400, code: 'ValidationError', message: "The Backend 'b' is used by the following entities:\r\n/backends/pool\r\n" });
    await client.send('DELETE', `${service}/backends/pool`);
    expect((await client.send('DELETE', backend)).status).toBe(200);
  });

  it('lists by name, with count, filter and pages (facts 37, 38)', async () => {
    const client = await start();
    for (const name of ['c', 'A', 'b']) await client.send('PUT', `${service}/backends/${name}`, { properties: { ...single.properties, title: `Title ${name}` } });
    const first = await client.send('GET', `${service}/backends?$top=2&api-version=2024-05-01`);
    expect(namesOf(first)).toEqual(['A', 'b']);
    expect(at(first.body, 'count')).toBe(3);
    expect(at(first.body, 'nextLink')).toBe(`https://127.0.0.1:4443${service}/backends?%24top=2&api-version=2024-05-01&%24skip=2`);
    const second = await client.send('GET', String(at(first.body, 'nextLink')));
    expect(namesOf(second)).toEqual(['c']);
    expect(second.body).not.toHaveProperty('nextLink');
    expect(namesOf(await client.send('GET', `${service}/backends?$filter=name eq 'B' or startswith(title,'Title C')`))).toEqual(['b', 'c']);
    expect(refusalOf(await client.send('GET', `${service}/backends?$filter=colour eq 'red'`))).toMatchObject({ status: 400, target: '$filter' });
    expect(refusalOf(await client.send('GET', `${service}/backends?$top=-1`))).toMatchObject({ status: 400, target: '$top' });
  });

  it('keeps a member of a pool from becoming a pool', async () => {
    const client = await start();
    for (const name of ['a', 'b']) await client.send('PUT', `${service}/backends/${name}`, single);
    const poolOf = (name: string) => ({ properties: { type: 'Pool', pool: { services: [{ id: `/backends/${name}` }] } } });
    await client.send('PUT', `${service}/backends/pool`, poolOf('a'));
    expect(refusalOf(await client.send('PUT', `${service}/backends/A`, poolOf('b')))).toMatchObject({ status: 400, code: 'ValidationError', target: 'type' });
    expect((await client.send('PUT', `${service}/backends/pool`, poolOf('b'))).status).toBe(200);
    expect((await client.send('PUT', `${service}/backends/a`, poolOf('b'))).status).toBe(200);
  });
});

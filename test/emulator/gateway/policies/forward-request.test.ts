import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { PolicyFault } from '../../../../src/emulator/gateway/fault.ts';
import { Body } from '../../../../src/emulator/gateway/message/body.ts';
import { namedValueAlias, namedValueType } from '../../../../src/emulator/arm/named-values/named-value.ts';
import type { InProcessHost } from '../../../../src/emulator/gateway/world.ts';
import { answering, type CallOf, compiled, newCall, serviceId, testWorld, type TestWorld } from '../forwarding-call.ts';

const base = 'https://a.example/base';

function forward(world: TestWorld, of: CallOf, attributes = '') {
  const call = newCall(world, of);
  return { call, running: Promise.resolve(compiled(`<forward-request ${attributes} />`)(call)) };
}

/** The request that the backend saw. */
async function seen(of: CallOf, backend: Record<string, never> | object = {}): Promise<{ readonly url: string; readonly body: string; header(name: string): string | undefined }> {
  const { host, asked } = answering(200);
  const world = testWorld({ hosts: { 'a.example': host }, backends: { b: { url: base, protocol: 'http', ...backend } }, token: 'token' });
  await forward(world, { backend: 'b', ...of }).running;
  const [one] = asked;
  return { url: one?.url ?? '', body: one?.body ?? '', header: (name) => one?.headers.get(name) };
}

describe('forward-request sends', () => {
  it('to the API’s own service URL where no policy chose a backend', async () => {
    const { host, asked } = answering(200);
    const { running, call } = forward(testWorld({ hosts: { 'api.example': host } }), { serviceUrl: 'https://api.example/v1/', path: '/openai/x', query: 'q=1' });
    await running;
    expect(asked.map(({ url }) => url)).toEqual(['https://api.example/v1/x?q=1']);
    expect(call.response).toMatchObject({ status: 200 });
  });

  it('the path and query of the operation behind those of the backend', async () => {
    expect((await seen({ path: '/openai/deployments/d/chat', query: 'api-version=1' })).url).toBe(`${base}/deployments/d/chat?api-version=1`);
  });

  it('the backend’s host, and the one that a policy chose instead of it', async () => {
    expect((await seen({})).header('host')).toBe('a.example');
    expect((await seen({ headers: { Host: 'other.example' } })).header('host')).toBe('other.example');
  });

  it('the client’s headers but for those of its connection', async () => {
    const { header } = await seen({ headers: { 'X-A': '1', Connection: 'keep-alive, X-Hop', 'X-Hop': '1', 'Keep-Alive': 'timeout=1', TE: 'trailers', Upgrade: 'h2c', 'Proxy-Connection': 'x', Expect: '100-continue', 'api-key': 'k' } });
    expect(['X-A', 'api-key'].map(header)).toEqual(['1', 'k']);
    expect(['Connection', 'X-Hop', 'Keep-Alive', 'TE', 'Upgrade', 'Proxy-Connection', 'Expect'].filter((name) => header(name) !== undefined)).toEqual([]);
  });

  it('bytes with their length, whatever the client said, and none without a body', async () => {
    const posted = await seen({ method: 'POST', body: Body.of('four'), headers: { 'Content-Length': '9999' } });
    expect([posted.body, posted.header('content-length')]).toEqual(['four', '4']);
    expect((await seen({ method: 'POST' })).header('content-length')).toBe('0');
    const asked = await seen({});
    expect([asked.header('content-length'), asked.header('transfer-encoding')]).toEqual([undefined, undefined]);
  });

  it('a stream as long as the client said, in chunks where it did not', async () => {
    const stream = (): Body => Body.from(Readable.from([Buffer.from('x')]));
    expect((await seen({ method: 'POST', body: stream(), headers: { 'Content-Length': '1' } })).header('content-length')).toBe('1');
    const chunked = await seen({ method: 'POST', body: stream() });
    expect([chunked.header('content-length'), chunked.header('transfer-encoding')]).toEqual([undefined, 'chunked']);
  });
});

describe('the credentials of a backend', () => {
  it('stand over the headers and parameters of the request', async () => {
    const { url, header } = await seen(
      { query: 'code=client&other=1', headers: { 'API-key': 'client' } },
      { credentials: { header: { 'api-key': ['backend'], 'x-two': ['1', '2'] }, query: { code: ['c d'] } } },
    );
    expect([header('api-key'), header('x-two'), new URL(url).search]).toEqual(['backend', '1,2', '?other=1&code=c%20d']);
  });

  it('may be an authorization, or a token of the service', async () => {
    expect((await seen({ headers: { Authorization: 'mine' } }, { credentials: { authorization: { scheme: 'Basic', parameter: 'abc' } } })).header('authorization')).toBe('Basic abc');
    expect((await seen({}, { credentials: { managedIdentity: { resource: 'https://r' } } })).header('authorization')).toBe('Bearer token for https://r');
    expect((await seen({}, { credentials: { managedIdentity: { resource: 'https://r', clientId: 'c' } } })).header('authorization')).toBe('Bearer token for https://r of c');
  });

  it('may name named values', async () => {
    const { host, asked } = answering(200);
    const world = testWorld({ hosts: { 'a.example': host }, backends: { b: { url: base, protocol: 'http', credentials: { header: { k: ['{{the-key}}!'] } } } } });
    await expect(forward(world, { backend: 'b' }).running).rejects.toMatchObject({ reason: 'BackendConnectionFailure', message: expect.stringContaining("'the-key'") });
    world.store.put({ id: `${serviceId}/namedValues/k`, type: namedValueType, content: { displayName: 'the-key', value: 'secret' }, alias: namedValueAlias(serviceId, 'the-key') });
    await forward(world, { backend: 'b' }).running;
    expect(asked[0]?.headers.get('k')).toBe('secret!');
  });

  it.each([
    ['a token of an identity that the service lacks', { credentials: { managedIdentity: { resource: 'https://r' } } }],
    ['a proxy', { proxy: { url: 'http://p' } }],
    ['client certificates', { credentials: { certificateIds: ['c'] } }],
    ['a cluster of Service Fabric', { properties: { serviceFabricCluster: {} } }],
  ])('fail the request where they are %s', async (_, more) => {
    const { host, asked } = answering(200);
    const world = testWorld({ hosts: { 'a.example': host }, backends: { b: { url: base, protocol: 'http', ...more } } });
    await expect(forward(world, { backend: 'b' }).running).rejects.toMatchObject({ status: 500, reason: 'BackendConnectionFailure' });
    expect(asked).toEqual([]);
  });
});

describe('the answer of a backend', () => {
  it('goes on without the headers of its connection, errors as well', async () => {
    const { host } = answering({ status: 503, headers: { 'x-a': '1', connection: 'close', 'transfer-encoding': 'chunked' }, body: 'busy' });
    const { call, running } = forward(testWorld({ hosts: { 'a.example': host } }), { serviceUrl: base });
    await running;
    expect([call.response?.status, call.response?.headers.names(), call.response?.body.bytes?.toString()]).toEqual([503, ['x-a'], 'busy']);
  });

  it.each([[399, undefined], [400, 400], [599, 599], [600, undefined]])('is a fault from 400 to 599 with fail-on-error-status-code: %i', async (status, fault) => {
    const { host } = answering({ status, body: 'why' });
    const { call, running } = forward(testWorld({ hosts: { 'a.example': host } }), { serviceUrl: base }, 'fail-on-error-status-code="true"');
    const failed = await running.then(() => undefined, ({ source, status: told, keepsResponse }: PolicyFault) => ({ source, told, keepsResponse }));
    expect(failed).toEqual(fault && { source: 'forward-request', told: fault, keepsResponse: true });
    expect(call.response?.body.bytes?.toString()).toBe('why');
  });

  it('has to come within the time-out: 300 seconds unless stated', async () => {
    const never: InProcessHost = () => new Promise(() => undefined);
    for (const [attributes, ms] of [['', 300_000], ['timeout="7"', 7000], ['timeout-ms="250"', 250]] as const) {
      const world = testWorld({ hosts: { 'a.example': never } });
      const { call, running } = forward(world, { serviceUrl: base }, attributes);
      const failed = running.then(() => 'answered', (error: unknown) => error);
      await world.clock.advance?.(ms - 1);
      expect(await Promise.race([failed, Promise.resolve('waiting')])).toBe('waiting');
      await world.clock.advance?.(1);
      expect(await failed).toMatchObject({ source: 'forward-request', reason: 'Timeout', status: 500, shown: 'Internal server error', message: 'Request to the backend service timed out' });
      expect(call.response).toBeUndefined();
      expect(world.forwarding.attempts.since(0).attempts).toMatchObject([{ status: null, reason: 'Timeout', ms }]);
    }
  });

  it('is not waited for once the client has left', async () => {
    const leaving = new AbortController();
    let aborted = false;
    const never: InProcessHost = (_, signal) => new Promise(() => signal.addEventListener('abort', () => { aborted = true; }));
    const { running } = forward(testWorld({ hosts: { 'a.example': never } }), { serviceUrl: base, signal: leaving.signal });
    setImmediate(() => leaving.abort());
    await expect(running).rejects.toMatchObject({ reason: 'ClientConnectionFailure' });
    expect(aborted).toBe(true);
  });

  it('is a connection failure where the host inside breaks', async () => {
    const broken: InProcessHost = async () => {
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    };
    await expect(forward(testWorld({ hosts: { 'a.example': broken } }), { serviceUrl: base }).running).rejects.toMatchObject({ reason: 'BackendConnectionFailure', status: 500, message: 'The connection to the backend a.example failed: read ECONNRESET' });
  });

  it('cannot come from beyond this machine', async () => {
    await expect(forward(testWorld(), { serviceUrl: 'https://elsewhere.example' }).running).rejects.toMatchObject({ reason: 'BackendConnectionFailure', message: expect.stringMatching(/does not call elsewhere\.example/) });
  });
});

describe('the body of a request', () => {
  const stream = (): Body => Body.from(Readable.from([Buffer.from('once')]));
  const read: () => { readonly host: InProcessHost; readonly bodies: string[] } = () => {
    const bodies: string[] = [];
    return {
      bodies,
      host: async ({ body }) => {
        bodies.push(Buffer.isBuffer(body) ? body.toString() : Buffer.concat(await Readable.from(body).toArray() as Buffer[]).toString());
        return { status: 429, reason: '', headers: [], body: Buffer.alloc(0) };
      },
    };
  };

  it.each([
    ['is gone at the second attempt', '', ['once', '']],
    ['is there each time with buffer-request-body', 'buffer-request-body="true"', ['once', 'once']],
  ])('%s', async (_, attributes, expected) => {
    const { host, bodies } = read();
    const call = newCall(testWorld({ hosts: { 'a.example': host } }), { serviceUrl: base, method: 'POST', body: stream() });
    await compiled(`<retry condition="true" count="1" interval="0"><forward-request ${attributes} /></retry>`)(call);
    expect(bodies).toEqual(expected);
  });

  it.each([
    ['StandardV2', {}, 2 * 1024 * 1024],
    ['Consumption', {}, 2 * 1024 * 1024],
    ['Premium', { bufferedPayloadLimit: 10 }, 10],
  ])('may not be held beyond the limit of the tier: %s', async (sku, options, limit) => {
    const { host, asked } = answering(200);
    const of = (size: number): CallOf => ({ serviceUrl: base, method: 'POST', sku, body: Body.from(Readable.from([Buffer.alloc(size)])) });
    const world = testWorld({ hosts: { 'a.example': host }, options });
    await forward(world, of(limit), 'buffer-request-body="true"').running;
    await expect(forward(world, of(limit + 1), 'buffer-request-body="true"').running).rejects.toMatchObject({ status: 413, source: 'forward-request' });
    await forward(world, of(limit + 1)).running;
    expect(asked).toHaveLength(2);
  });
});

describe('redirects', () => {
  const to = (status: number, location: string) => ({ status, headers: { location } });

  it('are answers like others by default', async () => {
    const { host, asked } = answering(to(302, '/next'));
    const { call, running } = forward(testWorld({ hosts: { 'a.example': host } }), { serviceUrl: base });
    await running;
    expect([call.response?.status, asked.length]).toEqual([302, 1]);
  });

  it.each([
    ['POST', 302, 'https://a.example/next', ['b', '']],
    ['POST', 303, '/next', ['b', '']],
    ['POST', 307, '../next', ['b', 'b']],
    ['PUT', 301, 'next', ['b', 'b']],
  ])('of %s are followed upon %i with follow-redirects', async (method, status, location, bodies) => {
    const { host, asked } = answering(to(status, location), 204);
    const { call, running } = forward(testWorld({ hosts: { 'a.example': host } }), { serviceUrl: base, method, body: Body.of('b'), headers: { Authorization: 'secret' } }, 'follow-redirects="true"');
    await running;
    expect([call.response?.status, asked.map(({ body }) => body)]).toEqual([204, bodies]);
    expect(asked[1]?.url).toBe(location === 'next' ? `${base}/next` : 'https://a.example/next');
    expect(asked.map(({ headers }) => headers.get('Authorization'))).toEqual(['secret', undefined]);
  });

  it('are not followed without end, to other schemes, or from https to http', async () => {
    for (const [location, times] of [['/again', 51], ['ftp://x', 1], ['http://a.example/', 1]] as const) {
      const { host, asked } = answering(to(302, location));
      const { call, running } = forward(testWorld({ hosts: { 'a.example': host } }), { serviceUrl: base }, 'follow-redirects="true"');
      await running;
      expect([call.response?.status, asked.length]).toEqual([302, times]);
    }
  });
});

describe('a list of attempts', () => {
  it('has every request with its backend, its answer and its number in the call', async () => {
    const { host } = answering({ status: 429, headers: { 'x-ms-region': 'Sweden Central' } }, 200);
    const world = testWorld({ hosts: { 'a.example': host }, backends: { b: { url: base, protocol: 'http' }, p: { type: 'Pool', pool: { services: [{ id: `${serviceId}/backends/b` }] } } } });
    await compiled('<retry condition="@(again)" count="3" interval="5"><forward-request /></retry>', { expressions: { '@(again)': ({ response }) => response?.status === 429 && (world.clock.advance?.(5000), true) } })(newCall(world, { backend: 'p', headers: { 'X-MS-Client-Request-Id': 'mine' } }));
    expect(world.forwarding.attempts.since(0)).toEqual({
      dropped: 0,
      attempts: [
        { n: 1, time: '2026-01-01T00:00:00.000Z', requestId: '00000000-0000-0000-0000-000000000001', operation: 'op', backend: 'b', pool: 'p', host: 'a.example', account: null, deployment: null, clientRequestId: 'mine', region: 'Sweden Central', status: 429, attempt: 1, ms: 0, reason: null },
        expect.objectContaining({ n: 2, time: '2026-01-01T00:00:05.000Z', status: 200, attempt: 2, region: null }),
      ],
    });
  });
});

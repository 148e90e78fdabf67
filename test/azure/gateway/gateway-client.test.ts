import { once } from 'node:events';
import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatewayClient } from '../../../src/azure/gateway/gateway-client.ts';
import type { GatewayReach } from '../../../src/azure/gateway/gateway-reach.ts';
import { tunnelAgent } from '../../../src/azure/gateway/tunnel.ts';
import { newAuthority, ourNames } from '../../../src/emulator/certificate.ts';
import type { GatewayClient } from '../../../src/model/gateway-call.ts';
import { request as open } from 'node:https';

const authority = newAuthority(Date.now());
const { certificate, key } = authority.leafFor(ourNames);
let server: Server;
let url: string;
const seen: { readonly method: string | undefined; readonly url: string | undefined; readonly headers: IncomingMessage['headers']; readonly body: Buffer; readonly socket: Socket }[] = [];
const clients: GatewayClient[] = [];
const debug: string[] = [];

function client(reach: Partial<GatewayReach> = {}, to = url): GatewayClient {
  const made = gatewayClient(to, { ca: authority.certificate, env: {}, userAgent: 'apim-llm/1', now: () => 1000, debug: (line) => debug.push(line), ...reach });
  clients.push(made);
  return made;
}

beforeEach(async () => {
  server = createServer({ cert: certificate, key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = new URL(request.url ?? '/', 'https://x').pathname;
      seen.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks), socket: request.socket });
      if (path === '/ok') response.writeHead(200, { 'x-ms-region': 'Sweden Central' }).end('{}');
      else if (path === '/throttled') response.writeHead(429, { 'x-ms-region': 'East US', 'retry-after': '7', 'retry-after-ms': '6500' }).end('{"error":{"code":"429","message":"Please  retry\\nlater."}}');
      else if (path === '/gateway') response.writeHead(401).end('{"statusCode":401,"message":"Access denied."}');
      else if (path === '/text') response.writeHead(500).end('plain words '.repeat(1000));
      else if (path === '/stream') response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n', () => response.end('data: [DONE]\n\n'));
      else if (path === '/broken') response.writeHead(200, { 'content-length': '100' }).write('data', () => request.socket.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  clients.splice(0).forEach((each) => each.close());
  seen.length = 0;
  debug.length = 0;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const signal = new AbortController().signal;
const get = (path: string) => ({ method: 'GET', url: `${url}${path}`, headers: {}, body: undefined });

describe('a call', () => {
  it('sends what it was given, with its length, and tells who answered', async () => {
    const answer = await client().call({ method: 'POST', url: `${url}/ok?api-version=1`, headers: { 'api-key': 'secret' }, body: 'é' }, 0, signal);
    expect(answer).toEqual({ kind: 'answered', status: 200, region: 'Sweden Central', retryAfterMs: undefined, message: undefined });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/ok?api-version=1', headers: { 'api-key': 'secret', 'content-length': '2', 'user-agent': 'apim-llm/1' }, body: Buffer.from('é') });
  });

  it.each([
    ['/throttled', { status: 429, region: 'East US', retryAfterMs: 6500, message: 'Please retry later.' }],
    ['/gateway', { status: 401, region: undefined, retryAfterMs: undefined, message: 'Access denied.' }],
    ['/text', { status: 500, message: 'plain words '.repeat(25) }],
    ['/stream', { status: 200, message: undefined }],
  ])('to %s tells what the answer says', async (path, expected) => {
    expect(await client().call(get(path), 0, signal)).toMatchObject({ kind: 'answered', ...expected });
  });

  it('is lost where the answer breaks off, where nobody listens, and where it was given up', async () => {
    expect(await client().call(get('/broken'), 0, signal)).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
    expect(await client().call({ ...get('/'), url: 'https://127.0.0.1:1/' }, 0, signal)).toEqual({ kind: 'lost', reason: 'ECONNREFUSED' });
    const given = new AbortController();
    const call = client().call(get('/never'), 0, given.signal);
    given.abort();
    expect(await call).toEqual({ kind: 'lost', reason: 'ABORT_ERR' });
  });

  it('trusts nobody but the authority that it was told', async () => {
    expect(await client({ ca: undefined }).call(get('/ok'), 0, signal)).toMatchObject({ kind: 'lost', reason: expect.stringMatching(/CERT|SIGNATURE|ISSUER/) as string });
  });

  it('is told with --debug, without query and key', async () => {
    await client().call({ ...get('/ok?api-key=secret'), headers: { 'api-key': 'secret' } }, 0, signal);
    await client().call({ ...get('/?key=secret'), url: 'https://127.0.0.1:1/?key=secret' }, 0, signal);
    expect(debug).toEqual([`GET ${url}/ok 200 0 ms`, 'GET https://127.0.0.1:1/ ECONNREFUSED 0 ms']);
  });
});

describe('connections', () => {
  it('stay open, one for each lane', async () => {
    const one = client();
    for (const lane of [0, 0, 1, 1, 0]) await one.call(get('/ok'), lane, signal);
    expect(new Set(seen.map(({ socket }) => socket)).size).toBe(2);
    expect(seen[4]?.socket).toBe(seen[0]?.socket);
  });

  it('refuse a proxy that is no address', () => {
    expect(() => client({ env: { HTTPS_PROXY: 'http://a b' } }, 'https://apim.test')).toThrow('HTTPS_PROXY');
  });
});

describe('through a proxy', () => {
  const through = async (status: number): Promise<{ readonly asked: readonly string[]; readonly result: string }> => {
    const asked: string[] = [];
    const proxy = createHttp();
    proxy.on('connect', (request, socket, head) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const target = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      return undefined;
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const agent = tunnelAgent({ host: 'http://127.0.0.1', port: (proxy.address() as AddressInfo).port, username: 'me', password: 'p%40ss' }, { ca: authority.certificate, keepAlive: true });
    try {
      const result = await new Promise<string>((resolve) => {
        open(`${url}/ok`, { agent }, (response) => response.resume().on('end', () => resolve(String(response.statusCode)))).on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? error.message)).end();
      });
      return { asked, result };
    } finally {
      agent.destroy();
      proxy.close();
      proxy.closeAllConnections();
    }
  };

  it('the client says where to, and who asks; the rest is encrypted', async () => {
    const { asked, result } = await through(200);
    expect(result).toBe('200');
    expect(asked).toEqual([`${new URL(url).host} Basic ${Buffer.from('me:p@ss').toString('base64')}`]);
  });

  it('a refusal of the proxy is told', async () => {
    expect((await through(407)).result).toBe('Proxy407');
  });
});

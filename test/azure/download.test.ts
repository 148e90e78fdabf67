import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { download, type DownloadOptions } from '../../src/azure/download.ts';
import { newAuthority, ourNames } from '../../src/emulator/certificate.ts';
import { serveSpecs, type Answer, type SpecServer } from '../support/spec-server.ts';

const opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.stop();
});

async function serving(answer: Answer): Promise<SpecServer> {
  const server = await serveSpecs(answer);
  opened.push(server);
  return server;
}

interface Watched extends DownloadOptions {
  readonly waits: number[];
  readonly lines: string[];
}

function asking(url: string, more: Partial<DownloadOptions> = {}): Watched {
  const waits: number[] = [];
  const lines: string[] = [];
  const pace = { now: () => 0, random: () => 1, sleep: (ms: number) => (waits.push(ms), Promise.resolve()), onWait: () => undefined };
  return { url, name: 'it', limitBytes: 1_000_000, checked: false, env: {}, userAgent: 'apim-llm/9', pace, signal: new AbortController().signal, debug: (line) => void lines.push(line), onBytes: () => undefined, waits, lines, ...more };
}

const text = (got: Awaited<ReturnType<typeof download>>): string => ('bytes' in got ? Buffer.from(got.bytes).toString() : `why: ${got.why}`);

describe('a download', () => {
  test('brings the bytes and says who asks', async () => {
    const server = await serving((_, response) => response.setHeader('content-type', 'application/json').end('{"ü":1}'));
    const got = await download(asking(`${server.url}/a?b=c`));
    expect(got).toMatchObject({ contentType: 'application/json' });
    expect(text(got)).toBe('{"ü":1}');
    expect(server.requests).toEqual(['GET /a?b=c']);
    expect(server.headers[0]).toMatchObject({ 'user-agent': 'apim-llm/9' });
  });

  test('unpacks what is sent packed', async () => {
    const server = await serving((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('hello')));
    expect(text(await download(asking(server.url)))).toBe('hello');
  });

  test('stops at the limit, counted after unpacking', async () => {
    const server = await serving((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(40_000_000))));
    expect(await download(asking(server.url, { limitBytes: 2 * 1024 * 1024 }))).toEqual({ why: 'it is larger than 2 MiB', tooLarge: true });
  });

  test('tells how far it is', async () => {
    const server = await serving((_, response) => response.end('12345'));
    let far = 0;
    await download(asking(server.url, { onBytes: (bytes) => (far = bytes) }));
    expect(far).toBe(5);
  });

  test('sends the user of an address as basic authentication, and tells neither it nor the query', async () => {
    const server = await serving((_, response) => response.end('ok'));
    const options = asking(`${server.url.replace('//', '//me:p%40ss@')}/a?token=abcdefgh`);
    expect(text(await download(options))).toBe('ok');
    expect(server.headers[0]?.authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
    expect(options.lines).toEqual([`GET ${server.url}/a 200 0 ms`]);
  });
});

describe('a redirect', () => {
  test('is followed, also to another place, without the user of the first', async () => {
    const other = await serving((_, response) => response.end('there'));
    const server = await serving((_, response) => response.writeHead(302, { location: `${other.url}/x` }).end());
    expect(text(await download(asking(server.url.replace('//', '//me:pw@'))))).toBe('there');
    expect(other.headers[0]).not.toHaveProperty('authorization');
  });

  test('is not followed for ever', async () => {
    const server = await serving((_, response) => response.writeHead(301, { location: '/again' }).end());
    expect(text(await download(asking(server.url)))).toBe('why: it leads on more than 5 times');
    expect(server.requests).toHaveLength(6);
  });

  test.each([
    ['http://elsewhere.test/x?token=abcdefgh', 'why: it leads to http://elsewhere.test/x, over a connection that is not encrypted'],
    ['file:///etc/passwd', 'why: it leads to file:///etc/passwd, which is no address of the web'],
    ['http://[', 'why: it leads to an address that cannot be read'],
  ])('to %s is refused', async (location, why) => {
    const server = await serving((_, response) => response.writeHead(307, { location }).end());
    expect(text(await download(asking(server.url)))).toBe(why);
  });
});

describe('a failure', () => {
  test.each([404, 403, 401, 304, 410])('%i is final', async (status) => {
    const server = await serving((_, response) => response.writeHead(status).end());
    expect(text(await download(asking(server.url)))).toBe(`why: it answered ${status}`);
    expect(server.requests).toHaveLength(1);
  });

  test('that may pass is tried again, three times in all', async () => {
    const server = await serving((_, response) => response.writeHead(503).end());
    const options = asking(server.url);
    expect(text(await download(options))).toBe('why: it answered 503');
    expect(server.requests).toHaveLength(3);
    expect(options.waits).toEqual([1000, 2000]);
  });

  test('that says when to come back is waited for, if that is soon', async () => {
    let retryAfter = 7;
    const server = await serving((_, response) => response.writeHead(429, { 'retry-after': String(retryAfter) }).end());
    const options = asking(server.url);
    await download(options);
    expect(options.waits).toEqual([7000, 7000]);
    retryAfter = 600;
    const later = asking(server.url);
    expect(text(await download(later))).toBe('why: it answered 429, and asks to come back in 600 seconds');
    expect(later.waits).toEqual([]);
  });

  test('in the middle is tried again from the start', async () => {
    let calls = 0;
    const server = await serving((_, response) => {
      calls += 1;
      if (calls > 1) return response.end('all of it');
      response.writeHead(200, { 'content-length': '100' });
      return response.write('half', () => response.destroy());
    });
    expect(text(await download(asking(server.url)))).toBe('all of it');
  });

  test('to connect is tried again and then told', async () => {
    const server = await serveSpecs();
    await server.stop();
    const options = asking(server.url);
    expect(text(await download(options))).toMatch(/^why: the connection failed: .*ECONNREFUSED/);
    expect(options.waits).toHaveLength(2);
  });

  test('to begin or to end in time is final', async () => {
    const silent = await serving(() => undefined);
    expect(text(await download(asking(silent.url, { limits: { answerMs: 50, wholeMs: 60_000 } })))).toBe('why: there was no answer within 1 seconds');
    const endless = await serving((_, response) => void response.write('a'));
    expect(text(await download(asking(endless.url, { limits: { answerMs: 60_000, wholeMs: 100 } })))).toBe('why: it took longer than 1 seconds');
    expect([silent, endless].map(({ requests }) => requests.length)).toEqual([1, 1]);
  });

  test('to go on in time is final', async () => {
    const stalled = await serving((_, response) => void response.write('a'));
    expect(text(await download(asking(stalled.url, { limits: { answerMs: 500, wholeMs: 60_000 } })))).toBe('why: nothing more came for 1 seconds');
    expect(stalled.requests).toHaveLength(1);
  });

  test('to send it in a packing that was asked for is told, as the bytes would tell nothing', async () => {
    const server = await serving((_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('hello')));
    expect(text(await download(asking(server.url)))).toBe('why: it answered in the encoding "br", which was not asked for');
  });
});

describe('a Ctrl-C', () => {
  test.each<[string, Answer]>([
    ['while nothing is answered', () => undefined],
    ['in the middle', (_, response) => void response.write('a')],
    ['in a wait', (_, response) => void response.writeHead(503).end()],
  ])('%s ends it', async (_, answer) => {
    const stop = new AbortController();
    const server = await serving((request, response) => {
      answer(request, response);
      setImmediate(() => stop.abort());
    });
    await expect(download(asking(server.url, { signal: stop.signal, pace: { now: () => 0, random: () => 1, onWait: () => undefined, sleep: (_ms, signal) => once(signal, 'abort').then(() => undefined) } }))).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a proxy of the environment', () => {
  const listening = async (server: Server): Promise<number> => {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push({
      stop: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          sockets.forEach((socket) => socket.destroy());
        }),
    });
    return (server.address() as AddressInfo).port;
  };

  test('is asked for http, with its user, and says so', async () => {
    const proxy = await serving((request, response) => response.end(`for ${request.url}`));
    const options = asking('http://mirror.test/a', { checked: true, env: { http_proxy: proxy.url.replace('//', '//me:secretword@') } });
    expect(text(await download(options))).toBe('for http://mirror.test/a');
    expect(proxy.headers[0]?.['proxy-authorization']).toBe(`Basic ${Buffer.from('me:secretword').toString('base64')}`);
    expect(options.lines).toEqual([`GET http://mirror.test/a 200 0 ms through the proxy ${proxy.url.replace('http://', '')}`]);
  });

  test('is not asked for this machine', async () => {
    const server = await serving((_, response) => response.end('direct'));
    expect(text(await download(asking(server.url, { env: { HTTP_PROXY: 'http://proxy.invalid:1', HTTPS_PROXY: 'http://proxy.invalid:1' } })))).toBe('direct');
  });

  test('carries https in a tunnel', async () => {
    const trusted = getCACertificates('default');
    const authority = newAuthority(Date.now());
    const { key, certificate: cert } = authority.leafFor(ourNames);
    const origin = createTlsServer({ key, cert }, (request, response) => (request.url === '/down' ? response.writeHead(302, { location: 'http://localhost:1/x' }).end() : response.end('inside')));
    const port = await listening(origin);
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      asked.push(String(request.url));
      const there = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(there).pipe(socket);
      });
      there.on('error', () => socket.destroy());
      socket.on('error', () => there.destroy());
    });
    const env = { HTTPS_PROXY: `127.0.0.1:${await listening(proxy)}` };
    setDefaultCACertificates([...trusted, authority.certificate]);
    try {
      expect(text(await download(asking('https://apim-demo.azure-api.net/a', { env })))).toBe('inside');
      expect(asked).toEqual(['apim-demo.azure-api.net:443']);
      // Encrypted once, encrypted to the end.
      expect(text(await download(asking('https://apim-demo.azure-api.net/down', { env })))).toBe('why: it leads to http://localhost:1/x, over a connection that is not encrypted');
    } finally {
      setDefaultCACertificates(trusted);
    }
    expect(text(await download(asking('https://apim-demo.azure-api.net/a', { env })))).toMatch(/^why: its certificate is not trusted \(\w+; .*NODE_EXTRA_CA_CERTS\) through the proxy 127/);
  });

  test('that refuses is told as such', async () => {
    const proxy = createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'));
    const port = await listening(proxy);
    expect(text(await download(asking('https://mirror.test/a', { env: { HTTPS_PROXY: `http://127.0.0.1:${port}` } })))).toBe(`why: the proxy 127.0.0.1:${port} wants to know who asks (407)`);
  });

  test('that is no address is told by its variable', async () => {
    expect(text(await download(asking('https://mirror.test/a', { env: { ALL_PROXY: 'http://a b:c' } })))).toBe('why: the proxy in the variable ALL_PROXY is not an address');
  });
});

import { EventEmitter, once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayCall } from '../../../../src/emulator/gateway/call.ts';
import { Body } from '../../../../src/emulator/gateway/message/body.ts';
import { type CallOf, compiled, newCall } from '../forwarding-call.ts';
import { at, backend, closeAll, forward, happened, nobody, piecesOf, streamOf, textOf, turn, world } from './wire-fixture.ts';

afterEach(closeAll);

describe('a request over the wire', () => {
  it('arrives as it was sent, and its answer comes back', async () => {
    const server = await backend(async (request, response) => {
      const body = Buffer.concat((await request.toArray()) as Buffer[]).toString();
      response.writeHead(201, 'Made', [['X-Two', 'a'], ['X-Two', 'b'], ['Content-Type', 'text/plain']].flat());
      response.end(JSON.stringify([request.method, request.url, request.headers.host, request.headers['x-a'], body]));
    });
    const call = await forward({ serviceUrl: `${at(server)}/base`, method: 'PATCH', path: '/openai/x%20y', query: 'q=ä', headers: { 'X-A': '1' }, body: Body.of('body') });
    expect(call.response).toMatchObject({ status: 201, reason: 'Made' });
    expect(call.response?.headers.values('x-two')).toEqual(['a', 'b']);
    expect(JSON.parse(await textOf(call))).toEqual(['PATCH', '/base/x%20y?q=%C3%A4', `127.0.0.1:${server.port}`, '1', 'body']);
  });

  it.each([['HEAD', 200], ['GET', 204], ['GET', 304]])('may have no body: %s %i', async (method, status) => {
    const server = await backend((_, response) => void response.writeHead(status, method === 'HEAD' ? { 'content-length': '12' } : {}).end());
    const call = await forward({ serviceUrl: at(server), method });
    expect([call.response?.status, call.response?.body.bytes?.length]).toEqual([status, 0]);
  });

  it('goes over a connection that is kept', async () => {
    const server = await backend((_, response) => void response.end('ok'));
    let connections = 0;
    server.server.on('connection', () => { connections += 1; });
    const on = world();
    for (let n = 0; n < 10; n += 1) await textOf(await forward({ serviceUrl: at(server) }, '', on));
    expect(connections).toBe(1);
  });

  it('is sent once more where a kept connection was closed under it', async () => {
    let requests = 0;
    const server = await backend((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else response.end(String(requests));
    });
    const on = world();
    const answers = [];
    for (let n = 0; n < 2; n += 1) answers.push(await textOf(await forward({ serviceUrl: at(server), method: 'POST', body: Body.of('x') }, '', on)));
    expect(answers).toEqual(['1', '3']);
  });

  it.each([
    ['nobody listens', undefined],
    ['the connection is closed', (({ socket }) => socket.destroy()) as RequestListener],
    ['the protocol is switched', (({ socket }) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')) as RequestListener],
    ['the answer is no HTTP', (({ socket }) => socket.end('nonsense\r\n\r\n')) as RequestListener],
  ])('fails as a connection failure where %s', async (_, listener) => {
    const server = listener ? await backend(listener) : await nobody();
    await expect(forward({ serviceUrl: at(server), method: 'POST', body: Body.of('x') })).rejects.toMatchObject({ source: 'forward-request', reason: 'BackendConnectionFailure', status: 500, message: expect.stringContaining(`127.0.0.1:${server.port}`) });
  });

  it('may be answered with long headers, and with thousands', async () => {
    const many = Array.from({ length: 2500 }, (_, index) => [`x-${index}`, '']).flat();
    const server = await backend((_, response) => void response.writeHead(200, ['X-Long', 'y'.repeat(20_000), ...many]).end());
    const { response } = await forward({ serviceUrl: at(server) });
    expect([response?.headers.get('x-long')?.length, response?.headers.has('x-2499')]).toEqual([20_000, true]);
  });

  it('cannot carry headers that would break out of their line', async () => {
    const server = await backend((_, response) => void response.end());
    const call = newCall(world(), { serviceUrl: at(server) });
    call.request.headers.set('X-A', 'a\r\nX-B: b');
    await expect(compiled('<forward-request />')(call)).rejects.toMatchObject({ reason: 'BackendConnectionFailure' });
  });

  it('reaches other machines only where it may', async () => {
    const server = await backend((_, response) => void response.end('here'));
    const [asked, refused] = [world({ reach: { mayReach: (host) => host === '127.0.0.1' } }), world({ reach: { mayReach: () => false } })];
    expect(await textOf(await forward({ serviceUrl: at(server) }, '', asked))).toBe('here');
    await expect(forward({ serviceUrl: at(server) }, '', refused)).rejects.toMatchObject({ reason: 'BackendConnectionFailure' });
  });
});

describe('a body on its way up', () => {
  const size = 20 * 1024 * 1024;

  it('arrives piece by piece: 20 MB while the client is still sending', async () => {
    const first = happened();
    const server = await backend(async (request, response) => {
      let length = 0;
      for await (const chunk of request as AsyncIterable<Buffer>) {
        first.tell();
        length += chunk.length;
      }
      response.end(String(length));
    });
    async function* chunks(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(1000);
      await first.told;
      for (let left = size - 1000; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536));
    }
    const call = await forward({ serviceUrl: at(server), method: 'POST', body: Body.from(Readable.from(chunks())) });
    expect(await textOf(call)).toBe(String(size));
  });

  it('that breaks off breaks the request off, and is never taken for a whole one', async () => {
    const events = new EventEmitter();
    const server = await backend((request) => {
      request.on('error', () => undefined);
      request.once('data', () => events.emit('arrived'));
      request.once('end', () => events.emit('over', 'whole'));
      request.once('close', () => events.emit('over', 'broken'));
    });
    const source = new Readable({ read: () => undefined });
    source.push(Buffer.alloc(10));
    source.on('error', () => undefined);
    const [arrived, over] = [once(events, 'arrived'), once(events, 'over')];
    const failed = forward({ serviceUrl: at(server), method: 'POST', body: Body.from(source) }).catch((error: unknown) => error);
    await arrived;
    source.destroy(new Error('the client broke off'));
    expect(await over).toEqual(['broken']);
    expect(await failed).toMatchObject({ reason: 'ClientConnectionFailure' });
  });

  it('gives way to an early answer, and the client may go on sending', async () => {
    const server = await backend((_, response) => void response.writeHead(413, { connection: 'close' }).end('too much'));
    const source = new Readable({ read: () => undefined });
    source.push(Buffer.alloc(10));
    const call = await forward({ serviceUrl: at(server), method: 'POST', body: Body.from(source) });
    expect([call.response?.status, await textOf(call)]).toEqual([413, 'too much']);
    const ended = once(source, 'end');
    for (let n = 0; n < 100; n += 1) source.push(Buffer.alloc(65_536));
    source.push(null);
    await ended;
    expect(source.errored).toBeNull();
  });

  it('waits for 100 Continue where the client asks for it and continue-timeout is stated', async () => {
    const server = await backend((request, response) => void request.on('data', () => undefined).on('end', () => response.end('done')));
    server.server.on('checkContinue', (request, response: ServerResponse) => {
      if (request.url === '/yes') {
        response.writeContinue();
        server.server.emit('request', request, response);
      }
    });
    const asking: CallOf = { serviceUrl: at(server), method: 'POST', headers: { Expect: '100-continue' }, body: Body.of('x') };
    expect(await textOf(await forward({ ...asking, path: '/openai/yes' }, 'continue-timeout="60"'))).toBe('done');
    await expect(forward({ ...asking, path: '/openai/no' }, 'continue-timeout="0"')).rejects.toMatchObject({ reason: 'Timeout' });
    expect(await textOf(await forward({ ...asking, path: '/openai/no' }))).toBe('done');
  });
});

describe('a body on its way down', () => {
  it('comes event by event with buffer-response="false"', async () => {
    const events = new EventEmitter();
    const server = await backend((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      events.on('send', (text: string) => response.write(text));
      events.once('end', () => response.end());
      response.flushHeaders();
    });
    const stream = streamOf(await forward({ serviceUrl: at(server) }, 'buffer-response="false"'));
    const got: string[] = [];
    const reader = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    for (const text of ['data: 1\n\n', 'data: 2\n\n', 'data: [DONE]\n\n']) {
      events.emit('send', text);
      got.push(String((await reader.next()).value));
    }
    events.emit('end');
    expect([got, (await reader.next()).done]).toEqual([['data: 1\n\n', 'data: 2\n\n', 'data: [DONE]\n\n'], true]);
  });

  it('is gathered into 8 KB otherwise, and where it has a length comes as it is', async () => {
    const server = await backend(async ({ url }, response) => {
      if (url === '/length') response.setHeader('content-length', 10_000);
      response.write(Buffer.alloc(3000, 1));
      await turn();
      response.end(Buffer.alloc(7000, 2));
    });
    const sizes = async (path: string): Promise<readonly number[]> => (await piecesOf(await forward({ serviceUrl: at(server), path }))).map(({ length }) => length);
    expect(await sizes('/openai/chunked')).toEqual([8192, 1808]);
    expect((await sizes('/openai/length')).reduce((sum, length) => sum + length, 0)).toBe(10_000);
    expect((await sizes('/openai/length'))[0]).not.toBe(8192);
  });

  it('keeps its bytes in order when it is gathered', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, n) => n % 251));
    const server = await backend(async (_, response) => {
      for (let from = 0; from < bytes.length; from += 777) response.write(bytes.subarray(from, from + 777));
      response.end();
    });
    const got = await piecesOf(await forward({ serviceUrl: at(server) }));
    expect(Buffer.concat(got).equals(bytes)).toBe(true);
    expect(got.slice(0, -1).every(({ length }) => length === 8192)).toBe(true);
  });

  it.each(['true', 'false'])('that breaks off is an error, not an end, with buffer-response="%s"', async (buffer) => {
    const server = await backend((_, response) => {
      response.write('half');
      setImmediate(() => response.destroy());
    });
    const stream = streamOf(await forward({ serviceUrl: at(server) }, `buffer-response="${buffer}"`));
    await expect(stream.toArray()).rejects.toBeInstanceOf(Error);
  });

  it.each(['true', 'false'])('that breaks off while a policy waits for all of it is a connection failure, with buffer-response="%s"', async (buffer) => {
    const server = await backend((_, response) => void response.write('half', () => setImmediate(() => response.destroy())));
    const call = await forward({ serviceUrl: at(server) }, `buffer-response="${buffer}"`);
    await expect(call.response?.body.hold(1000)).rejects.toMatchObject({ reason: 'BackendConnectionFailure', source: 'forward-request' });
  });

  it('ends in the backend when the client leaves in the middle, and so does the wait for it', async () => {
    const closed = happened();
    const arrived = happened();
    const server = await backend(({ url }, response) => {
      if (url === '/body') response.write('first');
      arrived.tell();
      response.once('close', closed.tell);
    });
    const leaving = new AbortController();
    const stream = streamOf(await forward({ serviceUrl: at(server), path: '/openai/body', signal: leaving.signal }, 'buffer-response="false"'));
    stream.on('error', () => undefined);
    leaving.abort();
    expect(await closed.told).toBe('happened');
  });

  it('is never asked for again once the client has left before it began', async () => {
    const [closed, arrived] = [happened(), happened()];
    const server = await backend((_, response) => {
      arrived.tell();
      response.once('close', closed.tell);
    });
    const leaving = new AbortController();
    const failed = forward({ serviceUrl: at(server), signal: leaving.signal }).catch((error: unknown) => error);
    await arrived.told;
    leaving.abort();
    expect([(await failed) as unknown, await closed.told]).toMatchObject([{ reason: 'ClientConnectionFailure' }, 'happened']);
  });

  it('ends in the backend when its reader lets go of it', async () => {
    for (const buffer of ['true', 'false']) {
      const closed = happened();
      const server = await backend((_, response) => {
        response.write('x'.repeat(9000));
        response.once('close', closed.tell);
      });
      streamOf(await forward({ serviceUrl: at(server) }, `buffer-response="${buffer}"`)).destroy();
      expect(await closed.told).toBe('happened');
    }
  });

  it('comes in 200 streams at the same time', async () => {
    const waiting: ServerResponse[] = [];
    const server = await backend((_, response) => {
      response.write(`${waiting.push(response)}`);
      if (waiting.length === 200) for (const one of waiting) one.end('!');
    });
    const on = world();
    const calls = await Promise.all(Array.from({ length: 200 }, () => forward({ serviceUrl: at(server) }, 'buffer-response="false"', on)));
    const texts = await Promise.all(calls.map(textOf));
    expect(new Set(texts).size).toBe(200);
    expect(texts.every((text) => /^\d+!$/.test(text))).toBe(true);
    expect(on.forwarding.attempts.since(0).attempts).toHaveLength(200);
  });

  it('of an attempt that was not the last leaves its connection free', async () => {
    let requests = 0;
    let connections = 0;
    const server = await backend((_, response) => void response.writeHead((requests += 1) < 4 ? 429 : 200, { 'content-length': 2 }).end('no'));
    server.server.on('connection', () => { connections += 1; });
    const call = newCall(world(), { serviceUrl: at(server) });
    await compiled('<retry condition="@(throttled)" count="5" interval="0"><forward-request /></retry>', {
      expressions: { '@(throttled)': async ({ response }: GatewayCall) => (await turn(), response?.status === 429) },
    })(call);
    expect([call.response?.status, requests, connections <= 2]).toEqual([200, 4, true]);
  });
});

import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../support/backend.ts';
import type { TestBackend } from '../../../support/backend.ts';
import { startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';
import { rawClient } from './raw-client.ts';

let gateway: TestGateway;
let backend: TestBackend;
const held = new Map<string, ServerResponse>();
const events = new EventEmitter();

/** Answers `/hold…` when it is told to, all others at once. */
beforeAll(async () => {
  backend = await startBackend(({ url }, response) => {
    if (!url.startsWith('/hold')) return void response.end(`for ${url}`);
    held.set(url, response);
    response.once('close', () => events.emit(`end ${url}`));
    events.emit(url);
  });
  gateway = await startGateway();
  await gateway.api('a', ['GET /*'], { serviceUrl: backend.url });
  await gateway.policy('/apis/a', { backend: '<forward-request buffer-response="false" />' });
});
afterAll(() => backend.stop());

const get = (path: string, host = 'localhost'): string => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
const asked = (): readonly string[] => backend.seen.map(({ url }) => url);

describe('requests that a client sends ahead', () => {
  it('begin when the ones before them are answered', async () => {
    const client = await rawClient(gateway);
    const began = once(events, '/hold-1');
    client.send(get('/a/hold-1') + get('/a/behind-1'));
    await began;
    await gateway.call('/a/other');
    expect(asked()).not.toContain('/behind-1');
    held.get('/hold-1')?.end('first');
    expect(await client.until('for /behind-1')).toMatch(/first[^]*for \/behind-1/);
    client.leave();
  });

  it('never begin where the client has left', async () => {
    const client = await rawClient(gateway);
    const began = once(events, '/hold-2');
    client.send(get('/a/hold-2') + get('/a/behind-2'));
    await began;
    const ended = once(events, 'end /hold-2');
    client.leave();
    await ended;
    await gateway.call('/a/other');
    expect(asked()).not.toContain('/behind-2');
  });

  it('end the connection where there are more than anybody waits for', async () => {
    const client = await rawClient(gateway);
    client.send(get('/a/hold-3') + get('/a/behind-3').repeat(1001));
    expect(await client.closed()).toBe('');
    expect(asked()).not.toContain('/behind-3');
  });
});

describe('what is no request', () => {
  it('ends the answer before it, and never stands in the middle of that', async () => {
    const client = await rawClient(gateway);
    const began = once(events, '/hold-4');
    client.send(get('/a/hold-4'));
    await began;
    held.get('/hold-4')?.write('first');
    await client.until('first');
    client.send('nonsense\r\n\r\n');
    expect(await client.closed()).toMatch(/first\r\n$/);
  });

  it('is refused behind an answer that is over', async () => {
    const client = await rawClient(gateway);
    client.send(get('/a/x'));
    await client.until('for /x');
    client.send('nonsense\r\n\r\n');
    expect(await client.closed()).toMatch(/for \/x[^]*HTTP\/1\.1 400 /);
  });
});

describe('the host that a client writes', () => {
  it.each([
    ['in front of the path', get('https://localhost/a/host-1', 'evil.example'), '/host-1'],
    ['with zeros in its port', get('/a/host-2', 'localhost:00443'), '/host-2'],
  ])('%s never gets to the backend', async (_, bytes, path) => {
    const client = await rawClient(gateway);
    client.send(bytes);
    await client.until(`for ${path}`);
    client.leave();
    expect(backend.seen.find(({ url }) => url === path)?.headers['host']).toBe(new URL(backend.url).host);
  });
});

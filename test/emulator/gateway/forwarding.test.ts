import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { Agent as HttpsAgent, request } from 'node:https';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatewayUrl } from '../../support/call-gateway.ts';
import { at, backend, closeAll, happened } from './backends/wire-fixture.ts';
import { startGateway, type TestGateway } from './gateway-fixture.ts';

let gateway: TestGateway;
let apis = 0;
const agent = new HttpsAgent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  gateway = await startGateway();
});
afterEach(closeAll);
afterAll(() => agent.destroy());

/** An API of its own in front of a backend of its own; gives back its path. */
async function api(listener: RequestListener, policy: string): Promise<string> {
  const server = await backend(listener);
  apis += 1;
  await gateway.api(`f${apis}`, ['POST /x', 'GET /x'], { serviceUrl: at(server) });
  await gateway.policy(`/apis/f${apis}`, { backend: policy });
  return `/f${apis}/x`;
}

interface Sending {
  readonly method?: string;
  readonly body?: Buffer;
}

function open(path: string, { method = 'GET', body }: Sending = {}, connections: HttpsAgent | false = false): ReturnType<typeof request> {
  const { hostname, port } = new URL(gatewayUrl(gateway));
  const sent = request({ hostname, port, path, method, ca: gateway.azure.ca, agent: connections, servername: 'localhost' });
  sent.on('error', () => undefined);
  sent.end(body);
  return sent;
}

async function answerOf(sent: ReturnType<typeof request>): Promise<IncomingMessage> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  return Buffer.concat((await answer.toArray()) as Buffer[]).toString();
}

describe('a call through the gateway', () => {
  it('streams events one by one', async () => {
    const events = new EventEmitter();
    const path = await api((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      events.on('send', (text: string) => response.write(text));
      events.once('end', () => response.end());
      response.flushHeaders();
    }, '<forward-request buffer-response="false" />');
    const answer = await answerOf(open(path));
    const got: string[] = [];
    const reader = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    for (const text of ['data: 1\n\n', 'data: 2\n\n']) {
      events.emit('send', text);
      got.push(String((await reader.next()).value));
    }
    events.emit('end');
    expect([answer.headers['content-type'], got, (await reader.next()).done]).toEqual(['text/event-stream', ['data: 1\n\n', 'data: 2\n\n'], true]);
  });

  it('carries 20 MB up and down, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, n) => n % 251));
    const body = Buffer.concat(Array.from({ length: 5 * 1024 }, () => bytes));
    const path = await api((received, response) => void received.pipe(response), '<forward-request />');
    const answer = await answerOf(open(path, { method: 'POST', body }));
    const got = Buffer.concat((await answer.toArray()) as Buffer[]);
    expect([answer.statusCode, got.length, got.equals(body)]).toEqual([200, body.length, true]);
  });

  it('answers 413 where a body that is to be held is too long, and takes the next request of that connection', async () => {
    const path = await api(async (received, response) => void response.end(String(Buffer.concat((await received.toArray()) as Buffer[]).length)), '<forward-request buffer-request-body="true" />');
    const long = await answerOf(open(path, { method: 'POST', body: Buffer.alloc(6 * 1024 * 1024) }, agent));
    expect([long.statusCode, JSON.parse(await textOf(long))]).toEqual([413, { statusCode: 413, message: 'Request Entity Too Large' }]);
    const fits = await answerOf(open(path, { method: 'POST', body: Buffer.alloc(2 * 1024 * 1024) }, agent));
    expect([fits.statusCode, await textOf(fits)]).toEqual([200, String(2 * 1024 * 1024)]);
  });

  it('lets a backend answer before it has read the body, and takes the next request of that connection', async () => {
    const path = await api((_, response) => void response.writeHead(401).end('no'), '<forward-request />');
    for (let n = 0; n < 2; n += 1) {
      const answer = await answerOf(open(path, { method: 'POST', body: Buffer.alloc(3 * 1024 * 1024) }, agent));
      expect([answer.statusCode, await textOf(answer)]).toEqual([401, 'no']);
    }
  });

  it('ends in the backend when the client leaves', async () => {
    const [arrived, closed] = [happened(), happened()];
    const path = await api((_, response) => {
      response.write('x');
      arrived.tell();
      response.once('close', closed.tell);
    }, '<forward-request buffer-response="false" />');
    const sent = open(path);
    await answerOf(sent);
    await arrived.told;
    sent.destroy();
    expect(await closed.told).toBe('happened');
  });

  it('ends in a closed connection where the backend breaks off in the middle, and in a 500 before', async () => {
    const path = await api((received, response) => {
      if (received.method === 'POST') received.socket.destroy();
      else response.write('half', () => setImmediate(() => response.destroy()));
    }, '<forward-request buffer-response="false" />');
    const broken = await answerOf(open(path));
    await expect(textOf(broken)).rejects.toThrow('aborted');
    const failed = await answerOf(open(path, { method: 'POST' }));
    expect([failed.statusCode, JSON.parse(await textOf(failed))]).toEqual([500, expect.objectContaining({ statusCode: 500, message: 'Internal server error' })]);
  });

  it('tries the next member of a pool when one is throttled, and answers 429 when all are', async () => {
    const asked: string[] = [];
    const member = (name: string, statuses: readonly number[]): RequestListener => (received, response) => {
      asked.push(name);
      received.resume();
      response.writeHead(statuses[asked.filter((one) => one === name).length - 1] ?? 429, { 'Retry-After': '30', 'content-length': 0 }).end();
    };
    const servers = [await backend(member('main', [429])), await backend(member('spill', [200, 429]))];
    const circuitBreaker = { rules: [{ name: 'r', failureCondition: { count: 1, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }] }, tripDuration: 'PT1M', acceptRetryAfter: true }] };
    for (const [index, server] of servers.entries()) await gateway.put(`/backends/member${index}`, { url: at(server), protocol: 'http', circuitBreaker });
    await gateway.put('/backends/the-pool', { type: 'Pool', pool: { services: servers.map((_, index) => ({ id: `/backends/member${index}`, priority: index + 1 })) } });
    await gateway.api('pooled', ['POST /x']);
    await gateway.policy('/apis/pooled', {
      inbound: '<base /><set-backend-service backend-id="the-pool" />',
      backend: '<retry condition="@(context.Response != null &amp;&amp; context.Response.StatusCode == 429)" count="2" interval="0" first-fast-retry="true"><forward-request buffer-request-body="true" /></retry>',
      onError: '<base /><choose><when condition="@(context.Response != null &amp;&amp; context.Response.StatusCode == 503)"><set-status code="429" reason="Too Many Requests" /></when></choose>',
    });
    const answers = [];
    for (let n = 0; n < 3; n += 1) {
      const answer = await gateway.call('/pooled/x', { method: 'POST', body: 'x' });
      answers.push([answer.status, answer.headers['retry-after']]);
    }
    expect([answers, asked]).toEqual([[[200, '30'], [429, '30'], [429, '30']], ['main', 'spill', 'spill']]);
  });
});

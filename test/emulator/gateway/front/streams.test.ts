import { once } from 'node:events';
import { request } from 'node:https';
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../support/backend.ts';
import type { TestBackend } from '../../../support/backend.ts';
import { gatewayUrl } from '../../../support/call-gateway.ts';
import { startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;
let backend: TestBackend;
/** What the backend does with the next request. */
let answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.end();

beforeAll(async () => {
  backend = await startBackend((_, response, incoming) => answer(response, incoming));
  gateway = await startGateway();
  await gateway.api('a', ['GET /', 'POST /', 'HEAD /'], { serviceUrl: backend.url });
  await gateway.policy('/apis/a', { backend: '<forward-request buffer-response="false" />' });
});
afterAll(() => backend.stop());

function open(method = 'GET', headers: Readonly<Record<string, string>> = {}): ClientRequest {
  return request(`${gatewayUrl(gateway)}/a`, { method, ca: gateway.azure.ca, agent: false, headers });
}

async function responseTo(call: ClientRequest): Promise<IncomingMessage> {
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  return response;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a response that comes in parts', () => {
  it('goes on part by part, before the backend has ended', async () => {
    let go: () => void = () => undefined;
    answer = (response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: 1\n\n');
      go = () => response.end('data: 2\n\n');
    };
    const call = open();
    call.end();
    const response = await responseTo(call);
    const [first] = (await once(response, 'data')) as [Buffer];
    expect([first.toString(), response.headers['transfer-encoding'], response.headers['content-length']]).toEqual(['data: 1\n\n', 'chunked', undefined]);
    go();
    const [second] = (await once(response, 'data')) as [Buffer];
    expect(second.toString()).toBe('data: 2\n\n');
    await once(response, 'end');
  });

  it('that breaks off ends in a broken connection, not in a whole answer', async () => {
    answer = (response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('abc', () => response.destroy());
    };
    const call = open();
    call.end();
    await expect(responseTo(call).then(bytesOf)).rejects.toThrow(/aborted|hang up/);
  });

  it('is stopped at the backend when the client goes', async () => {
    const gone = new Promise<string>((resolve) => {
      answer = (response) => {
        response.once('close', () => resolve('gone'));
        response.writeHead(200).write('abc');
      };
    });
    const call = open();
    call.on('error', () => undefined);
    call.end();
    await once(await responseTo(call), 'data');
    call.destroy();
    expect(await gone).toBe('gone');
  });
});

describe('bodies', () => {
  const large = Buffer.alloc(20 * 1024 * 1024, 'abcdefghij');

  it('of twenty megabytes pass both ways, byte for byte, with their length', async () => {
    answer = (response) => response.writeHead(200, { 'Content-Length': String(large.length), 'Content-Type': 'application/octet-stream' }).end(large);
    const call = open('POST', { 'content-length': String(large.length) });
    call.end(large);
    const response = await responseTo(call);
    expect(response.headers['content-length']).toBe(String(large.length));
    expect((await bytesOf(response)).equals(large)).toBe(true);
    expect(backend.seen.at(-1)?.body.equals(large)).toBe(true);
  });

  it('of a HEAD are not there, their length is', async () => {
    answer = (response) => response.writeHead(200, { 'Content-Length': '1234' }).end();
    const call = open('HEAD');
    call.end();
    const response = await responseTo(call);
    expect([response.headers['content-length'], (await bytesOf(response)).length]).toEqual(['1234', 0]);
  });

  it.each([204, 304])('of a %i are not there', async (status) => {
    answer = (response) => response.writeHead(status).end();
    const call = open();
    call.end();
    const response = await responseTo(call);
    expect([response.statusCode, response.headers['content-length'], (await bytesOf(response)).length]).toEqual([status, undefined, 0]);
  });
});

describe('headers of a response', () => {
  it('are the backend’s, without those of its connection, and with the gateway’s date', async () => {
    answer = (response) => {
      response.writeHead(200, ['Server', 'mine', 'Keep-Alive', 'timeout=1', 'X-Own', '1', 'Connection', 'X-Own', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Date', 'Thu, 01 Jan 1970 00:00:00 GMT', 'X-Case', 'Kept']).end('x');
    };
    const call = open();
    call.end();
    const response = await responseTo(call);
    await bytesOf(response);
    expect([response.headers['server'], response.headers['x-own'], response.headers['set-cookie'], response.headers['x-case']]).toEqual(['mine', undefined, ['a=1', 'b=2'], 'Kept']);
    expect(response.headers['date']).not.toContain('1970');
    expect(response.rawHeaders).toContain('X-Case');
  });
});

describe('many at a time', () => {
  it('two hundred streams are all open together and all end', async () => {
    const waiting: ServerResponse[] = [];
    answer = (response) => {
      response.writeHead(200).write('open');
      waiting.push(response);
    };
    const calls = Array.from({ length: 200 }, () => open());
    for (const call of calls) call.end();
    const responses = await Promise.all(calls.map(responseTo));
    expect(waiting.length).toBe(200);
    for (const response of waiting) response.end('!');
    const texts = await Promise.all(responses.map(async (response) => (await bytesOf(response)).toString()));
    expect(new Set(texts)).toEqual(new Set(['open!']));
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';
import { rawClient } from './raw-client.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
  await gateway.api('a', ['GET /*', 'POST /*']);
  await gateway.policy('/apis/a', { inbound: answerWith('fine') });
});

/** What comes back for these bytes until the gateway closes the connection, or the wanted end is there. */
async function raw(bytes: string, until?: string): Promise<string> {
  const client = await rawClient(gateway);
  client.send(bytes);
  if (until === undefined) return client.closed();
  const received = await client.until(until);
  client.leave();
  return received;
}

const statusOf = (received: string): string => /^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 'closed';
const head = 'Host: localhost\r\n';

describe('what is no request, or more than one reading of it, is refused', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n', '400'],
    ['a line that is no header', `GET /a/ HTTP/1.1\r\n${head}no header\r\n\r\n`, '400'],
    ['no host', 'GET /a/ HTTP/1.1\r\n\r\n', '400'],
    ['two hosts', `GET /a/ HTTP/1.1\r\n${head}Host: other\r\n\r\n`, '400'],
    ['a host that is none', 'GET /a/ HTTP/1.1\r\nHost: a/b@c\r\n\r\n', '400'],
    ['a length and chunks', `POST /a/ HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, '400'],
    ['two lengths', `POST /a/ HTTP/1.1\r\n${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`, '400'],
    ['a length that is none', `POST /a/ HTTP/1.1\r\n${head}Content-Length: +4\r\n\r\nabcd`, '400'],
    ['a coding that is not the last', `POST /a/ HTTP/1.1\r\n${head}Transfer-Encoding: chunked, identity\r\n\r\n`, '400'],
    ['a coding besides chunks', `POST /a/ HTTP/1.1\r\n${head}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, '400'],
    ['chunks in HTTP/1.0', `POST /a/ HTTP/1.0\r\n${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, '400'],
    ['a request without a version', 'GET /a/\r\n\r\n', '400'],
    ['HTTP/2.0 in the words of HTTP/1', `GET /a/ HTTP/2.0\r\n${head}\r\n`, '400'],
    ['a space before the colon', `POST /a/ HTTP/1.1\r\n${head}Transfer-Encoding : chunked\r\n\r\n`, '400'],
    ['a folded header', `GET /a/ HTTP/1.1\r\n${head}X: a\r\n b\r\n\r\n`, '400'],
    ['a chunk size that is none', `POST /a/ HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, '200'],
    ['a zero byte in a header', `GET /a/ HTTP/1.1\r\n${head}X: a\u0000b\r\n\r\n`, '400'],
    ['a flood of headers', `GET /a/ HTTP/1.1\r\n${head}${'X-A: b\r\n'.repeat(17_000)}\r\n`, '431'],
    ['one huge header', `GET /a/ HTTP/1.1\r\n${head}X: ${'a'.repeat(70_000)}\r\n\r\n`, '431'],
    ['a URL beyond the documented length', `GET /a/${'x'.repeat(17_000)} HTTP/1.1\r\n${head}\r\n`, '414'],
    ['a percent sign that begins nothing', `GET /a/%zz HTTP/1.1\r\n${head}\r\n`, '400'],
    ['a zero byte in the path', `GET /a/%00 HTTP/1.1\r\n${head}\r\n`, '400'],
    ['a backslash', `GET /a\\..\\b HTTP/1.1\r\n${head}\r\n`, '400'],
    ['a path that is none', `GET a HTTP/1.1\r\n${head}\r\n`, '400'],
    ['a tunnel', `CONNECT a:443 HTTP/1.1\r\n${head}\r\n`, 'closed'],
  ])('%s', async (_, bytes, status) => {
    // A request that is answered before its end comes to light stays answered.
    expect(statusOf(await raw(bytes, status === '200' ? 'fine' : undefined))).toBe(status);
  });

  it('never tells anything of itself', async () => {
    const received = await raw(`GET /a/%zz HTTP/1.1\r\n${head}\r\n`);
    expect(received).toMatch(/\r\n\r\n\{"statusCode": 400, "message": "Bad Request"\}$/);
    expect(received.toLowerCase()).not.toMatch(/node|express|server:|stack|\.ts/);
  });
});

describe('what is unusual and a request', () => {
  it.each([
    ['a whole address', `GET https://localhost/a/ HTTP/1.1\r\n${head}Connection: close\r\n\r\n`],
    ['HTTP/1.0', `GET /a/ HTTP/1.0\r\n${head}\r\n`],
    ['names of ten thousand bytes', `GET /a/${'n'.repeat(10_000)}?${'q'.repeat(5000)}=1 HTTP/1.1\r\n${head}${'h'.repeat(10_000)}: 1\r\nConnection: close\r\n\r\n`],
    ['no body where there could be one', `POST /a/ HTTP/1.1\r\n${head}Connection: close\r\n\r\n`],
    ['several hundred headers', `GET /a/ HTTP/1.1\r\n${head}${'X-A: b\r\n'.repeat(3000)}Connection: close\r\n\r\n`],
  ])('%s', async (_, bytes) => {
    expect(statusOf(await raw(bytes))).toBe('200');
  });

  it('two requests on one connection are answered in order', async () => {
    const received = await raw(`GET /a/ HTTP/1.1\r\n${head}\r\nGET /nothing HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
    expect([...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)).toEqual(['200', '404']);
  });
});

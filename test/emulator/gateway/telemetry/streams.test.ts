import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatewayUrl } from '../../../support/call-gateway.ts';
import { listening, startLoggedGateway } from './telemetry-fixture.ts';
import type { LoggedGateway } from './telemetry-fixture.ts';

let gateway: LoggedGateway;
const backend = new EventEmitter();

beforeAll(async () => {
  gateway = await startLoggedGateway('', 'real');
  await gateway.component();
  const address = await listening((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: 1\n\n');
    backend.once('end', () => response.end('data: 2\n\n'));
    backend.once('break', () => response.destroy());
    backend.emit('asked');
  });
  await gateway.api('s', ['GET /x'], { serviceUrl: address });
  await gateway.policy('/apis/s', { backend: '<forward-request buffer-response="false" />' });
});

/** Calls, and waits until the backend has written its first event. */
async function opened(): Promise<{ readonly answered: Promise<IncomingMessage>; readonly isAnswered: () => boolean }> {
  const { hostname, port } = new URL(gatewayUrl(gateway));
  let isAnswered = false;
  const asked = once(backend, 'asked');
  const sent = get({ hostname, port, path: '/s/x', ca: gateway.azure.ca, agent: false, servername: 'localhost' });
  const answered = once(sent, 'response').then(([answer]) => {
    isAnswered = true;
    return answer as IncomingMessage;
  });
  await asked;
  return { answered, isAnswered: () => isAnswered };
}

describe('a stream that is logged', () => {
  it('comes event by event where no body is', async () => {
    await gateway.diagnostic('applicationinsights', { backend: { response: { headers: ['content-type'] } } });
    const { answered } = await opened();
    const reader = (await answered)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    expect(String((await reader.next()).value)).toBe('data: 1\n\n');
    expect(await gateway.rows('AppRequests')).toEqual([]);
    backend.emit('end');
    expect(String((await reader.next()).value)).toBe('data: 2\n\n');
    expect((await reader.next()).done).toBe(true);
    expect((await gateway.rows('AppRequests'))[0].Success).toBe(true);
  });

  it('comes at once at its end where its body is', async () => {
    await gateway.diagnostic('applicationinsights', { frontend: { response: { body: { bytes: 8192 } } } });
    const { answered, isAnswered } = await opened();
    for (let turn = 0; turn < 3; turn += 1) await gateway.rows('AppRequests');
    expect(isAnswered()).toBe(false);
    backend.emit('end');
    expect(Buffer.concat((await (await answered).toArray()) as Buffer[]).toString()).toBe('data: 1\n\ndata: 2\n\n');
    expect((await gateway.rows('AppRequests'))[1].Properties['Response-Body']).toBe('data: 1\n\ndata: 2\n\n');
  });

  it('that breaks off while it is held is a 500 with an exception', async () => {
    const { answered } = await opened();
    backend.emit('break');
    expect((await answered).statusCode).toBe(500);
    (await answered).resume();
    await once(await answered, 'end');
    expect((await gateway.rows('AppExceptions')).map(({ ProblemId }) => ProblemId)).toEqual(['BackendConnectionFailure']);
  });
});

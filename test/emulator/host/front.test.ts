import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../../src/emulator/answer.ts';
import { answerArm } from '../../../src/emulator/arm-front.ts';
import type { ArmRequest } from '../../../src/emulator/arm/plane.ts';
import { faultBoard } from '../../../src/emulator/faults.ts';
import { startHost } from '../../../src/emulator/host.ts';
import type { LocalAzure } from '../../../src/emulator/start.ts';
import { seededRandom, uuidFrom } from '../../../src/emulator/random.ts';
import { send, startTiny, stopAll, tinyEstate } from './tiny-azure.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function ids(seed: number): Promise<unknown> {
  const azure = await startTiny({ seed });
  return [(await send(azure, '/x')).headers['x-ms-request-id'], (await send(azure, '/x')).headers['x-ms-request-id']];
}

function incoming(authorization: string): Incoming {
  return { method: 'GET', url: new URL('https://127.0.0.1:1/x'), headers: { authorization }, body: '', tooLarge: false, signal: new AbortController().signal };
}

/** A request line with the whole address, as to a proxy. */
async function absolute(azure: LocalAzure, target: string): Promise<void> {
  const call = request(azure.ready.arm, { path: target, ca: azure.ca, agent: false, headers: { authorization: `Bearer ${azure.ready.token}` } });
  call.end();
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
}

afterEach(stopAll);

describe('who comes in', () => {
  it('is asked for a token as ARM asks', async () => {
    const azure = await startTiny();
    const reply = await send(azure, '/subscriptions', { token: null });
    expect(reply.status).toBe(401);
    expect(reply.json).toMatchObject({ error: { code: 'AuthenticationFailed', message: expect.stringContaining("'Authorization' header is missing") } });
    expect(reply.headers['www-authenticate']).toMatch(new RegExp(`^Bearer authorization_uri="${azure.ready.arm}/adfs", error="invalid_token"`));
  });

  it('is refused with a token of another start, or with none that is a bearer token', async () => {
    const azure = await startTiny();
    const other = await startTiny();
    const wrong = await send(azure, '/x', { token: other.ready.token });
    expect([wrong.status, wrong.json]).toMatchObject([401, { error: { code: 'InvalidAuthenticationToken' } }]);
    expect(wrong.headers['www-authenticate']).toContain('authorization_uri=');
    const basic = await send(azure, '/x', { token: null, headers: { authorization: `Basic ${azure.ready.token}` } });
    expect([basic.status, basic.json]).toMatchObject([401, { error: { code: 'AuthenticationFailedInvalidHeader' } }]);
  });

  it('gets no echo of the token', async () => {
    const azure = await startTiny();
    const reply = await send(azure, '/x', { token: 'a-guess' });
    expect(JSON.stringify(reply)).not.toContain('a-guess');
    expect(JSON.stringify(reply)).not.toContain(azure.ready.token);
  });
});

describe('what the control plane is given', () => {
  it('has an absolute URL on our own origin, whatever the request line and Host say', async () => {
    const seen: ArmRequest[] = [];
    const azure = await startTiny({ plane: async (asked) => (seen.push(asked), { status: 200, headers: {} }) });
    await send(azure, '//evil.example/x?api-version=1', { headers: { host: 'other.azure-api.net' } });
    await absolute(azure, 'https://other.example:1/whole?q=1');
    await send(azure, '/a/../b%20c?q=1', { method: 'put', body: '{"a":1}' });
    expect(seen.map(({ url }) => url.href)).toEqual([`${azure.ready.arm}//evil.example/x?api-version=1`, `${azure.ready.arm}/whole?q=1`, `${azure.ready.arm}/b%20c?q=1`]);
    expect(seen.map(({ method, body }) => [method, body])).toEqual([['GET', ''], ['GET', ''], ['PUT', '{"a":1}']]);
  });

  it('may be no JSON: that is for the control plane to refuse', async () => {
    const azure = await startTiny();
    expect((await send(azure, '/x', { method: 'PUT', body: '{nonsense' })).json).toMatchObject({ sent: '{nonsense' });
  });

  it('knows its own origin', async () => {
    const azure = await startTiny();
    expect((await send(azure, '/x', { method: 'PUT', body: 'é' })).json).toMatchObject({ self: azure.ready.arm, sent: 'é' });
  });

  it('takes 4 MiB and refuses more as ARM does', async () => {
    const azure = await startTiny({ plane: async ({ body }) => ({ status: 200, headers: {}, body: body.length }) });
    const limit = 4 * 1024 * 1024;
    expect((await send(azure, '/x', { method: 'PUT', body: 'x'.repeat(limit) })).json).toBe(limit);
    const over = await send(azure, '/x', { method: 'PUT', body: 'x'.repeat(limit + 1) });
    expect([over.status, over.json]).toMatchObject([413, { error: { code: 'RequestContentTooLarge' } }]);
  });
});

describe('what every answer carries', () => {
  it('has the headers of the front door', async () => {
    const azure = await startTiny({ clock: 'virtual' });
    const { headers, text } = await send(azure, '/x', { method: 'PUT', body: '{}' });
    expect(headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-length': String(Buffer.byteLength(text)),
      'content-type': 'application/json; charset=utf-8',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      etag: '"1"',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-ms-request-id': expect.stringMatching(uuid),
    });
    expect(headers['x-ms-correlation-request-id']).toBe(headers['x-ms-request-id']);
  });

  it('gives back the ids that the client sent', async () => {
    const azure = await startTiny();
    const correlated = await send(azure, '/x', { headers: { 'x-ms-correlation-request-id': 'theirs', 'x-ms-client-request-id': 'mine' } });
    expect(correlated.headers).toMatchObject({ 'x-ms-correlation-request-id': 'theirs', 'x-ms-client-request-id': 'mine' });
    expect((await send(azure, '/x', { headers: { 'x-ms-client-request-id': 'mine' } })).headers).toMatchObject({ 'x-ms-correlation-request-id': 'mine' });
  });

  it('has no body where there is none', async () => {
    const azure = await startTiny({ plane: async ({ url }) => ({ status: Number(url.pathname.slice(1)), headers: { location: '/there' } }) });
    const accepted = await send(azure, '/202');
    expect([accepted.text, accepted.headers['content-length'], accepted.headers['content-type'], accepted.headers['location']]).toEqual(['', '0', undefined, '/there']);
    expect((await send(azure, '/204')).headers['content-length']).toBeUndefined();
  });

  it('is the same for the same seed, the token apart', async () => {
    const first = await ids(7);
    expect(await ids(7)).toEqual(first);
    expect(await ids(8)).not.toEqual(first);
    expect(new Set([await startTiny(), await startTiny()].map(({ ready }) => ready.token)).size).toBe(2);
    expect(uuidFrom(seededRandom(3))).toMatch(uuid);
  });
});

describe('armLatencyMs', () => {
  it('delays what the control plane answers and what faults answer, not refused callers', async () => {
    const steps: string[] = [];
    const faults = faultBoard();
    const front = {
      plane: { handle: async () => (steps.push('plane'), { status: 200, headers: {} }) },
      faults,
      token: 't',
      signedIn: () => 'unknown' as const,
      origin: 'https://127.0.0.1:1',
      callers: { user: { objectId: 'o' }, application: { objectId: 'a' } },
      latencyMs: 70,
      wait: async (ms: number) => void steps.push(`wait ${ms}`),
    };
    expect(await answerArm(incoming('Bearer wrong'), front)).toMatchObject({ status: 401 });
    expect(await answerArm(incoming('Bearer t'), front)).toMatchObject({ status: 200 });
    faults.set([{ matches: () => true, nth: undefined, effect: { does: 'respond', answer: { status: 503, headers: {} } } }]);
    expect(await answerArm(incoming('Bearer t'), front)).toMatchObject({ status: 503 });
    expect(steps).toEqual(['wait 70', 'plane', 'wait 70']);
  });
});

describe('a bug in the control plane', () => {
  it('is a 500 without a word of it, and goes to the hook', async () => {
    const crashes: Error[] = [];
    const azure = await startTiny({ plane: () => Promise.reject(new Error('secret detail')), onCrash: (error) => crashes.push(error) });
    const reply = await send(azure, '/x');
    expect([reply.status, reply.json]).toMatchObject([500, { error: { code: 'InternalServerError' } }]);
    expect(reply.text).not.toContain('secret detail');
    expect(reply.text).not.toContain('.ts');
    expect(crashes.map(({ message }) => message)).toEqual(['secret detail']);
  });

  it('while starting leaves no server behind', async () => {
    await expect(startHost({ estate: tinyEstate(), makePlane: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
  });
});

describe('the end', () => {
  it('comes at once, with idle connections open and requests running, and can be asked for twice', async () => {
    const plane = new EventEmitter();
    const azure = await startTiny({
      plane: ({ url }) => (url.pathname === '/hangs' ? new Promise(() => plane.emit('reached')) : Promise.resolve({ status: 200, headers: {} })),
    });
    const agent = new Agent({ keepAlive: true, ca: azure.ca });
    const idle = request(`${azure.ready.arm}/x`, { agent, headers: { authorization: `Bearer ${azure.ready.token}` } });
    idle.end();
    const [response] = (await once(idle, 'response')) as [import('node:http').IncomingMessage];
    const { socket } = response;
    response.resume();
    await once(response, 'end');
    expect(socket.destroyed).toBe(false);
    const reached = once(plane, 'reached');
    const hanging = send(azure, '/hangs');
    await reached;
    const closed = once(socket, 'close');
    await Promise.all([azure.stop(), azure.stop(), expect(hanging).rejects.toMatchObject({ code: 'ECONNRESET' }), closed]);
    const late = connect({ port: Number(new URL(azure.ready.arm).port), host: '127.0.0.1', ca: azure.ca });
    await expect(once(late, 'secureConnect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('does not wait for armLatencyMs', async () => {
    const azure = await startTiny({ estate: tinyEstate('armLatencyMs: 60000') });
    const slow = send(azure, '/x');
    // The refusal comes from before the delay.
    expect((await send(azure, '/x', { token: null })).status).toBe(401);
    await Promise.all([expect(slow).rejects.toMatchObject({ code: 'ECONNRESET' }), azure.stop()]);
  });

  it('says what to do when the port is taken', async () => {
    const azure = await startTiny();
    const port = Number(new URL(azure.ready.arm).port);
    await expect(startTiny({ port })).rejects.toMatchObject({ name: 'UserError', code: 'PortNotFree', message: expect.stringContaining(String(port)) });
  });
});

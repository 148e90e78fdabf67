import { describe, expect, it } from 'vitest';
import type { GatewayCall } from '../../../../src/emulator/gateway/call.ts';
import type { GatewayOptions } from '../../../../src/emulator/gateway/options.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { seededRandom } from '../../../../src/emulator/random.ts';
import { answering, backendId, compiled, newCall, putBackend, testWorld, type TestWorld } from '../forwarding-call.ts';

const breaker = (more: JsonObject = {}): JsonObject => ({
  circuitBreaker: { rules: [{ name: 'r', failureCondition: { count: 1, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }] }, tripDuration: 'PT1M', ...more }] },
});
const single = (host: string, more: JsonObject = {}): JsonObject => ({ url: `https://${host}`, protocol: 'http', ...more });
const pool = (...services: readonly JsonObject[]): JsonObject => ({ type: 'Pool', pool: { services } });

async function call(world: TestWorld, backend: string, of = {}): Promise<GatewayCall & { readonly failed: unknown }> {
  const made = newCall(world, { backend, ...of });
  const failed = await Promise.resolve(compiled('<forward-request />')(made)).then(() => undefined, (error: unknown) => error);
  return Object.assign(made, { failed });
}

describe('an open breaker of a single backend', () => {
  const world = (options: GatewayOptions = {}, more: JsonObject = {}) => {
    const { host, asked } = answering({ status: 429, headers: { 'Retry-After': '7' } });
    return { asked, made: testWorld({ options, hosts: { 'a.example': host }, backends: { b: single('a.example', breaker(more)) } }) };
  };

  it('lets the answer through that opened it, and asks nobody from then on', async () => {
    const { made, asked } = world();
    expect(await call(made, 'b')).toMatchObject({ failed: undefined, response: { status: 429 } });
    expect((await call(made, 'b')).failed).toMatchObject({ status: 503, source: 'forward-request', keepsResponse: true, headers: [['Retry-After', '60']] });
    expect(asked).toHaveLength(1);
  });

  it('is a fault with the 503 as response by default, and only the response with exhaustedPool: outbound', async () => {
    for (const [options, isFault] of [[{}, true], [{ exhaustedPool: 'on-error' }, true], [{ exhaustedPool: 'outbound' }, false]] as const) {
      const { made } = world(options);
      await call(made, 'b');
      const { failed, response } = await call(made, 'b');
      expect([failed !== undefined, response?.status, response?.headers.get('Retry-After'), response?.body.bytes?.toString()]).toEqual([isFault, 503, '60', '{"statusCode": 503, "message": "Service Unavailable"}']);
    }
  });

  it('tells how long it is still open, in whole seconds, and closes when that is over', async () => {
    const { made, asked } = world({}, { acceptRetryAfter: true });
    await call(made, 'b');
    await made.clock.advance?.(6500);
    expect((await call(made, 'b')).response?.headers.get('Retry-After')).toBe('1');
    await made.clock.advance?.(500);
    expect((await call(made, 'b')).response?.status).toBe(429);
    expect(asked).toHaveLength(2);
  });

  it('may answer with another status that its rule states', async () => {
    const { made } = world({}, { failureResponse: { statusCode: 429 } });
    await call(made, 'b');
    expect((await call(made, 'b')).failed).toMatchObject({ status: 429 });
  });

  it('begins anew when the backend is written with other content, and not when it is written again', async () => {
    const { made } = world();
    await call(made, 'b');
    putBackend(made.store, 'b', single('a.example', breaker()));
    expect((await call(made, 'b')).response?.status).toBe(503);
    putBackend(made.store, 'b', { ...single('a.example', breaker()), description: 'new' });
    expect((await call(made, 'b')).response?.status).toBe(429);
  });

  it('counts no answer and no time-out without a rule', async () => {
    const { host, asked } = answering(429);
    const made = testWorld({ hosts: { 'a.example': host }, backends: { b: single('a.example') } });
    for (let at = 0; at < 5; at += 1) expect((await call(made, 'b')).response?.status).toBe(429);
    expect(asked).toHaveLength(5);
  });

  it('counts connections that fail where its rule names the reason, and none that the client broke off', async () => {
    const rule = breaker({ failureCondition: { count: 1, interval: 'PT1M', errorReasons: ['BackendConnectionFailure', 'ClientConnectionFailure'] } });
    const leaving = new AbortController();
    leaving.abort();
    const made = testWorld({ backends: { b: single('elsewhere.example', rule) } });
    expect((await call(made, 'b', { signal: leaving.signal })).failed).toMatchObject({ reason: 'ClientConnectionFailure' });
    expect((await call(made, 'b')).failed).toMatchObject({ reason: 'BackendConnectionFailure' });
    expect((await call(made, 'b')).failed).toMatchObject({ status: 503 });
  });

  it('is open in its own unit only', async () => {
    const { host, asked } = answering(429);
    const made = testWorld({ options: { gatewayUnits: 2 }, random: seededRandom(6), hosts: { 'a.example': host }, backends: { b: single('a.example', breaker()) } });
    for (let at = 0; at < 20; at += 1) await call(made, 'b');
    expect(asked).toHaveLength(2);
  });
});

describe('a pool', () => {
  const two = (main: ReturnType<typeof answering>, spill: ReturnType<typeof answering>, options: GatewayOptions = {}) =>
    testWorld({
      options,
      hosts: { 'main.example': main.host, 'spill.example': spill.host },
      backends: {
        main: single('main.example', breaker({ acceptRetryAfter: true })),
        spill: single('spill.example', breaker()),
        p: pool({ id: backendId('main'), priority: 1 }, { id: backendId('SPILL'), priority: 2 }),
      },
    });
  const retry = '<retry condition="@(throttled)" count="3" interval="0" first-fast-retry="true"><forward-request buffer-request-body="true" /></retry>';
  const throttled = { '@(throttled)': ({ response }: GatewayCall) => response?.status === 429 };

  it('goes to the next member at the retry, for the first has tripped', async () => {
    const [main, spill] = [answering({ status: 429, headers: { 'Retry-After': '10' } }), answering(200)];
    const world = two(main, spill);
    const made = newCall(world, { backend: 'p' });
    await compiled(retry, { expressions: throttled })(made);
    expect([made.response?.status, main.asked.length, spill.asked.length]).toEqual([200, 1, 1]);
    expect(world.forwarding.attempts.since(0).attempts.map(({ backend, pool: of, attempt }) => [backend, of, attempt])).toEqual([['main', 'p', 1], ['spill', 'p', 2]]);
  });

  it('is exhausted when all have tripped: the 503 ends the retry and tells when the first comes back', async () => {
    for (const exhaustedPool of ['on-error', 'outbound'] as const) {
      const world = two(answering({ status: 429, headers: { 'Retry-After': '10' } }), answering(429), { exhaustedPool });
      const made = newCall(world, { backend: 'p' });
      const failed = await Promise.resolve(compiled(retry, { expressions: throttled })(made)).then(() => undefined, (error: unknown) => error);
      expect([made.response?.status, made.response?.headers.get('Retry-After'), failed !== undefined]).toEqual([503, '10', exhaustedPool === 'on-error']);
      expect(world.forwarding.attempts.since(0).attempts).toHaveLength(2);
    }
  });

  it('goes back to the first when its time is over', async () => {
    const [main, spill] = [answering({ status: 429, headers: { 'Retry-After': '10' } }, 200), answering(200)];
    const world = two(main, spill);
    for (let at = 0; at < 3; at += 1) await call(world, 'p');
    await world.clock.advance?.(10_000);
    await call(world, 'p');
    expect([main.asked.length, spill.asked.length]).toEqual([2, 2]);
  });

  it('may answer with another status that it states', async () => {
    const { host } = answering(429);
    const world = testWorld({ hosts: { 'a.example': host }, backends: { b: single('a.example', breaker()), p: { type: 'Pool', pool: { services: [{ id: backendId('b') }], failureResponse: { statusCode: 429 } } } } });
    await call(world, 'p');
    expect((await call(world, 'p')).failed).toMatchObject({ status: 429, message: expect.stringContaining("'p'") });
  });

  it('fails where none of its members is there', async () => {
    const world = testWorld({ backends: { p: pool({ id: backendId('gone') }) } });
    expect((await call(world, 'p')).failed).toMatchObject({ reason: 'BackendConnectionFailure', status: 500 });
    expect((await call(world, 'nobody')).failed).toMatchObject({ message: "Backend with id 'nobody' could not be found." });
  });

  it('keeps a client with its member by a cookie, while that member is available', async () => {
    const [one, other] = [answering(200, 200, 429, 200), answering(200)];
    const world = testWorld({
      hosts: { 'one.example': one.host, 'other.example': other.host },
      backends: {
        one: single('one.example', breaker()),
        other: single('other.example', breaker()),
        p: { type: 'Pool', pool: { services: [{ id: backendId('one') }, { id: backendId('other') }], sessionAffinity: { sessionId: { source: 'cookie', name: 'SessionId' } } } },
      },
    });
    const cookie = (await call(world, 'p')).response?.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^SessionId=[\w-]{22}$/);
    const again = { headers: { Cookie: `a=b; ${cookie}` } };
    expect((await call(world, 'p', again)).response?.headers.has('Set-Cookie')).toBe(false);
    expect((await call(world, 'p', again)).response?.status).toBe(429);
    expect([one.asked.length, other.asked.length]).toEqual([3, 0]);
    expect((await call(world, 'p', again)).response?.headers.get('Set-Cookie')).not.toContain(cookie);
    expect(other.asked).toHaveLength(1);
  });
});

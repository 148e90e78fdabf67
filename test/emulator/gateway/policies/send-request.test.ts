import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { GatewayCall } from '../../../../src/emulator/gateway/call.ts';
import { Body } from '../../../../src/emulator/gateway/message/body.ts';
import { ResponseValue } from '../../../../src/emulator/gateway/message/response-value.ts';
import { NotRunnable } from '../../../../src/emulator/gateway/not-runnable.ts';
import type { InProcessHost } from '../../../../src/emulator/gateway/world.ts';
import { answering, type CallOf, compiled, newCall, testWorld, type WorldOf } from '../forwarding-call.ts';

interface Sent extends WorldOf {
  readonly call?: CallOf;
  readonly expressions?: Readonly<Record<string, (call: GatewayCall) => unknown>>;
}

async function send(xml: string, { call: of, expressions = {}, ...world }: Sent): Promise<GatewayCall & { readonly failed: unknown }> {
  const call = newCall(testWorld(world), of);
  const failed = await Promise.resolve(compiled(xml, { expressions })(call)).then(() => undefined, (error: unknown) => error);
  return Object.assign(call, { failed });
}

const url = '<set-url>https://a.example/x?y=1</set-url>';

function responseIn(call: GatewayCall, name: string): ResponseValue['response'] | undefined {
  const value = call.variables.get(name);
  return value instanceof ResponseValue ? value.response : undefined;
}

describe('send-request', () => {
  it('makes a request of its own: GET, with nothing of the client’s', async () => {
    const { host, asked } = answering({ status: 201, headers: { 'x-b': '2', connection: 'close' }, body: '{"a":1}' });
    const call = await send(`<send-request mode="new" response-variable-name="r">${url}</send-request>`, { hosts: { 'a.example': host }, call: { method: 'POST', headers: { 'X-Client': '1' }, body: Body.of('client') } });
    expect(asked).toMatchObject([{ url: 'https://a.example/x?y=1', body: '' }]);
    expect(asked[0]?.headers.names()).toEqual(['Host']);
    expect(responseIn(call, 'r')).toMatchObject({ status: 201 });
    expect([responseIn(call, 'r')?.headers.names(), responseIn(call, 'r')?.body.bytes?.toString(), call.response]).toEqual([['x-b'], '{"a":1}', undefined]);
  });

  it('takes URL, method, headers, body and a token from what is inside', async () => {
    const { host, asked } = answering(200);
    const inside = `<set-url>@(url)</set-url><set-method>PUT</set-method><set-header name="X-A" exists-action="override"><value>@(a)</value></set-header><set-body>@(body)</set-body><authentication-managed-identity resource="https://r" client-id="c" />`;
    let method = '';
    const noting: InProcessHost = (request, signal) => ((method = request.method), host(request, signal));
    const { failed } = await send(`<send-request response-variable-name="r">${inside}</send-request>`, {
      hosts: { 'a.example': noting }, token: 'token', expressions: { '@(url)': () => ' https://a.example/made ', '@(a)': () => 'b', '@(body)': ({ request }) => `of ${request.method}` }, call: { method: 'DELETE' },
    });
    expect(failed).toBeUndefined();
    expect(asked).toMatchObject([{ url: 'https://a.example/made', body: 'of DELETE' }]);
    expect([method, asked[0]?.headers.get('x-a'), asked[0]?.headers.get('authorization'), asked[0]?.headers.get('content-length')]).toEqual(['PUT', 'b', 'Bearer token for https://r of c', '9']);
  });

  it('begins with the client’s request with mode="copy", which keeps its body', async () => {
    const { host, asked } = answering(200);
    const call = await send('<send-request mode="copy" response-variable-name="r"><set-header name="X-A" exists-action="delete" /></send-request>', {
      hosts: { 'a.example': host }, call: { serviceUrl: 'https://a.example/base', query: 'q=1', method: 'POST', headers: { 'X-A': '1', 'X-B': '2', 'Content-Length': '4' }, body: Body.from(Readable.from([Buffer.from('body')])) },
    });
    expect(asked).toMatchObject([{ url: 'https://a.example/base/things?q=1', body: 'body' }]);
    expect([asked[0]?.headers.get('x-a'), asked[0]?.headers.get('x-b'), asked[0]?.headers.get('host')]).toEqual([undefined, '2', 'a.example']);
    expect([call.request.headers.get('x-a'), call.request.body.bytes?.toString()]).toEqual(['1', 'body']);
  });

  it('stands for the response where no variable is named', async () => {
    const { host } = answering({ status: 202, body: 'b' });
    expect((await send(`<send-request>${url}</send-request>`, { hosts: { 'a.example': host } })).response).toMatchObject({ status: 202 });
  });

  it('waits for the headers 60 seconds unless stated', async () => {
    for (const [attributes, ms] of [['', 60_000], ['timeout="5"', 5000], ['timeout-ms="5"', 5]] as const) {
      const world = testWorld({ hosts: { 'a.example': () => new Promise(() => undefined) } });
      const failed = Promise.resolve(compiled(`<send-request ${attributes} response-variable-name="r">${url}</send-request>`)(newCall(world))).then(() => 'answered', (error: unknown) => error);
      await world.clock.advance?.(ms - 1);
      expect(await Promise.race([failed, Promise.resolve('waiting')])).toBe('waiting');
      await world.clock.advance?.(1);
      expect(await failed).toMatchObject({ source: 'send-request', reason: 'Timeout' });
    }
  });

  it('fails with the call, unless ignore-error makes the variable null', async () => {
    const call = await send(`<send-request response-variable-name="r">${url}</send-request>`, {});
    expect(call.failed).toMatchObject({ source: 'send-request', reason: 'BackendConnectionFailure' });
    expect(call.variables.has('r')).toBe(false);
    const ignoring = await send(`<send-request response-variable-name="r" ignore-error="true">${url}</send-request>`, {});
    expect([ignoring.failed, ignoring.variables.get('r')]).toEqual([undefined, null]);
    const unnamed = await send(`<send-request ignore-error="true">${url}</send-request>`, {});
    expect([unnamed.failed, unnamed.variables.size, unnamed.response]).toEqual([undefined, 0, undefined]);
  });

  it('takes a status of 400 and more as an answer, unless fail-on-error-status-code', async () => {
    const { host } = answering(500);
    const hosts = { 'a.example': host };
    expect(responseIn(await send(`<send-request response-variable-name="r">${url}</send-request>`, { hosts }), 'r')?.status).toBe(500);
    expect((await send(`<send-request response-variable-name="r" fail-on-error-status-code="true">${url}</send-request>`, { hosts })).failed).toMatchObject({ source: 'send-request', status: 500 });
    expect((await send(`<send-request response-variable-name="r" fail-on-error-status-code="true" ignore-error="true">${url}</send-request>`, { hosts })).variables.get('r')).toBeNull();
  });

  it('holds no answer beyond the limit of the tier', async () => {
    const { host } = answering({ status: 200, body: 'x'.repeat(11) });
    const streaming: InProcessHost = async (request, signal) => {
      const answer = await host(request, signal);
      return { ...answer, body: Readable.from([answer.body]) };
    };
    const { failed } = await send(`<send-request response-variable-name="r">${url}</send-request>`, { hosts: { 'a.example': streaming }, options: { bufferedPayloadLimit: 10 } });
    expect(failed).toMatchObject({ source: 'send-request', status: 500, message: 'In the response, the body is longer than 10 bytes.' });
  });

  it.each([
    ['without a URL', '<send-request response-variable-name="r" />', { source: 'send-request', message: 'A new request needs a set-url.' }],
    ['to something else than http', '<send-request response-variable-name="r"><set-url>ftp://x</set-url></send-request>', { reason: 'BackendConnectionFailure' }],
    ['in another mode', '<send-request mode="@(mode)" response-variable-name="r" />', { source: 'send-request' }],
    ['with an identity that the service lacks', `<send-request response-variable-name="r">${url}<authentication-managed-identity resource="r" /></send-request>`, { source: 'authentication-managed-identity', status: 500 }],
  ])('fails %s', async (_, xml, expected) => {
    expect((await send(xml, { expressions: { '@(mode)': () => 'other' } })).failed).toMatchObject(expected);
  });

  it('puts a token into a variable, and goes on without one where the error is ignored', async () => {
    const { host, asked } = answering(200);
    const xml = `<send-request response-variable-name="r">${url}<authentication-managed-identity resource="r" output-token-variable-name="t" ignore-error="true" /></send-request>`;
    expect((await send(xml, { hosts: { 'a.example': host }, token: 'token' })).variables.get('t')).toBe('token for r');
    expect((await send(xml, { hosts: { 'a.example': host } })).variables.get('t')).toBe('');
    expect(asked.map(({ headers }) => headers.has('authorization'))).toEqual([false, false]);
  });

  it.each(['authentication-certificate thumbprint="x"', 'proxy url="http://p"', 'authentication-token'])('is refused by name with <%s />', (child) => {
    expect(() => compiled(`<send-request response-variable-name="r">${url}<${child} /></send-request>`)).toThrow(NotRunnable);
  });
});

describe('send-one-way-request', () => {
  it('goes on at once, and neither an answer nor its absence changes anything', async () => {
    const { host, asked } = answering({ status: 500, body: 'x' });
    const slow: InProcessHost = async (request, signal) => {
      await new Promise((resolve) => { setImmediate(resolve); });
      return host(request, signal);
    };
    const xml = (to: string) => `<send-one-way-request mode="new"><set-url>https://${to}/x</set-url><set-method>POST</set-method><set-body>note</set-body></send-one-way-request>`;
    const call = await send(xml('a.example'), { hosts: { 'a.example': slow } });
    expect([call.failed, call.response, asked.length]).toEqual([undefined, undefined, 0]);
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(asked).toMatchObject([{ body: 'note' }]);
    expect((await send(xml('elsewhere.example'), {})).failed).toBeUndefined();
  });

  it('outlives the client', async () => {
    const leaving = new AbortController();
    let seen: AbortSignal | undefined;
    const host: InProcessHost = async (_, signal) => {
      seen = signal;
      return { status: 200, reason: '', headers: [], body: Buffer.alloc(0) };
    };
    await send(`<send-one-way-request>${url}</send-one-way-request>`, { hosts: { 'a.example': host }, call: { signal: leaving.signal } });
    leaving.abort();
    expect(seen?.aborted).toBe(false);
  });
});

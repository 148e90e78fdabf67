import { afterAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../support/backend.ts';
import type { TestBackend } from '../../../support/backend.ts';
import type { GatewayReply } from '../../../support/call-gateway.ts';
import { startClocked, startOfTime } from './clocked-gateway.ts';
import type { ClockedGateway } from './clocked-gateway.ts';

const backends: TestBackend[] = [];
afterAll(() => Promise.all(backends.map((backend) => backend.stop())));

/** `GET /slow/{times}/{seconds}`: refused so many times, tried again after so many seconds and a draw. */
async function retrying(delay: (n: number) => number): Promise<ClockedGateway> {
  const left = new Map<string, number>();
  let asked = 0;
  const backend = await startBackend(({ url }, response) => {
    const tries = left.get(url) ?? Number(url.split('/')[1]);
    left.set(url, tries - 1);
    asked += 1;
    setTimeout(() => void response.writeHead(tries > 0 ? 429 : 200).end(`${url} ${tries}`), delay(asked));
  });
  backends.push(backend);
  const gateway = await startClocked();
  await gateway.api('slow', ['GET /{times}/{seconds}'], { serviceUrl: backend.url });
  await gateway.policy('/apis/slow', {
    inbound: '<base /><set-variable name="pause" value="@(int.Parse(context.Request.MatchedParameters[&quot;seconds&quot;]))" />',
    backend:
      '<retry condition="@(context.Response.StatusCode == 429)" count="9" interval="@(context.Variables.GetValueOrDefault&lt;int&gt;(&quot;pause&quot;))" delta="1" max-interval="500"><forward-request buffer-request-body="true" /></retry>',
    outbound:
      '<base /><set-header name="x-id"><value>@(context.RequestId.ToString())</value></set-header><set-header name="x-draw"><value>@(new Random().Next().ToString())</value></set-header><set-header name="x-took"><value>@(context.Elapsed.TotalMilliseconds.ToString())</value></set-header>',
  });
  return gateway;
}

const calls = ['/slow/3/7', '/slow/1/60', '/slow/0/0', '/slow/9/1', '/slow/2/7', '/slow/4/7', '/slow/5/100'];

describe('calls in flight', () => {
  it('go on one after the other as their waits end, the same way in every run, however fast the backend is', async () => {
    const run = async (delay: (n: number) => number): Promise<string> => {
      const gateway = await retrying(delay);
      const answered: GatewayReply[] = [];
      const all: Promise<unknown>[] = [];
      for (const [at, path] of calls.entries()) {
        all.push(gateway.call(path).then((reply) => answered.push(reply)));
        expect((await gateway.clock({ advance: 'PT0S', after: at + 1 }))[0]).toBe(200);
      }
      const [, state] = await gateway.clock({ advance: 'PT30M' });
      await Promise.all(all);
      // The backend's port is another one each time.
      const attempts = (await gateway.attempts()).map((attempt): Readonly<Record<string, unknown>> => ({ ...attempt, host: undefined }));
      expect(state).toEqual({ now: '2026-01-01T00:30:00.000Z', calls: calls.length, open: 0 });
      expect(answered.map(({ status }) => status)).toEqual(calls.map(() => 200));
      expect(new Set(attempts.map((attempt) => attempt['time'])).size).toBeGreaterThan(15);
      const heads = answered.map(({ headers, text }) => [text, headers['x-id'], headers['x-draw'], headers['x-took'], headers['date']].join(' ')).toSorted();
      return JSON.stringify([heads, attempts]);
    };
    const first = await run((n) => n % 3);
    const second = await run((n) => (n * 7) % 5);
    expect(second).toBe(first);
  });

  it('are left alone by the clock when their client has gone, asleep or not', async () => {
    const gateway = await retrying(() => 0);
    const [left, stays] = [gateway.begin('/slow/1/5'), gateway.begin('/slow/1/9')];
    left.request.end();
    stays.request.end();
    await gateway.clock({ advance: 'PT1S', after: 2 });
    left.request.destroy();
    while ((await gateway.state()).open > 1);
    expect((await gateway.clock({ advance: 'PT1H', until: 'answer' }))[1]).toEqual({ now: expect.stringMatching(/T00:00:(09|10)/), calls: 2, open: 0 });
    expect((await stays.response).statusCode).toBe(200);
    expect((await gateway.attempts()).map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  it('end with a reset, and the new life knows nothing of them', async () => {
    const gateway = await retrying(() => 0);
    const [asleep, next] = [gateway.begin('/slow/1/5'), gateway.begin('/slow/1/5')];
    asleep.request.end();
    await gateway.clock({ advance: 'PT1S', after: 1 });
    await gateway.control('reset', undefined);
    expect(await asleep.ended).toBeInstanceOf(Error);
    expect(await gateway.state()).toEqual({ kind: 'virtual', now: `${startOfTime}00.000Z`, calls: 0, open: 0 });
    next.request.end();
    expect((await next.response).statusCode).toBe(404);
    expect((await gateway.clock({ advance: 'PT1S', after: 1 }))[1]).toEqual({ now: `${startOfTime}01.000Z`, calls: 1, open: 0 });
  });

  it('stop the clock where one of them is answered', async () => {
    const gateway = await retrying(() => 0);
    const answers: number[] = [];
    const all = [3, 1, 2].map((seconds) => gateway.call(`/slow/1/${seconds}00`).then(() => answers.push(seconds)));
    const order = { advance: 'PT1H', after: 3, until: 'answer' };
    const seconds: number[] = [];
    for (const open of [2, 1, 0]) {
      const [, state] = await gateway.clock(order);
      expect(state).toMatchObject({ calls: 3, open });
      seconds.push(Math.round((Date.parse(state.now) - Date.UTC(2026, 0, 1)) / 1000));
    }
    await Promise.all(all);
    expect(seconds).toEqual([101, 201, 301]);
    expect(answers).toEqual([1, 2, 3]);
  });
});

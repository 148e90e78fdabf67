import { once } from 'node:events';
import { request } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../support/backend.ts';
import type { Answering, TestBackend } from '../../../support/backend.ts';
import { startClocked, startOfTime } from './clocked-gateway.ts';
import type { ClockedGateway } from './clocked-gateway.ts';

const backends: TestBackend[] = [];
afterAll(() => Promise.all(backends.map((backend) => backend.stop())));

async function inFrontOf(answer?: Answering, policy = '<forward-request timeout="120" />'): Promise<ClockedGateway> {
  const backend = await startBackend(answer);
  backends.push(backend);
  const gateway = await startClocked();
  await gateway.api('out', ['POST /', 'GET /'], { serviceUrl: backend.url });
  await gateway.policy('/apis/out', { backend: policy });
  return gateway;
}

describe('a clock that is moved', () => {
  it('waits for a client that is still sending', async () => {
    const gateway = await inFrontOf();
    const { request: sent, response } = gateway.begin('/out/', { method: 'POST', headers: { 'content-type': 'text/plain' } });
    sent.write('x');
    const sending = (async () => {
      for (let at = 0; at < 15; at += 1) {
        await delay(10);
        sent.write('x');
      }
      sent.end();
    })();
    await gateway.clock({ advance: 'PT1M', after: 1 });
    await sending;
    expect((await response).headers['date']).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
    expect(backends.at(-1)?.seen[0]?.body.length).toBe(16);
  });

  it('is not held up by a client that stopped sending', async () => {
    const gateway = await inFrontOf();
    const { request: sent, response } = gateway.begin('/out/', { method: 'POST' });
    sent.write('x');
    expect((await gateway.clock({ advance: 'PT30S', after: 1 }))[1]).toEqual({ now: `${startOfTime}30.000Z`, calls: 1, open: 1 });
    sent.end('y');
    expect((await response).headers['date']).toBe('Thu, 01 Jan 2026 00:00:30 GMT');
  });

  it('is not held up by a client that does not read', async () => {
    const gateway = await inFrontOf((_, response) => void response.writeHead(200).end(Buffer.alloc(12_000_000)));
    const { request: sent, response } = gateway.begin('/out/');
    sent.end();
    const answer = await response;
    expect((await gateway.clock({ advance: 'PT30S', after: 1 }))[1]).toMatchObject({ now: `${startOfTime}30.000Z`, open: 1 });
    answer.resume();
    await once(answer, 'end');
    while ((await gateway.state()).open > 0);
  });

  it('comes to the time-out of a backend that never answers', async () => {
    const gateway = await inFrontOf(() => undefined);
    const call = gateway.call('/out/');
    expect((await gateway.clock({ advance: 'PT10M', after: 1, until: 'answer' }))[1]).toEqual({ now: '2026-01-01T00:02:00.000Z', calls: 1, open: 0 });
    expect((await call).status).toBe(500);
    expect(await gateway.attempts()).toMatchObject([{ status: null, reason: 'Timeout', ms: 120_000 }]);
  });

  it('waits for what a policy sends without anybody waiting for it', async () => {
    let answered = 0;
    const backend = await startBackend((_, response) => void setTimeout(() => {
      answered += 1;
      response.end();
    }, 60));
    backends.push(backend);
    const gateway = await inFrontOf();
    await gateway.policy('/apis/out', { inbound: `<send-one-way-request mode="new"><set-url>${backend.url}</set-url></send-one-way-request><return-response />` });
    await gateway.call('/out/');
    await gateway.clock({ advance: 'PT1S' });
    expect(answered).toBe(1);
  });

  it('lets tokens of the sign-in pass validate-jwt as long as they are good by it', async () => {
    const gateway = await inFrontOf();
    const { arm, tenantId } = gateway.azure.ready;
    await gateway.policy('/apis/out', { inbound: `<base /><validate-jwt header-name="Authorization"><openid-config url="${arm}/${tenantId}/v2.0/.well-known/openid-configuration" /><audiences><audience>api://mine</audience></audiences></validate-jwt>` });
    const signIn = async (scope: string): Promise<string> => {
      const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'c', client_secret: 's', scope }).toString();
      return tokenOf(await post(gateway, `${arm}/${tenantId}/oauth2/v2.0/token`, form));
    };
    const calling = async (token: string): Promise<number> => (await gateway.call('/out/', { headers: { authorization: `Bearer ${token}` } })).status;
    await gateway.clock({ advance: 'P400D' });
    const token = await signIn('api://mine/.default');
    expect(await calling(token)).toBe(200);
    await gateway.clock({ advance: 'PT59M' });
    expect(await calling(token)).toBe(200);
    await gateway.clock({ advance: 'PT1M1S' });
    expect(await calling(token)).toBe(401);
    expect(await calling(await signIn('api://mine/.default'))).toBe(200);
    // ARM goes by real time, and so do its tokens.
    const forArm = await signIn('https://management.azure.com/.default');
    expect((await gateway.ask('GET', '/subscriptions?api-version=2022-12-01', undefined, { authorization: `Bearer ${forArm}` })).status).toBe(200);
    expect((await gateway.ask('GET', '/subscriptions?api-version=2022-12-01', undefined, { authorization: `Bearer ${token}` })).body).toMatchObject({ error: { code: 'InvalidAuthenticationTokenAudience' } });
  });
});

async function post({ azure }: ClockedGateway, url: string, body: string): Promise<string> {
  const sent = request(url, { method: 'POST', ca: azure.ca, headers: { 'content-type': 'application/x-www-form-urlencoded' } }).end(body);
  const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  return text;
}

function tokenOf(text: string): string {
  return (JSON.parse(text) as { readonly access_token: string }).access_token;
}

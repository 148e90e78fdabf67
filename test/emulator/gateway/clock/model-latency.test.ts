import { describe, expect, it } from 'vitest';
import { startClocked } from './clocked-gateway.ts';
import type { ClockedGateway } from './clocked-gateway.ts';

const scope = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const body = JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], max_tokens: 10 });
const path = (deployment: string): string => `/openai/deployments/${deployment}/chat/completions?api-version=2024-10-21`;

/** Deployments that take 20 ms and a second, of an account that takes its key. */
async function withModels(): Promise<ClockedGateway> {
  const gateway = await startClocked(`accounts:
  - name: aoai
    resourceGroup: rg
    region: swedencentral
    customSubDomainName: contoso
    disableLocalAuth: false
    deployments:
      - { name: fast, model: gpt-4o, version: "2024-08-06", tokensPerMinute: 10000, latencyMs: 20 }
      - { name: slow, model: gpt-4o, version: "2024-08-06", tokensPerMinute: 10000, latencyMs: 1000 }
`);
  const keys = await gateway.ask('POST', `${scope}/providers/Microsoft.CognitiveServices/accounts/aoai/listKeys?api-version=2024-10-01`);
  await gateway.api('openai', ['POST /deployments/{id}/chat/completions'], { serviceUrl: 'https://contoso.openai.azure.com/openai' });
  await gateway.policy('/apis/openai', { inbound: `<base /><set-header name="api-key"><value>${keys.body.key1}</value></set-header>` });
  return gateway;
}

describe('the latency of a deployment', () => {
  it('passes by the clock, for calls side by side and for streams', async () => {
    const gateway = await withModels();
    const call = (deployment: string, more = {}) => gateway.call(path(deployment), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...JSON.parse(body), ...more }) });
    const [slow, fast, stream] = [call('slow'), call('fast'), call('slow', { stream: true })];
    const order = { advance: 'PT1M', until: 'answer' };
    expect(await gateway.clock({ ...order, after: 3 })).toEqual([200, { now: '2026-01-01T00:00:00.020Z', calls: 3, open: 2 }]);
    expect((await fast).status).toBe(200);
    expect(await gateway.clock(order)).toEqual([200, { now: '2026-01-01T00:00:01.000Z', calls: 3, open: 1 }]);
    expect(await gateway.clock(order)).toEqual([200, { now: '2026-01-01T00:00:01.000Z', calls: 3, open: 0 }]);
    expect((await slow).status).toBe(200);
    expect((await stream).text).toMatch(/^data: .*data: \[DONE\]\s*$/s);
    expect((await gateway.attempts()).map((attempt) => attempt['ms'])).toEqual([20, 1000, 1000]);
  });

  it('ends with a reset', async () => {
    const gateway = await withModels();
    const { request, ended } = gateway.begin(path('slow'), { method: 'POST', headers: { 'content-type': 'application/json' } });
    request.end(body);
    expect((await gateway.clock({ advance: 'PT0.5S', after: 1 }))[1]).toMatchObject({ open: 1 });
    await gateway.control('reset', undefined);
    expect(await ended).toBeInstanceOf(Error);
    expect(await gateway.state()).toMatchObject({ calls: 0, open: 0 });
  });

  it('gives the same run for the same calls', async () => {
    const run = async (): Promise<string> => {
      const gateway = await withModels();
      const answered: unknown[] = [];
      const all: Promise<unknown>[] = [];
      for (let at = 0; at < 6; at += 1) {
        const deployment = at % 3 === 1 ? 'slow' : 'fast';
        all.push(gateway.call(path(deployment), { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(({ status, headers, text }) => answered.push([status, headers, text])));
        await gateway.clock({ advance: at % 2 === 0 ? 'PT0.015S' : 'PT0S', after: at + 1 });
      }
      await gateway.clock({ advance: 'PT1H' });
      await Promise.all(all);
      return JSON.stringify([answered.map((one) => JSON.stringify(one)).toSorted(), await gateway.attempts()]);
    };
    const first = await run();
    expect(await run()).toBe(first);
  });
});

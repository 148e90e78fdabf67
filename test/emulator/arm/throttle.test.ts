import { describe, expect, it } from 'vitest';
import { Throttle } from '../../../src/emulator/arm/front-door/throttle.ts';
import type { Drawn } from '../../../src/emulator/arm/front-door/throttle.ts';
import { at } from '../../../src/model/json.ts';
import { group, service, start } from './plane-fixture.ts';

const on = { options: { importStatus: 201, operationIdNormalization: 'keep', armThrottling: 'on' } } as const;

function draws(throttle: Throttle, count: number, method = 'GET', now = 0, objectId = 'a', path = '/subscriptions/s/x'): Drawn {
  const request = { method, url: new URL(`https://127.0.0.1${path}`), caller: { objectId } };
  let last: Drawn = { headers: {} };
  for (let n = 0; n < count; n += 1) last = throttle.draw(request, now);
  return last;
}

describe('throttling of the control plane', () => {
  it('is off by default: nothing is counted or told', async () => {
    const { headers } = await (await start()).send('GET', service);
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
  });

  it('tells what is left of the bucket: reads, writes and deletes of a subscription, reads of the tenant', async () => {
    const client = await start(on);
    expect((await client.send('GET', service)).headers).toMatchObject({ 'x-ms-ratelimit-remaining-subscription-reads': '249' });
    expect((await client.send('GET', `${group}x`)).headers).toMatchObject({ 'x-ms-ratelimit-remaining-subscription-reads': '248' });
    expect((await client.send('DELETE', `${service}/backends/x`)).headers).toMatchObject({ 'x-ms-ratelimit-remaining-subscription-deletes': '199' });
    expect((await client.send('PUT', `${service}/backends/x`, { properties: { url: 'https://x.example', protocol: 'http' } })).headers).toMatchObject({ 'x-ms-ratelimit-remaining-subscription-writes': '199' });
    expect((await client.send('GET', '/subscriptions?api-version=2022-12-01')).headers).toMatchObject({ 'x-ms-ratelimit-remaining-tenant-reads': '249' });
  });

  it('refuses what is too much with the seconds until there is room again', async () => {
    const client = await start(on);
    for (let n = 0; n < 200; n += 1) await client.send('PUT', `${service}/nothing/x`, {});
    const refused = await client.send('PUT', `${service}/backends/x`, {});
    expect([refused.status, refused.headers['retry-after'], refused.headers['x-ms-failure-cause'], at(refused.body, 'error', 'code')]).toEqual([429, '1', 'gateway', 'SubscriptionRequestsThrottled']);
    expect((await client.send('GET', service)).status).toBe(200);
  });

  it('fills a bucket again with time, up to its size', () => {
    const throttle = new Throttle();
    draws(throttle, 250);
    expect(draws(throttle, 1)).toHaveProperty('refused.status', 429);
    expect(draws(throttle, 1, 'GET', 1000)).toEqual({ headers: { 'x-ms-ratelimit-remaining-subscription-reads': '24' } });
    expect(draws(throttle, 1, 'GET', 3_600_000)).toEqual({ headers: { 'x-ms-ratelimit-remaining-subscription-reads': '249' } });
  });

  it('has buckets for each caller and each subscription', () => {
    const throttle = new Throttle();
    draws(throttle, 251);
    expect(draws(throttle, 1, 'GET', 0, 'b')).not.toHaveProperty('refused');
    expect(draws(throttle, 1, 'GET', 0, 'a', '/subscriptions/t/x')).not.toHaveProperty('refused');
    expect(draws(throttle, 1, 'GET', 0, 'A', '/subscriptions/S/x')).toHaveProperty('refused');
    expect(draws(throttle, 1, 'POST')).toEqual({ headers: { 'x-ms-ratelimit-remaining-subscription-writes': '199' } });
  });
});

import { describe, expect, it } from 'vitest';
import { rateLimitByKey } from '../../../../src/emulator/gateway/policies/rate-limit-by-key.ts';
import { runPolicy } from './run-policy.ts';
import type { Setting } from './run-policy.ts';
import { answered, faultOf, sharedWorld, statuses } from './shared-world.ts';

const sku = 'Standard';
const policy = (more = '', calls = '2', key = 'k') => `<rate-limit-by-key calls="${calls}" renewal-period="60" counter-key="${key}" ${more} />`;

const rows: readonly (readonly [statement: string, xml: string, times: number, expected: readonly number[], setting: Setting])[] = [
  ['so many calls pass, the next are 429', policy(), 4, [200, 200, 429, 429], {}],
  ['each key is counted for itself', policy('', '2', '@(key)'), 4, [200, 200, 200, 200], { expressions: { '@(key)': alternating() } }],
  ['calls may come from an expression', policy('', '@(calls)'), 2, [200, 429], { expressions: { '@(calls)': 1 } }],
  ['increment-count counts more than one', policy('increment-count="2"'), 2, [200, 429], {}],
  ['increment-condition="false" counts none', policy('increment-condition="false"'), 5, [200, 200, 200, 200, 200], {}],
  ['a condition as an expression sees the answer', policy('increment-condition="@(ok)"'), 3, [200, 200, 429], { expressions: { '@(ok)': (call: { response?: { status: number } }) => call.response?.status === 200 } }],
  ['a condition that fails counts none', policy('increment-condition="@(bad)"'), 4, [200, 200, 200, 200], { expressions: { '@(bad)': () => { throw new Error('no'); } } }],
  ['an increment-count as an expression counts when the answer is there', policy('increment-count="@(n)"'), 2, [200, 429], { expressions: { '@(n)': 5 } }],
  ['calls="0" lets nobody through', policy('', '0'), 2, [429, 429], {}],
];

function alternating(): () => string {
  let at = 0;
  return () => `k${(at += 1) % 2}`;
}

describe('rate-limit-by-key', () => {
  it.each(rows)('%s', async (_, xml, times, expected, setting) => {
    expect(await statuses(times, rateLimitByKey, xml, { sku, ...setting, ...sharedWorld() })).toEqual(expected);
  });

  it('says when to try again, as Azure does', async () => {
    const shared = sharedWorld();
    const setting = { sku, ...shared };
    await statuses(1, rateLimitByKey, policy(), setting);
    await shared.wait(20);
    await statuses(1, rateLimitByKey, policy(), setting);
    await shared.wait(5.5);
    expect(await faultOf(rateLimitByKey, policy(), setting)).toMatchObject({ source: 'rate-limit-by-key', reason: 'RateLimitExceeded', status: 429, message: 'Rate limit is exceeded. Try again in 35 seconds.', headers: [['Retry-After', '35']] });
  });

  it('slides in the classic tiers: a call has room when the oldest is a period ago', async () => {
    const shared = sharedWorld();
    const setting = { sku, ...shared };
    await statuses(1, rateLimitByKey, policy(), setting);
    await shared.wait(40);
    expect(await statuses(2, rateLimitByKey, policy(), setting)).toEqual([200, 429]);
    await shared.wait(20);
    expect(await statuses(2, rateLimitByKey, policy(), setting)).toEqual([200, 429]);
  });

  it('is a bucket in the v2 tiers, that fills evenly', async () => {
    const shared = sharedWorld();
    const setting = { sku: 'StandardV2', ...shared };
    expect(await statuses(3, rateLimitByKey, policy(), setting)).toEqual([200, 200, 429]);
    await shared.wait(30);
    expect(await statuses(2, rateLimitByKey, policy(), setting)).toEqual([200, 429]);
  });

  it('tells what is left in header and variable, and the limit', async () => {
    const shared = sharedWorld();
    const xml = policy('remaining-calls-header-name="x-left" remaining-calls-variable-name="left" total-calls-header-name="x-total"');
    const { headers, call } = await answered(await runPolicy(rateLimitByKey, xml, { sku, ...shared }));
    expect([headers, call.variables.get('left')]).toEqual([{ 'x-left': '1', 'x-total': '2' }, 1]);
  });

  it('waits in the header and the variable that it names', async () => {
    const shared = sharedWorld();
    const xml = policy('retry-after-header-name="x-wait" retry-after-variable-name="wait"', '0');
    expect((await faultOf(rateLimitByKey, xml, { sku, ...shared })).headers).toEqual([['x-wait', '60']]);
  });

  it('counts in each unit for itself', async () => {
    let at = 0;
    const shared = sharedWorld({ gatewayUnits: 2 }, { random: () => ((at += 1) % 2 === 0 ? 0 : 0.9) });
    expect(await statuses(5, rateLimitByKey, policy(), { sku, ...shared })).toEqual([200, 200, 200, 200, 429]);
  });

  it('is forgotten by the next life of the gateway', async () => {
    await statuses(3, rateLimitByKey, policy(), { sku, ...sharedWorld() });
    expect(await statuses(1, rateLimitByKey, policy(), { sku, ...sharedWorld() })).toEqual([200]);
  });

  it('refuses the undocumented flexible-retry-window by name', async () => {
    await expect(runPolicy(rateLimitByKey, policy('flexible-retry-window="true"'), { ...sharedWorld() })).rejects.toThrow('flexible-retry-window');
  });
});

import { describe, expect, it } from 'vitest';
import { quotaByKey } from '../../../../src/emulator/gateway/policies/quota-by-key.ts';
import { quota } from '../../../../src/emulator/gateway/policies/quota.ts';
import { runPolicy } from './run-policy.ts';
import type { Setting } from './run-policy.ts';
import { answered, faultOf, sharedWorld, statuses } from './shared-world.ts';
import { subscriber } from './subscriber.ts';

const matched = subscriber('one');
const byKey = (more = 'calls="2" renewal-period="600"') => `<quota-by-key counter-key="k" ${more} />`;

describe('quota', () => {
  const rows: readonly (readonly [statement: string, xml: string, expected: readonly number[]])[] = [
    ['so many calls of a subscription pass, the next are 403', '<quota calls="2" renewal-period="300" />', [200, 200, 403]],
    ['an API inside has a quota of its own in the same period', '<quota calls="9" renewal-period="300"><api id="echo" calls="1" /></quota>', [200, 403, 403]],
    ['an operation inside of it, too', '<quota calls="9" renewal-period="300"><api name="Echo" calls="9"><operation name="Get" calls="2" /></api></quota>', [200, 200, 403]],
  ];

  it.each(rows)('%s', async (_, xml, expected) => {
    expect(await statuses(3, quota, xml, { matched, ...sharedWorld() })).toEqual(expected);
  });

  it('does not apply without a subscription', async () => {
    expect(await statuses(3, quota, '<quota calls="1" renewal-period="300" />', sharedWorld())).toEqual([200, 200, 200]);
  });

  it('begins its periods with the subscription', async () => {
    const shared = sharedWorld();
    const setting = { matched, ...shared };
    const xml = '<quota calls="1" renewal-period="300" />';
    await statuses(1, quota, xml, setting);
    // 100 seconds of the first period were over when the gateway began.
    expect(await faultOf(quota, xml, setting)).toMatchObject({
      source: 'quota',
      reason: 'QuotaExceeded',
      status: 403,
      statusText: 'Quota Exceeded',
      message: 'Out of call volume quota. Quota will be replenished in 00:03:20.',
      headers: [['Retry-After', '200']],
    });
    await shared.wait(200);
    expect(await statuses(2, quota, xml, setting)).toEqual([200, 403]);
  });

  it('never ends with renewal-period="0"', async () => {
    const shared = sharedWorld();
    const xml = '<quota calls="1" renewal-period="0" />';
    await statuses(1, quota, xml, { matched, ...shared });
    await shared.wait(1e9);
    expect(await faultOf(quota, xml, { matched, ...shared })).toMatchObject({ message: 'Out of call volume quota.', headers: [] });
  });

  it('counts the bytes of both bodies in kilobytes of 1024', async () => {
    const shared = sharedWorld();
    const xml = '<quota bandwidth="2" renewal-period="300" />';
    const setting: Setting = { matched, request: { body: 'x'.repeat(1000) }, ...shared };
    await answered(await runPolicy(quota, xml, setting), { body: 'y'.repeat(1047) });
    await answered(await runPolicy(quota, xml, setting), { body: '' });
    expect(await faultOf(quota, xml, setting)).toMatchObject({ message: 'Out of bandwidth quota. Quota will be replenished in 00:03:20.' });
  });
});

describe('quota-by-key', () => {
  const rows: readonly (readonly [statement: string, xml: string, times: number, expected: readonly number[], setting: Setting])[] = [
    ['so many calls of a key pass', byKey(), 3, [200, 200, 403], {}],
    ['increment-count counts more', byKey('calls="3" renewal-period="600" increment-count="2"'), 3, [200, 200, 403], {}],
    ['increment-condition is asked when the answer is there', byKey('calls="1" renewal-period="600" increment-condition="@(ok)"'), 3, [200, 200, 200], { expressions: { '@(ok)': (call: { response?: { status: number } }) => call.response?.status === 500 } }],
  ];

  it.each(rows)('%s', async (_, xml, times, expected, setting) => {
    expect(await statuses(times, quotaByKey, xml, { ...setting, ...sharedWorld() })).toEqual(expected);
  });

  it('has windows that lie fast from first-period-start on, not from the first call', async () => {
    const shared = sharedWorld();
    await shared.wait(41 * 60 + 36);
    await statuses(2, quotaByKey, byKey(), shared);
    expect(await faultOf(quotaByKey, byKey(), shared)).toMatchObject({ headers: [['Retry-After', '504']], message: 'Out of call volume quota. Quota will be replenished in 00:08:24.' });
    await shared.wait(504);
    expect(await statuses(3, quotaByKey, byKey(), shared)).toEqual([200, 200, 403]);
  });

  it.each([
    ['2025-12-31T23:59:00Z', '540'],
    ['2026-01-01T00:01:00', '60'],
    ['2026-01-01T03:00:30+03:00', '30'],
  ])('with first-period-start="%s" ends in %s seconds', async (start, seconds) => {
    const xml = byKey(`calls="0" renewal-period="600" first-period-start="${start}"`);
    expect((await faultOf(quotaByKey, xml, sharedWorld())).headers).toEqual([['Retry-After', seconds]]);
  });

  it('is one counter for all units of the gateway', async () => {
    let at = 0;
    const shared = sharedWorld({ gatewayUnits: 2 }, { random: () => ((at += 1) % 2 === 0 ? 0 : 0.9) });
    expect(await statuses(3, quotaByKey, byKey(), shared)).toEqual([200, 200, 403]);
  });

  it('refuses a first-period-start that is no date', async () => {
    await expect(runPolicy(quotaByKey, byKey('calls="1" renewal-period="600" first-period-start="soon"'), sharedWorld())).rejects.toThrow('first-period-start="soon"');
  });
});

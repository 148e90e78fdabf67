import { describe, expect, it } from 'vitest';
import { rateLimit } from '../../../../src/emulator/gateway/policies/rate-limit.ts';
import { runPolicy } from './run-policy.ts';
import { answered, faultOf, sharedWorld, statuses } from './shared-world.ts';
import { subscriber } from './subscriber.ts';

const sku = 'Developer';
const matched = subscriber('one');
const limit = (calls: number, inside = '') => `<rate-limit calls="${calls}" renewal-period="60">${inside}</rate-limit>`;
const inner = (element: string, name: string, calls: number, inside = '') => `<${element} ${name} calls="${calls}" renewal-period="60">${inside}</${element}>`;

const rows: readonly (readonly [statement: string, xml: string, expected: readonly number[]])[] = [
  ['so many calls of a subscription pass', limit(2), [200, 200, 429]],
  ['an API inside has a limit of its own, by name', limit(9, inner('api', 'name="Echo"', 1)), [200, 429, 429]],
  ['or by id', limit(9, inner('api', 'id="echo"', 1)), [200, 429, 429]],
  ['id counts before name', limit(9, inner('api', 'id="other" name="Echo"', 1)), [200, 200, 200]],
  ['an operation inside of it, too', limit(9, inner('api', 'id="echo"', 9, inner('operation', 'id="get-echo"', 2))), [200, 200, 429]],
  ['another API is not meant', limit(9, inner('api', 'name="Other"', 1)), [200, 200, 200]],
  ['an operation of another API is not meant', limit(9, inner('api', 'id="other"', 9, inner('operation', 'id="get-echo"', 1))), [200, 200, 200]],
];

describe('rate-limit', () => {
  it.each(rows)('%s', async (_, xml, expected) => {
    expect(await statuses(3, rateLimit, xml, { sku, matched, ...sharedWorld() })).toEqual(expected);
  });

  it('counts subscriptions apart, and does not apply without one', async () => {
    const shared = sharedWorld();
    expect(await statuses(2, rateLimit, limit(1), { sku, matched, ...shared })).toEqual([200, 429]);
    expect(await statuses(2, rateLimit, limit(1), { sku, matched: subscriber('two'), ...shared })).toEqual([200, 429]);
    expect(await statuses(3, rateLimit, limit(1), { sku, ...shared })).toEqual([200, 200, 200]);
  });

  it('does not count a call that another of its limits refuses', async () => {
    const shared = sharedWorld();
    const xml = limit(2, inner('api', 'id="echo"', 1));
    expect(await statuses(3, rateLimit, xml, { sku, matched, ...shared })).toEqual([200, 429, 429]);
    const elsewhere = { ...matched, api: { id: '/apis/b', name: 'b', displayName: 'B', path: 'b', revision: '1', version: '', isCurrent: true, serviceUrl: undefined, protocols: [] } };
    expect(await statuses(1, rateLimit, `<rate-limit calls="1" renewal-period="60" />`, { sku, matched: elsewhere, ...shared })).toEqual([200]);
  });

  it('says when to try again, and what is left', async () => {
    const setting = { sku, matched, ...sharedWorld() };
    const xml = '<rate-limit calls="1" renewal-period="60" remaining-calls-header-name="x-left" total-calls-header-name="x-total" retry-after-variable-name="wait" />';
    expect((await answered(await runPolicy(rateLimit, xml, setting))).headers).toEqual({ 'x-left': '0', 'x-total': '1' });
    expect(await faultOf(rateLimit, xml, setting)).toMatchObject({ source: 'rate-limit', reason: 'RateLimitExceeded', status: 429, message: 'Rate limit is exceeded. Try again in 60 seconds.', headers: [['Retry-After', '60']] });
  });
});

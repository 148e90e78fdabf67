import { describe, expect, it } from 'vitest';
import { modelOf, quotaKey, quotaOf } from '../../../src/desired/members/member-facts.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { LiveAccount, Seen } from '../../../src/model/live.ts';
import { account } from '../live.ts';

function deployed(body: JsonObject, where: LiveAccount = account({ location: 'swedencentral' })): { readonly account: LiveAccount; readonly deployment: Seen } {
  return { account: where, deployment: { id: 'd', name: 'd', body } };
}

const limits = (...all: readonly JsonObject[]): JsonObject => ({ properties: { rateLimits: all } });

describe('the quota of a deployment', () => {
  it.each<readonly [string, JsonObject, object]>([
    ['tokens by the minute, requests by ten seconds', limits({ key: 'request', renewalPeriod: 10, count: 10 }, { key: 'token', renewalPeriod: 60, count: 10_000 }), { tokensPerMinute: 10_000, requestsPerMinute: 60, ptu: null }],
    ['the older spelling', { properties: { ratelimits: [{ key: 'token', renewalPeriod: 60, count: 5 }] } }, { tokensPerMinute: 5, requestsPerMinute: null, ptu: null }],
    ['requests alone', limits({ key: 'request', renewalPeriod: 60, count: 3 }), { tokensPerMinute: null, requestsPerMinute: 3, ptu: null }],
    ['units of provisioned throughput', { sku: { name: 'GlobalProvisionedManaged', capacity: 100 }, properties: {} }, { tokensPerMinute: null, requestsPerMinute: null, ptu: 100 }],
    ['capacity of other kinds is no units', { sku: { name: 'Standard', capacity: 10 }, properties: {} }, { tokensPerMinute: null, requestsPerMinute: null, ptu: null }],
    ['a period of nothing', limits({ key: 'token', renewalPeriod: 0, count: 5 }), { tokensPerMinute: null, requestsPerMinute: null, ptu: null }],
    ['nothing', {}, { tokensPerMinute: null, requestsPerMinute: null, ptu: null }],
  ])('%s', (_, body, quota) => {
    expect(quotaOf(deployed(body))).toEqual(quota);
  });

  it.each<readonly [string, JsonObject, JsonObject, boolean]>([
    ['one region, model and kind', { sku: { name: 'Standard' } }, { sku: { name: 'standard' } }, true],
    ['two kinds', { sku: { name: 'Standard' } }, { sku: { name: 'GlobalStandard' } }, false],
    ['two models', { sku: { name: 'Standard' }, properties: { model: { name: 'a' } } }, { sku: { name: 'Standard' }, properties: { model: { name: 'b' } } }, false],
  ])('is shared by deployments of %s: %#', (_, one, two, isShared) => {
    expect(quotaKey(deployed(one)) === quotaKey(deployed(two))).toBe(isShared);
  });

  it('is one in all regions for global deployments, and one for each region and subscription for others', () => {
    const elsewhere = account({ location: 'eastus' }, { id: 'x' });
    const [regional, global] = [{ sku: { name: 'Standard' } }, { sku: { name: 'GlobalStandard' } }];
    const here = account({ location: 'Sweden Central' });
    expect(quotaKey(deployed(regional, here))).toBe(quotaKey(deployed(regional)));
    expect(quotaKey(deployed(regional, { ...elsewhere, id: here.id }))).not.toBe(quotaKey(deployed(regional)));
    expect(quotaKey(deployed(global, { ...elsewhere, id: here.id }))).toBe(quotaKey(deployed(global)));
    expect(quotaKey(deployed(global, { ...here, id: here.id.replace('1111', '2222') }))).not.toBe(quotaKey(deployed(global)));
  });
});

it.each<readonly [JsonObject, string]>([
  [{ properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' } } }, 'gpt-4o 2024-08-06'],
  [{ properties: { model: { format: 'Meta', name: 'llama', version: '1' } } }, 'Meta llama 1'],
  [{ properties: { model: { name: 'gpt-4o' } } }, 'gpt-4o'],
])('a model is told by format, name and version: %#', (body, told) => {
  expect(modelOf(deployed(body))).toBe(told);
});

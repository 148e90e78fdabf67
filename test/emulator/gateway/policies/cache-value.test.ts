import { describe, expect, it } from 'vitest';
import { cacheLookupValue } from '../../../../src/emulator/gateway/policies/cache-lookup-value.ts';
import { cacheRemoveValue } from '../../../../src/emulator/gateway/policies/cache-remove-value.ts';
import { cacheStoreValue } from '../../../../src/emulator/gateway/policies/cache-store-value.ts';
import { runPolicy } from './run-policy.ts';
import type { Setting } from './run-policy.ts';
import { sharedWorld } from './shared-world.ts';

const store = (more = '', value = 'v') => `<cache-store-value key="k" value="${value}" duration="10" ${more} />`;
const lookup = (more = '') => `<cache-lookup-value key="k" variable-name="x" ${more} />`;
const found = async (setting: Setting, xml = lookup()): Promise<unknown> => {
  const { call } = await runPolicy(cacheLookupValue, xml, setting);
  return call.variables.has('x') ? call.variables.get('x') : 'not set';
};

describe('the cache of values', () => {
  it('gives a value back for as long as it was kept for', async () => {
    const shared = sharedWorld();
    await runPolicy(cacheStoreValue, store(), shared);
    await shared.wait(9.999);
    expect(await found(shared)).toBe('v');
    await shared.wait(0.001);
    expect(await found(shared)).toBe('not set');
  });

  it('keeps the type of a value', async () => {
    const shared = sharedWorld();
    await runPolicy(cacheStoreValue, store('', '@(7)'), { expressions: { '@(7)': 7 }, ...shared });
    expect(await found(shared)).toBe(7);
  });

  const missing: readonly (readonly [statement: string, xml: string, expected: unknown])[] = [
    ['does not set the variable without a default', lookup(), 'not set'],
    ['sets it to the default', lookup('default-value="d"'), 'd'],
    ['sets it to what an expression gives, with its type', lookup('default-value="@(1)"'), 1],
    ['sets it to null, where the expression gives that', lookup('default-value="@(null)"'), null],
  ];

  it.each(missing)('%s where nothing is found', async (_, xml, expected) => {
    expect(await found({ expressions: { '@(1)': 1, '@(null)': null }, ...sharedWorld() }, xml)).toBe(expected);
  });

  it('does not look at the default where it finds something', async () => {
    const shared = sharedWorld();
    await runPolicy(cacheStoreValue, store(), shared);
    expect(await found(shared, lookup('default-value="@(never)"').replace('@(never)', 'd'))).toBe('v');
  });

  it('takes another value in the place of the first', async () => {
    const shared = sharedWorld();
    await runPolicy(cacheStoreValue, store(), shared);
    await shared.wait(5);
    await runPolicy(cacheStoreValue, store('', 'w'), shared);
    await shared.wait(9);
    expect(await found(shared)).toBe('w');
  });

  it('lets go of what is removed', async () => {
    const shared = sharedWorld();
    await runPolicy(cacheStoreValue, store(), shared);
    await runPolicy(cacheRemoveValue, '<cache-remove-value key="other" />', shared);
    expect(await found(shared)).toBe('v');
    await runPolicy(cacheRemoveValue, '<cache-remove-value key="k" />', shared);
    expect(await found(shared)).toBe('not set');
  });

  it('is not there in Consumption', async () => {
    const shared = sharedWorld();
    await runPolicy(cacheStoreValue, store(), { ...shared, sku: 'Consumption' });
    expect(await found({ ...shared, sku: 'Consumption' })).toBe('not set');
  });

  it.each([
    [cacheStoreValue, store('caching-type="external"')],
    [cacheLookupValue, lookup('caching-type="external"')],
    [cacheRemoveValue, '<cache-remove-value key="k" caching-type="external" />'],
  ])('refuses an external cache by name', async (handler, xml) => {
    await expect(runPolicy(handler, xml)).rejects.toThrow(`The local gateway does not run ${handler.element} with caching-type="external".`);
  });
});

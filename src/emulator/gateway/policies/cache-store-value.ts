import type { Value } from '../../expressions/run/value.ts';
import { after, allOf } from '../after.ts';
import type { PolicyHandler } from '../step.ts';
import { internalCache, refuseExternal } from './cache/internal-cache.ts';

/** Keeps a value for so many seconds of the gateway's clock, whatever is there under the key. */
export const cacheStoreValue: PolicyHandler = {
  element: 'cache-store-value',
  compile(element, compiler) {
    refuseExternal(element, compiler);
    const key = compiler.text(element, 'key');
    const value = compiler.value(element, 'value');
    const duration = compiler.whole(element, 'duration');
    return (call) =>
      after(allOf([() => key?.(call) ?? '', () => value?.(call) ?? '', () => duration?.(call) ?? 0]), ([name, kept, seconds]) => internalCache(call).store(name, kept as Value, seconds));
  },
};

import { after } from '../after.ts';
import type { PolicyHandler } from '../step.ts';
import { internalCache, refuseExternal } from './cache/internal-cache.ts';

export const cacheRemoveValue: PolicyHandler = {
  element: 'cache-remove-value',
  compile(element, compiler) {
    refuseExternal(element, compiler);
    const key = compiler.text(element, 'key');
    return (call) => after(key?.(call) ?? '', (name) => internalCache(call).remove(name));
  },
};

import { after, allOf } from '../after.ts';
import type { PolicyHandler } from '../step.ts';
import { internalCache, refuseExternal } from './cache/internal-cache.ts';
import { sayer } from './say.ts';

/** A cached value into a variable, else the default; the variable is not set where there is neither (documented). */
export const cacheLookupValue: PolicyHandler = {
  element: 'cache-lookup-value',
  compile(element, compiler) {
    refuseExternal(element, compiler);
    const key = compiler.text(element, 'key');
    const variable = compiler.text(element, 'variable-name')?.literal ?? '';
    const missing = compiler.value(element, 'default-value');
    const say = sayer(element, compiler);
    return (call) =>
      after(key?.(call) ?? '', (name) => {
        const found = internalCache(call).find(name);
        say(call, () => `${name}: ${found === undefined ? 'not in the cache' : 'found'}`);
        if (found !== undefined) call.variables.set(variable, found);
        else if (missing) return after(allOf([() => missing(call)]), ([value]) => void call.variables.set(variable, value));
      });
  },
};

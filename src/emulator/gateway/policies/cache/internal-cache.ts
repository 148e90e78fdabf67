import type { PolicyElement } from '../../../arm/policies/document.ts';
import type { Value } from '../../../expressions/run/value.ts';
import type { GatewayCall } from '../../call.ts';
import { NotRunnable } from '../../not-runnable.ts';
import type { Compiler } from '../../step.ts';

/** The built-in cache of the call's service, which all of its APIs share. */
export interface InternalCache {
  find(key: string): Value | undefined;
  store(key: string, value: Value, seconds: number): void;
  remove(key: string): void;
}

/** The local gateway has no external cache: `prefer-external` means the internal one, `external` cannot be run. */
export function refuseExternal(element: PolicyElement, compiler: Compiler): void {
  if (compiler.text(element, 'caching-type')?.literal === 'external') throw new NotRunnable(element.name, 'caching-type="external"');
}

/** Consumption has no cache of its own (documented): nothing is ever found there. */
export function internalCache({ world, matched }: GatewayCall): InternalCache {
  const { cache } = world.memory;
  const now = world.clock.now();
  const named = (key: string): string => JSON.stringify([matched.service.id.toLowerCase(), key]);
  const isThere = matched.service.sku !== 'Consumption';
  return {
    find: (key) => cache.find(named(key), now)?.value,
    store: (key, value, seconds) => {
      if (isThere && seconds > 0) cache.put(named(key), { value, until: now + seconds * 1000 }, now);
    },
    remove: (key) => cache.delete(named(key)),
  };
}

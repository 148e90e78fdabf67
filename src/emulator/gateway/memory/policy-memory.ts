import type { Value } from '../../expressions/run/value.ts';
import type { GatewayCall } from '../call.ts';
import { newKept } from './kept.ts';
import type { Kept } from './kept.ts';
import type { Rate } from './rate.ts';

/** Use of a window that ends as a whole. */
export interface QuotaCount {
  /** Milliseconds of the gateway's clock; Infinity: it never ends. */
  readonly until: number;
  used: number;
}

export interface Cached {
  readonly until: number;
  readonly value: Value;
}

/** What limits and caches remember from one call to the next, in one life of the gateway. */
export interface PolicyMemory {
  readonly rates: Kept<Rate>;
  readonly quotas: Kept<QuotaCount>;
  /** Of the internal cache, by service and key. */
  readonly cache: Kept<Cached>;
  /** True the first time that a call comes with this counter: a call counts once, however many policies share the counter (documented). */
  countsFirst(call: GatewayCall, counter: string): boolean;
}

export function newPolicyMemory(): PolicyMemory {
  const counted = new WeakMap<GatewayCall, Set<string>>();
  return {
    rates: newKept((rate, now) => rate.isOver(now)),
    quotas: newKept(({ until }, now) => until <= now),
    cache: newKept(({ until }, now) => until <= now),
    countsFirst: (call, counter) => {
      const before = counted.get(call) ?? new Set();
      counted.set(call, before);
      if (before.has(counter)) return false;
      before.add(counter);
      return true;
    },
  };
}

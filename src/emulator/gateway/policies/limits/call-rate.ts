import type { PolicyElement } from '../../../arm/policies/document.ts';
import type { GatewayCall } from '../../call.ts';
import type { RateLimit } from '../../memory/rate.ts';
import type { Compiler } from '../../step.ts';
import { exceeded, secondsOf } from './exceeded.ts';
import { rateNamed } from './rates.ts';
import { tell, toldNames } from './told.ts';
import type { Told } from './told.ts';

/** What rate-limit and rate-limit-by-key tell, and where. */
export interface RateTold {
  readonly retryAfter: Told;
  readonly remaining: Told;
  readonly total: Told;
}

export function rateTold(element: PolicyElement, compiler: Compiler): RateTold {
  return {
    retryAfter: toldNames(element, compiler, 'retry-after'),
    remaining: toldNames(element, compiler, 'remaining-calls'),
    total: { ...toldNames(element, compiler, 'total-calls'), variable: undefined },
  };
}

/** One limit as it applies to one call. */
export interface AppliedRate {
  readonly source: string;
  readonly words: readonly string[];
  readonly limit: RateLimit;
  readonly told: RateTold;
}

/** Throws 429 where there is no room for one call more. */
export function admit(call: GatewayCall, { source, words, limit, told }: AppliedRate): void {
  const wait = rateNamed(call, words, limit.seconds).rate.waitFor(1, limit, call.world.clock.now());
  if (wait === 0) return;
  tell(call, told.total, () => limit.amount);
  tell(call, told.remaining, () => 0);
  const seconds = wait === Infinity ? limit.seconds : secondsOf(wait);
  throw exceeded(call, { source, reason: 'RateLimitExceeded', status: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.`, seconds, retryAfter: told.retryAfter });
}

/** Counts the call, once for all policies that share the counter. */
export function count(call: GatewayCall, { words, limit }: AppliedRate, calls: number): void {
  const { name, rate } = rateNamed(call, words, limit.seconds);
  if (call.world.memory.countsFirst(call, name)) rate.take(calls, limit, call.world.clock.now());
}

export function tellRate(call: GatewayCall, { words, limit, told }: AppliedRate): void {
  tell(call, told.total, () => limit.amount);
  tell(call, told.remaining, () => Math.max(0, rateNamed(call, words, limit.seconds).rate.remaining(limit, call.world.clock.now())));
}

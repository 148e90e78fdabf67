import type { LiveRule } from './breaker-rule.ts';
import type { Resilience } from './resilience.ts';

/** The rule of a breaker of ours as what made it, so that another backend can have the same; undefined for other rules. */
export function resilienceOf(rule: LiveRule | undefined): Resilience | undefined {
  if (rule === undefined || !rule.isOurs || rule.count === null || rule.within === null || rule.openFor === null) return undefined;
  return { mode: 'breaker', tripAfter: rule.count, within: rule.within, openFor: rule.openFor, acceptRetryAfter: rule.acceptRetryAfter, retries: 0 };
}

import { nameOf, sameId } from '../../model/arm-id.ts';
import { at, isObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { breakerWith, liveRule, toldRule } from './breaker-rule.ts';
import { otherPools, otherUsers } from './other-users.ts';
import type { Resilience } from './resilience.ts';

/**
 * The step of a member's backend with the breaker that it is to have. The breaker of a backend is one for all pools that have it: the
 * rule of the last run counts, and one that this run does not want goes only where no other pool has the backend.
 *
 * @param rule undefined: no breaker
 * @param self name of the pool or burst
 */
export function withBreaker(step: Desired, rule: Resilience | undefined, live: Live, self: string): Desired {
  const existing = live.backends.find(({ id }) => sameId(id, step.id));
  const before = liveRule(existing?.body);
  if (rule !== undefined) {
    const circuitBreaker = breakerWith(rule);
    const after = liveRule({ properties: { circuitBreaker } });
    const isNew = before === undefined || after === undefined;
    const notes = isNew || toldRule(before) === toldRule(after) ? [] : [`breaker: ${toldRule(before)} → ${toldRule(after)}`];
    return changed(step, { circuitBreaker }, [...notes, ...alsoFor(step, live, self, existing !== undefined && (before === undefined || notes.length > 0))]);
  }
  if (!losesBreaker(existing, live, self) || before === undefined) return step;
  return changed(step, { circuitBreaker: { rules: [] } }, [`no more breaker: ${toldRule(before)}`, ...alsoFor(step, live, self, true)]);
}

/** Whether a backend has a breaker of ours that no other pool counts on. */
export function losesBreaker(backend: LiveResource | undefined, live: Live, self: string): boolean {
  return backend !== undefined && liveRule(backend.body)?.isOurs === true && otherPools(nameOf(backend.id), live, self).length === 0;
}

/** Whether this run changes the breaker of a backend that others may use: then all that names it has to be read. */
export function changesBreaker(backend: string, rule: Resilience | undefined, live: Live, self: string): boolean {
  const existing = live.backends.find(({ id }) => nameOf(id).toLowerCase() === backend.toLowerCase());
  if (existing === undefined) return false;
  if (rule === undefined) return losesBreaker(existing, live, self);
  const [before, after] = [liveRule(existing.body), liveRule({ properties: { circuitBreaker: breakerWith(rule) } })];
  return before === undefined || after === undefined || !before.isOurs || toldRule(before) !== toldRule(after);
}

function changed(step: Desired, properties: NonNullable<Desired['body']>, notes: readonly string[]): Desired {
  const own = at(step.body, 'properties');
  const all = [...(step.notes ?? []), ...notes];
  return { ...step, body: { ...step.body, properties: { ...(isObject(own) ? own : {}), ...properties } }, ...(all.length === 0 ? {} : { notes: all }) };
}

function alsoFor({ id }: Desired, live: Live, self: string, isNews: boolean): readonly string[] {
  const users = isNews ? otherUsers(nameOf(id), live, self) : [];
  return users.length === 0 ? [] : [`a breaker is one for all who use the backend: also for ${users.join(', ')}`];
}

import type { Driver } from '../model/driver.ts';
import type { StepEvent } from '../model/plan.ts';
import type { Task } from './schedule.ts';

/**
 * Lets a step's grace pass, once for all steps that come after the same writes. To be called when `writesBefore` are done.
 * The answer rejects with the signal's reason.
 */
export function gracesOf(driver: Pick<Driver, 'pause'>, signal: AbortSignal, on: (event: StepEvent) => void): (task: Task) => Promise<void> {
  const begun: { readonly ms: number; readonly after: readonly Task[]; readonly passed: Promise<void> }[] = [];
  return ({ needs, step }) => {
    const ms = step.graceMs;
    if (ms === undefined) return Promise.resolve();
    const after = writesBefore({ needs });
    const same = begun.find((each) => each.ms === ms && each.after.length === after.length && each.after.every((task) => after.includes(task)));
    if (same !== undefined) return same.passed;
    on({ type: 'waiting', step, what: `gateways that do not know of it yet (${ms / 1000} s)` });
    const passed = driver.pause(ms, signal);
    begun.push({ ms, after, passed });
    return passed;
  };
}

/** What its grace is counted from. */
export function writesBefore({ needs }: Pick<Task, 'needs'>): readonly Task[] {
  return [...needs].filter(({ step }) => step.desired.graceMs === undefined);
}

export function hasGrace({ step }: Task): boolean {
  return step.graceMs !== undefined;
}

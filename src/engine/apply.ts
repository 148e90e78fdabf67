import type { Driver } from '../model/driver.ts';
import type { Json } from '../model/json.ts';
import type { DoneStep, FailedStep, Outcome, Plan, Step, StepEvent } from '../model/plan.ts';
import type { Attempt, Intent } from './attempt.ts';
import type { Comparable } from './comparable.ts';
import type { Journal } from './journal.ts';
import { yieldsOf } from './late.ts';
import type { Derivations } from './late.ts';
import { recorder } from './recorder.ts';
import { nextTask, tasksOf } from './schedule.ts';
import type { Capacity, Task } from './schedule.ts';
import { carryOut, intentOf, writeFor } from './write.ts';

export interface ApplyOptions extends Capacity {
  /** Aborted: no further step starts, running ones finish. */
  readonly signal: AbortSignal;
  /** Aborted: running calls are cut off too. */
  readonly hardSignal?: AbortSignal | undefined;
  on(event: StepEvent): void;
  readonly journal: Journal;
  readonly derivations: Derivations;
  readonly comparable: Comparable;
  /** Milliseconds. */
  now(): number;
}

/** An outcome with the writes that were begun, in the order in which they ended: what undo takes. */
export interface Applied extends Outcome {
  readonly attempts: readonly Attempt[];
}

/**
 * Carries out a plan: independent steps side by side, within limits and locks. A failed step takes its dependents with
 * it and nothing else. Steps with nothing to do are done from the start, without events. What a step or the journal
 * did wrong stands in the outcome; it is never thrown.
 */
export async function apply(plan: Plan, driver: Driver, options: ApplyOptions): Promise<Applied> {
  const hardSignal = options.hardSignal ?? new AbortController().signal;
  const record = recorder(options.journal);
  const failed: FailedStep[] = [];
  const skipped: Step[] = [];
  const late: Record<string, Json> = {};
  const writtenIds = new Map<Task, string>();
  const finished = new Set<Task>();
  const running = new Map<Task, Promise<void>>();
  let waiting = tasksOf(plan.steps);

  const idle = plan.steps.filter((step) => step.action === 'noop');
  for (const step of idle) Object.assign(late, yieldsOf(step.desired, step.before ?? {}));
  const done: DoneStep[] = idle.map((step) => ({ step, id: step.id, wrote: false }));

  const skip = (tasks: readonly Task[]): void => {
    waiting = waiting.filter((task) => !tasks.includes(task));
    for (const { step } of inPlanOrder(plan, tasks)) {
      skipped.push(step);
      options.on({ type: 'skipped', step });
    }
  };

  const fail = (task: Task, error: Error): void => {
    failed.push({ step: task.step, error });
    options.on({ type: 'failed', step: task.step, error });
    skip(waiting.filter((other) => other.needs.has(task)));
  };

  const attempt = async (task: Task): Promise<{ id: string; wrote: boolean }> => {
    const { step } = task;
    const write = writeFor(step, late, options.derivations);
    let intent: Intent | undefined;
    try {
      const { wrote, live } = await carryOut(step, write, {
        driver,
        comparable: options.comparable,
        signal: hardSignal,
        async announce(base) {
          const announced = intentOf(step, write, base, [...task.needs].flatMap((need) => writtenIds.get(need) ?? []));
          await record.announce(announced);
          intent = announced;
        },
      });
      if (intent !== undefined && wrote) {
        writtenIds.set(task, write.id);
        await record.written(intent, live?.etag);
      } else if (intent !== undefined) await record.refused(intent);
      Object.assign(late, yieldsOf(step.desired, live?.body ?? {}));
      return { id: write.id, wrote };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (intent !== undefined) await record.failed(intent, error);
      throw error;
    }
  };

  const run = async (task: Task): Promise<void> => {
    const { step } = task;
    const began = options.now();
    options.on({ type: 'start', step });
    const result = await attempt(task).catch((error: Error) => error);
    running.delete(task);
    if (result instanceof Error) return fail(task, result);
    finished.add(task);
    done.push({ step, ...result });
    options.on({ type: 'done', step, wrote: result.wrote, ms: options.now() - began });
  };

  for (;;) {
    while (!options.signal.aborted && !hardSignal.aborted && record.broken() === undefined) {
      const task = nextTask(waiting, [...running.keys()], finished, options);
      if (task === undefined) break;
      waiting = waiting.filter((other) => other !== task);
      running.set(task, run(task));
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }

  // A journal that broke at the end of a step has failed no step yet, and the report must say why it stopped.
  const broken = record.broken();
  const [first] = inPlanOrder(plan, waiting);
  if (broken !== undefined && first !== undefined && failed.length === 0) {
    waiting = waiting.filter((task) => task !== first);
    fail(first, broken);
  }
  skip(waiting);
  return { done, failed, skipped, cancelled: options.signal.aborted || hardSignal.aborted, late, attempts: record.attempts };
}

function inPlanOrder(plan: Plan, tasks: readonly Task[]): readonly Task[] {
  return tasks.toSorted((a, b) => plan.steps.indexOf(a.step) - plan.steps.indexOf(b.step));
}

import type { Driver } from '../model/driver.ts';
import type { Json } from '../model/json.ts';
import type { DoneStep, FailedStep, Outcome, Plan, Step, StepEvent } from '../model/plan.ts';
import type { Attempt, Intent } from './attempt.ts';
import type { Comparable } from './comparable.ts';
import type { Journal } from './journal.ts';
import { gracesOf, hasGrace, writesBefore } from './grace.ts';
import { yieldsOf } from './late.ts';
import type { Derivations } from './late.ts';
import { proofsOf, waitsForProof } from './proofs.ts';
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
 * it and nothing else. What a step awaits is proven once all before it is done, and a grace passes; meanwhile it has neither a place nor its
 * locks. Steps with nothing to write are done from the start, or when they are proven, and tell of nothing else. What a
 * step or the journal did wrong stands in the outcome; it is never thrown.
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
  const proving = new Map<Task, Promise<void>>();
  const proven = new Set<Task>();
  const stop = new AbortController();
  const stopped = AbortSignal.any([options.signal, hardSignal, stop.signal]);
  const prove = proofsOf(driver, stopped, options.on);
  const grace = gracesOf(driver, stopped, options.on);
  let waiting = tasksOf(plan.steps);

  const unwritten = plan.steps.filter((step) => step.action === 'noop');
  for (const step of unwritten) Object.assign(late, yieldsOf(step.desired, step.before ?? {}));
  const done: DoneStep[] = unwritten.filter((step) => !waitsForProof(step)).map(asItWas);

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
      const error = asError(thrown);
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

  /** A step whose proof is stopped was not started, and so has not failed. */
  const wait = async (task: Task): Promise<void> => {
    const error = await Promise.all([prove(task.step), grace(task)]).then(() => undefined, asError);
    proving.delete(task);
    if (error === undefined) proven.add(task);
    const isOver = error === undefined ? task.step.action === 'noop' : !stopped.aborted;
    if (!isOver) return;
    waiting = waiting.filter((other) => other !== task);
    if (error !== undefined) return fail(task, error);
    finished.add(task);
    done.push(asItWas(task.step));
  };

  for (;;) {
    if (record.broken() !== undefined) stop.abort();
    while (!stopped.aborted && record.broken() === undefined) {
      const unproven = waiting.filter((task) => (waitsForProof(task.step) || hasGrace(task)) && !proven.has(task));
      for (const task of unproven) if (!proving.has(task) && mayBegin(task, finished)) proving.set(task, wait(task));
      const ready = waiting.filter((task) => !unproven.includes(task));
      const task = nextTask(ready, [...running.keys()], finished, options);
      if (task === undefined) break;
      waiting = waiting.filter((other) => other !== task);
      running.set(task, run(task));
    }
    if (running.size + proving.size === 0) break;
    await Promise.race([...running.values(), ...proving.values()]);
  }
  // What another proof of a failed step still asks for, nobody waits for any more.
  stop.abort();

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

function asItWas(step: Step): DoneStep {
  return { step, id: step.id, wrote: false };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** A grace begins with the last of what it is counted from, and so passes once for steps that come one after the other. */
function mayBegin(task: Task, finished: ReadonlySet<Task>): boolean {
  return (hasGrace(task) ? writesBefore(task) : [...task.needs]).every((need) => finished.has(need));
}

function inPlanOrder(plan: Plan, tasks: readonly Task[]): readonly Task[] {
  return tasks.toSorted((a, b) => plan.steps.indexOf(a.step) - plan.steps.indexOf(b.step));
}

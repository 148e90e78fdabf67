import type { Step } from '../model/plan.ts';
import type { Kind } from '../model/resource.ts';
import { needsOf, topologicalOrder } from './order.ts';
import type { Needs } from './order.ts';
import { waitsForProof } from './proofs.ts';

/** A step that calls the driver, to write or to have something proven, with what its start depends on. */
export interface Task {
  readonly step: Step;
  /** All tasks that must be done before, also through steps that have nothing to do. */
  readonly needs: ReadonlySet<Task>;
}

export interface Capacity {
  /** Steps that may run at the same time. */
  readonly parallel: number;
  /** The same for the steps of one kind. */
  readonly limits: Partial<Record<Kind, number>>;
}

/** The plan's tasks, those first on which most of the remaining time hangs: the longest chain, then the fullest lock. */
export function tasksOf(steps: readonly Step[]): readonly Task[] {
  const desired = steps.map((step) => step.desired);
  const needs = needsOf(desired);
  const order = topologicalOrder(desired, needs);
  const chains = chainLengths(order, needs, (index) => (steps[index]?.action === 'noop' ? 0 : 1));
  const tasks = new Map<number, Task>();
  const reached = new Map<number, ReadonlySet<Task>>();
  for (const index of order) {
    const step = steps[index];
    if (step === undefined) continue;
    const before = new Set([...(needs[index] ?? [])].flatMap((need) => [...(reached.get(need) ?? []), tasks.get(need) ?? []].flat()));
    reached.set(index, before);
    if (step.action !== 'noop' || waitsForProof(step)) tasks.set(index, { step, needs: before });
  }
  const loads = new Map<string, number>();
  for (const { step } of tasks.values()) for (const lock of step.desired.locks) loads.set(lock, (loads.get(lock) ?? 0) + 1);
  const rank = [...tasks].map(([index, task]) => ({
    task,
    chain: chains[index] ?? 0,
    load: Math.max(0, ...task.step.desired.locks.map((lock) => loads.get(lock) ?? 0)),
  }));
  return rank.toSorted((a, b) => b.chain - a.chain || b.load - a.load).map(({ task }) => task);
}

/** For each position the number of tasks on the longest way from it, itself included, to the end. */
function chainLengths(order: readonly number[], needs: Needs, weight: (index: number) => number): readonly number[] {
  const after: number[] = order.map(() => 0);
  const chains: number[] = order.map(() => 0);
  for (const index of order.toReversed()) {
    const chain = weight(index) + (after[index] ?? 0);
    chains[index] = chain;
    for (const need of needs[index] ?? []) after[need] = Math.max(after[need] ?? 0, chain);
  }
  return chains;
}

/** The first of the waiting tasks that may start now. */
export function nextTask(
  waiting: readonly Task[],
  running: readonly Task[],
  done: ReadonlySet<Task>,
  { parallel, limits }: Capacity,
): Task | undefined {
  if (running.length >= Math.max(1, parallel)) return undefined;
  const locked = new Set(running.flatMap(({ step }) => step.desired.locks));
  const busy = (kind: Kind): number => running.filter(({ step }) => step.kind === kind).length;
  return waiting.find(
    ({ step, needs }) =>
      busy(step.kind) < Math.max(1, limits[step.kind] ?? parallel) &&
      !step.desired.locks.some((lock) => locked.has(lock)) &&
      [...needs].every((need) => done.has(need)),
  );
}

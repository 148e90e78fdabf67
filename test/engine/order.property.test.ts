import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan, Step, StepEvent } from '../../src/model/plan.ts';
import { applyIn, arenaOf, cases, planOf, rounds } from './runs.ts';

/** Holds the rules up against every event. */
function referee(made: Plan, parallel: number, limits: Readonly<Record<string, number>>): { see: (event: StepEvent) => void; running: Set<Step>; most: () => number } {
  const running = new Set<Step>();
  const done = new Set(made.steps.filter((step) => step.action === 'noop'));
  let most = 0;
  const see = (event: StepEvent): void => {
    if (event.type !== 'start') {
      running.delete(event.step);
      if (event.type === 'done') done.add(event.step);
      return;
    }
    const { step } = event;
    for (const id of step.desired.dependsOn) expect(made.steps.filter((other) => other.id === id && !done.has(other))).toEqual([]);
    for (const other of running) expect(other.desired.locks.filter((lock) => step.desired.locks.includes(lock))).toEqual([]);
    running.add(step);
    most = Math.max(most, running.size);
    expect(running.size).toBeLessThanOrEqual(parallel);
    expect([...running].filter((other) => other.kind === step.kind).length).toBeLessThanOrEqual(limits[step.kind] ?? parallel);
  };
  return { see, running, most: () => most };
}

test('order, locks and limits hold at every instant', () =>
  fc.assert(
    fc.asyncProperty(cases, fc.boolean(), async (it, failing) => {
      const arena = arenaOf(it);
      const made = planOf(it, arena);
      const { see, running } = referee(made, it.parallel, { backend: it.limit, api: 1 });
      if (failing) arena.azure.fault = (call) => (call % 3 === 2 ? 'before' : undefined);
      const startedIds = (): readonly string[] => [...running].map((step) => step.id.replace('(known after apply)', ''));
      arena.azure.onWrite = (_kind, id) => expect(startedIds().some((started) => id.toLowerCase().startsWith(started.toLowerCase()))).toBe(true);
      await applyIn(it, arena, made, { on: see });
      expect(running.size).toBe(0);
    }),
    rounds(400),
  ));

test('an order through steps with nothing to do holds too', () =>
  fc.assert(
    fc.asyncProperty(cases, async (it) => {
      const arena = arenaOf(it);
      const made = planOf(it, arena);
      const ended: string[] = [];
      await applyIn(it, arena, made, { on: (event) => void (event.type === 'done' && ended.push(event.step.id)) });
      const reach = (step: Step): readonly Step[] => {
        const direct = made.steps.filter((other) => step.desired.dependsOn.includes(other.id));
        return direct.flatMap((other) => [other, ...reach(other)]);
      };
      const writes = made.steps.filter(({ action }) => action !== 'noop');
      const pairs = writes.flatMap((step) => reach(step).filter((before) => writes.includes(before)).map((before) => [before.id, step.id] as const));
      expect(pairs.filter(([before, after]) => ended.indexOf(before) > ended.indexOf(after))).toEqual([]);
      expect(ended.length).toBe(writes.length);
    }),
    rounds(100),
  ));

test('a run is the same again where the calls end in the same order', () =>
  fc.assert(
    fc.asyncProperty(cases, async (it) => {
      const once = async (): Promise<readonly string[]> => {
        const arena = arenaOf(it);
        await applyIn(it, arena, planOf(it, arena));
        return arena.azure.calls;
      };
      expect(await once()).toEqual(await once());
    }),
    rounds(50),
  ));

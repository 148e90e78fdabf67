import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plan as planFor } from '../../../src/engine/plan.ts';
import { standingOf, type OpenedStep, type Standing } from '../../../src/engine/saved/resume.ts';
import { savedSteps } from '../../../src/engine/saved/save-plan.ts';
import { unseal } from '../../../src/engine/saved/sealed.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Desired } from '../../../src/model/resource.ts';
import { comparable, derivations } from '../random-world.ts';
import { applyIn, arenaOf, cases, planOf, rounds, troubles, type Arena, type Case, type Trouble } from '../runs.ts';
import { seeded } from '../turns.ts';

/** As it comes back from a file. */
function reopened(made: Plan): readonly OpenedStep[] {
  const file = JSON.parse(JSON.stringify(savedSteps(made, comparable, (value) => value))) as ReturnType<typeof savedSteps>;
  return file.map((saved) => ({ saved, desired: unseal(saved.desired, () => undefined) as unknown as Desired }));
}

async function standing(steps: readonly OpenedStep[], { azure, time }: Arena): Promise<Standing> {
  const found = await time.settle(standingOf(steps, { driver: azure.driver, live: azure.live(), comparable, derivations, signal: new AbortController().signal }));
  if (found === undefined) throw new Error('nobody killed it');
  return found;
}

async function interrupted(it: Case, arena: Arena, made: Plan, { failing, killedAt }: Trouble): Promise<void> {
  const random = seeded(it.seed + 1);
  arena.azure.fault = (_call, write) => (random() >= failing ? undefined : write && random() < 0.5 ? 'after' : 'before');
  await applyIn(it, arena, made, {}, killedAt);
  arena.azure.fault = () => undefined;
}

const changed = (made: Plan): number => made.steps.filter(({ action }) => action !== 'noop').length;

test('a saved plan is carried on after any failure, to where it ends without one', () =>
  fc.assert(
    fc.asyncProperty(cases, fc.array(troubles, { maxLength: 2 }), async (it, troubled) => {
      const clean = arenaOf(it);
      await applyIn(it, clean, planOf(it, clean));
      const arena = arenaOf(it);
      const made = planOf(it, arena);
      const steps = reopened(made);
      for (const trouble of troubled) await interrupted(it, arena, made, trouble);
      const found = await standing(steps, arena);
      expect(found.moved).toEqual([]);
      const rest = planFor(found.desired, found.live, { comparable, takeOver: [] });
      expect(changed(rest)).toBe(changed(made) - found.landed.length);
      const applied = await applyIn(it, arena, rest);
      expect(applied).toMatchObject({ failed: [], skipped: [] });
      expect(arena.azure.snapshot()).toEqual(clean.azure.snapshot());
      const last = await standing(steps, arena);
      expect([last.moved, last.landed.length]).toEqual([[], changed(made)]);
    }),
    rounds(120),
  ));

test('whatever somebody made of a resource meanwhile that is neither as found nor as wanted is told', () =>
  fc.assert(
    fc.asyncProperty(cases, fc.nat(), troubles, async (it, which, trouble) => {
      const arena = arenaOf(it);
      const made = planOf(it, arena);
      const steps = reopened(made);
      await interrupted(it, arena, made, trouble);
      const step = made.steps[which % made.steps.length];
      fc.pre(step !== undefined && step.desired.lateName === undefined);
      arena.azure.put(step.kind, step.id, { properties: { label: 'theirs', list: [7], inner: { number: -7 } } });
      expect((await standing(steps, arena)).moved.map(({ id }) => id)).toContain(step.id);
    }),
    rounds(80),
  ));

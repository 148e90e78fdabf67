import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyIn, arenaOf, cases, planOf, rounds, troubledRun, troubles } from './runs.ts';
import type { Arena, Case } from './runs.ts';

async function cleanRun(it: Case): Promise<Arena> {
  const arena = arenaOf(it);
  const applied = await applyIn(it, arena, planOf(it, arena));
  expect(applied).toMatchObject({ failed: [], skipped: [], cancelled: false });
  return arena;
}

test('the second plan has nothing to do, and applying it calls nothing', () =>
  fc.assert(
    fc.asyncProperty(cases, async (it) => {
      const arena = await cleanRun(it);
      const calls = arena.azure.calls.length;
      const second = planOf(it, arena);
      expect(second.steps.filter((step) => step.action !== 'noop')).toEqual([]);
      await applyIn(it, arena, second);
      expect(arena.azure.calls.length).toBe(calls);
    }),
    rounds(300),
  ));

test('a run after any failure ends where a clean run ends', () =>
  fc.assert(
    fc.asyncProperty(cases, fc.array(troubles, { minLength: 1, maxLength: 3 }), async (it, troubled) => {
      const clean = await cleanRun(it);
      const arena = arenaOf(it);
      for (const trouble of troubled) await troubledRun(it, arena, trouble);
      const applied = await applyIn(it, arena, planOf(it, arena));
      expect(applied).toMatchObject({ failed: [], skipped: [] });
      expect(arena.azure.snapshot()).toEqual(clean.azure.snapshot());
      expect(arena.azure.overwritten).toEqual([]);
    }),
    rounds(400),
  ));

test('every step is done, failed or skipped, each once', () =>
  fc.assert(
    fc.asyncProperty(cases, troubles, async (it, trouble) => {
      const arena = arenaOf(it);
      const made = planOf(it, arena);
      const { applied } = await troubledRun(it, arena, { ...trouble, killedAt: undefined });
      const ends = [...(applied?.done ?? []), ...(applied?.failed ?? [])].map(({ step }) => step.id).concat(applied?.skipped.map(({ id }) => id) ?? []);
      expect(ends.toSorted()).toEqual(made.steps.map(({ id }) => id).toSorted());
      const skippedWithoutReason = applied?.failed.length === 0 ? applied.skipped : [];
      expect(skippedWithoutReason).toEqual([]);
    }),
    rounds(200),
  ));

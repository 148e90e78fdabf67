import * as fc from 'fast-check';
import { apply } from '../../src/engine/apply.ts';
import type { Applied, ApplyOptions } from '../../src/engine/apply.ts';
import type { Journal, JournalEntry } from '../../src/engine/journal.ts';
import { noJournal } from '../../src/engine/journal.ts';
import { plan } from '../../src/engine/plan.ts';
import { undo } from '../../src/engine/undo.ts';
import type { UndoOptions, Undone } from '../../src/engine/undo.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Attempt } from '../../src/engine/attempt.ts';
import type { FakeAzure, Fault } from './fake-azure.ts';
import { comparable, derivations, desiredOf, parts, worldOf } from './random-world.ts';
import type { Part } from './random-world.ts';
import { seeded, turns } from './turns.ts';
import type { Turns } from './turns.ts';

/** The same worlds in every run of the tests. */
export function rounds(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: 20_260_101, numRuns };
}

/** A random world, and how its run goes. */
export interface Case {
  readonly all: readonly Part[];
  readonly seed: number;
  readonly parallel: number;
  readonly limit: number;
  readonly listsHaveEtags: boolean;
}

export const cases: fc.Arbitrary<Case> = fc.record({
  all: parts,
  seed: fc.nat(),
  parallel: fc.integer({ min: 1, max: 5 }),
  limit: fc.integer({ min: 1, max: 3 }),
  listsHaveEtags: fc.boolean(),
});

/** What goes wrong in a run: calls that fail, a journal that breaks, a process that is killed. */
export interface Trouble {
  readonly failing: number;
  readonly journalBreaksAt: number | undefined;
  readonly killedAt: number | undefined;
}

export const troubles: fc.Arbitrary<Trouble> = fc.record({
  failing: fc.constantFrom(0, 0.1, 0.3, 0.6),
  journalBreaksAt: fc.option(fc.nat(20), { freq: 3, nil: undefined }),
  killedAt: fc.option(fc.nat(60), { freq: 3, nil: undefined }),
});

export interface Arena {
  readonly azure: FakeAzure;
  readonly time: Turns;
}

export function arenaOf({ all, seed, listsHaveEtags }: Case): Arena {
  const time = turns(seed);
  return { time, azure: worldOf(all, { wait: () => time.wait(), listsHaveEtags }) };
}

export function planOf({ all }: Case, { azure }: Arena): Plan {
  return plan(desiredOf(all, azure), azure.live(), { comparable, takeOver: [] });
}

/** Undefined where the run was killed. */
export function applyIn(it: Case, { azure, time }: Arena, made: Plan, more: Partial<ApplyOptions> = {}, killedAt?: number): Promise<Applied | undefined> {
  const options: ApplyOptions = {
    parallel: it.parallel,
    limits: { backend: it.limit, api: 1 },
    signal: new AbortController().signal,
    on: () => undefined,
    journal: noJournal,
    derivations,
    comparable,
    now: () => 0,
    ...more,
  };
  return time.settle(apply(made, azure.driver, options), killedAt);
}

/** A run with trouble; the entries are those that were safe. */
export async function troubledRun(it: Case, arena: Arena, { failing, journalBreaksAt, killedAt }: Trouble): Promise<{ applied: Applied | undefined; entries: readonly JournalEntry[] }> {
  const random = seeded(it.seed + 1);
  arena.azure.fault = (_call, write): Fault => (random() >= failing ? undefined : write && random() < 0.5 ? 'after' : 'before');
  const entries: JournalEntry[] = [];
  const journal: Journal = {
    async append(entry) {
      await arena.time.wait();
      if (entries.length === journalBreaksAt) throw new Error('disk full');
      entries.push(entry);
      await arena.time.wait();
    },
  };
  const applied = await applyIn(it, arena, planOf(it, arena), { journal }, killedAt);
  arena.azure.fault = () => undefined;
  return { applied, entries };
}

export async function undoIn({ azure, time }: Arena, attempts: readonly Attempt[], more: Partial<UndoOptions> = {}): Promise<readonly Undone[]> {
  const undone = await time.settle(undo(attempts, azure.driver, { comparable, signal: new AbortController().signal, ...more }));
  return undone ?? [];
}

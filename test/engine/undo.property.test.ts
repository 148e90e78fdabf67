import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedAttempts } from '../../src/engine/recorded-attempts.ts';
import { arenaOf, cases, rounds, troubledRun, troubles, undoIn } from './runs.ts';

test('undoing an outcome brings the world back exactly', () =>
  fc.assert(
    fc.asyncProperty(cases, troubles, async (it, trouble) => {
      const arena = arenaOf(it);
      const prior = arena.azure.snapshot();
      const { applied } = await troubledRun(it, arena, { ...trouble, killedAt: undefined });
      const results = await undoIn(arena, applied?.attempts ?? []);
      expect(results.filter(({ result }) => result === 'kept')).toEqual([]);
      expect(arena.azure.snapshot()).toEqual(prior);
    }),
    rounds(400),
  ));

test('undoing from the journal brings the world back exactly, also after a kill', () =>
  fc.assert(
    fc.asyncProperty(cases, troubles, async (it, trouble) => {
      const arena = arenaOf(it);
      const prior = arena.azure.snapshot();
      const { entries } = await troubledRun(it, arena, trouble);
      const attempts = recordedAttempts(entries);
      const results = await undoIn(arena, attempts);
      expect(results.filter(({ result }) => result === 'kept')).toEqual([]);
      expect(arena.azure.snapshot()).toEqual(prior);

      const again = await undoIn(arena, attempts);
      expect(again.filter(({ result }) => result !== 'not needed')).toEqual([]);
      expect(arena.azure.snapshot()).toEqual(prior);
    }),
    rounds(400),
  ));

test('an undo that fails on the way can be run again', () =>
  fc.assert(
    fc.asyncProperty(cases, troubles, fc.nat(10), async (it, trouble, failingCall) => {
      const arena = arenaOf(it);
      const prior = arena.azure.snapshot();
      const { entries } = await troubledRun(it, arena, trouble);
      const attempts = recordedAttempts(entries);
      const from = arena.azure.calls.length;
      arena.azure.fault = (call, write) => (call !== from + failingCall ? undefined : write ? 'after' : 'before');
      await undoIn(arena, attempts);
      arena.azure.fault = () => undefined;
      await undoIn(arena, attempts);
      expect(arena.azure.snapshot()).toEqual(prior);
    }),
    rounds(200),
  ));

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, textAt } from '../../src/model/json.ts';
import { idKey } from '../../src/model/arm-id.ts';
import type { Kind } from '../../src/model/resource.ts';
import type { FakeAzure } from './fake-azure.ts';
import { idOf } from './random-world.ts';
import { applyIn, arenaOf, cases, planOf, rounds, troubledRun, troubles, undoIn } from './runs.ts';
import type { Case } from './runs.ts';

/** Somebody else, at work on the same resources. */
interface Edit {
  readonly part: number;
  readonly deletes: boolean;
  readonly turn: number;
}

const edits = fc.array(fc.record({ part: fc.nat(9), deletes: fc.boolean(), turn: fc.nat(40) }), { minLength: 1, maxLength: 4 });

interface Editor {
  edit(edit: Edit): void;
  /** The edits that were written over. */
  lost(): readonly string[];
}

function editor(it: Case, azure: FakeAzure): Editor {
  const left = new Map<string, { kind: Kind; id: string; label: string | undefined }>();
  return {
    edit({ part, deletes }) {
      const index = part % it.all.length;
      const kind = it.all[index]?.kind ?? 'api';
      const id = idOf(it.all, index);
      const label = `EDITED ${left.size} ${id.toUpperCase()}`;
      const live = azure.get(kind, id);
      const key = `${kind} ${idKey(id)}`;
      // A plan knows nothing of what stands under a name that is late, so it cannot know that it is gone either.
      if (left.has(key) || (deletes && (live === undefined || it.all[index]?.lateName === true))) return;
      left.set(key, { kind, id, label: deletes ? undefined : label });
      if (deletes) azure.drop(kind, id);
      else azure.put(kind, id, { ...live?.body, properties: { ...(isObject(live?.body.properties) ? live.body.properties : {}), label } });
    },
    lost: () => [...left.values()].filter(({ kind, id, label }) => textAt(azure.get(kind, id)?.body, 'properties', 'label') !== label).map(({ id }) => id),
  };
}

test('a change between plan and apply is never overwritten', () =>
  fc.assert(
    fc.asyncProperty(cases, edits, async (it, all) => {
      const arena = arenaOf(it);
      const made = planOf(it, arena);
      const somebody = editor(it, arena.azure);
      all.forEach(somebody.edit);
      const applied = await applyIn(it, arena, made);
      expect(somebody.lost()).toEqual([]);
      expect(arena.azure.overwritten).toEqual([]);
      for (const { error } of applied?.failed ?? []) expect(['ChangedSincePlan', 'Conflict']).toContain((error as { code?: string }).code);
    }),
    rounds(400),
  ));

test('a change while apply runs is never overwritten where the service keeps ETags', () =>
  fc.assert(
    fc.asyncProperty(cases, edits, async (drawn, all) => {
      const it = { ...drawn, all: drawn.all.map((part) => (part.kind === 'roleAssignment' ? { ...part, kind: 'backend' as const } : part)) };
      const arena = arenaOf(it);
      const made = planOf(it, arena);
      const somebody = editor(it, arena.azure);
      const isThere = ({ part }: Edit): boolean => arena.azure.get(it.all[part % it.all.length]?.kind ?? 'api', idOf(it.all, part % it.all.length)) !== undefined;
      arena.time.onTurn = (turn) => all.filter((edit) => edit.turn === turn && isThere(edit)).forEach(somebody.edit);
      await applyIn(it, arena, made);
      expect(somebody.lost()).toEqual([]);
    }),
    rounds(400),
  ));

test('undo keeps what somebody changed since, and what that needs', () =>
  fc.assert(
    fc.asyncProperty(cases, troubles, edits, async (it, trouble, all) => {
      const arena = arenaOf(it);
      const { applied } = await troubledRun(it, arena, { ...trouble, killedAt: undefined });
      const somebody = editor(it, arena.azure);
      // Whether an interrupted deletion of ours or somebody's took it away cannot be told.
      const unsure = applied?.attempts.filter(({ result, action }) => result === 'unknown' && action === 'delete').map(({ id }) => id) ?? [];
      all.filter(({ part }) => !unsure.includes(idOf(it.all, part % it.all.length))).forEach(somebody.edit);
      const results = await undoIn(arena, applied?.attempts ?? []);
      expect(somebody.lost()).toEqual([]);
      const undone = results.filter(({ result }) => result === 'undone').map(({ attempt }) => attempt.id);
      const neededByKept = results.filter(({ result }) => result === 'kept').flatMap(({ attempt }) => attempt.needs);
      expect(neededByKept.filter((id) => undone.includes(id))).toEqual([]);
    }),
    rounds(400),
  ));

import { idKey } from '../model/arm-id.ts';
import type { Attempt, Intent } from './attempt.ts';
import type { JournalEntry } from './journal.ts';

/**
 * The attempts of the last run in a journal, in the order in which they ended. What was announced and has no end
 * (the run was killed) comes last and may have been written.
 */
export function recordedAttempts(entries: readonly JournalEntry[]): readonly Attempt[] {
  const attempts: Attempt[] = [];
  const open = new Map<string, Intent>();
  for (const entry of entries) {
    switch (entry.type) {
      case 'run-start':
        attempts.length = 0;
        open.clear();
        break;
      case 'step-start':
        open.set(keyOf(entry), intentOf(entry));
        break;
      case 'step-end': {
        const intent = open.get(keyOf(entry));
        open.delete(keyOf(entry));
        if (intent === undefined || entry.result === 'refused') break;
        attempts.push(entry.result === 'written' ? { ...intent, result: 'written', etag: entry.etag } : { ...intent, result: 'unknown' });
        break;
      }
      case 'run-end':
        break;
    }
  }
  return [...attempts, ...[...open.values()].map((intent) => ({ ...intent, result: 'unknown' as const }))];
}

function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind} ${idKey(id)}`;
}

function intentOf(entry: JournalEntry & { readonly type: 'step-start' }): Intent {
  const { id, kind, label, action, body, before, etagBefore, sentUnseen, stays, needs, redacted } = entry;
  return { id, kind, label, action, body, before, etagBefore, sentUnseen, stays, needs, redacted };
}

import { exitCodes, UserError } from '../model/user-error.ts';
import type { Attempt, Intent } from './attempt.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { isPreconditionFailed } from './write.ts';

/** Keeps the attempts of a run, in memory and in the journal. */
export interface Recorder {
  /** In the order in which they ended. */
  readonly attempts: readonly Attempt[];
  /** Why the journal takes no more; from then on nothing may be written. */
  broken(): UserError | undefined;
  /** Ends when the intent is safe; rejects where it is not, and then the write must not begin. */
  announce(intent: Intent): Promise<void>;
  written(intent: Intent, etag: string | undefined): Promise<void>;
  /** Somebody else had done it: not ours to take back. */
  refused(intent: Intent): Promise<void>;
  failed(intent: Intent, error: Error): Promise<void>;
}

export function recorder(journal: Journal): Recorder {
  const attempts: Attempt[] = [];
  let broken: UserError | undefined;
  const append = async (entry: JournalEntry): Promise<void> => {
    if (broken !== undefined) throw broken;
    try {
      await journal.append(entry);
    } catch (cause) {
      broken ??= journalFailed(cause);
      throw broken;
    }
  };
  // What happened has happened whether or not its end can be noted; `broken` tells the run to start nothing more.
  const noteEnd = (entry: JournalEntry): Promise<void> => append(entry).catch(() => undefined);
  return {
    attempts,
    broken: () => broken,
    announce: (intent) => append({ type: 'step-start', ...intent }),
    async written(intent, etag) {
      attempts.push({ ...intent, result: 'written', etag });
      await noteEnd({ type: 'step-end', id: intent.id, kind: intent.kind, result: 'written', etag });
    },
    refused: ({ id, kind }) => noteEnd({ type: 'step-end', id, kind, result: 'refused', error: 'PreconditionFailed' }),
    async failed(intent, error) {
      const result = isPreconditionFailed(error.cause) ? 'refused' : 'failed';
      if (result === 'failed') attempts.push({ ...intent, result: 'unknown' });
      await noteEnd({ type: 'step-end', id: intent.id, kind: intent.kind, result, error: codeOf(error) });
    },
  };
}

function journalFailed(cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError('JournalFailed', exitCodes.failed, `The journal cannot be written, so no further step was started: ${reason}`, {
    hint: 'Make room, or make the folder of the journal writable; then run the same command again: it continues.',
    cause,
  });
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

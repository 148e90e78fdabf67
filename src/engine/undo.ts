import { idKey } from '../model/arm-id.ts';
import type { Driver } from '../model/driver.ts';
import type { Attempt } from './attempt.ts';
import type { Comparable } from './comparable.ts';
import { takeBack } from './take-back.ts';
import type { Back, Reach } from './take-back.ts';
import { isPreconditionFailed } from './write.ts';

export interface UndoOptions {
  readonly comparable: Comparable;
  /** Aborted: nothing further is undone. */
  readonly signal: AbortSignal;
  /** Cuts off the running call. */
  readonly hardSignal?: AbortSignal | undefined;
  on?(result: Undone): void;
  /** Why an attempt is never undone, for what is never ours (an identity). Undefined: it is. */
  never?(attempt: Attempt): string | undefined;
}

/** `not needed`: it never happened, or is no more. `kept`: it stands as the run left it, or as somebody changed it since. */
export type Undone = Back & { readonly attempt: Attempt };

/**
 * Takes attempts back, the last first. What somebody changed since is kept, and with it what it needs. Never rejects
 * for what the service refuses: that is `kept` with its reason.
 */
export async function undo(attempts: readonly Attempt[], driver: Driver, options: UndoOptions): Promise<readonly Undone[]> {
  const results: Undone[] = [];
  const needed = new Map<string, string>();
  const reach = { driver, comparable: options.comparable, signal: options.hardSignal ?? new AbortController().signal };
  for (const attempt of attempts.toReversed()) {
    const reason = reasonToKeep(attempt, needed, options);
    const back: Back =
      reason === undefined
        ? await takeBack(attempt, reach).catch(refusal)
        : await neverMade(attempt, reach, options).then((isNot): Back => (isNot ? { result: 'not needed' } : { result: 'kept', why: reason }), refusal);
    // What is gone for good needs nothing any more.
    const isGone = attempt.action === 'delete' && options.never?.(attempt) !== undefined;
    if (back.result === 'kept' && !isGone) for (const id of attempt.needs) needed.set(idKey(id), attempt.label);
    const undone = { ...back, attempt };
    results.push(undone);
    options.on?.(undone);
  }
  return results;
}

function reasonToKeep(attempt: Attempt, needed: ReadonlyMap<string, string>, options: UndoOptions): string | undefined {
  if (options.signal.aborted || options.hardSignal?.aborted === true) return 'cancelled before its turn';
  const dependent = needed.get(idKey(attempt.id));
  return dependent === undefined ? options.never?.(attempt) : `${dependent} was kept and needs it`;
}

/** What was refused or cut off and is not there is no reason to keep what it needs. */
async function neverMade({ action, id, kind, result }: Attempt, { driver, signal }: Reach, options: UndoOptions): Promise<boolean> {
  if (result !== 'unknown' || action !== 'create' || options.signal.aborted || signal.aborted) return false;
  return (await driver.read(kind, id, signal)) === undefined;
}

function refusal(error: unknown): Back {
  if (isPreconditionFailed(error)) return { result: 'kept', why: 'somebody changed it since' };
  return { result: 'kept', why: error instanceof Error ? error.message : String(error), error };
}

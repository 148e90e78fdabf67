import { apply, type Applied } from '../engine/apply.ts';
import { noJournal, type Journal } from '../engine/journal.ts';
import { comparable } from '../desired/comparable.ts';
import { derivations } from '../desired/derivations.ts';
import type { Plan } from '../model/plan.ts';
import { UserError } from '../model/user-error.ts';
import { explain } from '../output/explain.ts';
import { stoppedView } from '../output/outcome-view.ts';
import { sameTarget } from './same-target.ts';
import type { Connection } from './connect-target.ts';
import { endingOf, type Ending } from './ending.ts';
import { newJournal, type RunTarget } from './journal-files.ts';
import type { Session } from './session.ts';
import { neverTakenBack, takeBack } from './take-back.ts';

/** Carries the plan out, tells of it while it runs, and rolls back where that was asked for. */
export async function applyPlan(plan: Plan, connection: Connection, target: RunTarget, session: Session): Promise<Ending> {
  const { screen, notes, globals, io, signal, command } = session;
  const changes = plan.steps.filter(({ action }) => action !== 'noop').length;
  const journal = connection.outlivesRun && changes > 0 ? await begun(target, session) : noJournal;
  const undoLine = journal === noJournal ? undefined : sameTarget('apim-llm undo', session);
  const stopping = (): void => screen.say('Stopping: the steps under way are finished first. Ctrl-C again ends at once.');
  signal.addEventListener('abort', stopping, { once: true });
  screen.progress.begin(changes);
  let applied: Applied;
  try {
    applied = await apply(plan, connection.azure.driver, {
      parallel: globals.parallel,
      limits: {},
      signal,
      on: (event) => screen.progress.on(event),
      journal,
      derivations,
      comparable,
      now: () => io.now(),
    });
  } finally {
    signal.removeEventListener('abort', stopping);
    screen.progress.rest();
  }
  notes.outcome = applied;
  const rolls = globals.rollback && applied.failed.length > 0 && !signal.aborted && applied.attempts.length > 0;
  const rolledBack = rolls ? (await takeBack(applied.attempts, connection.azure.driver, session)).complete : undefined;
  const leavesSome = applied.attempts.some((attempt) => neverTakenBack(attempt) === undefined);
  const ending = endingOf(applied, { version: io.version, undoLine: leavesSome ? undoLine : undefined, ...(rolledBack !== undefined && { rolledBack }) });
  await journal.append({ type: 'run-end', status: rolledBack === true ? 'undone' : ending.status }).catch(() => undefined);
  if (ending.error !== undefined && changes > 1) {
    const alone = applied.failed.length === 1;
    screen.err(stoppedView(applied, (error) => (alone ? undefined : explain(error, io.version).message), screen.widthErr, screen.paintErr));
  }
  screen.tell(`${command.path.join(' ')} ended: ${ending.status}`);
  return ending;
}

async function begun(target: RunTarget, { io, screen, command }: Session): Promise<Journal> {
  try {
    const journal = await newJournal(io, screen.redact);
    await journal.append({ type: 'run-start', command: command.path.join(' '), target: { ...target } });
    return journal;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('JournalFailed', 1, `The journal in ${io.stateFolder} cannot be written: ${why}. Nothing was changed.`, {
      hint: 'Make the folder writable, or name another with XDG_STATE_HOME.',
      cause,
    });
  }
}

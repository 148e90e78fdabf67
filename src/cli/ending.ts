import type { Outcome, Step } from '../model/plan.ts';
import { exitCodes, UserError, type ExitCode } from '../model/user-error.ts';
import { explain, type Explained } from '../output/explain.ts';
import type { Status } from '../output/json-report.ts';
import { stepName } from '../output/step-name.ts';

/** How a run ends. An error here is one that the life of the command has dealt with; others are thrown. */
export interface Ending {
  readonly status: Status;
  readonly exitCode: ExitCode;
  readonly error?: Explained | undefined;
}

export const finished: Ending = { status: 'ok', exitCode: exitCodes.done };

export interface Aftermath {
  readonly version: string;
  /** The line that takes the run back, where it can be. */
  readonly undoLine: string | undefined;
  /** After --rollback: whether everything is as before. */
  readonly rolledBack?: boolean;
}

export function endedBy(status: Status, error: UserError, version: string): Ending {
  return { status, exitCode: error.exitCode, error: explain(error, version) };
}

/** What an outcome means: done, cancelled, partly applied (7), or failed with the first error's own code. */
export function endingOf(outcome: Outcome, { version, undoLine, rolledBack }: Aftermath): Ending {
  const wrote = outcome.done.some((done) => done.wrote);
  const [first] = outcome.failed;
  const carryOn = ['Run the same command again to continue.', ...(wrote && undoLine !== undefined ? [`Or take back what was done: ${undoLine}`] : [])].join('\n');
  if (first !== undefined) {
    const why = advised(explain(first.error, version), first.step);
    const failure = `${stepName(first.step)}: ${why.message}`;
    const message = rolledBack === false ? `${failure} Not everything was taken back.` : failure;
    if (rolledBack === true) return { status: 'failed', exitCode: why.exitCode === exitCodes.partial ? exitCodes.failed : why.exitCode, error: { ...why, message: `${message} Everything was taken back.` } };
    if (!wrote && !unsure(outcome)) return { ...alone(why), error: { ...why, message } };
    const hint = [...(why.hint === undefined ? [] : [why.hint]), carryOn].join('\n');
    return { status: 'partial', exitCode: exitCodes.partial, error: { ...why, message, hint, exitCode: exitCodes.partial } };
  }
  if (outcome.cancelled && outcome.skipped.length > 0) {
    const message = wrote ? 'Cancelled: the steps under way were finished, the others not started.' : 'Cancelled, nothing was changed.';
    return endedBy('cancelled', new UserError('Cancelled', exitCodes.cancelled, message, { hint: wrote ? carryOn : undefined }), version);
  }
  return finished;
}

function advised(why: Explained, { desired }: Step): Explained {
  const advice = desired.advice?.[why.code];
  return advice === undefined ? why : { ...why, hint: [...(why.hint === undefined ? [] : [why.hint]), advice].join('\n') };
}

/** Where nothing was written in this run: what is partly applied is so from an earlier one. */
function alone({ exitCode }: Explained): Pick<Ending, 'status' | 'exitCode'> {
  return { status: exitCode === exitCodes.partial ? 'partial' : 'failed', exitCode };
}

/** A write that broke on the way (no answer, time-out, 5xx) may have happened. */
function unsure(outcome: Outcome): boolean {
  return outcome.failed.some(({ error }) => 'status' in error && typeof error.status === 'number' && (error.status === 0 || error.status >= 500));
}

import type { Command, Files } from '../../../commands/command.ts';
import type { PlanRun } from '../carry-out.ts';
import { filesOf } from '../files.ts';
import type { Session } from '../session.ts';
import { recorded } from './recorded-files.ts';
import { planFileName, writePlan } from './write-plan.ts';

export interface Saving {
  /** To be read through, so that the plan can keep what was read. */
  readonly files: Files;
  save(run: PlanRun): Promise<void>;
}

/** What `--out` adds to a run. Fails with `OptionsConflict` (exit 2) where there is nothing to be saved. */
export function saving(command: Command, session: Session): Saving {
  const { screen } = session;
  const file = planFileName(session);
  const { files, taken } = recorded(filesOf(session), screen.redact);
  return {
    files,
    async save({ connection, live, plan, wish }) {
      await writePlan(file, { command, plan, wish, live, connection, files: taken() }, session);
      if (!screen.quiet) screen.say(`The plan is saved in ${file}.`);
    },
  };
}

import { UserError } from '../model/user-error.ts';
import type { Session } from './session.ts';

/**
 * Asks, unless --yes. Fails with `Cancelled` for a no, with `ConfirmationNeeded` (exit 2) where nobody can be asked.
 * Answers false where a host goes back to its own questions.
 */
export async function confirm(question: string, deletes: boolean, { globals, asking, io, screen }: Session): Promise<boolean> {
  if (globals.yes) return true;
  if (asking === undefined) {
    throw new UserError('ConfirmationNeeded', 2, 'There are changes to make, and nobody to say yes.', { hint: 'Add --yes to apply them, or --dry-run to look only.' });
  }
  screen.progress.rest();
  if (io.host !== undefined) return io.host.agree(deletes);
  const { askYesNo, cancelled } = await import('../input/prompts.ts');
  if (!(await askYesNo(question, !deletes, asking))) throw cancelled();
  return true;
}

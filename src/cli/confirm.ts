import { UserError } from '../model/user-error.ts';
import type { Session } from './session.ts';

/** Asks, unless --yes. Fails with `Cancelled` for a no, with `ConfirmationNeeded` (exit 2) where nobody can be asked. */
export async function confirm(question: string, deletes: boolean, { globals, asking, screen }: Session): Promise<void> {
  if (globals.yes) return;
  if (asking === undefined) {
    throw new UserError('ConfirmationNeeded', 2, 'There are changes to make, and nobody to say yes.', { hint: 'Add --yes to apply them, or --dry-run to look only.' });
  }
  screen.progress.rest();
  const { askYesNo, cancelled } = await import('../input/prompts.ts');
  if (!(await askYesNo(question, !deletes, asking))) throw cancelled();
}

import type { LocalCommand } from '../../commands/command.ts';
import { finished, type Ending } from './ending.ts';
import { filesOf } from './files.ts';
import { pageOf } from './page.ts';
import type { Session } from './session.ts';

/** What needs no Azure: looks at files or at what can be downloaded, and reports. */
export async function runLocal(command: LocalCommand, session: Session): Promise<Ending> {
  const { values, screen, notes } = session;
  const module = await command.load();
  const { result, human, warnings } = await module.report(values, filesOf(session));
  notes.result = result;
  notes.warnings.push(...warnings);
  screen.warn(warnings);
  screen.out(human(pageOf(screen.widthOut, screen.paintOut)));
  return finished;
}

import type { LocalCommand } from '../../commands/command.ts';
import { cut, wrap } from '../output/columns.ts';
import { finished, type Ending } from './ending.ts';
import { filesOf } from './files.ts';
import type { Session } from './session.ts';

/** What needs no Azure: looks at files or at what can be downloaded, and reports. */
export async function runLocal(command: LocalCommand, session: Session): Promise<Ending> {
  const { values, screen, notes } = session;
  const module = await command.load();
  const { result, human, warnings } = await module.report(values, filesOf(session));
  notes.result = result;
  notes.warnings.push(...warnings);
  screen.warn(warnings);
  const { widthOut: width, paintOut: paint } = screen;
  const indented = (text: string, indent: number): readonly string[] => wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
  screen.out(human({ width, paint, cut: (text) => cut(text, width), wrap: (text, indent = 0) => indented(text, indent) }));
  return finished;
}

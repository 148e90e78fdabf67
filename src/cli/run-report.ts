import type { ReportCommand, ReportModule } from '../../commands/command.ts';
import { resourceGroupOf } from '../model/arm-id.ts';
import { exitCodes } from '../model/user-error.ts';
import { connectTarget } from './connect-target.ts';
import type { Ending } from './ending.ts';
import { pageOf } from './page.ts';
import { readLive } from './read-live.ts';
import type { Session } from './session.ts';

/** Reads, perhaps more than once, and reports. Nothing is written. */
export async function runReport(command: ReportCommand, session: Session): Promise<Ending> {
  const { values, screen, globals, notes, signal } = session;
  const module: ReportModule = await command.load();
  const input = module.prepare(values);
  screen.progress.doing(`reading ${globals.service ?? ''}`);
  const { azure, close } = await connectTarget(session);
  try {
    const live = await readLive(azure, module, input, signal);
    const { result, status, human, warnings } = module.report(input, live, pageOf(screen.widthOut, screen.paintOut));
    notes.target = { subscription: live.subscriptionId, resourceGroup: resourceGroupOf(live.service.id), service: live.service.name, api: globals.api };
    notes.result = result;
    notes.warnings.push(...warnings);
    screen.warn(warnings);
    screen.out(human);
    return { status, exitCode: status === 'changes' && globals.exitCode ? exitCodes.changes : exitCodes.done };
  } finally {
    screen.progress.rest();
    await close();
  }
}

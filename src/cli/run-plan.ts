import type { PlanCommand, PlanModule } from '../../commands/command.ts';
import { comparable } from '../desired/comparable.ts';
import { liveResources } from '../desired/live-resources.ts';
import { plan as planFor } from '../engine/plan.ts';
import { carryOut } from './carry-out.ts';
import { connectTarget } from './connect-target.ts';
import type { Ending } from './ending.ts';
import { filesOf } from './files.ts';
import { readLive } from './read-live.ts';
import type { Session } from './session.ts';

/** The one way of a command that changes Azure: read, plan, show, confirm, apply, report. A dry run stops after show. */
export async function runPlan(command: PlanCommand, session: Session): Promise<Ending> {
  const { values, screen, globals, signal } = session;
  const module: PlanModule = await command.load();
  const saving = globals.out === undefined ? undefined : await (await import('./saved-plan/saving.ts')).saving(command, session);
  const input = await module.prepare(values, saving?.files ?? filesOf(session));
  screen.progress.doing(`reading ${globals.service ?? ''}`);
  const connection = await connectTarget(session);
  try {
    const live = await readLive(connection.azure, module, input, signal);
    const wish = module.wish(input, live);
    const plan = planFor(wish.desired, liveResources(live), { comparable, takeOver: globals.takeOver });
    const run = { module, input, live, wish, plan, connection };
    return await carryOut({ ...run, ...(saving && { save: () => saving.save(run) }) }, session);
  } finally {
    screen.progress.rest();
    await connection.close();
  }
}

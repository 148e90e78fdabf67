import path from 'node:path';
import type { PlanCommand, PlanModule, Wish } from '../../commands/command.ts';
import { comparable } from '../desired/comparable.ts';
import { liveResources } from '../desired/live-resources.ts';
import { plan as planFor } from '../engine/plan.ts';
import { resourceGroupOf } from '../model/arm-id.ts';
import type { Live } from '../model/live.ts';
import type { LocalFiles } from '../model/local-files.ts';
import type { Plan } from '../model/plan.ts';
import { shellWord } from '../model/shell-word.ts';
import { exitCodes } from '../model/user-error.ts';
import { doneView, nextView } from '../output/outcome-view.ts';
import { planView, summaryLine, targetLine } from '../output/plan-view.ts';
import { applyPlan } from './apply-plan.ts';
import { confirm } from './confirm.ts';
import { connectTarget, type Connection } from './connect-target.ts';
import { finished, type Ending } from './ending.ts';
import { filesOf } from './files.ts';
import type { RunTarget } from './journal-files.ts';
import { pageOf } from './page.ts';
import { readLive } from './read-live.ts';
import { refuseMissingRoles } from './refuse-missing-roles.ts';
import { sameTarget } from './same-target.ts';
import type { Session } from './session.ts';

/** The one way of a command that changes Azure: read, plan, show, confirm, apply, report. A dry run stops after show. */
export async function runPlan(command: PlanCommand, session: Session): Promise<Ending> {
  const { values, screen, globals, signal } = session;
  const module: PlanModule = await command.load();
  const input = await module.prepare(values, filesOf(session));
  screen.progress.doing(`reading ${globals.service ?? ''}`);
  const connection = await connectTarget(session);
  try {
    const live = await readLive(connection.azure, module, input, signal);
    const wish = module.wish(input, live);
    const plan = planFor(wish.desired, liveResources(live), { comparable, takeOver: globals.takeOver });
    note(session, plan, wish, live);
    const pending = plan.steps.length - plan.summary.noop;
    if (globals.dryRun) {
      screen.out(globals.quiet ? [pending === 0 ? 'No changes.' : summaryLine(plan)] : shown(plan, wish, session, 'out'));
      const changes = pending > 0 || wish.remains === true;
      return { status: changes ? 'changes' : 'ok', exitCode: changes && globals.exitCode ? exitCodes.changes : exitCodes.done };
    }
    if (pending > 0) await agree(plan, wish, live, connection, session);
    else screen.out(shown(plan, wish, session, 'out'));

    const ending = await applyPlan(plan, connection, runTarget(connection, wish, live), session);
    const { outcome } = session.notes;
    if (ending !== finished || outcome === undefined) return ending;
    const result = module.result(input, live, outcome);
    session.notes.result = result;
    const remaining: Ending = wish.remains === true && globals.exitCode ? { status: 'changes', exitCode: exitCodes.changes } : ending;
    if (pending === 0) return remaining;
    // What lives in this process only is gone when somebody types the next command.
    const next = globals.quiet || !connection.outlivesRun ? [] : nextLines(module, input, live, connection, session);
    const complete = next.map((line) => (line.startsWith('apim-llm ') ? sameTarget(line, session) : line));
    screen.out([...doneView(outcome, result, screen.widthOut, screen.paintOut), ...nextView(complete, screen.paintOut)]);
    return remaining;
  } finally {
    screen.progress.rest();
    await connection.close();
  }
}

/** Of a local Azure only what reaches it: our own commands, and calls that trust its CA. */
function nextLines(module: PlanModule, input: unknown, live: Live, { local }: Connection, { globals, io }: Session): readonly string[] {
  if (globals.emulatorAt === undefined) return module.next?.(input, live) ?? [];
  const files: LocalFiles | undefined = local?.caFile === undefined ? undefined : { readyFile: path.resolve(io.cwd, globals.emulatorAt), caFile: local.caFile };
  const lines = module.next?.(input, live, files) ?? [];
  return lines.filter((line) => line.startsWith('apim-llm ') || (files !== undefined && line.includes(`--cacert ${shellWord(files.caFile)} `)));
}

/** Shows the plan, makes sure of the permissions, and of the user's yes. */
async function agree(plan: Plan, wish: Wish, live: Live, { azure }: Connection, session: Session): Promise<void> {
  const { screen, globals, notes, signal } = session;
  // Nobody says yes to what was not shown.
  if (!globals.quiet || !globals.yes) screen.err(screen.json ? [] : shown(plan, wish, session, 'err'));
  refuseMissingRoles(await azure.missingPermissions(plan.steps, live, signal), azure.callerObjectId);
  signal.throwIfAborted();
  await confirm(`Apply to ${targetLine(notes.target)}?`, plan.summary.delete > 0, session);
}

function note({ notes, screen }: Session, plan: Plan, wish: Wish, live: Live): void {
  notes.plan = plan;
  notes.target = { subscription: live.subscriptionId, resourceGroup: resourceGroupOf(live.service.id), service: live.service.name, api: wish.api };
  notes.warnings.push(...wish.warnings);
  screen.warn(wish.warnings);
}

function shown(plan: Plan, wish: Wish, { notes, screen }: Session, to: 'out' | 'err'): readonly string[] {
  const [width, paint] = to === 'out' ? [screen.widthOut, screen.paintOut] : [screen.widthErr, screen.paintErr];
  return [...planView(plan, { target: notes.target, headline: wish.headline, width, paint }), ...(wish.report?.(pageOf(width, paint)) ?? [])];
}

function runTarget({ where }: Connection, wish: Wish, live: Live): RunTarget {
  const { id, name } = live.service;
  return { where, serviceId: id, subscription: live.subscriptionId, resourceGroup: resourceGroupOf(id) ?? null, service: name, api: wish.api ?? null };
}

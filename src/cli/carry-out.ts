import path from 'node:path';
import type { PlanModule, Wish } from '../../commands/command.ts';
import { resourceGroupOf } from '../model/arm-id.ts';
import type { Live } from '../model/live.ts';
import type { LocalFiles } from '../model/local-files.ts';
import type { Plan } from '../model/plan.ts';
import { shellWord } from '../model/shell-word.ts';
import { exitCodes } from '../model/user-error.ts';
import { doneView, nextView } from '../output/outcome-view.ts';
import { planView, summaryLine, targetLine } from '../output/plan-view.ts';
import { plain } from '../output/paint.ts';
import { applyPlan } from './apply-plan.ts';
import { confirm } from './confirm.ts';
import type { Connection } from './connect-target.ts';
import { finished, type Ending } from './ending.ts';
import type { RunTarget } from './journal-files.ts';
import { pageOf } from './page.ts';
import { refuseMissingRoles } from './refuse-missing-roles.ts';
import { sameTarget } from './same-target.ts';
import type { Session } from './session.ts';

/** A plan, and what it came from. */
export interface PlanRun {
  readonly module: PlanModule;
  readonly input: unknown;
  readonly live: Live;
  readonly wish: Wish;
  readonly plan: Plan;
  readonly connection: Connection;
  /** Called in a dry run, before the plan is shown. */
  readonly save?: () => Promise<void>;
}

/** The second half of the one way: show, confirm, apply, report. A dry run stops after show. */
export async function carryOut(run: PlanRun, session: Session): Promise<Ending> {
  const { connection, input, live, module, plan, save, wish } = run;
  const { screen, globals } = session;
  note(session, plan, wish, live);
  const pending = plan.steps.length - plan.summary.noop;
  if (globals.dryRun) {
    await save?.();
    screen.out(globals.quiet ? [pending === 0 ? 'No changes.' : summaryLine(plan)] : shown(plan, wish, session, 'out'));
    const changes = pending > 0 || wish.remains === true;
    return { status: changes ? 'changes' : 'ok', exitCode: changes && globals.exitCode ? exitCodes.changes : exitCodes.done };
  }
  if (pending > 0) {
    if (!(await agree(plan, wish, live, connection, session))) return wentBack;
  } else screen.out(shown(plan, wish, session, 'out'));

  const ending = await applyPlan(plan, connection, runTarget(connection, wish, live), session);
  const { outcome } = session.notes;
  if (ending !== finished || outcome === undefined) return ending;
  const result = module.result(input, live, outcome);
  session.notes.result = result;
  const remaining: Ending = wish.remains === true && globals.exitCode ? { status: 'changes', exitCode: exitCodes.changes } : ending;
  const { host } = session.io;
  if (pending === 0) {
    host?.ended({ live, api: wish.api, next: [] });
    return remaining;
  }
  // What lives in this process only is gone when somebody types the next command.
  const next = globals.quiet || !connection.outlivesRun ? [] : nextLines(run, session);
  const complete = next.map((line) => (line.startsWith('apim-llm ') ? sameTarget(line, session) : line));
  screen.out([...doneView(outcome, result, screen.widthOut, screen.paintOut), ...(host === undefined ? nextView(complete, screen.paintOut) : [])]);
  host?.ended({ live, api: wish.api, next: complete });
  return remaining;
}

/** Nothing was written, and nothing is to be told of it. */
const wentBack: Ending = { status: 'cancelled', exitCode: exitCodes.cancelled };

/** Of a local Azure only what reaches it: our own commands, and calls that trust its CA. */
function nextLines({ connection: { local }, input, live, module }: PlanRun, { globals, io }: Session): readonly string[] {
  if (globals.emulatorAt === undefined) return module.next?.(input, live) ?? [];
  const files: LocalFiles | undefined = local?.caFile === undefined ? undefined : { readyFile: path.resolve(io.cwd, globals.emulatorAt), caFile: local.caFile };
  const lines = module.next?.(input, live, files) ?? [];
  return lines.filter((line) => line.startsWith('apim-llm ') || (files !== undefined && line.includes(`--cacert ${shellWord(files.caFile)} `)));
}

/** Shows the plan, makes sure of the permissions, and of the user's yes. */
async function agree(plan: Plan, wish: Wish, live: Live, { azure }: Connection, session: Session): Promise<boolean> {
  const { screen, globals, notes, signal } = session;
  // Nobody says yes to what was not shown.
  if (!globals.quiet || !globals.yes) screen.err(screen.json ? [] : shown(plan, wish, session, 'err'));
  refuseMissingRoles(await azure.missingPermissions(plan.steps, live, signal), azure.callerObjectId);
  signal.throwIfAborted();
  return confirm(`Apply to ${targetLine(notes.target)}?`, plan.summary.delete > 0, session);
}

/** Columns of a report that is kept in a document. */
const documentWidth = 100;

function note({ notes, screen }: Session, plan: Plan, wish: Wish, live: Live): void {
  notes.plan = plan;
  notes.headline = wish.headline;
  notes.findings = wish.report?.(pageOf(documentWidth, plain));
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

import { undoWarnings } from '../desired/monitor/undo-warnings.ts';
import type { Attempt } from '../engine/attempt.ts';
import { recordedAttempts } from '../engine/recorded-attempts.ts';
import { idKey } from '../model/arm-id.ts';
import { summaryOf, type Action, type Plan } from '../model/plan.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import type { Paint } from '../output/paint.ts';
import { planView, summaryLine, targetLine } from '../output/plan-view.ts';
import { stepName } from '../output/step-name.ts';
import { confirm } from './confirm.ts';
import { connectTarget, type Connection } from './connect-target.ts';
import { endedBy, finished, type Ending } from './ending.ts';
import { continuedJournal, lastRun, type PastRun, type RunTarget } from './journal-files.ts';
import type { Session } from './session.ts';
import { isLost, neverTakenBack, takeBack, type TakenBack } from './take-back.ts';

const inverse: Readonly<Record<Attempt['action'], Action>> = { create: 'delete', update: 'update', delete: 'create' };

/** Takes the last run against the same target back, as far as nobody changed it since. */
export async function runUndo(session: Session): Promise<Ending> {
  const { globals, screen, notes, signal } = session;
  if (globals.emulator) throw new UserError('NothingToUndo', 2, 'A local Azure inside this process has no past.', { hint: 'Name a running one: --emulator-at FILE' });
  const { connection, run } = await found(session);
  try {
    const { subscription, service, api } = run.target;
    notes.target = { subscription, resourceGroup: run.target.resourceGroup ?? undefined, service, api: api ?? undefined };
    const attempts = recordedAttempts(run.entries);
    const plan = backwards(attempts);
    notes.plan = plan;
    const warnings = undoWarnings(attempts);
    notes.warnings.push(...warnings);
    screen.warn(warnings);
    const headline = `takes back: ${run.command}, ${new Date(run.at).toISOString()}`;
    const lost = attempts.filter(isLost);
    const view = (paint: Paint, width: number): readonly string[] => [
      ...(plan.summary.noop === plan.steps.length && lost.length > 0 ? [] : planView(plan, { target: notes.target, headline, width, paint })),
      ...lost.map((attempt) => paint('yellow', `${stepName(attempt)}: ${neverTakenBack(attempt) ?? ''}`)),
    ];
    const pending = plan.steps.length - plan.summary.noop;
    if (pending === 0 && lost.length > 0 && !globals.dryRun) return reported({ results: lost.map((attempt) => ({ attempt, result: 'kept', why: neverTakenBack(attempt) ?? '' })), complete: false }, session);
    if (globals.dryRun || pending === 0) {
      screen.out(globals.quiet && pending > 0 ? [summaryLine(plan)] : view(screen.paintOut, screen.widthOut));
      return { status: pending > 0 ? 'changes' : 'ok', exitCode: pending > 0 && globals.exitCode ? exitCodes.changes : exitCodes.done };
    }
    if (!screen.json && (!globals.quiet || !globals.yes)) screen.err(view(screen.paintErr, screen.widthErr));
    await confirm(`Take it back in ${targetLine(notes.target)}?`, true, session);
    signal.throwIfAborted();
    const takenBack = await takeBack(attempts, connection.azure.driver, session);
    if (takenBack.complete) await (await continuedJournal(run, session.io)).append({ type: 'run-end', status: 'undone' });
    return reported(takenBack, session);
  } finally {
    screen.progress.rest();
    await connection.close();
  }
}

/** The run is looked up before the sign-in, except where only the connection knows which Azure is meant. */
async function found(session: Session): Promise<{ readonly connection: Connection; readonly run: PastRun }> {
  const { globals, io } = session;
  const fits = (where: string) => (target: RunTarget): boolean =>
    target.where === where &&
    same(globals.service, target.service) &&
    same(globals.resourceGroup, target.resourceGroup) &&
    same(globals.subscription, target.subscription) &&
    same(globals.api, target.api);
  const nothing = (): UserError =>
    new UserError('NothingToUndo', 1, `There is no run to take back${globals.service === undefined ? '' : ` on ${globals.service}`}.`, {
      hint: `Runs are kept on the machine that made them, in ${io.stateFolder}.`,
    });
  if (globals.emulatorAt === undefined) {
    const run = await lastRun(io, fits(globals.cloud));
    if (run === undefined) throw nothing();
    return { run, connection: await connectTarget(session, run.target.subscription) };
  }
  const connection = await connectTarget(session);
  const run = await lastRun(io, fits(connection.where));
  if (run !== undefined) return { run, connection };
  await connection.close();
  throw nothing();
}

function same(asked: string | undefined, was: string | null): boolean {
  return asked === undefined || (was !== null && idKey(asked) === idKey(was));
}

/** What taking back will do, last step first. It is checked against what is there only when it is done. */
function backwards(attempts: readonly Attempt[]): Plan {
  const steps = attempts.toReversed().map((attempt) => {
    const { id, kind, label } = attempt;
    const action = neverTakenBack(attempt) === undefined ? inverse[attempt.action] : 'noop';
    const want = action === 'delete' ? 'absent' : 'present';
    return { id, kind, label, action, changes: [], desired: { id, kind, label, want, body: {}, dependsOn: [], locks: [] } } as const;
  });
  return { steps, summary: summaryOf(steps) };
}

function reported({ results, complete }: TakenBack, { screen, notes, signal, io }: Session): Ending {
  const undone = results.filter(({ result }) => result === 'undone');
  const kept = results.flatMap((each) => (each.result === 'kept' ? [{ id: each.attempt.id, why: each.why }] : []));
  notes.result = { undone: undone.map(({ attempt }) => attempt.id), kept };
  if (signal.aborted && !complete) {
    const hint = 'Run the same command again to continue.';
    return endedBy('cancelled', new UserError('Cancelled', exitCodes.cancelled, 'Cancelled: the rest was not taken back.', { hint }), io.version);
  }
  if (complete) {
    screen.out([screen.paintOut('green', `Done: ${undone.length} taken back.`)]);
    return finished;
  }
  const exitCode = undone.length > 0 ? exitCodes.partial : exitCodes.conflict;
  const hint = kept.map(({ id, why }) => `${id}\n  ${why}`).join('\n');
  const error = new UserError('Kept', exitCode, `${kept.length} of ${results.length} changes were kept.`, { hint });
  return endedBy(undone.length > 0 ? 'partial' : 'failed', error, io.version);
}

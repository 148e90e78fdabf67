import type { Entry } from '../../commands/registry.ts';
import type { PlanModule, Wish } from '../../commands/command.ts';
import { comparable } from '../desired/comparable.ts';
import { liveResources } from '../desired/live-resources.ts';
import { plan as planFor } from '../engine/plan.ts';
import { planDigest } from '../engine/saved/step-digest.ts';
import { sameId } from '../model/arm-id.ts';
import type { Azure } from '../model/azure.ts';
import type { Live } from '../model/live.ts';
import { UserError } from '../model/user-error.ts';
import { carryOut, type PlanRun } from './carry-out.ts';
import { connectTarget, type Connection } from './connect-target.ts';
import type { Ending } from './ending.ts';
import { filesOf } from './files.ts';
import { readLive } from './read-live.ts';
import { openPlan, type OpenedPlan } from './saved-plan/open-plan.ts';
import { carriedOn, movedClosely } from './saved-plan/carried-on.ts';
import { replayed } from './saved-plan/recorded-files.ts';
import { stale } from './saved-plan/stale.ts';
import type { Session } from './session.ts';

/**
 * Applies a saved plan. The command that made it reads again and plans again: where that gives the very same plan, it is
 * applied. Where part of it is applied already, the rest of it is, from what the file keeps. Everything else is `PlanStale`
 * (exit 5).
 */
export async function runApply(outer: Session, commands: readonly Entry[]): Promise<Ending> {
  const opened = await openPlan(outer, commands);
  const { command, file, session } = opened;
  const { screen } = session;
  const module = await command.load();
  const input = await module.prepare(session.values, replayed(filesOf(session), file.files));
  screen.progress.doing(`reading ${file.target.service}`);
  const connection = await connectTarget(session, file.target.subscription);
  try {
    const live = await readAgain(connection.azure, module, input, opened);
    if (!sameId(live.service.id, file.target.serviceId)) throw stale(opened, [`the service is another one by now: ${live.service.id}`]);
    const run = await planned({ module, input, live, connection }, opened);
    return await carryOut(run, session);
  } finally {
    screen.progress.rest();
    await connection.close();
  }
}

/** What the plan rests on may be gone. */
async function readAgain(azure: Azure, module: PlanModule, input: unknown, opened: OpenedPlan): Promise<Live> {
  try {
    return await readLive(azure, module, input, opened.session.signal);
  } catch (error) {
    if (error instanceof UserError && error.code === 'NotFound') throw stale(opened, [error.message], error);
    throw error;
  }
}

async function planned(read: { readonly module: PlanModule; readonly input: unknown; readonly live: Live; readonly connection: Connection }, opened: OpenedPlan): Promise<PlanRun> {
  const { input, live, module } = read;
  const again = wished(module, input, live);
  if (!(again instanceof UserError)) {
    const plan = replanned(again, live, opened);
    if (!(plan instanceof UserError) && planDigest(plan, again.warnings, comparable) === opened.file.digest) {
      const moved = movedClosely(live, plan, opened);
      if (moved.length > 0) throw stale(opened, moved);
      return { ...read, wish: again, plan };
    }
  }
  const { done, plan, refused } = await carriedOn(read.connection.azure.driver, live, again instanceof UserError ? undefined : again, opened);
  if (refused !== undefined) throw stale(opened, refused, again instanceof UserError ? again : undefined);
  const remains = again instanceof UserError ? false : (again.remains ?? false);
  const said = plan.summary.noop === plan.steps.length ? 'This plan is applied already.' : `Part of this plan is applied already: ${done} of ${done + plan.steps.length - plan.summary.noop} steps.`;
  return { ...read, wish: { ...asSaved(opened), remains, report: (page) => page.wrap(said), desired: plan.steps.map(({ desired }) => desired) }, plan };
}

function wished(module: PlanModule, input: unknown, live: Live): Wish | UserError {
  try {
    return module.wish(input, live);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function replanned({ desired }: Wish, live: Live, { file }: OpenedPlan): ReturnType<typeof planFor> | UserError {
  try {
    return planFor(desired, liveResources(live), { comparable, takeOver: file.takeOver });
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function asSaved({ file: { headline, target, warnings } }: OpenedPlan): Omit<Wish, 'desired'> {
  return { warnings, api: target.api ?? undefined, ...(headline !== undefined && { headline }) };
}

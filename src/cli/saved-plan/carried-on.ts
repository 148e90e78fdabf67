import type { Wish } from '../../../commands/command.ts';
import { comparable } from '../../desired/comparable.ts';
import { derivations } from '../../desired/derivations.ts';
import { liveResources } from '../../desired/live-resources.ts';
import { plan as planFor } from '../../engine/plan.ts';
import { restsCloselyOn } from '../../engine/saved/closely.ts';
import type { SavedStep } from '../../engine/saved/plan-file.ts';
import { keyOfRest, movedBetween, restsOf, type Rest } from '../../engine/saved/rests.ts';
import { standingOf, type OpenedStep } from '../../engine/saved/resume.ts';
import { textsOf, unseal } from '../../engine/saved/sealed.ts';
import { unexplained } from '../../engine/saved/unexplained.ts';
import type { Driver } from '../../model/driver.ts';
import type { Live } from '../../model/live.ts';
import { summaryOf, type Plan } from '../../model/plan.ts';
import type { Desired } from '../../model/resource.ts';
import { stepName } from '../../output/step-name.ts';
import type { OpenedPlan } from './open-plan.ts';

export interface CarriedOn {
  /** How many steps are done. */
  readonly done: number;
  /** The rest of the saved plan. */
  readonly plan: Plan;
  /** Why it must not be applied: what changed, for people. */
  readonly refused?: readonly string[];
}

const nothing: Plan = { steps: [], summary: summaryOf([]) };

/**
 * The rest of a saved plan of which a part is applied already. Refused where nothing of it is, or where something moved that
 * the part does not explain.
 * @param again what the command wishes now: texts that the file withholds are found there, or in Azure
 */
export async function carriedOn(driver: Driver, live: Live, again: Wish | undefined, { file, session }: OpenedPlan): Promise<CarriedOn> {
  const rests = restsOf(live);
  const known = textsOf([live, again?.desired]);
  const steps: readonly OpenedStep[] = file.steps.map((saved) => ({ saved, desired: unseal(saved.desired, known) as Desired | undefined }));
  const standing = await standingOf(steps, { driver, live: liveResources(live), comparable, derivations, signal: session.signal });
  const { desired, landed, moved } = standing;
  const isAllDone = landed.length > 0 && landed.length === file.steps.filter(({ action }) => action !== 'noop').length && moved.length === 0;
  const others = landed.length === 0 ? movedBetween(file.rests, rests) : isAllDone ? [] : unexplained(file.rests, rests, [...file.steps.map(({ id }) => id), ...landed], landed);
  const why = [...new Set([...moved.map(movedStep), ...others.map((rest) => movedRest(rest, file.rests, rests))])];
  if (why.length > 0) return { done: landed.length, plan: nothing, refused: why };
  if (landed.length === 0) return { done: 0, plan: nothing, refused: touched(file.rests, rests) };
  return { done: landed.length, plan: planFor(desired, standing.live, { comparable, takeOver: file.takeOver }) };
}

/** What changed of that on which the plan rests closely, although the plan is the same. */
export function movedClosely(live: Live, plan: Plan, { file }: OpenedPlan): readonly string[] {
  const rests = restsOf(live);
  return movedBetween(file.rests, rests).filter(restsCloselyOn(live, plan.steps)).map((rest) => movedRest(rest, file.rests, rests));
}

function movedStep(saved: SavedStep): string {
  return `${stepName(saved)} was changed since: ${saved.id}`;
}

function movedRest(moved: Rest, before: readonly Rest[], now: readonly Rest[]): string {
  const { id, part } = moved;
  const has = (rests: readonly Rest[]): boolean => rests.some((rest) => keyOfRest(rest) === keyOfRest(moved));
  const what = !has(before) ? 'came' : !has(now) ? 'is gone' : 'was changed';
  return `${id}${part === undefined ? '' : ` (${part})`} ${what}`;
}

/** Written, though with nothing that is compared. */
function touched(before: readonly Rest[], now: readonly Rest[]): readonly string[] {
  const etags = new Map(now.map((rest) => [keyOfRest(rest), rest.etag]));
  const written = before.filter((rest) => rest.etag !== undefined && etags.get(keyOfRest(rest)) !== rest.etag);
  return written.length === 0 ? ['the same command gives another plan by now'] : written.map(({ id }) => `${id} was written`);
}

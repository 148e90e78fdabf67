import { idKey } from '../../model/arm-id.ts';
import type { Driver } from '../../model/driver.ts';
import type { Json } from '../../model/json.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { holds, type Comparable } from '../comparable.ts';
import { lateNames, resolveId, resolveLate, yieldsOf, type Derivations } from '../late.ts';
import type { SavedStep } from './plan-file.ts';
import { beforeDigest } from './step-digest.ts';

/** A step of the file with its resource as it is to be; undefined where a text that was withheld is not known any more. */
export interface OpenedStep {
  readonly saved: SavedStep;
  readonly desired: Desired | undefined;
}

export interface Around {
  readonly driver: Pick<Driver, 'read'>;
  /** As the command reads them: what the digests of the file were made of. */
  readonly live: readonly LiveResource[];
  readonly comparable: Comparable;
  readonly derivations: Derivations;
  readonly signal: AbortSignal;
}

/** Where the world stands between what a plan found and what it makes. */
export interface Standing {
  /** What to plan from: what is done is stated as it is now, the rest as the file has it. */
  readonly desired: readonly Desired[];
  readonly live: readonly LiveResource[];
  /** Ids of what stands as the plan makes it. */
  readonly landed: readonly string[];
  /** Neither as the plan found it nor as it makes it. */
  readonly moved: readonly SavedStep[];
}

/** How many are read at once. */
const atOnce = 8;

/**
 * Compares each step of a saved plan with its resource as it is now, read one by one. Whoever wrote what stands as the plan
 * makes it: it is done. Late values come from what is done.
 */
export async function standingOf(steps: readonly OpenedStep[], around: Around): Promise<Standing> {
  const read = await readAll(steps, around);
  const late: Record<string, Json> = {};
  const desired: Desired[] = [];
  const live: LiveResource[] = [];
  const landed: string[] = [];
  const moved: SavedStep[] = [];
  for (const { desired: wanted, saved } of steps) {
    if (wanted === undefined) {
      moved.push(saved);
      continue;
    }
    const here = placed(wanted, late, around.derivations);
    const now = wanted.lateName === undefined ? read.get(keyOf(wanted)) : here && (await around.driver.read(here.kind, here.id, around.signal));
    const seen = around.live.find((each) => keyOf(each) === keyOf(here ?? wanted));
    const standing = standingOfStep(saved, wanted, here, now, seen, around.comparable);
    if (standing === 'moved') {
      moved.push(saved);
      continue;
    }
    if (standing === 'landed' && here !== undefined) {
      Object.assign(late, yieldsOf(here, now?.body ?? {}));
      if (saved.action !== 'noop') landed.push(here.id);
      desired.push(done(here));
    } else desired.push(wanted);
    // What is to be created over something that is brought along is looked at again right before.
    const isBase = standing === 'landed' || saved.action !== 'create';
    if (now !== undefined && isBase) live.push({ ...now, id: here?.id ?? wanted.id, kind: wanted.kind });
  }
  return { desired: withKnownNeeds(desired), live, landed, moved };
}

/** Late values can only be known in the order of the plan; what has none is read beforehand. */
async function readAll(steps: readonly OpenedStep[], { driver, signal }: Around): Promise<ReadonlyMap<string, LiveResource>> {
  const wanted = steps.flatMap(({ desired }) => (desired === undefined || desired.lateName !== undefined ? [] : [desired]));
  const found = new Map<string, LiveResource>();
  for (let from = 0; from < wanted.length; from += atOnce) {
    await Promise.all(
      wanted.slice(from, from + atOnce).map(async (each) => {
        const now = await driver.read(each.kind, each.id, signal);
        if (now !== undefined) found.set(keyOf(each), now);
      }),
    );
  }
  return found;
}

/** With everything late in it resolved; undefined while something of it is not known. */
function placed(desired: Desired, late: Readonly<Record<string, Json>>, derivations: Derivations): Desired | undefined {
  const { lateName, ...rest } = desired;
  const names = [...lateNames(desired), ...(lateName === undefined ? [] : [lateName.late])];
  if (names.some((name) => !Object.hasOwn(late, name))) return undefined;
  return { ...rest, id: resolveId(desired, late, derivations), body: resolveLate(desired.body, late, derivations) };
}

function standingOfStep(saved: SavedStep, wanted: Desired, here: Desired | undefined, now: LiveResource | undefined, seen: LiveResource | undefined, comparable: Comparable): 'landed' | 'pending' | 'moved' {
  const isAsFound = [now, seen].some((each) => each !== undefined && beforeDigest({ before: each.body, kind: saved.kind }, comparable) === saved.before);
  if (wanted.want === 'absent') return now === undefined ? 'landed' : isAsFound ? 'pending' : 'moved';
  if (here !== undefined && now !== undefined && tells(here) && holds(comparable, here.kind, here.body, now.body)) return 'landed';
  if (saved.action === 'create') {
    const isBrought = now !== undefined && wanted.replaces !== undefined && holds(comparable, wanted.kind, wanted.replaces, now.body);
    return now === undefined || isBrought ? 'pending' : 'moved';
  }
  // What an earlier step of the plan changes besides cannot be as it was found.
  const isChangedBesides = wanted.rereads === true && now !== undefined;
  return saved.action === 'update' && (isAsFound || isChangedBesides) ? 'pending' : 'moved';
}

/** Whether what is seen tells that what the service never shows was sent. */
function tells({ unseen }: Desired): boolean {
  return unseen === undefined || unseen.evident === true || unseen.changes.length === 0;
}

/** It is as it is to be: nothing is to be sent again. */
function done(desired: Desired): Desired {
  return desired.unseen === undefined ? desired : { ...desired, unseen: { ...desired.unseen, changes: [] } };
}

/** A late id that is known by now is another one than that which others depend on. */
function withKnownNeeds(desired: readonly Desired[]): readonly Desired[] {
  const ids = new Set(desired.map(({ id }) => idKey(id)));
  return desired.map((each) => ({ ...each, dependsOn: each.dependsOn.filter((id) => ids.has(idKey(id))) }));
}

function keyOf({ id, kind }: Pick<Desired, 'id' | 'kind'>): string {
  return `${kind} ${idKey(id)}`;
}

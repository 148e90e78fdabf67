import { ArmError } from '../model/arm-error.ts';
import type { Driver, Write } from '../model/driver.ts';
import type { JsonObject } from '../model/json.ts';
import type { Step } from '../model/plan.ts';
import type { LiveResource } from '../model/resource.ts';
import type { Intent } from './attempt.ts';
import { holds } from './comparable.ts';
import type { Comparable } from './comparable.ts';
import { appearedSincePlan, changedSincePlan } from './conflict.ts';
import { resolveId, resolveLate } from './late.ts';
import type { Derivations, LateValues } from './late.ts';

/** The write of a step, all late values resolved. */
export function writeFor(step: Step, late: LateValues, derivations: Derivations): Write {
  const { desired } = step;
  const unseen = step.action === 'create' || (desired.unseen?.changes.length ?? 0) > 0 ? desired.unseen : undefined;
  return {
    kind: step.kind,
    id: resolveId(desired, late, derivations),
    body: resolveLate(desired.body, late, derivations),
    unseen: unseen && resolveLate(unseen.body, late, derivations),
    keeps: unseen?.keeps,
    drops: unseen?.drops,
  };
}

export function intentOf(step: Step, write: Write, { before, etag }: Base, needs: readonly string[]): Intent {
  const { action, label } = step;
  if (action === 'noop') throw new Error(`${step.id} has nothing to be written`);
  const gone = action === 'delete';
  return {
    id: write.id,
    kind: write.kind,
    label,
    // What was brought along and is written over stands there again after an undo.
    action: action === 'create' && before !== undefined ? 'update' : action,
    body: gone ? {} : write.body,
    before,
    etagBefore: etag,
    sentUnseen: !gone && write.unseen !== undefined,
    stays: gone || write.unseen === undefined ? undefined : step.desired.unseen?.stays,
    needs,
  };
}

/** What a write replaces. */
export interface Base {
  readonly before?: JsonObject | undefined;
  readonly etag?: string | undefined;
}

export interface Surroundings {
  readonly driver: Driver;
  readonly comparable: Comparable;
  readonly signal: AbortSignal;
  /** Called right before the write; where it fails nothing is written. */
  announce(base: Base): Promise<void>;
}

export interface Written {
  /** False where the resource was already as wanted. */
  readonly wrote: boolean;
  /** Undefined after a deletion. */
  readonly live: LiveResource | undefined;
}

/** Makes one step's write, never over somebody's later change: that is a UserError of exit 5. */
export async function carryOut(step: Step, write: Write, around: Surroundings): Promise<Written> {
  await checkUnchanged(step, around);
  switch (step.action) {
    case 'create':
      return create(step, write, around);
    case 'update':
      return update(step, write, around);
    case 'delete':
      return remove(step, write, around);
    case 'noop':
      throw new Error(`${step.id} has nothing to be written`);
  }
}

/** By their properties and not by ETags, which a write beside a resource may touch. */
async function checkUnchanged({ desired }: Step, { comparable, driver, signal }: Surroundings): Promise<void> {
  for (const { body, id, kind, label } of desired.unchanged ?? []) {
    const [before, live] = [body, (await driver.read(kind, id, signal))?.body].map((each) => ({ properties: each?.['properties'] ?? null }));
    const isSame = before !== undefined && live !== undefined && holds(comparable, kind, before, live) && holds(comparable, kind, live, before);
    if (!isSame) throw changedSincePlan(label);
  }
}

/** APIM has no create-if-absent, so a read right before the write is as near as one can get. */
async function create(step: Step, write: Write, { driver, comparable, signal, announce }: Surroundings): Promise<Written> {
  const live = await driver.read(write.kind, write.id, signal);
  if (live !== undefined) {
    if (isAsWanted(step, write, live, comparable)) return { wrote: false, live };
    const { replaces } = step.desired;
    if (replaces === undefined || !holds(comparable, write.kind, replaces, live.body)) throw appearedSincePlan(step.label, write.id);
    return writeOver(step, write, live, { driver, signal, announce });
  }
  await announce({});
  const made = await unlessPrecondition(driver.create(write, signal), (cause) => appearedSincePlan(step.label, write.id, cause));
  return { wrote: true, live: made };
}

/** What an earlier step of the plan brought along is written over as if the plan had read it. */
async function writeOver(step: Step, write: Write, live: LiveResource, { announce, driver, signal }: Pick<Surroundings, 'announce' | 'driver' | 'signal'>): Promise<Written> {
  const base = { before: live.body, etag: live.etag };
  await announce(base);
  const updating = driver.update({ ...write, ...base, changes: step.changes }, signal);
  return { wrote: true, live: await unlessPrecondition(updating, (cause) => changedSincePlan(step.label, cause)) };
}

/** What cannot be seen cannot be known to be as wanted, unless what can be seen tells it. */
function isAsWanted(step: Step, write: Write, live: LiveResource, comparable: Comparable): boolean {
  const isKnown = write.unseen === undefined || step.desired.unseen?.evident === true;
  return isKnown && holds(comparable, write.kind, write.body, live.body);
}

async function update(step: Step, write: Write, around: Surroundings): Promise<Written> {
  const { driver, comparable, signal } = around;
  const base = await baseOf(step, around);
  if (base?.before === undefined) throw changedSincePlan(step.label);
  await around.announce(base);
  const { before, etag } = base;
  try {
    return { wrote: true, live: await driver.update({ ...write, changes: step.changes, before, etag }, signal) };
  } catch (error) {
    if (!isPreconditionFailed(error)) throw error;
    // Somebody did the same a moment before; or our own request did, its answer was lost, and it was sent again.
    const live = await driver.read(write.kind, write.id, signal);
    if (live !== undefined && isAsWanted(step, write, live, comparable)) return { wrote: false, live };
    throw changedSincePlan(step.label, error);
  }
}

async function remove(step: Step, write: Write, around: Surroundings): Promise<Written> {
  const base = await baseOf(step, around);
  if (base === undefined) return { wrote: false, live: undefined };
  await around.announce(base);
  const removing = around.driver.remove(write.kind, write.id, base.etag, around.signal);
  await unlessPrecondition(removing, (cause) => changedSincePlan(step.label, cause));
  return { wrote: true, live: undefined };
}

/**
 * The plan's own ETag, else that of a second read: lists of APIM carry none, and role assignments have none at all.
 * The second read must show everything that the plan saw; it may show more, as a list may be shorter than a GET.
 */
async function baseOf(step: Step, { driver, comparable, signal }: Surroundings): Promise<Base | undefined> {
  const { before, etag } = step;
  const { rereads = false } = step.desired;
  if (!rereads && (before === undefined || etag !== undefined)) return { before, etag };
  const live = await driver.read(step.kind, step.id, signal);
  if (live === undefined) return undefined;
  if (!rereads && before !== undefined && !holds(comparable, step.kind, before, live.body)) throw changedSincePlan(step.label);
  return { before: live.body, etag: live.etag };
}

async function unlessPrecondition<T>(writing: Promise<T>, explain: (cause: ArmError) => Error): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    throw isPreconditionFailed(error) ? explain(error) : error;
  }
}

export function isPreconditionFailed(error: unknown): error is ArmError {
  return error instanceof ArmError && error.status === 412;
}

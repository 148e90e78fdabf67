import { diff } from '../model/diff.ts';
import type { Driver } from '../model/driver.ts';
import { isObject } from '../model/json.ts';
import type { JsonObject } from '../model/json.ts';
import type { Kind, LiveResource } from '../model/resource.ts';
import type { Attempt } from './attempt.ts';
import { holds } from './comparable.ts';
import type { Comparable } from './comparable.ts';
import { restored } from './restore.ts';

export type Back =
  | { readonly result: 'undone' }
  | { readonly result: 'not needed' }
  /** `error`: what the service or the driver said, where that is the reason. */
  | { readonly result: 'kept'; readonly why: string; readonly error?: unknown };

export interface Reach {
  readonly driver: Driver;
  readonly comparable: Comparable;
  readonly signal: AbortSignal;
}

const changed: Back = { result: 'kept', why: 'somebody changed it since' };
const notRecorded: Back = { result: 'kept', why: 'its values are secret and were not recorded' };

/** Takes one attempt back where it happened and nobody changed anything since. Errors are the driver's. */
export async function takeBack(attempt: Attempt, reach: Reach): Promise<Back> {
  const live = await reach.driver.read(attempt.kind, attempt.id, reach.signal);
  switch (attempt.action) {
    case 'create':
      return takeBackCreate(attempt, live, reach);
    case 'update':
      return takeBackUpdate(attempt, live, reach);
    case 'delete':
      return takeBackDelete(attempt, live, reach);
  }
}

async function takeBackCreate(attempt: Attempt, live: LiveResource | undefined, { driver, comparable, signal }: Reach): Promise<Back> {
  if (live === undefined) return { result: 'not needed' };
  const ours = isOurs(attempt, live, comparable);
  if (ours !== true) return ours;
  await driver.remove(attempt.kind, attempt.id, live.etag, signal);
  return { result: 'undone' };
}

async function takeBackUpdate(attempt: Attempt, live: LiveResource | undefined, { driver, comparable, signal }: Reach): Promise<Back> {
  if (live === undefined) return { result: 'kept', why: 'somebody deleted it since' };
  if (attempt.result === 'unknown' && live.etag !== undefined && live.etag === attempt.etagBefore) return { result: 'not needed' };
  if (attempt.redacted === true || attempt.before === undefined) return notRecorded;
  const body = withoutStaying(restored(attempt.body, attempt.before), attempt);
  const isBack = holds(comparable, attempt.kind, body, live.body);
  if (!isBack) {
    const ours = isOurs(attempt, live, comparable);
    if (ours !== true) return ours;
    const { kind, id } = attempt;
    const now = await driver.update({ kind, id, body, changes: diff(body, live.body), before: live.body, etag: live.etag }, signal);
    if (!holds(comparable, kind, body, now.body)) return { result: 'kept', why: 'the service did not take its former fields back' };
  }
  if (attempt.sentUnseen) return { result: 'kept', why: 'the document that was sent with it stays: import the former one again; its other fields are as before' };
  return { result: isBack ? 'not needed' : 'undone' };
}

function withoutStaying(body: JsonObject, { sentUnseen, stays = [] }: Attempt): JsonObject {
  const { properties } = body;
  if (!sentUnseen || stays.length === 0 || !isObject(properties)) return body;
  return { ...body, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !stays.includes(name))) };
}

async function takeBackDelete(attempt: Attempt, live: LiveResource | undefined, { driver, comparable, signal }: Reach): Promise<Back> {
  if (attempt.redacted === true || attempt.before === undefined) return notRecorded;
  if (live !== undefined) {
    const isBack = attempt.result === 'unknown' || isSame(attempt, attempt.before, live, comparable);
    return isBack ? { result: 'not needed' } : { result: 'kept', why: 'something else stands there now' };
  }
  await driver.create({ kind: attempt.kind, id: attempt.id, body: attempt.before }, signal);
  return { result: 'undone' };
}

/** All of it is stated: one that says the same is ours, although it was written again, as when a later run was taken back. */
const whole: ReadonlySet<Kind> = new Set<Kind>(['apiPolicy']);

/** True where `live` is what our write left; else why it is to be kept. */
function isOurs(attempt: Attempt, live: LiveResource, comparable: Comparable): true | Back {
  if (attempt.result === 'written' && attempt.etag !== undefined) {
    const isSameText = whole.has(attempt.kind) && attempt.redacted !== true && isSame(attempt, attempt.body, live, comparable);
    return live.etag === attempt.etag || isSameText ? true : changed;
  }
  if (attempt.redacted === true) return notRecorded;
  if (isSame(attempt, attempt.body, live, comparable)) return true;
  return attempt.result === 'written' ? changed : { result: 'kept', why: 'it is not as this run would have left it' };
}

function isSame(attempt: Attempt, body: JsonObject, live: LiveResource, comparable: Comparable): boolean {
  return holds(comparable, attempt.kind, body, live.body);
}

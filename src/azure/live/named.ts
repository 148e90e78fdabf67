import { ArmError } from '../../model/arm-error.ts';
import { idKey, isArmId, sameId } from '../../model/arm-id.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { objectOf } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { checked } from '../failure.ts';
import { listRaw } from '../list-raw.ts';
import { sendRaw } from '../raw.ts';
import { seenOf } from './seen.ts';

/** A type of resource that people name by its name or its ARM id. */
export interface Sought {
  /** `Microsoft.Insights/components` */
  readonly type: string;
  readonly apiVersion: string;
  /** For people: `component of Application Insights`. */
  readonly what: string;
  readonly shown: (body: JsonObject) => JsonObject;
}

/**
 * Those that were named, in that order, each once. Names are looked for in the subscription; an ARM id may lie in another one of the
 * tenant. Known ones are not read.
 *
 * @throws UserError `NotFound`, `AmbiguousName`, `InvalidResourceId`; with `ifThere` what is missing or hidden is left out
 */
export async function readNamed(arm: Arm, subscriptionId: string, sought: Sought, names: readonly string[], ifThere: boolean, signal: AbortSignal, known: readonly Seen[] = []): Promise<readonly Seen[]> {
  const byName = names.some((name) => !isArmId(name));
  const all = byName ? await listNamed(arm, subscriptionId, sought, signal) : [];
  const found = await Promise.all(
    names.map(async (name) => {
      const listed = isArmId(name) ? undefined : named(name, all, sought, ifThere);
      const id = listed?.id ?? name;
      const already = known.find((each) => sameId(each.id, id));
      if (already !== undefined || listed !== undefined || !isArmId(id)) return already ?? listed;
      return withId(arm, id, sought, ifThere, signal);
    }),
  );
  return [...new Map(found.flatMap((each) => (each === undefined ? [] : [[idKey(each.id), each]]))).values()];
}

export async function listNamed(arm: Arm, subscriptionId: string, { apiVersion, shown, type }: Sought, signal: AbortSignal): Promise<readonly Seen[]> {
  return (await listRaw(arm, `/subscriptions/${subscriptionId}/providers/${type}`, apiVersion, signal)).map((body) => seenOf(shown(body)));
}

function named(name: string, all: readonly Seen[], sought: Sought, ifThere: boolean): Seen | undefined {
  const same = all.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  const [only, ...others] = same;
  if (only === undefined && ifThere) return undefined;
  if (only === undefined) throw notFound(name, all, sought);
  if (others.length === 0) return only;
  throw new UserError('AmbiguousName', exitCodes.usage, `There are several of the name ${name} in the subscription, each a ${sought.what}.`, {
    hint: ['Name the one you mean by its ARM id:', ...same.map(({ id }) => `  ${id}`)].join('\n'),
  });
}

async function withId(arm: Arm, id: string, { apiVersion, shown, type, what }: Sought, ifThere: boolean, signal: AbortSignal): Promise<Seen | undefined> {
  const plain = id.replace(/\/+$/, '');
  if (!plain.toLowerCase().includes('/resourcegroups/') || !new RegExp(`/providers/${type}/[^/]+$`, 'i').test(plain)) {
    throw new UserError('InvalidResourceId', exitCodes.usage, `${id} is not the id of a ${what}.`, { hint: `It looks like /subscriptions/…/resourceGroups/…/providers/${type}/NAME.` });
  }
  const answer = await sendRaw(arm, { method: 'GET', target: plain, apiVersion }, signal);
  if (ifThere && (answer.status === 404 || answer.status === 403)) return undefined;
  if (answer.status === 404) throw new UserError('NotFound', exitCodes.failed, `There is no ${what} ${id}.`, { hint: 'Check the id, and that you may read it.' });
  return seenOf(shown(objectOf(checked(answer))), answer.header('etag'));
}

/** Nothing that may not be read is there for whoever asks. */
export function isHidden(error: unknown): boolean {
  return error instanceof ArmError && (error.status === 403 || error.status === 404);
}

function notFound(name: string, all: readonly Seen[], { what }: Sought): UserError {
  const names = all.map((each) => each.name);
  const near = didYouMean(name, names);
  const known = names.length === 0 ? `The subscription has none that you can see.` : `Those of the subscription: ${names.join(', ')}`;
  return new UserError('NotFound', exitCodes.failed, `There is no ${what} ${name} in the subscription.`, {
    hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), known, 'One of another subscription is named by its ARM id.'].join('\n'),
  });
}

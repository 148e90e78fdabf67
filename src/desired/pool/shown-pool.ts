import { at, isObject, textAt, type JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { shownMember, type ShownMember } from '../members/shown-member.ts';
import { liveMembers } from './live-pool.ts';

/** A pool as reports have it. A type, not an interface, so that it is Json. */
export type ShownPool = {
  readonly name: string;
  readonly members: readonly ShownMember[];
  readonly affinity: ShownAffinity | null;
  /** Status instead of the 503 of a pool that has no member left, where somebody set one. */
  readonly failureStatus: number | null;
};

export type ShownAffinity = { readonly source: string | null; readonly cookie: string | null };

/** @param live with the pool and its members as they are, or will be */
export function shownPool(name: string, pool: JsonObject, live: Live): ShownPool {
  const session = at(pool, 'properties', 'pool', 'sessionAffinity', 'sessionId');
  const failureStatus = at(pool, 'properties', 'pool', 'failureResponse', 'statusCode');
  return {
    name,
    members: liveMembers({ body: pool }, live).map((member) => shownMember(member, live)),
    affinity: isObject(session) ? { source: textAt(session, 'source') ?? null, cookie: textAt(session, 'name') ?? null } : null,
    failureStatus: typeof failureStatus === 'number' ? failureStatus : null,
  };
}

import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { leavingBackends } from '../facade/unused-backends.ts';
import { absent, leavingMembers, type Leaving } from '../pool/leaving.ts';
import type { LiveMember } from '../pool/live-pool.ts';
import { findBackend } from '../pool/pool-backend.ts';

export interface LeavingBurst {
  /** Name of the burst. */
  readonly self: string;
  /** Those that it has no more. */
  readonly members: readonly LiveMember[];
  /** Its pool as it will be; undefined where it is to have none. */
  readonly pool: Desired | undefined;
  /** Policies that are about to be written. */
  readonly policies: readonly Desired[];
  readonly keepRoles: boolean;
}

/** What becomes of members, and of the pool where it is to go: one that another policy names stays, with all that it has. */
export function leavingBurst(live: Live, { keepRoles, members, policies, pool, self }: LeavingBurst): Leaving {
  const after = policies.map(({ id }) => id);
  if (pool !== undefined) return leavingMembers(live, { self, members, pool: { id: pool.id, kind: 'backend', body: pool.body }, policies, after: [...after, pool.id], keepRoles });
  const existing = findBackend(live, self);
  const written = new Map(policies.map(({ body, id }) => [idKey(id), textAt(body, 'properties', 'value')]));
  const [leaving] = existing === undefined ? [] : leavingBackends(new Set([nameOf(existing.id).toLowerCase()]), live, written);
  if (leaving?.keeps !== undefined) {
    const { backend, keeps } = leaving;
    return { desired: [], stays: [{ id: backend.id, why: keeps }], warnings: [{ code: 'StaysInPlace', message: `stays: the pool ${nameOf(backend.id)} and its members: ${keeps}` }] };
  }
  const gone = leaving === undefined ? [] : [absent('backend', leaving.backend.id, `pool of the burst ${self}`, after)];
  const left = leavingMembers(live, { self, members, pool: undefined, policies, after: [...after, ...gone.map(({ id }) => id)], keepRoles });
  return { ...left, desired: [...gone, ...left.desired] };
}

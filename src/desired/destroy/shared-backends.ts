import { nameOf } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { saysOurs } from '../ownership.ts';
import { whoMentions, type Referrer } from './referrers.ts';
import type { Staying } from './staying.ts';

export interface SharedBackends {
  readonly going: readonly LiveResource[];
  readonly staying: readonly Staying[];
}

/** Backends and pools of ours: those that nothing names any more, and those that something does, if only through a pool. */
export function sharedBackends({ backends }: Live, referrers: readonly Referrer[]): SharedBackends {
  const ours = backends.filter(({ body }) => saysOurs(body));
  const used = new Map(ours.map((backend) => [keyOf(backend), whoMentions(referrers, [nameOf(backend.id)])]));
  // A pool may hold pools, so until no more is found.
  for (let found = -1; found !== countUsed(used); ) {
    found = countUsed(used);
    for (const pool of backends.filter((backend) => used.get(keyOf(backend))?.length !== 0)) {
      for (const member of membersOf(pool)) if (used.get(member)?.length === 0) used.set(member, [`pool ${nameOf(pool.id)}`]);
    }
  }
  const isUsed = (backend: LiveResource): boolean => used.get(keyOf(backend))?.length !== 0;
  return {
    going: ours.filter((backend) => !isUsed(backend)),
    staying: ours.filter(isUsed).map((backend) => ({ id: backend.id, kind: 'backend', label: `backend ${nameOf(backend.id)}`, usedBy: used.get(keyOf(backend)) ?? [] })),
  };
}

/** The last of all: gateways learn of changed policies later, and the account of a role is known from a backend. */
export function backendDeletions(going: readonly LiveResource[], before: readonly Desired[], lately: ReadonlyMap<string, readonly string[]>): readonly Desired[] {
  return going.map((backend) => {
    const name = nameOf(backend.id);
    const pools = going.filter((other) => membersOf(other).includes(keyOf(backend)));
    const callers = lately.get(keyOf(backend)) ?? [];
    return {
      id: backend.id,
      kind: 'backend',
      label: `backend ${name}`,
      want: 'absent',
      body: {},
      dependsOn: [...before.map(({ id }) => id), ...pools.map(({ id }) => id)],
      locks: [],
      ...(callers.length === 0 ? {} : { notes: [`where a gateway takes longer than the grace to learn of changed policies, calls may be answered 500 until then (${callers.join(', ')})`] }),
    };
  });
}

export function keyOf({ id }: Pick<LiveResource, 'id'>): string {
  return nameOf(id).toLowerCase();
}

function countUsed(used: ReadonlyMap<string, readonly string[]>): number {
  return [...used.values()].filter((by) => by.length > 0).length;
}

function membersOf({ body }: LiveResource): readonly string[] {
  const members = at(body, 'properties', 'pool', 'services');
  return (Array.isArray(members) ? members : []).flatMap((member) => (isObject(member) ? [nameOf(textAt(member, 'id') ?? '').toLowerCase()] : []));
}

import { backendIdOf, nameOf } from '../../model/arm-id.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { marked } from '../../model/names.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { asForeign, saysOurs, type Foreign } from '../ownership.ts';
import { withMemberNotes } from './member-notes.ts';
import type { SharedTarget } from '../members/shared-target.ts';

export interface PoolWish {
  readonly name: string;
  readonly by: SharedTarget['by'];
  /** Names of backends. */
  readonly members: readonly { readonly backend: string; readonly weight: number; readonly priority: number }[];
  /** A cookie keeps clients with their member. */
  readonly isSticky: boolean;
}

/**
 * The backend of type Pool. Weights and priorities are always stated: what the service makes of those that are not is documented for none.
 *
 * @throws UserError `PoolNameTaken`
 */
export function poolBackend(live: Live, { by, isSticky, members, name }: PoolWish): Desired {
  const existing = findBackend(live, name);
  if (existing !== undefined) refuseTaken(existing, name, by);
  const services = members.map(({ backend, priority, weight }) => ({ id: findBackend(live, backend)?.id ?? backendIdOf(live.service.id, backend), weight, priority }));
  return poolWith(live, { name, by }, services, isSticky ? { sessionId: { source: 'cookie', name: cookieOf(name) } } : null);
}

/** The same with members as they stand in ARM. */
export function poolWith(live: Live, { by, name }: Pick<PoolWish, 'by' | 'name'>, services: readonly JsonObject[], sessionAffinity: JsonObject | null | undefined): Desired {
  const existing = findBackend(live, name);
  const pool: JsonObject = { services, ...(sessionAffinity === undefined ? {} : { sessionAffinity }) };
  const step: Desired = {
    id: existing?.id ?? backendIdOf(live.service.id, name),
    kind: 'backend',
    label: `${by === 'pool' ? 'pool' : 'pool of the burst'} ${name}`,
    want: 'present',
    body: { properties: { type: 'Pool', description: marked(`${describes[by]} ${name}`), pool } },
    dependsOn: [live.service.id],
    locks: [],
    ...asForeign(existing === undefined || saysOurs(existing.body) ? undefined : notOurs(name)),
  };
  return withMemberNotes(step, existing);
}

const describes: Readonly<Record<SharedTarget['by'], string>> = { pool: 'The pool', burst: 'The members of the burst' };

/** Which command made a pool; undefined where none of ours did. */
export function makerOf({ body }: Pick<LiveResource, 'body'>): SharedTarget['by'] | undefined {
  if (!isPool(body) || !saysOurs(body)) return undefined;
  return textAt(body, 'properties', 'description')?.startsWith(`${describes.burst} `) === true ? 'burst' : 'pool';
}

export function isPool(body: JsonObject): boolean {
  return textAt(body, 'properties', 'type')?.toLowerCase() === 'pool';
}

export function cookieOf(name: string): string {
  return `apim-llm-${name}`;
}

export function findBackend(live: Pick<Live, 'backends'>, name: string): LiveResource | undefined {
  return live.backends.find(({ id }) => nameOf(id).toLowerCase() === name.toLowerCase());
}

function notOurs(name: string): Foreign {
  return { why: 'a pool of that name was made by somebody else', hint: `Choose another name, or let it be changed: --take-over ${name}`, canTakeOver: true };
}

/** A backend does not become a pool, and a burst no pool. */
function refuseTaken(existing: LiveResource, name: string, by: SharedTarget['by']): void {
  const maker = makerOf(existing);
  if (isPool(existing.body) && (maker === undefined || maker === by)) return;
  const what = maker === undefined ? 'a backend that is no pool' : `the members of the ${maker} ${name}`;
  throw new UserError('PoolNameTaken', exitCodes.conflict, `The service has a backend ${nameOf(existing.id)} already: ${what}.`, { hint: 'Choose another name.' });
}

import type { GatewayCall } from '../call.ts';
import { backendEntity, type PoolBackend, type SingleBackend } from './backend-entity.ts';
import { markOf, memberMark } from './affinity.ts';
import { connectionFailure } from './connection-faults.ts';
import { pickMember, type PoolMember } from './pool.ts';
import type { Unavailable } from './unavailable.ts';

export interface Reachable {
  readonly kind: 'reachable';
  readonly url: string;
  /** Undefined where the API or a policy has only a URL. */
  readonly backend: SingleBackend | undefined;
  readonly pool: PoolBackend | undefined;
}

/** Where this attempt goes. Every attempt asks anew: breakers open and close in between. */
export function chooseTarget(call: GatewayCall, source: string): Reachable | Unavailable {
  const { backend: choice, matched, world } = call;
  if (choice.kind === 'api') return { kind: 'reachable', url: matched.api.serviceUrl ?? '', backend: undefined, pool: undefined };
  if (choice.kind === 'url') return { kind: 'reachable', url: choice.baseUrl, backend: undefined, pool: undefined };
  const entity = backendEntity(world.store, choice.id);
  if (!entity) throw connectionFailure(source, `Backend with id '${choice.id.slice(choice.id.lastIndexOf('/') + 1)}' could not be found.`);
  return entity.kind === 'pool' ? ofPool(call, entity, source) : ofSingle(call, entity, source);
}

function ofSingle(call: GatewayCall, backend: SingleBackend, source: string): Reachable | Unavailable {
  const retryAfter = openFor(call, backend);
  if (retryAfter > 0) return { kind: 'unavailable', name: backend.name, isPool: false, retryAfter, status: backend.failureStatus ?? 503 };
  return reachable(backend, undefined, source);
}

function ofPool(call: GatewayCall, pool: PoolBackend, source: string): Reachable | Unavailable {
  const { world } = call;
  const members = new Map<PoolMember, SingleBackend>();
  for (const member of pool.members) {
    const backend = backendEntity(world.store, member.id);
    if (backend?.kind === 'single') members.set(member, backend);
  }
  const closed = (member: PoolMember): boolean => {
    const backend = members.get(member);
    return backend !== undefined && openFor(call, backend) === 0;
  };
  const member = ownMember(call, pool, closed) ?? pickMember(pool.members, { isAvailable: closed, turn: nextTurn(call, pool), random: world.random });
  const backend = member && members.get(member);
  if (backend) return reachable(backend, pool, source);
  if (members.size === 0) throw connectionFailure(source, `No member of the backend pool '${pool.name}' is there.`);
  const retryAfter = Math.min(...[...members.values()].map((one) => openFor(call, one)));
  return { kind: 'unavailable', name: pool.name, isPool: true, retryAfter, status: pool.failureStatus ?? 503 };
}

/** Where the client was sent before, while it is available. */
function ownMember({ request }: GatewayCall, { cookie, members }: PoolBackend, isAvailable: (member: PoolMember) => boolean): PoolMember | undefined {
  const mark = cookie === undefined ? undefined : markOf(request.headers, cookie);
  return mark === undefined ? undefined : members.find((member) => memberMark(member.id) === mark && isAvailable(member));
}

function nextTurn(call: GatewayCall, { id }: PoolBackend): number {
  const { units, turns } = call.world.forwarding;
  const key = `${units.of(call).unit} ${id.toLowerCase()}`;
  const turn = turns.get(key) ?? 0;
  turns.set(key, turn + 1);
  return turn;
}

function openFor(call: GatewayCall, { id, rule }: SingleBackend): number {
  const { breakers, units } = call.world.forwarding;
  return breakers.openFor({ unit: units.of(call).unit, id, rule }, call.world.clock.now());
}

function reachable(backend: SingleBackend, pool: PoolBackend | undefined, source: string): Reachable {
  if (backend.beyond !== undefined) throw connectionFailure(source, `The backend '${backend.name}' has ${backend.beyond}, which the local gateway does not have.`);
  return { kind: 'reachable', url: backend.url, backend, pool };
}

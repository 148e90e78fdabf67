import { idKey, nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { RouteRow } from '../../policy/blocks/route-row.ts';
import { routeOf } from '../facade/documents.ts';
import { routableOf, type Routable } from '../facade/routable.ts';
import { seenOperation } from '../import/operation-changes.ts';
import { liveMembers, type LiveMember } from '../pool/live-pool.ts';
import { makerOf } from '../pool/pool-backend.ts';
import { shapeOf } from '../probe/surface.ts';

export interface BurstRow {
  readonly api: LiveApi;
  readonly routable: Routable;
  readonly row: RouteRow;
}

/** A burst as it stands. */
export interface LiveBurst {
  readonly name: string;
  /** Undefined in mode `retry`, or where it is gone. */
  readonly pool: LiveResource | undefined;
  /** Of the APIs that were read. */
  readonly rows: readonly BurstRow[];
  /** In the order in which they are asked. */
  readonly members: readonly LiveMember[];
}

/** The bursts that rows of these APIs name; and of pools of bursts those that no row names. */
export function liveBursts(live: Live, apis: readonly LiveApi[]): readonly LiveBurst[] {
  const rows = apis.flatMap(burstRows);
  const pools = live.backends.filter((backend) => makerOf(backend) === 'burst');
  const names = new Map([...rows.flatMap(({ row }) => row.name ?? []), ...pools.map(({ id }) => nameOf(id))].map((name) => [name.toLowerCase(), name]));
  return Array.from(names, ([key, name]) => {
    const own = rows.filter(({ row }) => row.name?.toLowerCase() === key);
    const pool = pools.find(({ id }) => idKey(nameOf(id)) === key);
    return { name, pool, rows: own, members: membersOf(pool, own, live) };
  });
}

/** As it stands in all APIs that were read. */
export function burstNamed(name: string, live: Live): LiveBurst | undefined {
  return liveBursts(live, [...live.apis.values()]).find((burst) => burst.name.toLowerCase() === name.toLowerCase());
}

function burstRows(api: LiveApi): readonly BurstRow[] {
  const shape = shapeOf(api);
  return api.operations.flatMap((seen) => {
    const operation = seenOperation(seen);
    const rows = routeOf(api, operation.name)?.rows.filter(({ by }) => by === 'burst') ?? [];
    return rows.map((row) => ({ api, routable: routableOf(operation, shape), row }));
  });
}

/** Rows of mode `retry` say themselves whom they go to; others leave it to the pool. */
function membersOf(pool: LiveResource | undefined, rows: readonly BurstRow[], live: Live): readonly LiveMember[] {
  const list = rows.flatMap(({ row: { to } }) => (to.kind === 'list' ? [to.ids] : []))[0];
  const services = (list ?? []).map((id, index) => ({ id: `/backends/${id}`, priority: index + 1 }));
  const members = liveMembers(list === undefined && pool !== undefined ? pool : { body: { properties: { pool: { services } } } }, live);
  return members.toSorted((a, b) => (a.priority ?? 1) - (b.priority ?? 1));
}

import { nameOf } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import { clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { documentOf, policyIdOf } from '../facade/documents.ts';
import { shownMember, type ShownMember } from '../members/shown-member.ts';
import { inPolicy } from '../named-policy.ts';
import { retryIn } from '../resilience/documents.ts';
import type { ResilienceMode } from '../resilience/resilience.ts';
import { at429 } from './at-429.ts';
import type { BurstRow, LiveBurst } from './live-burst.ts';

/** A burst as reports have it (DESIGN §4). A type, not an interface, so that it is Json. */
export type ShownBurst = {
  readonly name: string;
  /** As it stands, whatever was once asked for. */
  readonly mode: ResilienceMode;
  /** Name of its pool; null in mode `retry`. */
  readonly pool: string | null;
  readonly retries: number;
  readonly routes: readonly { readonly api: string; readonly operation: string; readonly model: string }[];
  readonly members: readonly ShownMember[];
  /** What happens at a 429, in sentences. */
  readonly at429: readonly string[];
};

export function shownBurst({ members: found, name, pool, rows }: LiveBurst, live: Live): ShownBurst {
  const members = found.map((member) => shownMember(member, live));
  const isList = rows.some(({ row }) => row.to.kind === 'list');
  const retries = Math.max(0, ...rows.map(retriesOf));
  return {
    name,
    mode: isList ? 'retry' : modeOf(members, retries),
    pool: isList || pool === undefined ? null : nameOf(pool.id),
    retries,
    routes: rows.map(({ api, routable, row }) => ({ api: nameOf(api.api.id), operation: routable.operation.name, model: clientName(row) })),
    members,
    at429: at429({ members, retries, isList }),
  };
}

function modeOf([main]: readonly ShownMember[], retries: number): ResilienceMode {
  if (main?.breaker === null || main === undefined) return retries > 0 ? 'retry' : 'none';
  return retries > 0 ? 'both' : 'breaker';
}

function retriesOf({ api, routable: { operation }, row }: BurstRow): number {
  const text = documentOf(api, operation.name);
  const retry = text === undefined ? undefined : inPolicy(policyIdOf(api, operation.name), () => retryIn(text));
  return retry?.settings.find((setting) => isNamed(row, setting.name))?.retries ?? 0;
}

function isNamed({ retry }: RouteRow, name: string): boolean {
  return retry === name;
}

import { nameOf } from '../../../model/arm-id.ts';
import { textAt } from '../../../model/json.ts';
import type { Live } from '../../../model/live.ts';
import { kqlText } from '../../queries/kql-literal.ts';
import { liveMembers } from '../../pool/live-pool.ts';
import { isPool } from '../../pool/pool-backend.ts';

/** A member of a pool, as the telemetry of its attempts can be told. */
export interface ToldMember {
  readonly pool: string;
  /** Lower case. */
  readonly host: string;
  /** Empty where nobody knows: then every call of the host counts. */
  readonly deployment: string;
  /** Members of the pool come before it. */
  readonly lower: boolean;
}

/** Members of the pools in which some come after others; a pool whose members all come at once has no overflow. */
export function overflowMembers(live: Pick<Live, 'backends' | 'accounts'>): readonly ToldMember[] {
  return live.backends.filter(({ body }) => isPool(body)).flatMap((pool) => {
    const members = liveMembers(pool, live);
    const first = Math.min(...members.map(({ priority }) => priority ?? 1));
    if (members.every(({ priority }) => (priority ?? 1) === first)) return [];
    return members.flatMap(({ backend, deployment = '', priority = 1 }) => {
      const host = hostOf(textAt(backend?.body, 'properties', 'url') ?? '');
      return host === undefined ? [] : [{ pool: nameOf(pool.id), host, deployment, lower: priority > first }];
    });
  });
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host.toLowerCase() : undefined;
}

/** As the parameter of the rule's query. In a fixed order, so that the same pools give the same rule. */
export function kqlMembers(members: readonly ToldMember[]): string {
  const hosts = members.map(({ host }) => host);
  const isShared = (host: string): boolean => hosts.indexOf(host) !== hosts.lastIndexOf(host);
  const rows = members.map(({ deployment, host, lower, pool }) => [kqlText(pool), kqlText(host), kqlText(deployment), String(lower), String(isShared(host))].join(', ')).toSorted();
  return `datatable (Pool: string, Host: string, Member: string, Lower: bool, Shared: bool) [${rows.join(', ')}]`;
}

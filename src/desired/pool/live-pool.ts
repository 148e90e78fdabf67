import { idKey, nameOf } from '../../model/arm-id.ts';
import { at, isObject, textAt, type JsonObject } from '../../model/json.ts';
import type { Live, LiveAccount, Seen } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { describedDeployment } from '../backend.ts';
import type { Member } from '../members/member.ts';
import { leadsTo, ofBackend } from '../prune-ops/destinations.ts';
import { findBackend } from './pool-backend.ts';

/** A member as it stands in ARM; what cannot be told of it is undefined. */
export interface LiveMember {
  /** The element of `pool.services`. */
  readonly service: JsonObject;
  /** Name of its backend. */
  readonly name: string;
  readonly backend: LiveResource | undefined;
  /** ARM id. */
  readonly accountId: string | undefined;
  /** Where it was read. */
  readonly account: LiveAccount | undefined;
  /** Name. */
  readonly deployment: string | undefined;
  readonly weight: number | undefined;
  readonly priority: number | undefined;
}

export function liveMembers({ body }: Pick<LiveResource, 'body'>, live: Pick<Live, 'backends' | 'accounts'>): readonly LiveMember[] {
  const services = at(body, 'properties', 'pool', 'services');
  return (Array.isArray(services) ? services.filter(isObject) : []).map((service) => {
    const name = nameOf(textAt(service, 'id') ?? '');
    const backend = findBackend(live, name);
    const [destination] = ofBackend(name, live);
    const account = destination && live.accounts.find((each) => leadsTo(destination, each));
    return {
      service,
      name,
      backend,
      account,
      accountId: account?.id ?? (destination !== undefined && 'account' in destination ? destination.account : undefined),
      deployment: describedDeployment(textAt(backend?.body, 'properties', 'description')),
      weight: numberAt(service, 'weight'),
      priority: numberAt(service, 'priority'),
    };
  });
}

/** Those of which it is known which deployment they are. */
export function asMembers(found: readonly LiveMember[]): readonly Member[] {
  return found.flatMap((member) => {
    const deployment = deploymentOf(member);
    return member.account === undefined || deployment === undefined ? [] : [{ account: member.account, deployment, backend: member.name, weight: member.weight ?? 1, priority: member.priority ?? 1 }];
  });
}

export function deploymentOf({ account, deployment }: Pick<LiveMember, 'account' | 'deployment'>): Seen | undefined {
  return account?.deployments.find(({ name }) => name.toLowerCase() === deployment?.toLowerCase());
}

/** `aoai-swe/gpt-4o` */
export function nameOfLiveMember({ accountId, deployment, name }: LiveMember): string {
  return accountId === undefined ? name : `${nameOf(accountId)}${deployment === undefined ? '' : `/${deployment}`}`;
}

/** ARM ids of the accounts that pools lead to. */
export function accountsOfPools(pools: readonly LiveResource[], live: Live): readonly string[] {
  const ids = pools.flatMap(({ id }) => ofBackend(nameOf(id), live)).flatMap((destination) => ('account' in destination ? [destination.account] : []));
  return [...new Map(ids.map((id) => [idKey(id), id])).values()];
}

function numberAt(value: JsonObject, name: string): number | undefined {
  const found = at(value, name);
  return typeof found === 'number' ? found : undefined;
}

import { nameOf, withoutRevision } from '../../model/arm-id.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import { blocksOf, denyOf } from '../api-blocks.ts';
import { moreForLeaving } from '../monitor/leaving-reading.ts';
import { ofBackend, type Destination } from '../prune-ops/destinations.ts';
import type { DestroyInput } from './input.ts';
import { goingApis, isRevisionOf } from './split-apis.ts';

/**
 * First every API and fragment: whoever names a backend keeps it. Then the policies of all operations, and the accounts that
 * backends and blocks tell of, for the roles there.
 */
export function moreOf(input: DestroyInput, live: Live, round: number): More | undefined {
  const more = moreOfCalls(input, live, round);
  const monitoring = live.monitoring && moreForLeaving(live, round, input.deleteData);
  return more === undefined || monitoring === undefined ? more : { ...more, monitoring };
}

function moreOfCalls(input: DestroyInput, live: Live, round: number): More | undefined {
  if (round === 1) {
    const going = goingApis(input, live);
    const names = live.allApis.map(({ id }) => nameOf(id)).filter((name) => !going.some(({ api }) => isRevisionOf(name, api.id)));
    return { apis: names, links: going.map(({ api }) => nameOf(withoutRevision(api.id))), fragments: live.bystanders?.fragments ?? [] };
  }
  if (round > 2) return undefined;
  const apis = [...live.apis.values()];
  const operationPolicies = apis.flatMap(({ operations }) => operations.map(({ id }) => id));
  if (input.keepRoles) return { operationPolicies };
  const found = [...apis.flatMap(stated), ...live.backends.flatMap(({ id }) => ofBackend(nameOf(id), live))];
  return {
    operationPolicies,
    accounts: found.flatMap((destination) => ('account' in destination ? [destination.account] : [])),
    accountHosts: found.flatMap((destination) => ('host' in destination ? [destination.host] : [])),
    accountsMayBeGone: true,
  };
}

function stated(api: LiveApi): readonly Destination[] {
  const account = blocksOf(api)?.account.account;
  return [...(account === undefined ? [] : [account]), ...(denyOf(api)?.accounts ?? [])].map((id) => ({ account: id }));
}

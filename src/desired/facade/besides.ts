import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import { apiTypeOf } from '../api-kind.ts';
import { fragmentsAt } from '../import/fragments.ts';
import { allDestinations } from '../prune-ops/target.ts';

/** The accounts that the policies of an API lead to, besides those that were read. */
export function accountsBesides(live: Live, api: LiveApi): Pick<More, 'accounts' | 'accountHosts' | 'accountsMayBeGone'> {
  const found = allDestinations(api, live);
  const ids = found.flatMap((destination) => ('account' in destination ? [destination.account] : []));
  const accountHosts = found.flatMap((destination) => ('host' in destination ? [destination.host] : []));
  return { accounts: [...live.accounts.map(({ id }) => id), ...ids], accountHosts, accountsMayBeGone: true };
}

/** All APIs of the service that have policies of operations, revisions included. */
export function allApiNames(live: Live): readonly string[] {
  return live.allApis.filter(({ body }) => apiTypeOf(body) === 'http').map(({ id }) => nameOf(id));
}

/**
 * What has to be read besides an API with its operation policies where something that others may name changes or goes: the accounts that its
 * policies lead to and all other APIs, then the policies of their operations, then the fragments that all of them include, as deep as they go.
 *
 * @param round as of `PlanModule.more`, from 2 on
 */
export function allThatMayName(api: LiveApi, live: Live, round: number): More | undefined {
  if (round === 2) return { ...accountsBesides(live, api), apis: allApiNames(live) };
  if (round === 3) return { operationPolicies: [...live.apis.values()].flatMap(({ operations }) => operations.map(({ id }) => id)).filter((id) => !idKey(id).startsWith(`${idKey(api.api.id)}/`)) };
  const fragments = allFragments(live, round - 3);
  return fragments.length === 0 ? undefined : { fragments };
}

/** Text of every policy that was read, with its owner as messages name it. */
export function allDocuments(live: Live): readonly { readonly owner: string; readonly id: string; readonly text: string }[] {
  return [...live.apis.values()].flatMap((api) => {
    const name = nameOf(api.api.id);
    const owned = [...(api.policy === undefined ? [] : [{ owner: `API ${name}`, policy: api.policy }]), ...Array.from(api.operationPolicies ?? [], ([operation, policy]) => ({ owner: `operation ${operation} of API ${name}`, policy }))];
    return owned.flatMap(({ owner, policy }) => {
      const text = textAt(policy.body, 'properties', 'value');
      return text === undefined ? [] : [{ owner, id: policy.id, text }];
    });
  });
}

/** Names of the fragments that any of them includes, to be read in rounds. */
export function allFragments(live: Live, depth: number): readonly string[] {
  return fragmentsAt(depth, allDocuments(live).map(({ text }) => text), live.fragments);
}

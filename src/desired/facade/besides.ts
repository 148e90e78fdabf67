import { nameOf } from '../../model/arm-id.ts';
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

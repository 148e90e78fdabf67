import { nameOf } from '../../model/arm-id.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { canaryApiId, canarySubscription } from '../canary/names.ts';
import { isOurApi } from '../ownership.ts';
import { apiDeletion } from './api-deletion.ts';
import { policiesOf, withoutOurs } from './documents.ts';
import type { DestroyInput } from './input.ts';
import { isCanaryApi, isMeant, stayingApis } from './split-apis.ts';
import type { Staying } from './staying.ts';

/** What asks accounts whether they answer: it goes with the last API that has something of ours. */
export function canary(input: DestroyInput, live: Live): { readonly going: readonly Desired[]; readonly staying: readonly Staying[] } {
  const api = live.apis.get(canaryApiId);
  const users = stayingApis(input, live).filter((each) => !isCanaryApi(each) && needsIt(each, isMeant(input, each)));
  const isNamed = input.api?.toLowerCase() === canaryApiId;
  if (users.length > 0 && !isNamed) return { going: [], staying: api === undefined || !isOurApi(api.api) ? [] : [{ id: api.api.id, kind: 'api', label: `API ${canaryApiId}`, usedBy: users.map(({ api: user }) => `API ${nameOf(user.id)}`) }] };
  if (api !== undefined && !isOurApi(api.api)) return { going: [], staying: [] };
  const subscriptions = (live.subscriptions ?? []).filter(({ id }) => nameOf(id).toLowerCase() === canarySubscription).map(({ id }) => subscriptionDeletion(id));
  return { going: [...subscriptions, ...(api === undefined ? [] : [apiDeletion(api, live, [api], subscriptions.map(({ id }) => id))])], staying: [] };
}

/** Its keys go with it, so that it cannot come back as it was. */
function subscriptionDeletion(id: string): Desired {
  return { id, kind: 'subscription', label: `subscription ${nameOf(id)}`, want: 'absent', body: {}, dependsOn: [], locks: [`api:${canaryApiId}`], notes: ['undo does not bring it back: its keys go with it'] };
}

/** An API of ours that stays, and any that keeps a block of ours. */
function needsIt(api: LiveApi, losesBlocks: boolean): boolean {
  return isOurApi(api.api) || (!losesBlocks && policiesOf(api).some((policy) => withoutOurs(policy) !== policy.text));
}

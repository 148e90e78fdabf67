import { nameOf } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { apiDeletion } from './api-deletion.ts';
import { canary } from './canary.ts';
import { graceMs } from '../grace.ts';
import { policiesOf } from './documents.ts';
import type { DestroyInput } from './input.ts';
import { mentionOf, saidIn } from './mention.ts';
import { goingMonitoring } from './monitoring.ts';
import { goingShownLogs } from './shown-logs.ts';
import { referrersOf } from './referrers.ts';
import { restoredPolicies } from './restored-policies.ts';
import { ourRoles } from './roles.ts';
import { backendDeletions, keyOf, sharedBackends } from './shared-backends.ts';
import { goingApis, isMeant, stayingApis } from './split-apis.ts';
import type { Staying } from './staying.ts';
import { versionSets } from './version-sets.ts';

/** What is to be done, in the order in which it is done, and what of ours is left. */
export interface DestroyTarget {
  readonly desired: readonly Desired[];
  readonly staying: readonly Staying[];
  /** Policies that stay and compute where calls go: whether that is a backend that goes cannot be seen. */
  readonly computing: readonly string[];
}

/** @throws UserError `BlockDamaged`, `BlockVersionUnknown` in policies of somebody else's APIs */
export function targetOf(input: DestroyInput, live: Live): DestroyTarget {
  const going = goingApis(input, live);
  const policies = stayingApis(input, live).filter((api) => isMeant(input, api)).flatMap(policiesOf);
  const restored = restoredPolicies(policies);
  const ours = going.map((api) => apiDeletion(api, live, going));
  const asking = canary(input, live);
  const sets = versionSets(live, going);
  const referrers = referrersOf(input, live);
  const backends = sharedBackends(live, referrers);
  const callers = [...restored, ...ours, ...asking.going];
  const telling = goingMonitoring(input, live, ours);
  const roles = ourRoles(live, referrers, backends.going, callers);
  const goingRoles = input.keepRoles ? [] : roles.going;
  const isChanged = new Set(restored.map(({ id }) => id));
  const changed = policies.filter(({ id }) => isChanged.has(id)).map((policy) => ({ api: policy.api, says: saidIn(policy.text) }));
  const lately = new Map(backends.going.map((backend) => {
    const mention = mentionOf([nameOf(backend.id)]);
    return [keyOf(backend), [...new Set(changed.flatMap(({ api, says }) => (mention.test(says) ? [`API ${api}`] : [])))]];
  }));
  // Calls to an API that goes fail anyway.
  const isUsed = [...lately.values()].some(({ length }) => length > 0);
  const graced = (steps: readonly Desired[]): readonly Desired[] => (isUsed ? steps.map((step) => ({ ...step, graceMs })) : steps);
  return {
    desired: [...goingShownLogs(input, live), ...telling.desired, ...callers, ...sets.going, ...graced([...goingRoles, ...backendDeletions(backends.going, [...callers, ...goingRoles], lately)])],
    staying: [...asking.staying, ...sets.staying, ...roles.staying, ...backends.staying, ...telling.staying],
    computing: backends.going.length === 0 ? [] : referrers.filter(({ isComputed }) => isComputed).map(({ who }) => who),
  };
}

import type { Warning } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Shape } from '../../model/shapes.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { RetrySetting } from '../../policy/blocks/retry-setting.ts';
import type { RouteTarget } from '../../policy/blocks/route-row.ts';
import { chosenOperations } from '../facade/chosen-operations.ts';
import { checkMembers } from '../members/check-members.ts';
import { chosenMembers } from '../members/chosen-members.ts';
import type { Member } from '../members/member.ts';
import { sharedRoutes, type SharedOperation } from '../members/shared-routes.ts';
import type { SharedTarget } from '../members/shared-target.ts';
import { sharedWarnings } from '../members/shared-warnings.ts';
import { refuseTier } from '../members/tier-check.ts';
import { shapeOf } from '../probe/surface.ts';
import { requiredApi } from '../required-api.ts';
import { retryOf } from '../resilience/retry-of-row.ts';
import type { CreateInput } from './input.ts';
import { liveMembers, type LiveMember } from './live-pool.ts';
import { findBackend, isPool } from './pool-backend.ts';

/** Input and live state brought together. */
export interface CreateTarget {
  readonly api: LiveApi;
  readonly shape: Shape;
  readonly members: readonly Member[];
  readonly target: SharedTarget;
  readonly setting: RetrySetting | undefined;
  readonly operations: readonly SharedOperation[];
  /** Members that the pool has and that are not named any more. */
  readonly leaving: readonly LiveMember[];
  readonly warnings: readonly Warning[];
}

/** @throws UserError `NotFound`, and those of members and routes */
export function createTarget(input: CreateInput, live: Live): CreateTarget {
  const { isSticky, name, resilience, selection } = input;
  const api = requiredApi(live, input.api);
  const { chosen, members, shape } = membersOf(input, api, live);
  refuseOtherUrls(name, members, live);
  const checked = checkMembers(members, live);
  refuseTier(resilience, live);
  const to: RouteTarget = { kind: 'pool', id: name };
  const setting = retryOf(resilience, to);
  const target: SharedTarget = { by: 'pool', name, to, retry: setting?.name, isSticky };
  const { operations, warnings } = sharedRoutes({ api, live, target, selection, members, chosen });
  const shared = operations.flatMap(({ routable, rows }) => (rows.length === 0 ? [] : [routable]));
  return { api, shape, members, target, setting, operations, leaving: leavingOf(input.name, members, live), warnings: [...checked, ...warnings, ...sharedWarnings(shared, { isSticky, resilience }, live)] };
}

function membersOf(input: CreateInput, api: LiveApi, live: Live) {
  const { selection } = input;
  const shape = shapeOf(api);
  const chosen = chosenOperations(api, selection, shape);
  return { shape, chosen, members: chosenMembers(input.members, { live, shape, operations: chosen, model: selection.model }) };
}

/** With the members the paths of calls would change, and until the policies are written they would be wrong. */
function refuseOtherUrls(name: string, members: readonly Member[], live: Live): void {
  const isInUrl = (backend: string): boolean => backend.toLowerCase().endsWith('--openai-deployments') || /\/openai\/deployments\//i.test(textAt(findBackend(live, backend)?.body, 'properties', 'url') ?? '');
  const [before] = poolMembers(name, live);
  const [first] = members;
  if (before === undefined || first === undefined || isInUrl(before.name) === isInUrl(first.backend)) return;
  throw new UserError('DeploymentNamesDiffer', exitCodes.usage, `The members of the pool ${name} ${isInUrl(before.name) ? 'have different names' : 'all have one name'}, and these ${isInUrl(before.name) ? 'have one' : 'do not'}: their backends have other URLs, so that calls would fail while the one becomes the other.`, {
    hint: `Make a pool of another name after taking this one away:  apim-llm pool delete ${name}`,
  });
}

/** Before the rest is read that the target needs. */
export function namedMembers(input: CreateInput, live: Live): readonly Member[] {
  const api = live.apis.get(input.api.toLowerCase());
  return api === undefined ? [] : membersOf(input, api, live).members;
}

/** By their backends: what a pool has is names of these. */
export function leavingOf(name: string, members: readonly Pick<Member, 'backend'>[], live: Live): readonly LiveMember[] {
  const staying = new Set(members.map(({ backend }) => idKey(backend)));
  return poolMembers(name, live).filter((member) => !staying.has(idKey(member.name)));
}

export function poolMembers(name: string, live: Live): readonly LiveMember[] {
  const pool = findBackend(live, name);
  return pool === undefined || !isPool(pool.body) ? [] : liveMembers(pool, live);
}

/** Whether calls go there already. */
export function isMemberOf(name: string, live: Live): (member: Pick<Member, 'backend'>) => boolean {
  const there = new Set(poolMembers(name, live).map((member) => idKey(nameOf(member.name))));
  return ({ backend }) => there.has(idKey(backend));
}

import type { Warning } from '../../../commands/command.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Shape } from '../../model/shapes.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { RetrySetting } from '../../policy/blocks/retry-setting.ts';
import type { RouteTarget } from '../../policy/blocks/route-row.ts';
import { chosenOperations } from '../facade/chosen-operations.ts';
import { checkMembers } from '../members/check-members.ts';
import { chosenMembers } from '../members/chosen-members.ts';
import { nameOfMember, type Member } from '../members/member.ts';
import { sharedRoutes, type SharedOperation } from '../members/shared-routes.ts';
import type { SharedTarget } from '../members/shared-target.ts';
import { nameOfLiveMember } from '../pool/live-pool.ts';
import { shapeOf } from '../probe/surface.ts';
import { requiredApi } from '../required-api.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { retryOf } from '../resilience/retry-of-row.ts';
import { hasBreakers } from '../resilience/stated-resilience.ts';
import type { EnableInput } from './input.ts';
import { burstNamed, type LiveBurst } from './live-burst.ts';
import { usualName } from './name.ts';

/** Input and live state brought together. */
export interface EnableTarget {
  readonly api: LiveApi;
  readonly shape: Shape;
  readonly name: string;
  readonly members: readonly Member[];
  readonly target: SharedTarget;
  readonly setting: RetrySetting | undefined;
  readonly operations: readonly SharedOperation[];
  /** The burst of that name as it stands, in this API or any that was read. */
  readonly before: LiveBurst | undefined;
  readonly warnings: readonly Warning[];
}

/** @throws UserError `NotFound`, `BurstOfAnother`, and those of members and routes */
export function enableTarget(input: EnableInput, live: Live): EnableTarget {
  const { resilience, selection } = input;
  const api = requiredApi(live, input.api);
  const shape = shapeOf(api);
  const chosen = chosenOperations(api, selection, shape);
  const members = chosenMembers(input.members, { live, shape, operations: chosen, model: selection.model });
  const [main] = members;
  if (main === undefined) throw new Error('a burst has a main');
  const wanted = input.name ?? usualName(main);
  const before = burstNamed(wanted, live);
  // Names are compared without case.
  const name = before?.name ?? wanted;
  if (input.name === undefined) refuseAnothers(name, main, before);
  const to: RouteTarget = resilience.mode === 'retry' ? { kind: 'list', ids: members.map(({ backend }) => backend) } : { kind: 'pool', id: name };
  const setting = retryOf(resilience, to);
  const target: SharedTarget = { by: 'burst', name, to, retry: setting?.name, isSticky: false };
  const checked = checkMembers(members, live);
  const { operations, warnings } = sharedRoutes({ api, live, target, selection, members, chosen });
  return { api, shape, name, members, target, setting, operations, before, warnings: [...checked, ...warnings] };
}

/** The main's breaker, and in mode `both` that of every member, so that an exhausted pool is noticed. */
export function ruleFor(member: Pick<Member, 'backend'>, [main]: readonly Pick<Member, 'backend'>[], resilience: Resilience): Resilience | undefined {
  const isMain = member.backend === main?.backend;
  return hasBreakers(resilience.mode) && (isMain || resilience.mode === 'both') ? resilience : undefined;
}

/** Two mains of one model would take each other's burst, where nobody gave them names. */
function refuseAnothers(name: string, main: Member, before: LiveBurst | undefined): void {
  const there = before?.members[0];
  if (there === undefined || there.name.toLowerCase() === main.backend.toLowerCase()) return;
  throw new UserError('BurstOfAnother', exitCodes.usage, `The burst ${name} has the main ${nameOfLiveMember(there)}, and this one has ${nameOfMember(main)}.`, { hint: `Give this one a name:  apim-llm burst enable NAME …\nor let it take the place of that one:  apim-llm burst enable ${name} …` });
}

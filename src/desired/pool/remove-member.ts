import type { PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { everythingAround, routesTo, scopeOfPool } from './everything.ts';
import { prepareRemoveMember, type MembersInput } from './input.ts';
import { leavingMembers, type Leaving } from './leaving.ts';
import { liveMembers, nameOfLiveMember, type LiveMember } from './live-pool.ts';
import { leftBehind, namedMember } from './named-members.ts';
import { poolWith } from './pool-backend.ts';
import { requiredPool } from './required-pool.ts';
import { shownPool } from './shown-pool.ts';

/** `apim-llm pool remove-member`: the pool shrinks, and then what was there for the member goes. */
export const poolRemoveMemberModule: PlanModule<MembersInput> = {
  prepare: async (values) => prepareRemoveMember(values),
  // One that the pool has no more is looked for by its name: its role may have been left behind.
  scope: (input) => scopeOfPool(input, input.members.map(({ place }) => place.account)),
  more: everythingAround,
  wish,
  result,
};

interface Removal {
  readonly pool: LiveResource;
  readonly step: Desired;
  /** Of the pool. */
  readonly removed: readonly LiveMember[];
  readonly left: Leaving;
}

/** @throws UserError `NotFound`, `PoolOfAnother`, `PoolEmpty`, `MemberAmbiguous` */
function removalOf({ keepRoles, members: texts, name }: MembersInput, live: Live): Removal {
  const pool = requiredPool(name, live);
  const members = liveMembers(pool, live);
  const removed = [...new Set(texts.flatMap((text) => namedMember(text, members) ?? []))];
  const staying = members.filter((member) => !removed.includes(member));
  if (staying.length === 0) throw empty(name);
  const step = poolWith(live, { name, by: 'pool' }, staying.map(({ service }) => service), undefined);
  const orphans = leftBehind(live);
  const behind = texts.flatMap((text) => (namedMember(text, members) === undefined ? (orphans.length === 0 ? [] : (namedMember(text, orphans) ?? [])) : []));
  const left = leavingMembers(live, { members: [...removed, ...behind], self: name, pool: { id: pool.id, kind: 'backend', body: step.body }, policies: [], after: [step.id], keepRoles });
  return { pool, step, removed, left };
}

function wish(input: MembersInput, live: Live): Wish {
  const { left, removed, step } = removalOf(input, live);
  const missing = input.members.length - removed.length;
  const [api] = routesTo(input.name, live);
  return {
    desired: [...needed(step), ...left.desired],
    warnings: [...(missing > 0 && left.desired.length === 0 ? [notThere(input)] : []), ...left.warnings],
    api: api === undefined ? undefined : nameOf(api.api.api.id),
    headline: `pool ${input.name}: ${removed.length === 0 ? 'no member' : removed.map(nameOfLiveMember).join(', ')} to remove`,
  };
}

/** Nothing new is needed for it. */
function needed(step: Desired): readonly Desired[] {
  return [{ ...step, dependsOn: [] }];
}

function notThere({ members, name }: MembersInput): Warning {
  const named = members.map(({ place }) => `${place.account}${place.deployment === undefined ? '' : `/${place.deployment}`}`);
  return { code: 'NoSuchMember', message: `the pool ${name} does not have ${named.join(', ')}; apim-llm pool show ${name} lists its members` };
}

function empty(name: string): UserError {
  return new UserError('PoolEmpty', exitCodes.usage, `The pool ${name} would have no member left.`, { hint: `Remove all of it:  apim-llm pool delete ${name}\nor add another first:  apim-llm pool add-member ${name} --member ACCOUNT/DEPLOYMENT` });
}

function result(input: MembersInput, live: Live): JsonObject {
  const { left, removed, step } = removalOf(input, live);
  return { ...shownPool(input.name, step.body, live), removed: removed.map(nameOfLiveMember), stays: left.stays.map(({ id, why }) => ({ id, why })) };
}

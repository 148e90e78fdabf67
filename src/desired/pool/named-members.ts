import { isArmId, nameOf, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { describedDeployment } from '../backend.ts';
import type { MemberText } from '../members/member-text.ts';
import { saysOurs } from '../ownership.ts';
import { liveMembers, nameOfLiveMember, type LiveMember } from './live-pool.ts';

/**
 * The members that a text names; of an account that has more than one the deployment is needed.
 *
 * @throws UserError `MemberAmbiguous`
 */
export function namedMember({ place }: MemberText, members: readonly LiveMember[]): LiveMember | undefined {
  const found = members.filter((member) => isThere(place.account, member) && (place.deployment === undefined || member.deployment?.toLowerCase() === place.deployment.toLowerCase()));
  const [first, ...others] = found;
  if (others.length === 0) return first;
  throw new UserError('MemberAmbiguous', exitCodes.usage, `${place.account} has ${found.length} members of the pool: ${found.map(nameOfLiveMember).join(', ')}.`, { hint: `Name the one you mean:  --member ${first === undefined ? '' : nameOfLiveMember(first)}` });
}

function isThere(account: string, { accountId }: LiveMember): boolean {
  if (accountId === undefined) return false;
  return isArmId(account) ? sameId(account, accountId) : nameOf(accountId).toLowerCase() === account.toLowerCase();
}

/** Backends of deployments that no pool has: a run that ended before its end may have left them. */
export function leftBehind(live: Live): readonly LiveMember[] {
  const used = new Set(live.backends.flatMap((pool) => liveMembers(pool, live).map(({ name }) => name.toLowerCase())));
  const services = live.backends
    .filter(({ body, id }) => saysOurs(body) && describedDeployment(textAt(body, 'properties', 'description')) !== undefined && !used.has(nameOf(id).toLowerCase()))
    .map(({ id }) => ({ id }));
  return liveMembers({ body: { properties: { pool: { services } } } }, live);
}

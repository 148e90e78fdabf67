import type { Routable } from '../facade/routable.ts';
import type { Member } from './member.ts';
import { nameOfMember } from './member.ts';
import { cannotBeShared } from './shared-refusals.ts';
import { servedBy } from './shared-rows.ts';

/**
 * Members answer all that goes to them already; operations that go on with an earlier answer go with those that make it.
 *
 * @throws UserError `RouteImpossible`
 */
export function checkServed(members: readonly Member[], operations: readonly Routable[]): void {
  for (const routable of operations) {
    const serving = servedBy(members, routable);
    const not = members.find((member) => !serving.includes(member));
    if (not !== undefined) throw cannotBeShared(routable, `${nameOfMember(not)} does not serve it`, 'Name a deployment that serves all that the pool does.');
  }
}

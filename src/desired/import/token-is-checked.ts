import { exitCodes, UserError } from '../../model/user-error.ts';
import type { PolicyFindings } from './policy-findings.ts';

/** @param checking by what a policy is of: the name of an operation, or `the API itself` */
export function tokenIsChecked(apiId: string, checking: ReadonlyMap<string, PolicyFindings>, viaRevision: boolean): UserError {
  const told = Array.from(checking, ([owner, { checks }]) => `${owner}: ${(checks.find(({ isInbound }) => !isInbound) ?? checks[0])?.told}`).join('; ');
  const unreadable = [...checking.values()].some(({ isUnreadable }) => isUnreadable) ? '\nA document that cannot be read counts as one that does: correct it first.' : '';
  const atOnce = viaRevision ? '\nWithout --via-revision, authentication can be put behind checks that stand in inbound.' : '';
  return new UserError('TokenIsChecked', exitCodes.conflict, `Policies of ${apiId} look at the client's token, or may do so (${told}); behind the new policy of the API they would see the token of API Management instead.`, {
    hint: `Import beside it, with --api and --path of your own; or move these checks to inbound of the product or of all APIs, where they run first. What needs the token after inbound can keep it in a variable there.${atOnce}${unreadable}`,
  });
}

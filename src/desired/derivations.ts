import { isObject, type Json } from '../model/json.ts';
import { asBlock, newApiDocument } from '../policy/account-block.ts';
import { roleAssignmentName } from './role-assignment-name.ts';

/** Pure functions that late values name with `via`: what plans hold instead of functions. */
export const derivations = {
  /** Principal id, [scope, role definition's name] → name of the assignment. */
  roleAssignmentName: (principalId: Json, [scope, role]: readonly Json[]): Json => roleAssignmentName(text(scope), text(principalId), text(role)),
  /** Client id, [what the block carries without it] → the API's policy document. */
  accountDocument: (clientId: Json, [carried]: readonly Json[]): Json => {
    const block = isObject(carried) ? asBlock(carried) : undefined;
    if (block === undefined) throw new Error('accountDocument takes what an account block carries');
    return newApiDocument({ ...block, clientId: text(clientId) });
  },
} satisfies Readonly<Record<string, (value: Json, args: readonly Json[]) => Json>>;

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`a derivation takes text, not ${typeof value}`);
  return value;
}

import type { Json } from '../model/json.ts';
import { asApiBlocks, newApiDocument } from '../policy/api-document.ts';
import { roleAssignmentName } from './role-assignment-name.ts';

/** Pure functions that late values name with `via`: what plans hold instead of functions. */
export const derivations = {
  /** Principal id, [scope, role definition's name] → name of the assignment. */
  roleAssignmentName: (principalId: Json, [scope, role]: readonly Json[]): Json => roleAssignmentName(text(scope), text(principalId), text(role)),
  /** Client id, [what the blocks carry without it] → the API's policy document. */
  apiDocument: (clientId: Json, [carried]: readonly Json[]): Json => {
    const blocks = asApiBlocks(carried);
    if (blocks === undefined) throw new Error("apiDocument takes what an API's blocks carry");
    return newApiDocument({ ...blocks, account: { ...blocks.account, clientId: text(clientId) } });
  },
} satisfies Readonly<Record<string, (value: Json, args: readonly Json[]) => Json>>;

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`a derivation takes text, not ${typeof value}`);
  return value;
}

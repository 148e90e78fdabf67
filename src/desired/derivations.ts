import { isObject, type Json } from '../model/json.ts';
import { apiDocument, asApiBlocks } from '../policy/api-document.ts';
import { accountBlock, asAccountBlock } from '../policy/blocks/account-block.ts';
import { withBlock } from '../policy/blocks/edit.ts';
import { roleAssignmentName } from './role-assignment-name.ts';

/** Pure functions that late values name with `via`: what plans hold instead of functions. */
export const derivations = {
  /** Principal id, [scope, role definition's name] → name of the assignment. */
  roleAssignmentName: (principalId: Json, [scope, role]: readonly Json[]): Json => roleAssignmentName(text(scope), text(principalId), text(role)),
  /** Client id, [what the blocks carry without it, the document that is there or null] → the API's policy document. */
  apiDocument: (clientId: Json, [carried, document]: readonly Json[]): Json => {
    const blocks = asApiBlocks(carried);
    if (blocks === undefined) throw new Error("apiDocument takes what an API's blocks carry");
    return apiDocument(document === null ? undefined : text(document), { ...blocks, account: { ...blocks.account, clientId: text(clientId) } });
  },
  /** Client id, [what the account block carries without it, the document that is there] → the operation's policy document. */
  operationDocument: (clientId: Json, [carried, document]: readonly Json[]): Json => {
    const block = isObject(carried) ? asAccountBlock(carried) : undefined;
    if (block === undefined) throw new Error('operationDocument takes what an account block carries');
    return withBlock(text(document), accountBlock({ ...block, clientId: text(clientId) }), 'operation');
  },
} satisfies Readonly<Record<string, (value: Json, args: readonly Json[]) => Json>>;

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`a derivation takes text, not ${typeof value}`);
  return value;
}

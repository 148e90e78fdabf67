import { isObject, type Json } from '../model/json.ts';
import { apiDocument, asApiBlocks } from '../policy/api-document.ts';
import { accountBlock, asAccountBlock } from '../policy/blocks/account-block.ts';
import { withBlock } from '../policy/blocks/edit.ts';
import { asCanary, canaryDocument } from '../policy/canary-document.ts';
import { liveOperation } from './import/operation-changes.ts';
import { routeKey } from './prune-ops/named-operation.ts';
import { asPruning, prunedBlock } from './prune-ops/pruned.ts';
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
  /** Operations as the service has them, [what the other blocks carry, the document that is there or null, what decides, client id or null] → the API's policy document. */
  prunedApiDocument: (operations: Json, [carried, document, decides, clientId]: readonly Json[]): Json => {
    const [blocks, pruning] = [asApiBlocks(carried), asPruning(decides)];
    if (blocks === undefined || pruning === undefined || !Array.isArray(operations)) throw new Error('prunedApiDocument takes what blocks carry and what decides');
    const deny = prunedBlock(operations.map(liveOperation), pruning);
    const account = { ...blocks.account, clientId: clientId === null ? null : text(clientId) };
    return apiDocument(document === null ? undefined : text(document), { ...blocks, account, deny });
  },
  /** Operations as the service has them, [method, URL template] → the name of that one. */
  operationName: (operations: Json, [method, urlTemplate]: readonly Json[]): Json => {
    const wanted = routeKey({ method: text(method), urlTemplate: text(urlTemplate) });
    const found = (Array.isArray(operations) ? operations : []).map(liveOperation).find((operation) => routeKey(operation) === wanted);
    if (found === undefined) throw new Error(`the import made no operation ${text(method)} ${text(urlTemplate)}`);
    return found.name;
  },
  /** Client id, [what the canary's policy says without it] → the policy document of its operation. */
  canaryDocument: (clientId: Json, [carried]: readonly Json[]): Json => {
    const canary = asCanary(carried);
    if (canary === undefined) throw new Error('canaryDocument takes what the policy of the canary says');
    return canaryDocument({ ...canary, clientId: text(clientId) });
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

import type { Warning } from '../../../commands/command.ts';
import { textAt } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { includedFragments, inheritsInbound, readsClientToken } from '../../policy/token-check.ts';
import type { ImportTarget } from './target.ts';

interface OperationDocument {
  readonly operation: string;
  readonly text: string;
}

function named(documents: readonly OperationDocument[]): string {
  return documents.map(({ operation }) => operation).join(', ');
}

/**
 * What policies of single operations mean for an account block that is new to the API above them. Where one looks at
 * the client's token it would see the service's own instead, and might let everybody in: refused, exit 5.
 */
export function checkOperationPolicies({ api, input }: ImportTarget): readonly Warning[] {
  const { existing } = api;
  if (existing?.operationPolicies === undefined || existing.policy !== undefined) return [];
  const documents: readonly OperationDocument[] = [...existing.operationPolicies].map(([operation, { body }]) => ({ operation, text: textAt(body, 'properties', 'value') ?? '' }));
  const checking = documents.filter(({ text }) => readsClientToken(text));
  if (checking.length > 0) {
    throw new UserError('TokenIsChecked', exitCodes.conflict, `Policies of operations of ${input.apiId} look at the client's token (${named(checking)}); behind the new policy of the API they would see the token of API Management instead.`, {
      hint: 'Import beside it, with --api and --path of your own; or move these checks to the product or to all APIs, where they run first.',
    });
  }
  const apart = documents.filter(({ text }) => !inheritsInbound(text));
  const hidden = documents.filter(({ text }) => includedFragments(text).length > 0);
  return [
    ...(apart.length === 0 ? [] : [{ code: 'OperationsApart', message: `Policies of operations without <base /> in inbound do not run the API's policy (${named(apart)}): their calls go on without its backend and token.` }]),
    ...(hidden.length === 0 ? [] : [{ code: 'FragmentsUnread', message: `Policies of operations include fragments (${named(hidden)}). Where one of them checks the client's token, it would see that of API Management.` }]),
  ];
}

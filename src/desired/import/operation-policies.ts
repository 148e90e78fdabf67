import type { Warning } from '../../../commands/command.ts';
import { textAt } from '../../model/json.ts';
import type { LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { includedFragments } from '../../policy/scans/included-fragments.ts';
import { blocksOf } from '../api-blocks.ts';
import { operationFindings, type OperationFindings } from './operation-findings.ts';
import type { ImportTarget } from './target.ts';

/** What policies of single operations mean for the account block above them. */
export interface OperationPolicies {
  readonly warnings: readonly Warning[];
  /** Names of the operations that check the client's token: they authenticate in documents of their own, behind the check. */
  readonly authenticating: readonly string[];
}

const none: OperationPolicies = { warnings: [], authenticating: [] };

/** Operations whose policies decide where authentication goes: all below a block that is new, else those that it skips. */
export function operationsToLookAt(existing: LiveApi): LiveApi['operations'] {
  return existing.operations.filter(({ name }) => isLookedAt(existing, name));
}

function isLookedAt(existing: LiveApi, operation: string): boolean {
  const blocks = blocksOf(existing);
  return blocks === undefined || blocks.account.skip?.some((name) => name.toLowerCase() === operation.toLowerCase()) === true;
}

/** Names of the fragments that the policies of these operations include. */
export function fragmentsToRead(existing: LiveApi): readonly string[] {
  const names = documentsOf(existing).flatMap(({ text }) => {
    try {
      return includedFragments(readPolicyDocument(text));
    } catch {
      // What cannot be read is told where it is judged.
      return [];
    }
  });
  // Others are expressions or named values: what they name is known to the service only.
  return [...new Set(names.filter((name) => /^[\w-]+$/.test(name)))];
}

/**
 * Where one looks at the client's token it would see the service's own behind the API's block, and might let everybody
 * in. Those that look in inbound are given authentication of their own, behind the check; any other is refused, exit 5.
 */
export function checkOperationPolicies({ api, fates, input, live, revision }: ImportTarget): OperationPolicies {
  const { existing } = api;
  if (existing?.operationPolicies === undefined) return none;
  const going = new Set(fates.deleted.map(({ name }) => name));
  const findings = documentsOf(existing).filter(({ operation }) => !going.has(operation)).map(({ operation, text }) => operationFindings(operation, text, live.fragments));
  // A document that never runs the API's policy keeps the client's token whatever that says.
  const checking = findings.filter(({ checks, inherits }) => checks.length > 0 && inherits !== 'never');
  const hopeless = checking.filter(({ checks, inherits }) => revision !== undefined || inherits === 'sometimes' || checks.some(({ isInbound }) => !isInbound));
  if (hopeless.length > 0) throw tokenIsChecked(input.apiId, hopeless, revision !== undefined);
  const skipped = blocksOf(existing) === undefined ? [] : findings.map(({ operation }) => operation);
  return { warnings: warningsOf(findings, checking), authenticating: [...new Set([...checking.map(({ operation }) => operation), ...skipped])].toSorted() };
}

function documentsOf(existing: LiveApi): readonly { readonly operation: string; readonly text: string }[] {
  return [...(existing.operationPolicies ?? [])].flatMap(([operation, { body }]) => {
    const text = isLookedAt(existing, operation) ? textAt(body, 'properties', 'value') : undefined;
    return text === undefined ? [] : [{ operation, text }];
  });
}

function tokenIsChecked(apiId: string, checking: readonly OperationFindings[], viaRevision: boolean): UserError {
  const told = checking.map(({ checks, operation }) => `${operation}: ${(checks.find(({ isInbound }) => !isInbound) ?? checks[0])?.told}`).join('; ');
  const unreadable = checking.some(({ isUnreadable }) => isUnreadable) ? '\nA document that cannot be read counts as one that does: correct it first.' : '';
  const atOnce = viaRevision ? '\nWithout --via-revision, authentication can be put behind checks that stand in inbound.' : '';
  return new UserError('TokenIsChecked', exitCodes.conflict, `Policies of operations of ${apiId} look at the client's token, or may do so (${told}); behind the new policy of the API they would see the token of API Management instead.`, {
    hint: `Import beside it, with --api and --path of your own; or move these checks to the product or to all APIs, where they run first.${atOnce}${unreadable}`,
  });
}

function warningsOf(findings: readonly OperationFindings[], checking: readonly OperationFindings[]): readonly Warning[] {
  const apart = named(findings.filter(({ inherits }) => inherits !== 'always'));
  const behind = named(checking);
  const hidden = named(findings.filter((finding) => finding.hidden.length > 0));
  return [
    ...(apart === '' ? [] : [{ code: 'OperationsApart', message: `Policies of operations without <base /> right in inbound do not run the API's policy, or not on every call (${apart}): such calls go on without its backend and token.` }]),
    ...(behind === '' ? [] : [{ code: 'TokenChecksKept', message: `Policies of operations check the client's token (${behind}): authentication goes into these policies, behind the check, and the API's policy leaves them out.` }]),
    ...(hidden === '' ? [] : [{ code: 'FragmentsUnread', message: `Policies of operations include fragments that could not be read (${hidden}). Where one of them checks the client's token, it would see that of API Management.` }]),
  ];
}

function named(findings: readonly OperationFindings[]): string {
  return findings.map(({ operation }) => operation).join(', ');
}

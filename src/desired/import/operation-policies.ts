import type { Warning } from '../../../commands/command.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { blocksOf } from '../api-blocks.ts';
import { fragmentsAt } from './fragments.ts';
import { policyFindings, type PolicyFindings } from './policy-findings.ts';
import type { ImportTarget } from './target.ts';
import { tokenIsChecked } from './token-is-checked.ts';

/** What policies of single operations mean for the account block above them. */
export interface OperationPolicies {
  readonly warnings: readonly Warning[];
  /** Names of the operations that check the client's token: they authenticate in documents of their own, behind the check. */
  readonly authenticating: readonly string[];
}

const none: OperationPolicies = { warnings: [], authenticating: [] };

/** Operations whose policies decide where authentication goes: all below a block that is new, else those that it skips. */
export function operationsToLookAt(existing: LiveApi): LiveApi['operations'] {
  const isLookedAt = lookedAt(existing);
  return existing.operations.filter(({ name }) => isLookedAt(name));
}

/** The block is read once, however many operations there are. */
function lookedAt(existing: LiveApi): (operation: string) => boolean {
  const blocks = blocksOf(existing);
  if (blocks === undefined) return () => true;
  const skipped = new Set(blocks.account.skip?.map((name) => name.toLowerCase()));
  return (operation) => skipped.has(operation.toLowerCase());
}

/** Names of the fragments to be read: those that the policies include, in the next round those that these include, and so on. */
export function fragmentsToRead(existing: LiveApi, fragments: Live['fragments'], depth: number): readonly string[] {
  return fragmentsAt(depth, [...operationDocuments(existing), ...ownDocument(existing)].map(({ text }) => text), fragments);
}

/**
 * Where one looks at the client's token it would see the service's own behind the API's block, and might let everybody
 * in. Those that look in inbound are given authentication of their own, behind the check; any other is refused, exit 5.
 */
export function checkOperationPolicies({ api, fates, input, live, revision }: ImportTarget): OperationPolicies {
  const { existing } = api;
  if (existing === undefined) return none;
  const going = new Set(fates.deleted.map(({ name }) => name));
  const findingsOf = (documents: readonly Document[]): Findings => new Map(documents.map(({ id, owner, text }) => [owner, policyFindings(id, text, live.fragments)]));
  const findings = findingsOf(operationDocuments(existing).filter(({ owner }) => !going.has(owner)));
  // A document that never runs the API's policy keeps the client's token whatever that says.
  const checking = those(findings, ({ checks, inherits }) => checks.length > 0 && inherits !== 'never');
  const hopeless = those(checking, ({ checks, inherits }) => revision !== undefined || inherits === 'sometimes' || checks.some(({ isInbound }) => !isInbound));
  // In the document of the block itself what stands in inbound stands before it.
  const own = those(findingsOf(ownDocument(existing)), ({ checks, isUnreadable }) => !isUnreadable && checks.some(({ isInbound }) => !isInbound));
  if (hopeless.size + own.size > 0) throw tokenIsChecked(input.apiId, new Map([...own, ...hopeless]), revision !== undefined);
  const isNew = blocksOf(existing) === undefined;
  // Where the block stands, these operations were told of when it came.
  const told = isNew ? checking : new Map();
  return { warnings: warningsOf(findings, told), authenticating: [...(isNew ? checking : findings).keys()].toSorted() };
}

type Findings = ReadonlyMap<string, PolicyFindings>;

function those(findings: Findings, isSuch: (finding: PolicyFindings) => boolean): Findings {
  return new Map([...findings].filter(([, finding]) => isSuch(finding)));
}

/** A policy as it stands. */
interface Document {
  /** For messages: the name of an operation. */
  readonly owner: string;
  readonly id: string;
  readonly text: string;
}

function operationDocuments(existing: LiveApi): readonly Document[] {
  const isLookedAt = lookedAt(existing);
  return [...(existing.operationPolicies ?? [])].flatMap(([owner, { body, id }]) => {
    const text = isLookedAt(owner) ? textAt(body, 'properties', 'value') : undefined;
    return text === undefined ? [] : [{ owner, id, text }];
  });
}

/** That of the API, where the block is to be new in it. */
function ownDocument(existing: LiveApi): readonly Document[] {
  const text = textAt(existing.policy?.body, 'properties', 'value');
  return existing.policy === undefined || text === undefined || blocksOf(existing) !== undefined ? [] : [{ owner: 'the API itself', id: existing.policy.id, text }];
}

function warningsOf(findings: Findings, checking: Findings): readonly Warning[] {
  const apart = named(those(findings, ({ inherits }) => inherits !== 'always'));
  const behind = named(checking);
  const hidden = named(those(findings, (finding) => finding.hidden.length > 0));
  const elsewhere = Array.from(those(findings, ({ backends, inherits }) => backends.length > 0 && inherits !== 'never'), ([owner, { backends }]) => `${owner}: ${backends.join(', ')}`).join('; ');
  return [
    ...(apart === '' ? [] : [{ code: 'OperationsApart', message: `Policies of operations without <base /> right in inbound do not run the API's policy, or not on every call (${apart}): such calls go on without its backend and token.` }]),
    ...(behind === '' ? [] : [{ code: 'TokenChecksKept', message: `Policies of operations check the client's token (${behind}): authentication goes into these policies, behind the check, and the API's policy leaves them out.` }]),
    ...(hidden === '' ? [] : [{ code: 'FragmentsUnread', message: `Policies of operations include fragments that could not be read (${hidden}). Where one of them checks the client's token, it would see that of API Management.` }]),
    ...(elsewhere === '' ? [] : [{ code: 'OperationsElsewhere', message: `Policies of operations choose a backend themselves (${elsewhere}): their calls go on there, now with the token of API Management.` }]),
  ];
}

function named(findings: Findings): string {
  return [...findings.keys()].join(', ');
}

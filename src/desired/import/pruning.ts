import type { Warning } from '../../../commands/command.ts';
import { listed } from '../../model/listed.ts';
import type { Desired } from '../../model/resource.ts';
import { operationCapability } from '../../openapi/operation-capability.ts';
import type { DenyBlock } from '../../policy/blocks/deny-block.ts';
import type { LateDeny } from '../account-policy.ts';
import { blocksOf, denyOf } from '../api-blocks.ts';
import { routeKey } from '../prune-ops/named-operation.ts';
import { prunedBlock, routesKept } from '../prune-ops/pruned.ts';
import { servingsOf } from '../prune-ops/serving.ts';
import { verdictsOf, type Pruning, type Verdict } from '../prune-ops/verdict.ts';
import { operationsLate } from './api-fields.ts';
import { routedBy } from './further-routes.ts';
import { seenOperation, type LiveOperation } from './operation-changes.ts';
import type { ImportTarget } from './target.ts';

/**
 * What decides which operations the import leaves open; undefined: all are. An API of ours without a deny block was imported with
 * --keep-all, or its block was taken out: nobody's calls are refused because an import was repeated.
 */
export function pruningOf(target: ImportTarget): Pruning | undefined {
  const { account, api, input } = target;
  const before = denyOf(api.existing);
  const keepsAll = input.keepAll ?? (before === undefined && blocksOf(api.existing) !== undefined);
  if (keepsAll) return undefined;
  return { servings: servingsOf([account]), allow: before?.allow ?? [], block: before?.block ?? [], routed: [...routesKept(before, routeKey), ...routedBy(target)] };
}

/** The deny block, or what it will be made of when the service has said what the operations are called. */
export function denyPolicy(target: ImportTarget): DenyBlock | LateDeny | undefined {
  const pruning = pruningOf(target);
  if (pruning === undefined) return undefined;
  return operationsChange(target) ? { late: operationsLate, pruning, expected: prunedBlock(operationsToCome(target), pruning) } : prunedBlock(liveOperations(target), pruning);
}

/** As far as it can be told before the import; ids are those of the document. Undefined where nothing is pruned. */
export function plannedVerdicts(target: ImportTarget): readonly Verdict[] | undefined {
  const pruning = pruningOf(target);
  return pruning && verdictsOf(operationsChange(target) ? operationsToCome(target) : liveOperations(target), pruning);
}

function operationsChange({ api }: ImportTarget): boolean {
  return api.existing === undefined || api.changes.length > 0;
}

function liveOperations({ api }: ImportTarget): readonly LiveOperation[] {
  return (api.existing?.operations ?? []).map(seenOperation);
}

function operationsToCome({ document, fates }: ImportTarget): readonly LiveOperation[] {
  const described = document.operations.map(({ method, operationId, urlTemplate }) => ({ name: operationId, method, urlTemplate }));
  return [...described, ...fates.kept.map(({ operation }) => seenOperation(operation))];
}

/** To stand with the step that writes the policy. */
export function pruneNotes(target: ImportTarget): readonly string[] {
  const verdicts = plannedVerdicts(target);
  if (verdicts === undefined) return denyOf(target.api.existing) === undefined ? [] : ['--keep-all: operations that are closed now will be forwarded'];
  const open = verdicts.filter((verdict) => verdict.open);
  const what = new Set(open.map((verdict) => operationCapability(verdict)).flatMap((found) => (found.kind === 'served' ? [found.capability] : [])));
  const foreign = open.filter(({ why }) => why === 'foreign');
  return [
    `forwards ${open.length} of ${verdicts.length} operations${what.size === 0 ? '' : ` (${[...what].join(', ')})`}; calls of the others are answered 400. --keep-all forwards all`,
    ...(foreign.length === 0 ? [] : [`forwards what is no operation of Azure OpenAI: ${listed(foreign.map(({ method, name, urlTemplate }) => `${method} ${urlTemplate} (${name})`), 20)}; apim-llm prune-ops --block closes it`]),
  ];
}

export function withNotes(notes: Desired['notes'], more: readonly string[]): Pick<Desired, 'notes'> {
  const all = [...(notes ?? []), ...more];
  return all.length === 0 ? {} : { notes: all };
}

export function pruneWarnings(target: ImportTarget): readonly Warning[] {
  const { account, api, input } = target;
  const verdicts = plannedVerdicts(target);
  if (verdicts === undefined) {
    if (input.keepAll === true || denyOf(api.existing) !== undefined) return [];
    return [{ code: 'NotPruned', message: `${input.apiId} forwards every operation, whatever is deployed, as it did before: apim-llm prune-ops --api ${input.apiId}, or an import with --no-keep-all, changes that` }];
  }
  if (verdicts.some(({ open }) => open)) return [];
  return [{ code: 'NothingOpen', message: `no deployment of the account ${account.name} serves an operation of ${input.apiId}: all are closed. Deploy a model, then: apim-llm prune-ops --api ${input.apiId}` }];
}

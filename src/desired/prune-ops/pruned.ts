import { isObject, type Json } from '../../model/json.ts';
import { denyBlock, type DenyBlock } from '../../policy/blocks/deny-block.ts';
import { withBlock } from '../../policy/blocks/edit.ts';
import type { LiveOperation } from '../import/operation-changes.ts';
import { operationCapability } from '../../openapi/operation-capability.ts';
import { verdictsOf, type Pruning, type Verdict } from './verdict.ts';

/** The deny block for the operations that an API has. Its reasons change only with what is open: another deployment that serves the same changes nothing. */
export function prunedBlock(operations: readonly LiveOperation[], pruning: Pruning, accounts?: readonly string[]): DenyBlock {
  const open = verdictsOf(operations, pruning).flatMap((verdict) => (verdict.open ? [{ method: verdict.method, template: verdict.urlTemplate, id: verdict.name, reason: reasonOf(verdict) }] : []));
  return { open, allow: pruning.allow, block: pruning.block, default: 'closed', ...(accounts === undefined || accounts.length === 0 ? {} : { accounts }) };
}

/** Of an open operation: its capability, or what opened it. */
function reasonOf(verdict: Verdict): string {
  const found = operationCapability(verdict);
  return verdict.why === 'served' && found.kind === 'served' ? found.capability : verdict.why;
}

/** The API's policy document with that block; everything else in it stays as it is. */
export function prunedDocument(document: string | undefined, block: DenyBlock): string {
  return withBlock(document, denyBlock(block), 'api');
}

/** What an earlier run opened for the sake of a route: only who reads the operations' policies can tell whether it still is. */
export function routesKept(before: DenyBlock | undefined, routeKey: (operation: { readonly method: string; readonly urlTemplate: string }) => string): Pruning['routed'] {
  const kept = before?.open.filter(({ reason }) => reason === 'route') ?? [];
  return kept.map(({ method, template }) => ({ route: routeKey({ method, urlTemplate: template }), by: [] }));
}

/** Read from where it waited in a plan. */
export function asPruning(carried: Json | undefined): Pruning | undefined {
  return isObject(carried) && ['servings', 'allow', 'block', 'routed'].every((key) => Array.isArray(carried[key])) ? (carried as unknown as Pruning) : undefined;
}

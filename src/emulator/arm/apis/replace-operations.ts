import { operationType, routeKey } from '../operations/operation-content.ts';
import type { NamedOperation, OperationContent } from '../operations/operation-content.ts';
import { policyType } from '../policies/policy-content.ts';
import type { PolicyContent } from '../policies/policy-content.ts';
import type { ArmState } from '../state.ts';

/**
 * A repeated import (review section 4): operations with the same name are updated in place and keep their
 * policies; a new one takes a copy of the policy of an operation with the same method and template; what the
 * document does not have is deleted, policies included.
 */
export function replaceOperations(state: ArmState, apiId: string, wanted: readonly NamedOperation[]): void {
  const collection = `${apiId}/operations`;
  const before = state.store.list<OperationContent>(collection);
  const names = new Set(wanted.map((operation) => operation.name.toLowerCase()));
  const gone = before.filter((entry) => !names.has(entry.name.toLowerCase()));
  for (const operation of wanted) {
    const id = `${collection}/${operation.name}`;
    const isNew = state.store.find(id) === undefined;
    const entry = state.store.put({ id, type: operationType, content: operation.content });
    const namesake = isNew ? gone.find((old) => routeKey(old.content) === routeKey(operation.content)) : undefined;
    const policy = namesake && state.store.find<PolicyContent>(`${namesake.id}/policies/policy`);
    if (policy) state.store.put({ id: `${entry.id}/policies/policy`, type: policyType('operation'), content: policy.content, references: policy.references });
  }
  for (const entry of gone) state.store.remove(entry.id);
}

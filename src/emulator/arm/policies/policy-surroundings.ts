import { namedValueCalled } from '../named-values/named-value.ts';
import type { OperationContent } from '../operations/operation-content.ts';
import type { ServiceContent } from '../service/service-content.ts';
import type { ArmState } from '../state.ts';
import type { FindNamedValue } from './named-value-references.ts';

/** What a policy document is checked against beside itself. */
export function namedValueFinder(state: ArmState, serviceId: string): FindNamedValue {
  return (displayName) => {
    const entry = namedValueCalled(state, serviceId, displayName);
    return entry && { id: entry.id, value: entry.content.value };
  };
}

export function skuOf(state: ArmState, serviceId: string): string {
  return state.store.find<ServiceContent>(serviceId)?.content.sku.name ?? '';
}

/** URL template of the operation that a policy belongs to. */
export function urlTemplateOf(state: ArmState, policyId: string): string | undefined {
  return state.store.find<OperationContent>(policyId.replace(/\/policies\/[^/]+$/i, ''))?.content.urlTemplate;
}

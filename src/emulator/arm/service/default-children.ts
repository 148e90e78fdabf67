import { policyContent, policyType } from '../policies/policy-content.ts';
import { readPolicyDocument } from '../policies/reader.ts';
import { seedBuiltIns } from './built-ins.ts';
import type { ServiceContent } from './service-content.ts';
import type { ArmState } from '../state.ts';

/** What a service has from its first moment. It always has a policy: the first PUT of one is an update (arm-behaviour 2). */
export function putDefaultChildren(state: ArmState, serviceId: string): void {
  const document = readPolicyDocument('<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>', 'xml');
  state.store.put({ id: `${serviceId}/policies/policy`, type: policyType('service'), content: policyContent(document) });
  seedBuiltIns(state, serviceId, state.store.find<ServiceContent>(serviceId)?.content.sku.name ?? '');
}

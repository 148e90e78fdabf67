import type { PolicyDocument } from './document.ts';
import type { PolicyScope } from './policy-scope.ts';

export interface PolicyContent {
  readonly document: PolicyDocument;
}

const types: Readonly<Record<PolicyScope, string>> = {
  service: 'Microsoft.ApiManagement/service/policies',
  product: 'Microsoft.ApiManagement/service/products/policies',
  api: 'Microsoft.ApiManagement/service/apis/policies',
  operation: 'Microsoft.ApiManagement/service/apis/operations/policies',
};

export function policyType(scope: PolicyScope): string {
  return types[scope];
}

/** Undefined for another type, such as a fragment's. */
export function scopeOf(type: string): PolicyScope | undefined {
  const scopes: readonly PolicyScope[] = ['service', 'product', 'api', 'operation'];
  return scopes.find((scope) => types[scope] === type);
}

/** Without lines and columns: the same document in another layout is no change (arm-behaviour 3). */
export function policyContent(document: PolicyDocument): PolicyContent {
  return { document: JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'line' || key === 'column' ? 0 : value))) as PolicyDocument };
}

/** Whose policy a document is. */
export type PolicyScope = 'api' | 'operation' | 'product';

/** For messages: `the policy of the API` */
export function policyOf(scope: PolicyScope): string {
  return `the policy of the ${scope === 'api' ? 'API' : scope}`;
}

import type { PolicyScope } from '../policy-scope.ts';

const none: readonly PolicyScope[] = [];
const notForOperations: readonly PolicyScope[] = ['service', 'product', 'api'];

/**
 * Policies that do not go everywhere. Documentation of the policies; quota: the service's refusal, reported; cross-domain: azure-docs
 * pull request 88173, by an engineer of the service. Those without a scope belong to GraphQL resolvers, which are not served.
 */
const scopes: Readonly<Record<string, readonly PolicyScope[]>> = {
  'cosmosdb-data-source': none,
  'cross-domain': ['service'],
  'graphql-data-source': none,
  'http-data-source': none,
  'llm-content-safety': notForOperations,
  'publish-event': none,
  quota: ['product'],
  'rate-limit': ['product', 'api', 'operation'],
  'sql-data-source': none,
  'validate-graphql-request': notForOperations,
  'validate-odata-request': notForOperations,
};

export function goesTo(policy: string, scope: PolicyScope): boolean {
  return !Object.hasOwn(scopes, policy) || (scopes[policy]?.includes(scope) ?? true);
}

/** Not in Consumption (documentation of the tiers; the refusal's words are reported for rate-limit-by-key). */
const notInConsumption: readonly string[] = ['azure-openai-token-limit', 'llm-token-limit', 'quota-by-key', 'rate-limit-by-key'];

export function isInTier(policy: string, sku: string): boolean {
  return sku !== 'Consumption' || !notInConsumption.includes(policy);
}

/** At most once among the policies of a section; documentation says "once per definition" of rate-limit and quota, and shows two in branches of `choose`. */
const once: readonly string[] = [
  'azure-openai-semantic-cache-lookup', 'azure-openai-semantic-cache-store', 'cache-lookup', 'cache-store', 'cors', 'llm-semantic-cache-lookup', 'llm-semantic-cache-store', 'quota', 'rate-limit',
];

export function standsOnce(policy: string): boolean {
  return once.includes(policy);
}

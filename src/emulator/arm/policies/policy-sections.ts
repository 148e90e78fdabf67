/** The four sections of a document. */
export const sections = ['inbound', 'backend', 'outbound', 'on-error'] as const;
export type Section = (typeof sections)[number];

const all: readonly Section[] = sections;
const inbound: readonly Section[] = ['inbound'];
const outbound: readonly Section[] = ['outbound'];
const request: readonly Section[] = ['inbound', 'backend'];
const messages: readonly Section[] = ['inbound', 'outbound', 'on-error'];

/**
 * Where each policy may stand. Documentation of the policies; set-body works in on-error too, rewrite-uri in backend since 2026-03,
 * llm-content-safety in outbound since 2026-06; authentication-managed-identity in outbound: samples of Microsoft that are deployed.
 * Where Microsoft's policy toolkit has more sections than the documentation (get-authorization-context, invoke-request, json-to-xml,
 * set-backend-service, set-method, set-query-parameter, wait, xml-to-json, xsl-transform), those count. Policies that only the schemas know
 * (`block`, `authentication-token`…) and data sources of GraphQL resolvers have no section of their own.
 */
const allowed: Readonly<Record<string, readonly Section[]>> = {
  'authentication-basic': inbound,
  'authentication-certificate': inbound,
  'authentication-managed-identity': ['inbound', 'outbound'],
  'authentication-token': inbound,
  'authentication-token-store': inbound,
  'azure-openai-emit-token-metric': inbound,
  'azure-openai-semantic-cache-lookup': inbound,
  'azure-openai-semantic-cache-store': outbound,
  'azure-openai-token-limit': inbound,
  block: all,
  'cache-lookup': inbound,
  'cache-lookup-value': all,
  'cache-remove-value': all,
  'cache-store': outbound,
  'cache-store-value': all,
  'cache-value': all,
  'check-header': inbound,
  choose: all,
  cors: inbound,
  'cosmosdb-data-source': all,
  'cross-domain': inbound,
  'emit-metric': all,
  'find-and-replace': all,
  'forward-request': ['backend'],
  'get-authorization-context': ['inbound', 'backend', 'outbound'],
  'graphql-data-source': all,
  'http-data-source': all,
  'include-fragment': all,
  'invoke-dapr-binding': messages,
  'invoke-request': all,
  'ip-filter': inbound,
  'json-to-xml': all,
  jsonp: outbound,
  'limit-concurrency': all,
  'llm-content-safety': ['inbound', 'outbound'],
  'llm-emit-token-metric': inbound,
  'llm-semantic-cache-lookup': inbound,
  'llm-semantic-cache-store': outbound,
  'llm-token-limit': inbound,
  'log-to-eventhub': all,
  'mock-response': messages,
  proxy: inbound,
  'publish-event': all,
  'publish-to-dapr': messages,
  quota: inbound,
  'quota-by-key': inbound,
  'rate-limit': inbound,
  'rate-limit-by-key': inbound,
  'redirect-content-urls': ['inbound', 'outbound'],
  retry: all,
  'return-response': all,
  'rewrite-uri': request,
  'send-one-way-request': all,
  'send-request': all,
  'send-service-bus-message': messages,
  'set-backend-service': all,
  'set-body': all,
  'set-header': all,
  'set-method': all,
  'set-query-parameter': all,
  'set-request-metric-dimension-value': all,
  'set-status': all,
  'set-variable': all,
  'sql-data-source': all,
  trace: all,
  'validate-azure-ad-token': inbound,
  'validate-client-certificate': inbound,
  'validate-content': messages,
  'validate-graphql-request': inbound,
  'validate-headers': ['outbound', 'on-error'],
  'validate-jwt': inbound,
  'validate-odata-request': inbound,
  'validate-parameters': inbound,
  'validate-status-code': ['outbound', 'on-error'],
  wait: all,
  'xml-to-json': all,
  'xsl-transform': messages,
};

/** Undefined where there is no such policy. */
export function sectionsOf(policy: string): readonly Section[] | undefined {
  return Object.hasOwn(allowed, policy) ? allowed[policy] : undefined;
}

export function isSection(name: string): name is Section {
  return (sections as readonly string[]).includes(name);
}

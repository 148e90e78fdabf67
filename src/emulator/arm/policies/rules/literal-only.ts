const callNames = ['retry-after-header-name', 'retry-after-variable-name', 'remaining-calls-header-name', 'remaining-calls-variable-name', 'total-calls-header-name'];
const tokenNames = ['retry-after', 'remaining-tokens', 'remaining-quota-tokens', 'tokens-consumed'].flatMap((what) => [`${what}-header-name`, `${what}-variable-name`]);

/**
 * Attributes of any text whose documentation says that expressions are not allowed. Numbers and words are not here: of
 * those the schemas tell.
 */
const literalOnly: Readonly<Record<string, readonly string[]>> = {
  'authentication-managed-identity': ['client-id', 'output-token-variable-name'],
  'azure-openai-token-limit': tokenNames,
  'cache-lookup-value': ['variable-name'],
  'emit-metric': ['name', 'namespace'],
  'include-fragment': ['fragment-id'],
  'llm-token-limit': tokenNames,
  'log-to-eventhub': ['logger-id'],
  'rate-limit': callNames,
  'rate-limit-by-key': callNames,
  'return-response': ['response-variable-name'],
  'set-variable': ['name'],
  'validate-azure-ad-token': ['output-token-variable-name'],
  'validate-content': ['errors-variable-name'],
  'validate-headers': ['errors-variable-name'],
  'validate-jwt': ['output-token-variable-name'],
  'validate-parameters': ['errors-variable-name'],
  'validate-status-code': ['errors-variable-name'],
};

export function takesLiteralOnly(path: string, attribute: string): boolean {
  return Object.hasOwn(literalOnly, path) && (literalOnly[path]?.includes(attribute) ?? false);
}

/** What an attribute has to be. A value that is an expression or has a named value in it is not looked at. */
interface AttributeRule {
  readonly required?: true;
  readonly literal?: RegExp;
}

const text: AttributeRule = {};
const needed: AttributeRule = { required: true };
const flag: AttributeRule = { literal: /^(true|false|1|0)$/i };
const whole: AttributeRule = { literal: /^\s*\+?\d+\s*$/ };
const positive: AttributeRule = { literal: /^\s*\+?0*[1-9]\d*\s*$/ };
const oneOf = (pattern: RegExp): AttributeRule => ({ literal: pattern });

const existsAction = oneOf(/^(override|skip|append|delete)$/);
const tokenLimit = {
  'counter-key': needed,
  'estimate-prompt-tokens': { ...needed, ...flag },
  'tokens-per-minute': whole,
  'token-quota': whole,
  'token-quota-period': oneOf(/^(Hourly|Daily|Weekly|Monthly|Yearly|Indefinite)$/),
  'prompt-type': oneOf(/^(auto|chat-completion|completion|embeddings)$/),
  'ignore-prompt': flag,
  ...Object.fromEntries(
    ['retry-after', 'remaining-tokens', 'remaining-quota-tokens', 'tokens-consumed'].flatMap((what) => ['header', 'variable'].map((kind) => [`${what}-${kind}-name`, text])),
  ),
} satisfies Readonly<Record<string, AttributeRule>>;

/**
 * The attributes of the policies whose lists the published schemas give in full (every root also takes `id`);
 * other policies are taken with any. `when` and `otherwise` stand in `choose` only.
 */
const attributes: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  'authentication-managed-identity': { resource: text, 'client-id': text, 'output-token-variable-name': text, 'ignore-error': flag },
  'azure-openai-token-limit': tokenLimit,
  choose: {},
  'forward-request': {
    timeout: whole, 'timeout-ms': whole, 'continue-timeout': whole, 'follow-redirects': flag, 'buffer-request-body': flag, 'buffer-response': flag,
    'fail-on-error-status-code': flag, 'http-version': text,
  },
  'include-fragment': { 'fragment-id': needed },
  'limit-concurrency': { key: needed, 'max-count': { ...needed, ...positive } },
  'llm-token-limit': tokenLimit,
  otherwise: {},
  retry: { condition: needed, count: { ...needed, ...positive }, interval: { ...needed, ...whole }, delta: positive, 'max-interval': positive, 'first-fast-retry': flag },
  'return-response': { 'response-variable-name': text },
  'rewrite-uri': { template: needed, 'copy-unmatched-params': flag },
  'set-backend-service': {
    'backend-id': text, 'base-url': text, 'sf-partition-key': text, 'sf-replica-type': text, 'sf-resolve-condition': text, 'sf-service-instance-name': text,
    'sf-listener-name': text, 'dapr-app-id': text, 'dapr-method': text, 'dapr-namespace': text,
  },
  'set-body': { template: oneOf(/^(none|liquid)$/), 'xsi-nil': oneOf(/^(blank|null)$/), 'parse-date': flag, 'html-decode-expression': flag },
  'set-header': { name: needed, 'exists-action': existsAction },
  'set-method': {},
  'set-query-parameter': { name: needed, 'exists-action': existsAction },
  'set-status': { code: positive, reason: text },
  'set-variable': { name: needed, value: needed },
  trace: { source: needed, severity: oneOf(/^(verbose|information|error)$/) },
  wait: { for: needed },
  when: { condition: needed },
};

export function attributesOf(element: string): Readonly<Record<string, AttributeRule>> | undefined {
  return Object.hasOwn(attributes, element) ? attributes[element] : undefined;
}

export type Content = { readonly kind: 'any' | 'empty' | 'text' } | { readonly kind: 'elements'; readonly names: readonly string[] };

const empty: Content = { kind: 'empty' };
const values: Content = { kind: 'elements', names: ['value'] };

/** What stands inside of an element that is no group of policies. */
const contents: Readonly<Record<string, Content>> = {
  'authentication-managed-identity': empty,
  'forward-request': empty,
  'include-fragment': empty,
  'return-response': { kind: 'elements', names: ['set-status', 'set-header', 'set-body'] },
  'rewrite-uri': empty,
  'set-backend-service': empty,
  'set-header': values,
  'set-method': { kind: 'text' },
  'set-query-parameter': values,
  'set-status': empty,
  'set-variable': empty,
};

export function contentOf(element: string): Content {
  return (Object.hasOwn(contents, element) ? contents[element] : undefined) ?? { kind: 'any' };
}

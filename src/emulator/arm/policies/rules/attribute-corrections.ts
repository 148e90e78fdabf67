import type { AttributeRules } from './attribute-rule.ts';

/** Where the published schemas and other evidence differ: the rules that stand instead, and whose word that is. */
interface Correction {
  readonly policy: string;
  readonly attributes: AttributeRules;
  readonly source: string;
}

const text = { type: 'string' } as const;
const needed = { type: 'string', required: 1 } as const;
const neededCount = { type: 'int', required: 1 } as const;
const optionalWhole = { type: 'int', expression: 1 } as const;

export const attributeCorrections: readonly Correction[] = [
  { policy: 'authentication-managed-identity', attributes: { resource: needed }, source: 'documentation of the policy: required' },
  {
    policy: 'cache-value',
    attributes: {
      key: needed, 'variable-name': needed, 'expires-after': { type: 'int', expression: 1, required: 1 }, 'refresh-after': optionalWhole, 'default-value': text,
      'caching-type': { type: 'CachingType', default: 'prefer-external' },
    },
    source: "Microsoft's policy toolkit, 2026; younger than the schemas",
  },
  { policy: 'forward-request', attributes: { 'http-version': { type: 'string', words: ['1', '2or1', '2'] } }, source: 'documentation of the policy: the versions' },
  { policy: 'graphql-data-source', attributes: {}, source: 'schema of the policy, which has no attributes' },
  {
    policy: 'llm-content-safety',
    attributes: { 'enforce-on-completions': { type: 'boolean', expression: 1 }, 'window-size': optionalWhole, 'window-overlap-size': optionalWhole, 'shield-prompt': { type: 'boolean', expression: 1 } },
    source: 'documentation of the policy, March 2026',
  },
  { policy: 'quota', attributes: { 'renewal-period': neededCount }, source: 'documentation of the policy: required' },
  { policy: 'quota-by-key', attributes: { 'renewal-period': neededCount }, source: 'documentation of the policy: required, seconds, no expression' },
  { policy: 'rate-limit', attributes: { calls: neededCount, 'renewal-period': neededCount }, source: 'documentation of the policy: required' },
  {
    policy: 'rewrite-uri',
    attributes: { 'copy-unmatched-params': { type: 'boolean', expression: 1, default: 'true' } },
    source: "documentation of the policy and its example: true; Microsoft's policy toolkit: takes expressions",
  },
  { policy: 'send-one-way-request', attributes: { timeout: optionalWhole }, source: 'documentation of the policy: takes expressions' },
  { policy: 'send-service-bus-message', attributes: { 'queue-name': text, 'topic-name': text, namespace: text, 'client-id': text }, source: 'documentation of the policy (preview), August 2025' },
  { policy: 'set-status', attributes: { code: { type: 'positiveInteger', expression: 1, required: 1 } }, source: 'documentation of the policy: required' },
  { policy: 'wait', attributes: { for: { type: 'WaitMode', expression: 1, default: 'all' } }, source: 'documentation of the policy: not required, all' },
  { policy: 'xsl-transform', attributes: {}, source: 'documentation of the policy' },
];

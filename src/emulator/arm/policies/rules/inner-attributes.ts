import type { AttributeRule, AttributeRules } from './attribute-rule.ts';

const text: AttributeRule = { type: 'string' };
const needed: AttributeRule = { type: 'string', required: 1 };
const flag: AttributeRule = { type: 'boolean' };
const action: AttributeRule = { type: 'ValidationMode', expression: 1, required: 1 };
const anyFlag: AttributeRule = { type: 'boolean', expression: 1 };

const claim: AttributeRules = { name: text, match: { type: 'ClaimMatch', expression: 1, default: 'all' }, separator: text };
const dimension: AttributeRules = { name: needed, value: text };
const rate: AttributeRules = {
  id: text, name: text, calls: { type: 'int', required: 1 }, 'renewal-period': { type: 'int', required: 1 }, 'retry-after-header-name': text, 'retry-after-variable-name': text,
  'remaining-calls-header-name': text, 'remaining-calls-variable-name': text, 'total-calls-header-name': text,
};
const volume: AttributeRules = { id: text, name: text, calls: { type: 'int' }, bandwidth: { type: 'long' }, 'renewal-period': { type: 'int' } };
const checkedParameters: AttributeRules = { 'specified-parameter-action': action, 'unspecified-parameter-action': action };

/**
 * Attributes of the elements inside of policies, by path. Microsoft's policy schemas (vscode-apimanagement, July 2025);
 * `validate-connectivity`: documentation of validate-jwt, February 2026; what is needed in `rate-limit`: its documentation.
 */
export const innerAttributes: Readonly<Record<string, AttributeRules>> = {
  'choose/when': { condition: { type: 'boolean', expression: 1, required: 1 } },
  'cors/allowed-methods': { 'preflight-result-max-age': { type: 'unsignedInt', expression: 1 } },
  'cross-domain/cross-domain-policy/site-control': { 'permitted-cross-domain-policies': { type: 'MetaPolicy', required: 1 } },
  'cross-domain/cross-domain-policy/allow-access-from': { domain: needed, secure: flag },
  'cross-domain/cross-domain-policy/allow-http-request-headers-from': { domain: needed, headers: needed, secure: flag },
  'emit-metric/dimension': dimension,
  'invoke-dapr-binding/metadata/item': { key: needed },
  'ip-filter/address-range': { from: needed, to: needed },
  'llm-content-safety/categories': { 'output-type': { type: 'OutputType', expression: 1 } },
  'llm-content-safety/categories/category': { name: { type: 'HarmCategory', expression: 1, required: 1 }, threshold: { type: 'int', expression: 1, required: 1 } },
  'llm-emit-token-metric/dimension': dimension,
  'quota/api': volume,
  'quota/api/operation': volume,
  'rate-limit/api': rate,
  'rate-limit/api/operation': rate,
  'rate-limit/operation': rate,
  'send-service-bus-message/message-properties/message-property': { name: needed },
  'trace/metadata': { name: needed, value: needed },
  'validate-azure-ad-token/decryption-keys/key': { id: text, 'certificate-id': needed },
  'validate-azure-ad-token/required-claims/claim': claim,
  'validate-client-certificate/identities/identity': {
    thumbprint: text, 'serial-number': text, 'common-name': text, subject: text, 'dns-name': text, 'issuer-subject': text, 'issuer-thumbprint': text, 'issuer-certificate-id': text,
  },
  'validate-content/content': {
    'validate-as': { type: 'ContentValidatorType', required: 1 }, type: text, action, 'schema-id': text, 'schema-ref': text, 'allow-additional-properties': flag, 'case-insensitive-property-names': flag,
  },
  'validate-content/content-type-map': { 'any-content-type-value': text, 'missing-content-type-value': text },
  'validate-content/content-type-map/type': { from: text, when: anyFlag, to: needed },
  'validate-graphql-request/authorize/rule': { path: needed, action: { type: 'ActionMode', expression: 1, default: 'allow' } },
  'validate-headers/header': { name: needed, action },
  'validate-jwt/openid-config': { url: needed, host: text, 'validate-connectivity': flag },
  'validate-jwt/issuer-signing-keys/key': { id: text, 'certificate-id': text, n: text, e: text },
  'validate-jwt/issuer-signing-keys/zumo-master-key': { id: text },
  'validate-jwt/decryption-keys/key': { id: text, 'certificate-id': text },
  'validate-jwt/required-claims/claim': claim,
  'validate-parameters/headers': checkedParameters,
  'validate-parameters/headers/parameter': { name: needed, action },
  'validate-parameters/path': { 'specified-parameter-action': action },
  'validate-parameters/path/parameter': { name: needed, action },
  'validate-parameters/query': checkedParameters,
  'validate-parameters/query/parameter': { name: needed, action },
  'validate-status-code/status-code': { code: { type: 'unsignedInt', required: 1 }, action },
  'xsl-transform/parameter': { name: text, 'parameter-name': text },
};

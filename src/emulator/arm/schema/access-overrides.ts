import type { Field } from './field.ts';
import type { Override } from './override.ts';

const service = 'Microsoft.ApiManagement/service';
const namedValues = [`${service}/namedValues`];
const ignored: Field = { kind: 'any', readOnly: true };
const readBack = 'clients send back what they read';

/** Of named values, fragments, products, groups, subscriptions, tags and schemas. */
export const accessOverrides: readonly Override[] = [
  { types: namedValues, at: 'properties', change: { fields: { provisioningState: ignored } }, source: readBack },
  { types: namedValues, at: 'properties.keyVault', change: { fields: { lastStatus: ignored }, required: ['secretIdentifier'] }, source: `${readBack}; a secret of Key Vault has an address` },
  { types: namedValues, at: 'properties.keyVault.secretIdentifier', change: { pattern: '^https://[^/]+/secrets/[^/]+(/[^/]*)?/?$' }, source: 'the form of an identifier of Key Vault' },
  { types: [`${service}/groups`], at: 'properties.description', change: { bounds: [null, 1000] }, source: 'the specification of the answer (GroupContract); the request has no limit there' },
];

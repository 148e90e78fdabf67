import type { Field } from './field.ts';
import type { Override } from './override.ts';

const named: Field = { kind: 'text', bounds: [1, null] };
const ignored: Field = { kind: 'any', readOnly: true };
const checks = ['Microsoft.CognitiveServices/checkDomainAvailability', 'Microsoft.CognitiveServices/locations/checkSkuAvailability'];
const capacity = ['Microsoft.CognitiveServices/calculateModelCapacity'];
const accounts = ['Microsoft.CognitiveServices/accounts'];
const projects = ['Microsoft.CognitiveServices/accounts/projects'];
const readBack = 'clients send back what they read';
const needed = 'assumption: there is nothing to calculate without it';

export const cognitiveOverrides: readonly Override[] = [
  { types: checks, at: '', change: { fields: { type: named }, required: ['type'] }, source: 'the specification: here the type is what is asked about' },
  { types: capacity, at: '', change: { required: ['model', 'skuName', 'workloads'] }, source: needed },
  { types: capacity, at: 'workloads[].requestPerMinute', change: { bounds: [0, null] }, source: 'a number of requests' },
  { types: capacity, at: 'workloads[].requestParameters.avgPromptTokens', change: { bounds: [0, null] }, source: 'a number of tokens' },
  { types: capacity, at: 'workloads[].requestParameters.avgGeneratedTokens', change: { bounds: [0, null] }, source: 'a number of tokens' },
  { types: accounts, at: 'properties', change: { fields: { armFeatures: ignored } }, source: `${readBack} (aso-CognitiveServices_Account_20250601_CRUD#6)` },
  { types: accounts, at: 'identity', change: { required: ['type'] }, source: 'an identity of no type says nothing' },
  { types: accounts, at: 'identity.userAssignedIdentities', change: { nullSpeaks: true }, source: 'as with services: null takes an identity away' },
  { types: accounts, at: 'properties.apiProperties', change: { open: false }, source: 'the fields that an account may have beyond the listed ones are not known' },
  { types: projects, at: '', change: { fields: { kind: ignored } }, source: `${readBack} (aso-CognitiveServices_Account_20250601_CRUD#17)` },
  { types: projects, at: 'properties', change: { fields: { internalId: ignored } }, source: `${readBack} (aso-CognitiveServices_Account_20250601_CRUD#17)` },
  { types: projects, at: 'identity', change: { required: ['type'] }, source: 'an identity of no type says nothing' },
  { types: projects, at: 'identity.userAssignedIdentities', change: { nullSpeaks: true }, source: 'as with services: null takes an identity away' },
];

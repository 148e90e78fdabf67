import { accessOverrides } from './access-overrides.ts';
import { apiOverrides } from './api-overrides.ts';
import { backendOverrides } from './backend-overrides.ts';
import { cognitiveOverrides } from './cognitive-overrides.ts';
import type { Field } from './field.ts';
import { insightsOverrides } from './insights-overrides.ts';
import { serviceOverrides } from './service-overrides.ts';
import type { Override } from './override.ts';

const text: Field = { kind: 'text' };
const ignored: Field = { kind: 'any', readOnly: true };

const services = ['Microsoft.ApiManagement/service'];
const versionSets = ['Microsoft.ApiManagement/service/apiVersionSets'];
const operations = ['Microsoft.ApiManagement/service/apis/operations'];
const diagnostics = ['Microsoft.ApiManagement/service/diagnostics', 'Microsoft.ApiManagement/service/apis/diagnostics'];
const deployments = ['Microsoft.CognitiveServices/accounts/deployments'];

const ofEverything: readonly Override[] = [
  { types: 'all', at: '', change: { fields: { id: ignored, name: ignored, type: ignored, etag: ignored, systemData: ignored } }, source: 'clients send back what they read; some types have no such fields in the specification' },
  { types: 'childrenOfService', methods: ['PUT', 'PATCH'], at: '', change: { required: ['properties'] }, source: 'assumption: a body without properties says nothing' },
];

const ofServices: readonly Override[] = [
  { types: services, at: 'sku.capacity', change: { bounds: [0, 31] }, source: 'documented units of a region; Consumption has none' },
  { types: services, at: 'properties.publicNetworkAccess', change: { words: ['Enabled', 'Disabled', 'True', 'False'] }, source: 'azure-cli sends True and gets Enabled (azurecli-apim_core_service#2)' },
  { types: services, at: 'identity.userAssignedIdentities', change: { nullSpeaks: true }, source: 'review section 6.1: null takes an identity away' },
];

const ofVersionSets: readonly Override[] = [
  { types: versionSets, at: 'properties.displayName', change: { missing: { target: 'name', message: 'name (display name) should not be empty' } }, source: 'bicep-registry-modules#5708' },
  {
    types: versionSets,
    at: 'properties.versioningScheme',
    change: { message: "The specified condition was not met for 'versioningScheme'.", missing: { target: 'versioningScheme', message: "The specified condition was not met for 'versioningScheme'." } },
    source: 'bicep-registry-modules#5708',
  },
];

const ofOperations: readonly Override[] = [
  { types: operations, at: 'properties.method', change: { pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" }, source: 'RFC 9110: a method is a token' },
  ...['request', 'responses[]'].map((message): Override => ({
    types: operations,
    before: '2021-01-01',
    at: `properties.${message}.representations[]`,
    change: { fields: { sample: text } },
    source: 'azsdknet-ApiOperationTests_CreateListUpdateDelete#8 at 2019-01-01; later versions have examples',
  })),
];

const ofDiagnostics: readonly Override[] = [
  { types: diagnostics, before: '2019-12-01', at: 'properties', change: { fields: { enableHttpCorrelationHeaders: { kind: 'flag' } } }, source: 'azsdknet-ApiDiagnosticTests_CreateListUpdateDelete#8 at 2019-01-01' },
];

const ofDeployments: readonly Override[] = [
  { types: deployments, methods: ['PUT'], at: '', change: { required: ['sku', 'properties'] }, source: 'assumption: no SKU and no model is filled in' },
  { types: deployments, methods: ['PUT'], at: 'sku', change: { required: ['capacity'] }, source: 'assumption, as above' },
  { types: deployments, at: 'sku.capacity', change: { bounds: [1, null] }, source: 'capacity is counted in thousands of tokens per minute' },
  { types: deployments, methods: ['PUT'], at: 'properties', change: { required: ['model'] }, source: 'assumption, as above' },
  { types: deployments, methods: ['PUT'], at: 'properties.model', change: { required: ['format', 'name', 'version'], fields: { format: named(), name: named(), version: named() } }, source: 'assumption, as above' },
];

function named(): Field {
  return { ...text, bounds: [1, null] };
}

/** Where recordings or known behaviour beat the specifications. They are right wherever no line stands here. */
export const overrides: readonly Override[] = [...ofEverything, ...serviceOverrides, ...insightsOverrides, ...ofServices, ...ofVersionSets, ...apiOverrides, ...ofOperations, ...backendOverrides, ...accessOverrides, ...cognitiveOverrides, ...ofDiagnostics, ...ofDeployments];

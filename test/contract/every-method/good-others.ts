import type { Good } from './good.ts';
import { account, region, service, workspace } from './places.ts';

const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const principalId = '10000000-0000-4000-8000-000000000009';

/** By type, in lower case. `subscription` is the id of the subscription. */
export const goodOfOthers: Readonly<Record<string, (subscription: string) => readonly Good[]>> = {
  'microsoft.insights/components': () => [
    {
      name: 'a',
      create: { location: region, kind: 'web', tags: { a: 'b' }, properties: { Application_Type: 'web', WorkspaceResourceId: workspace } },
      update: { location: region, kind: 'web', properties: { Application_Type: 'web', RetentionInDays: 90, SamplingPercentage: 50, DisableLocalAuth: true, publicNetworkAccessForIngestion: 'Enabled' } },
      patch: { tags: { c: 'd' } },
      needs: [workspace],
    },
  ],
  'microsoft.operationalinsights/workspaces': () => [
    { name: 'work', create: { location: region, properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 } }, update: { location: region, properties: { retentionInDays: 60, workspaceCapping: { dailyQuotaGb: 1 } } }, patch: { tags: { a: 'b' }, properties: { publicNetworkAccessForQuery: 'Disabled' } } },
  ],
  'microsoft.insights/diagnosticsettings': () => [
    {
      name: 'a',
      create: { properties: { workspaceId: workspace, logs: [{ category: 'GatewayLogs', enabled: true }], metrics: [{ category: 'AllMetrics', enabled: true }], logAnalyticsDestinationType: 'Dedicated' } },
      update: { properties: { workspaceId: workspace, logs: [{ categoryGroup: 'allLogs', enabled: true }] } },
      needs: [workspace],
    },
  ],
  'microsoft.authorization/roleassignments': (subscription) => [
    {
      name: '10000000-0000-4000-8000-000000000008',
      create: { properties: { roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${reader}`, principalId, principalType: 'ServicePrincipal' } },
      update: { properties: { roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${reader}`, principalId, principalType: 'ServicePrincipal', description: 'Reads' } },
    },
  ],
  'microsoft.cognitiveservices/accounts/deployments': () => [
    { name: 'first', create: { sku: { name: 'Standard', capacity: 10 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' } } }, update: { sku: { name: 'Standard', capacity: 20 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' }, versionUpgradeOption: 'NoAutoUpgrade' } }, patch: { sku: { name: 'Standard', capacity: 5 }, tags: { a: 'b' } } },
  ],
  'microsoft.cognitiveservices/accounts/projects': () => [
    { name: 'first', create: { location: region, identity: { type: 'SystemAssigned' }, properties: { displayName: 'First', description: 'A project' } }, update: { location: region, identity: { type: 'SystemAssigned' }, properties: { displayName: 'Second' } }, patch: { tags: { a: 'b' } } },
  ],
};

/** Bodies of actions, by type in lower case; the others have none. */
export const actionBodies: Readonly<Record<string, object>> = {
  'microsoft.apimanagement/service/gateways/listdebugcredentials': { apiId: `${service}/apis/a`, purposes: ['tracing'], credentialsExpireAfter: 'PT1H' },
  'microsoft.apimanagement/service/gateways/listtrace': { traceId: 'none' },
  'microsoft.apimanagement/checknameavailability': { name: 'free' },
  'microsoft.cognitiveservices/accounts/regeneratekey': { keyName: 'Key1' },
  'microsoft.cognitiveservices/checkdomainavailability': { subdomainName: 'free', type: 'Microsoft.CognitiveServices/accounts', kind: 'OpenAI' },
  'microsoft.cognitiveservices/locations/checkskuavailability': { skus: ['S0'], kind: 'OpenAI', type: 'Microsoft.CognitiveServices/accounts' },
  'microsoft.cognitiveservices/calculatemodelcapacity': {
    model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' },
    skuName: 'ProvisionedManaged',
    workloads: [{ requestPerMinute: 10, requestParameters: { avgPromptTokens: 500, avgGeneratedTokens: 100 } }],
  },
};

/** The resource that an action is sent to where another will not do, by type in lower case. */
export const actionTargets: Readonly<Record<string, string>> = {
  'microsoft.apimanagement/service/namedvalues/refreshsecret': `${service}/namedValues/vault/refreshSecret`,
};

/** What a list has to be asked with, by type in lower case. */
export const listQueries: Readonly<Record<string, string>> = {
  'microsoft.cognitiveservices/modelcapacities': 'modelFormat=OpenAI&modelName=gpt-4o&modelVersion=2024-08-06',
  'microsoft.cognitiveservices/locations/modelcapacities': 'modelFormat=OpenAI&modelName=gpt-4o&modelVersion=2024-08-06',
};

/** Names of what no PUT makes, by type in lower case. */
export const givenNames: Readonly<Record<string, string>> = {
  'microsoft.authorization/roledefinitions': reader,
  'microsoft.authorization/provideroperations': 'Microsoft.ApiManagement',
  'microsoft.cognitiveservices/accounts': account,
  'microsoft.insights/diagnosticsettingscategories': 'GatewayLogs',
};

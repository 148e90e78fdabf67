import type { Good } from './good.ts';
import { account, actionGroup, component, region, service, workspace } from './places.ts';

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
  'microsoft.insights/actiongroups': () => [
    { name: 'a', create: { location: 'Global', properties: { groupShortName: 'a', enabled: true, emailReceivers: [{ name: 'one', emailAddress: 'a@example.com', useCommonAlertSchema: true }] } }, update: { location: 'Global', tags: { a: 'b' }, properties: { groupShortName: 'b', enabled: false } }, patch: { tags: { c: 'd' }, properties: { enabled: true } } },
  ],
  'microsoft.insights/scheduledqueryrules': () => [
    {
      name: 'a',
      create: { location: region, kind: 'LogAlert', properties: { severity: 3, enabled: true, scopes: [workspace], evaluationFrequency: 'PT5M', windowSize: 'PT5M', criteria: { allOf: [{ query: 'AppRequests', timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0, failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 } }] } } },
      update: { location: region, kind: 'LogAlert', tags: { a: 'b' }, properties: { severity: 2, enabled: false, scopes: [workspace], evaluationFrequency: 'PT10M', windowSize: 'PT15M', criteria: { allOf: [{ query: 'AppRequests | project DurationMs', timeAggregation: 'Average', metricMeasureColumn: 'DurationMs', operator: 'LessThan', threshold: 5.5 }] }, actions: { actionGroups: [actionGroup], customProperties: { a: 'b' } }, autoMitigate: false, muteActionsDuration: 'PT30M' } },
      patch: { tags: { c: 'd' }, properties: { enabled: true } },
      needs: [workspace, actionGroup],
    },
  ],
  'microsoft.insights/workbooks': () => [
    {
      name: '10000000-0000-4000-8000-00000000000a',
      create: { location: region, kind: 'shared', properties: { displayName: 'A', category: 'workbook', version: 'Notebook/1.0', sourceId: component, serializedData: '{"version":"Notebook/1.0","items":[]}' } },
      update: { location: region, kind: 'shared', tags: { a: 'b' }, properties: { displayName: 'B', category: 'workbook', description: 'Changed', serializedData: '{"version":"Notebook/1.0","items":[{"type":1,"content":{"json":"# B"},"name":"text"}]}' } },
      patch: { tags: { c: 'd' }, properties: { displayName: 'C' } },
      query: 'canFetchContent=true',
      needs: [component],
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
  'microsoft.insights/workbooks': 'category=workbook',
};

/** Names of what no PUT makes, by type in lower case. */
export const givenNames: Readonly<Record<string, string>> = {
  'microsoft.authorization/roledefinitions': reader,
  'microsoft.authorization/provideroperations': 'Microsoft.ApiManagement',
  'microsoft.cognitiveservices/accounts': account,
  'microsoft.insights/diagnosticsettingscategories': 'GatewayLogs',
};

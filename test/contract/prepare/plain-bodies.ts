import { addressOf, lastName } from './address.ts';

type Body = (name: string, id: string) => object;

const instrumentationKey = '10000000-0000-4000-8000-000000000001';
const inApi = (id: string): string => id.replace(/\/(releases|operations|schemas|diagnostics|tagDescriptions)\/[^/]*$/i, '');
const serviceOf = (id: string): string => /^.*\/service\/[^/]+/i.exec(id)?.[0] ?? '';
const groupOf = (id: string): string => /^.*\/resourceGroups\/[^/]+/i.exec(id)?.[0] ?? '';
const policyOf = (value: string): Body => () => ({ properties: { format: 'xml', value } });
const policy = policyOf('<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>');

/** The plainest body that makes a resource of each type, for what others need and nobody describes. By lower-case type. */
const bodies: Readonly<Record<string, Body>> = {
  'microsoft.resources/resourcegroups': () => ({ location: 'westeurope' }),
  'microsoft.apimanagement/service': () => ({ location: 'westeurope', sku: { name: 'Developer', capacity: 1 }, properties: { publisherEmail: 'a@example.com', publisherName: 'A' } }),
  'microsoft.apimanagement/service/apis': (name) => ({ properties: { displayName: name, path: name.replaceAll(/[^A-Za-z0-9-]/g, '-'), protocols: ['https'] } }),
  'microsoft.apimanagement/service/apis/operations': (name) => ({ properties: { displayName: name, method: 'GET', urlTemplate: `/${name}` } }),
  'microsoft.apimanagement/service/apis/schemas': () => ({ properties: { contentType: 'application/vnd.oai.openapi.components+json', document: { components: { schemas: {} } } } }),
  'microsoft.apimanagement/service/apis/releases': (_, id) => ({ properties: { apiId: inApi(id), notes: 'made for a test' } }),
  'microsoft.apimanagement/service/apis/diagnostics': (_, id) => ({ properties: { loggerId: `${serviceOf(id)}/loggers/prepared` } }),
  'microsoft.apimanagement/service/diagnostics': (_, id) => ({ properties: { loggerId: `${serviceOf(id)}/loggers/prepared` } }),
  'microsoft.apimanagement/service/apiversionsets': (name) => ({ properties: { displayName: name, versioningScheme: 'Segment' } }),
  'microsoft.apimanagement/service/backends': (name) => ({ properties: { url: `https://${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}.example.com`, protocol: 'http' } }),
  'microsoft.apimanagement/service/policies': policyOf('<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>'),
  'microsoft.apimanagement/service/apis/policies': policy,
  'microsoft.apimanagement/service/apis/operations/policies': policy,
  'microsoft.apimanagement/service/products/policies': policy,
  'microsoft.apimanagement/service/policyfragments': () => ({ properties: { value: '<fragment />', format: 'xml' } }),
  // A text and a number: examples name it in both places.
  'microsoft.apimanagement/service/namedvalues': (name) => ({ properties: { displayName: name, value: '5' } }),
  'microsoft.apimanagement/service/loggers': (name) => ({ properties: name.toLowerCase() === 'azuremonitor' ? { loggerType: 'azureMonitor' } : { loggerType: 'applicationInsights', credentials: { instrumentationKey } } }),
  'microsoft.apimanagement/service/products': (name) => ({ properties: { displayName: name } }),
  'microsoft.apimanagement/service/subscriptions': (name) => ({ properties: { displayName: name, scope: '/apis' } }),
  'microsoft.apimanagement/service/tags': (name) => ({ properties: { displayName: name } }),
  'microsoft.apimanagement/service/groups': (name) => ({ properties: { displayName: name } }),
  'microsoft.apimanagement/service/users': (name) => ({ properties: { email: `${name.replaceAll(/[^A-Za-z0-9]/g, '')}@example.com`, firstName: 'A', lastName: 'B' } }),
  'microsoft.apimanagement/service/schemas': () => ({ properties: { schemaType: 'json', document: { type: 'object' } } }),
  'microsoft.apimanagement/service/products/apilinks': (_, id) => ({ properties: { apiId: `${serviceOf(id)}/apis/a` } }),
  'microsoft.apimanagement/service/products/grouplinks': (_, id) => ({ properties: { groupId: `${serviceOf(id)}/groups/a` } }),
  'microsoft.apimanagement/service/tags/apilinks': (_, id) => ({ properties: { apiId: `${serviceOf(id)}/apis/a` } }),
  'microsoft.apimanagement/service/tags/productlinks': (_, id) => ({ properties: { productId: `${serviceOf(id)}/products/a` } }),
  'microsoft.apimanagement/service/tags/operationlinks': (_, id) => ({ properties: { operationId: `${serviceOf(id)}/apis/a/operations/a` } }),
  'microsoft.apimanagement/service/products/apis': () => ({}),
  'microsoft.apimanagement/service/products/groups': () => ({}),
  'microsoft.apimanagement/service/products/tags': () => ({}),
  'microsoft.apimanagement/service/apis/tags': () => ({}),
  'microsoft.apimanagement/service/apis/operations/tags': () => ({}),
  'microsoft.apimanagement/service/groups/users': () => ({}),
  'microsoft.authorization/roleassignments': (name, id) => ({
    properties: { roleDefinitionId: `/${id.split('/').slice(1, 3).join('/')}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`, principalId: name, principalType: 'ServicePrincipal' },
  }),
  'microsoft.authorization/roledefinitions': (name, id) => ({
    properties: { roleName: `Prepared ${name}`, type: 'CustomRole', permissions: [{ actions: ['*/read'], notActions: [] }], assignableScopes: [id.replace(/\/providers\/.*$/, '')] },
  }),
  'microsoft.managedidentity/userassignedidentities': () => ({ location: 'westeurope' }),
  'microsoft.insights/components': () => ({ location: 'westeurope', kind: 'web', properties: { Application_Type: 'web' } }),
  'microsoft.insights/actiongroups': () => ({ location: 'Global', properties: { groupShortName: 'a', enabled: true } }),
  'microsoft.insights/scheduledqueryrules': (_, id) => ({
    location: 'westeurope',
    properties: { severity: 3, enabled: true, scopes: [groupOf(id)], evaluationFrequency: 'PT5M', windowSize: 'PT5M', criteria: { allOf: [{ query: 'AppRequests', timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }] } },
  }),
  'microsoft.insights/workbooks': (name) => ({ location: 'westeurope', kind: 'shared', properties: { displayName: name, category: 'workbook', serializedData: '{"version":"Notebook/1.0","items":[]}' } }),
  'microsoft.operationalinsights/workspaces': () => ({ location: 'westeurope', properties: {} }),
  'microsoft.cognitiveservices/accounts': (name) => ({ location: 'westeurope', kind: 'AIServices', sku: { name: 'S0' }, identity: { type: 'SystemAssigned' }, properties: { customSubDomainName: name.toLowerCase().replaceAll(/[^a-z0-9]/g, '-'), allowProjectManagement: true } }),
  'microsoft.cognitiveservices/accounts/projects': () => ({ location: 'westeurope', identity: { type: 'SystemAssigned' }, properties: {} }),
  'microsoft.cognitiveservices/accounts/deployments': () => ({ sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' } } }),
};

/** Undefined for a type that nothing is known of. */
export function plainBody(id: string): object | undefined {
  return bodies[addressOf(id).type.toLowerCase()]?.(lastName(id), id);
}

import { at, type JsonObject } from '../../src/model/json.ts';
import type { Live, LiveAccount, LiveApi, Seen } from '../../src/model/live.ts';
import type { LiveResource } from '../../src/model/resource.ts';

export const subscription = '11111111-1111-1111-1111-111111111111';
export const serviceId = `/subscriptions/${subscription}/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo`;
export const accountId = `/subscriptions/${subscription}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe`;
export const userIdentity = `/subscriptions/${subscription}/resourceGroups/rg-ai/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-apim`;
export const systemPrincipal = '22222222-2222-2222-2222-222222222222';

type Change = JsonObject;

/** `change` replaces whole values below the top level, `properties` key by key. */
function merged(body: JsonObject, change: Change): JsonObject {
  const properties = { ...(body['properties'] as JsonObject), ...(change['properties'] as JsonObject | undefined) };
  return { ...body, ...change, properties };
}

export function service(change: Change = {}): Seen {
  const body: JsonObject = {
    id: serviceId,
    name: 'apim-demo',
    sku: { name: 'StandardV2', capacity: 1 },
    identity: null,
    properties: { gatewayUrl: 'https://apim-demo.azure-api.net', provisioningState: 'Succeeded' },
  };
  return { id: serviceId, name: 'apim-demo', body: merged(body, change), etag: '"s1"' };
}

export const withSystemIdentity: Change = { identity: { type: 'SystemAssigned', principalId: systemPrincipal, tenantId: 't1' } };

export function account(change: Change = {}, more: Partial<LiveAccount> = {}): LiveAccount {
  const sub = 'swe-openai';
  const body: JsonObject = {
    id: accountId,
    name: 'aoai-swe',
    kind: 'OpenAI',
    properties: {
      provisioningState: 'Succeeded',
      customSubDomainName: sub,
      publicNetworkAccess: 'Enabled',
      endpoint: `https://${sub}.openai.azure.com/`,
      endpoints: { 'OpenAI Language Model Instance API': `https://${sub}.openai.azure.com/`, 'Azure AI Model Inference API': `https://${sub}.services.ai.azure.com/` },
    },
  };
  return { id: accountId, name: 'aoai-swe', body: merged(body, change), deployments: [deployment('embed', { embeddings: 'true' }), deployment('gpt-4o', { chatCompletion: 'true' })], roleAssignments: [], ...more };
}

export function deployment(name: string, capabilities: Readonly<Record<string, string>>): Seen {
  return { id: `${accountId}/deployments/${name}`, name, body: { name, properties: { capabilities } } };
}

export function assignment(scope: string, principalId: string, role: string, name = 'abcdefab-0000-0000-0000-000000000000'): LiveResource {
  const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  return { id, kind: 'roleAssignment', body: { id, properties: { scope, principalId, roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}` } } };
}

export function backend(name: string, properties: JsonObject): LiveResource {
  return { id: `${serviceId}/backends/${name}`, kind: 'backend', body: { name, properties } };
}

export function api(name: string, properties: JsonObject, operations: readonly (readonly [string, string, string])[] = [], policy?: string): LiveApi {
  const id = `${serviceId}/apis/${name}`;
  return {
    api: { id, kind: 'api', body: { id, name, properties }, etag: '"a1"' },
    operations: operations.map(([operation, method, urlTemplate]) => ({ id: `${id}/operations/${operation}`, name: operation, body: { name: operation, properties: { method, urlTemplate } } })),
    policy: policy === undefined ? undefined : { id: `${id}/policies/policy`, kind: 'apiPolicy', body: { properties: { format: 'rawxml', value: policy } }, etag: '"p1"' },
  };
}

export function operationPolicies(documents: Readonly<Record<string, string>>): NonNullable<LiveApi['operationPolicies']> {
  return new Map(Object.entries(documents).map(([operation, value]) => [operation, { id: `${serviceId}/apis/x/operations/${operation}/policies/policy`, kind: 'apiPolicy', body: { properties: { format: 'rawxml', value } } }]));
}

export function live(parts: { service?: Seen; accounts?: readonly LiveAccount[]; backends?: readonly LiveResource[]; apis?: readonly LiveApi[]; others?: readonly LiveApi[]; versionSets?: readonly LiveResource[] } = {}): Live {
  const apis = parts.apis ?? [];
  return {
    cloud: { name: 'AzureCloud', armEndpoint: 'https://management.azure.com', armScope: '', authorityHost: '', cognitiveAudience: 'https://cognitiveservices.azure.com' },
    subscriptionId: subscription,
    service: parts.service ?? service(),
    accounts: parts.accounts ?? [account()],
    allApis: [...apis, ...(parts.others ?? [])].map((each) => each.api),
    backends: parts.backends ?? [],
    versionSets: parts.versionSets ?? [],
    apis: new Map(apis.map((each) => [(at(each.api.body, 'name') as string).toLowerCase(), each])),
  };
}

import { inventoryOf, operationsOf, servicesOf, type Known } from '../../../src/cli/wizard/known.ts';
import { idKey } from '../../../src/model/arm-id.ts';
import type { Browser, DeployedAccount, Subscription } from '../../../src/model/browser.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Seen } from '../../../src/model/live.ts';

export const home = '00000000-0000-0000-0000-000000000001';
export const away = '00000000-0000-0000-0000-000000000002';
const group = (subscription: string): string => `/subscriptions/${subscription}/resourceGroups/rg-ai`;

export const serviceId = `${group(home)}/providers/Microsoft.ApiManagement/service/apim-demo`;

function seen(id: string, body: JsonObject): Seen {
  const name = id.slice(id.lastIndexOf('/') + 1);
  return { id, name, body: { id, name, ...body } };
}

export function service(name = 'apim-demo'): Seen {
  return seen(`${group(home)}/providers/Microsoft.ApiManagement/service/${name}`, { location: 'swedencentral', sku: { name: 'StandardV2' }, properties: { gatewayUrl: `https://${name}.azure-api.net` } });
}

export interface MadeDeployment {
  readonly model?: string;
  readonly version?: string;
  readonly sku?: string;
  readonly tokens?: number;
}

export function account(name: string, deployments: Readonly<Record<string, MadeDeployment>>, { subscription = home, region = 'swedencentral', properties = {} }: { readonly subscription?: string; readonly region?: string; readonly properties?: JsonObject } = {}): DeployedAccount {
  const id = `${group(subscription)}/providers/Microsoft.CognitiveServices/accounts/${name}`;
  const endpoints = { 'OpenAI Language Model Instance API': `https://${name}.openai.azure.com/` };
  return {
    ...seen(id, { kind: 'OpenAI', location: region, properties: { customSubDomainName: name, endpoints, ...properties } }),
    deployments: Object.entries(deployments).map(([each, made]) => deployment(id, each, made)),
  };
}

function deployment(accountId: string, name: string, { model = name, sku = 'Standard', tokens = 10_000, version = '1' }: MadeDeployment): Seen {
  return seen(`${accountId}/deployments/${name}`, {
    sku: { name: sku, capacity: 10 },
    properties: { model: { format: 'OpenAI', name: model, version }, rateLimits: [{ key: 'token', count: tokens, renewalPeriod: 60 }], provisioningState: 'Succeeded' },
  });
}

export function api(name = 'azure-openai', path = 'openai', description = `Azure OpenAI [apim-llm:${name}]`): Seen {
  return seen(`${serviceId}/apis/${name}`, { properties: { displayName: name, path, description } });
}

export const component: Seen = seen(`${group(home)}/providers/Microsoft.Insights/components/appi-demo`, { location: 'swedencentral' });

const operation = (urlTemplate: string): Seen => seen(`${serviceId}/apis/x/operations/chat`, { properties: { method: 'POST', urlTemplate } });
export const dated: readonly Seen[] = [operation('/deployments/{deployment-id}/chat/completions')];
export const inBody: readonly Seen[] = [operation('/chat/completions')];

export const subscriptions: readonly Subscription[] = [{ id: home, name: 'Team one' }];

export const accounts: readonly DeployedAccount[] = [
  account('aoai-swe', { 'gpt-4o': {}, 'text-embedding-3-large': {} }),
  account('aoai-eus', { 'gpt-4o': { tokens: 20_000 }, 'dall-e-3': {} }, { region: 'eastus' }),
];

export interface Made {
  readonly subscriptions?: readonly Subscription[];
  readonly services?: readonly Seen[];
  readonly accounts?: readonly DeployedAccount[];
  readonly apis?: readonly Seen[];
  readonly components?: readonly Seen[];
  readonly operations?: readonly Seen[];
}

/** An Azure all of which was read. */
export function known(made: Made = {}): Known {
  const services = made.services ?? [service()];
  const apis = made.apis ?? [api()];
  return {
    subscriptions: made.subscriptions ?? subscriptions,
    services: new Map([[home, services], [away, []]]),
    inventories: new Map(services.map(({ id }) => [idKey(id), { accounts: made.accounts ?? accounts, apis, components: made.components ?? [component] }])),
    operations: new Map(apis.map(({ id }) => [idKey(id), made.operations ?? dated])),
  };
}

/** The same to be looked through. */
export function browserOf(all: Known): Browser {
  return {
    subscriptions: () => Promise.resolve(all.subscriptions),
    services: (id) => Promise.resolve(servicesOf(all, id) ?? []),
    accounts: (id) => Promise.resolve((inventoryOf(all, serviceId)?.accounts ?? []).filter((each) => each.id.includes(id))),
    apis: (id) => Promise.resolve(inventoryOf(all, id)?.apis ?? []),
    operations: (id) => Promise.resolve(operationsOf(all, id) ?? []),
    backends: () => Promise.resolve([]),
    workspaces: () => Promise.resolve([]),
    components: () => Promise.resolve(inventoryOf(all, serviceId)?.components ?? []),
  };
}

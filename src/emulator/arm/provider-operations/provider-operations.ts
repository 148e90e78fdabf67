import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';

const displayNames: Readonly<Record<string, string>> = {
  'Microsoft.ApiManagement': 'Microsoft API Management',
  'Microsoft.Authorization': 'Microsoft Authorization',
  'Microsoft.CognitiveServices': 'Microsoft Cognitive Services',
  'Microsoft.Insights': 'Microsoft Monitoring Insights',
  'Microsoft.ManagedIdentity': 'Managed Identity Provider',
  'Microsoft.OperationalInsights': 'Microsoft Operational Insights',
};

/** Whose published list does not say who may do it. */
const withoutOrigin: ReadonlySet<string> = new Set(['Microsoft.OperationalInsights']);

const verbs: Readonly<Record<string, readonly [string, string]>> = { GET: ['read', 'Read'], HEAD: ['read', 'Read'], PUT: ['write', 'Create or update'], PATCH: ['write', 'Create or update'], DELETE: ['delete', 'Delete'] };

interface ProviderOperation {
  readonly name: string;
  readonly type: string;
  readonly verb: string;
}

/** What a role can allow, one for each verb of each type; polls ask for nothing. */
function operationsOf(kinds: readonly Kind[]): readonly ProviderOperation[] {
  const all = kinds.filter((kind) => !kind.open).flatMap(({ provider, type, item, collection, inSubscription }) =>
    [item, collection, inSubscription].flatMap((methods) => Object.keys(methods ?? {})).map((method): ProviderOperation => {
      const [word, verb] = verbs[method] ?? ['action', 'Run'];
      return { name: `${provider}/${type}/${word}`, type, verb };
    }),
  );
  return [...new Map(all.map((operation) => [operation.name.toLowerCase(), operation])).values()];
}

function displayOf(provider: string, { type, verb }: ProviderOperation): JsonObject {
  return { provider: displayNames[provider] ?? provider, resource: type, operation: `${verb} ${type}`, description: `${verb} ${type}` };
}

function ofProvider(provider: string, kinds: readonly Kind[]): Kind {
  const value = operationsOf(kinds).map((operation) => ({ name: operation.name, display: displayOf(provider, operation), ...(withoutOrigin.has(provider) ? {} : { origin: 'user,system' }) }));
  const apiVersions = [...new Set(kinds.flatMap((kind) => kind.apiVersions))];
  return { provider, type: 'operations', level: 'tenant', apiVersions, open: true, collection: { GET: () => answer(200, { value }) } };
}

function shown({ name, type, verb }: ProviderOperation): JsonObject {
  return { name, displayName: `${verb} ${type}`, description: `${verb} ${type}`, isDataAction: false };
}

function metadataOf(provider: string, kinds: readonly Kind[]): JsonObject {
  const operations = operationsOf(kinds);
  const types = [...new Set(operations.map(({ type }) => type))];
  return {
    id: `/providers/Microsoft.Authorization/providerOperations/${provider}`,
    type: 'Microsoft.Authorization/providerOperations',
    name: provider,
    displayName: displayNames[provider] ?? provider,
    operations: [],
    resourceTypes: types.map((type) => ({ name: type, displayName: type, operations: operations.filter((operation) => operation.type === type).map(shown) })),
  };
}

/** Operations of the local Azure only: `Microsoft.X/operations`, and `Microsoft.Authorization/providerOperations` over all. */
export function providerOperations(kinds: readonly Kind[]): readonly Kind[] {
  const providers = [...new Set(kinds.map(({ provider }) => provider))];
  const byProvider = providers.map((provider): [string, readonly Kind[]] => [provider, kinds.filter((kind) => kind.provider === provider)]);
  const all = byProvider.map(([provider, ours]) => metadataOf(provider, ours));
  const get = (call: Call): ArmResponse => {
    const name = call.path.names[0] ?? '';
    const found = all.find((one) => String(one['name']).toLowerCase() === name.toLowerCase());
    if (!found) throw bareRefusal(404, 'ProviderOperationsNotFound', `The operations of the resource provider '${name}' are not known.`);
    return answer(200, found);
  };
  return [
    ...byProvider.filter(([provider]) => provider !== 'Microsoft.Authorization').map(([provider, ours]) => ofProvider(provider, ours)),
    {
      provider: 'Microsoft.Authorization',
      type: 'providerOperations',
      level: 'tenant',
      apiVersions: ['2015-07-01', '2018-01-01-preview', '2022-04-01'],
      open: true,
      item: { GET: get },
      collection: { GET: () => answer(200, { value: all }) },
    },
  ];
}

import type { TestAzure } from './local-azure.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;

/** New at every write, though nothing else changed. */
const volatile: ReadonlySet<string> = new Set(['etag']);

const collections = ['backends', 'apiVersionSets', 'namedValues', 'policyFragments', 'tags', 'subscriptions', 'products', 'loggers', 'diagnostics', 'apis'];
const belowApi = ['operations', 'schemas', 'releases', 'revisions', 'products', 'tags', 'diagnostics'];

/** All that ARM shows of the demo estate: the service with everything below it, and who may do what at its accounts, by path. */
export async function wholeService(azure: TestAzure): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  const read = async (path: string, version = '2024-05-01'): Promise<readonly string[]> => {
    const { status, body } = await azure.ask('GET', `${path}${path.includes('?') ? '&' : '?'}api-version=${version}`);
    if (status !== 200) return [];
    found[path] = JSON.parse(JSON.stringify(body, (key, value: unknown) => (volatile.has(key) ? undefined : value)));
    return ((body.value ?? []) as readonly { readonly id: string }[]).map(({ id }) => id);
  };
  const policy = (id: string): Promise<unknown> => read(`${id}/policies/policy?format=rawxml`);
  const below: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
    policyFragments: (id) => read(`${id}?format=rawxml`),
    products: (id) => Promise.all([policy(id), read(`${id}/apis`)]),
    apis: (id) => Promise.all([policy(id), ...belowApi.map((each) => read(`${id}/${each}`).then((ids) => (each === 'operations' ? Promise.all(ids.map((operation) => Promise.all([policy(operation), read(`${operation}/tags`)]))) : undefined)))]),
  };
  await Promise.all([read(service), policy(service), ...collections.map(async (collection) => Promise.all((await read(`${service}/${collection}`)).map((id) => below[collection]?.(id))))]);
  await read('/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleAssignments', '2022-04-01');
  return found;
}

import type { TestAzure } from './local-azure.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
const account = `${group}/Microsoft.CognitiveServices/accounts/aoai-swe`;
const apim = 'api-version=2024-10-01-preview';

/** What ARM answers otherwise at every run. */
const volatile: ReadonlySet<string> = new Set(['etag', 'gatewayUrl', 'createdAtUtc', 'systemData', 'createdOn', 'updatedOn', 'principalId']);

// Tests look into bodies of many shapes.
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any;

/** All that commands can change in the demo estate's service and first account, by path, without what ARM makes up anew each time. */
export async function worldOf(azure: TestAzure): Promise<Readonly<Record<string, Body>>> {
  const found: Record<string, Body> = {};
  const read = async (path: string, version = apim): Promise<Body> => {
    const { status, body } = await azure.ask('GET', `${path}${path.includes('?') ? '&' : '?'}${version}`);
    if (status === 200) found[path] = plain(body);
    return body;
  };
  await read(service);
  await read(`${service}/backends`);
  const apis: readonly { readonly id: string }[] = (await read(`${service}/apis`)).value;
  for (const { id } of apis) {
    await read(`${id}/policies/policy?format=rawxml`);
    const operations: readonly { readonly id: string }[] = (await read(`${id}/operations`)).value;
    for (const operation of operations) await read(`${operation.id}/policies/policy?format=rawxml`);
  }
  await read(`${account}/providers/Microsoft.Authorization/roleAssignments`, 'api-version=2022-04-01');
  return found;
}

/** Role assignments are named after the identity's principal, which is new in every Azure: all that is left is who grants what where. */
function plain(body: Body): Body {
  const text = JSON.stringify(body, (key, value: unknown) => (volatile.has(key) ? undefined : value));
  return JSON.parse(text.replaceAll(/(roleAssignments\/)[0-9a-f-]{36}/g, '$1NAME').replaceAll(/"name":"[0-9a-f]{8}-[0-9a-f-]{27}"/g, '"name":"GUID"'));
}

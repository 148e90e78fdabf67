import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { readApiBlocks } from '../../../src/policy/api-document.ts';
import { account, accountId, assignment, backend, live, service, serviceId, subscription, systemPrincipal, userIdentity, withSystemIdentity } from '../live.ts';
import { ofKind, planned, policyTextOf, prepared, resolved, wished } from './run.ts';

const openAiUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';

describe('what an import wishes for on an empty service', () => {
  it('is identity, role, backend, API and policy, in an order that lets most of it run side by side', async () => {
    const wish = await wished(live());
    expect(wish.desired.map(({ kind, dependsOn, locks }) => ({ kind, dependsOn, locks }))).toEqual([
      { kind: 'identity', dependsOn: [], locks: ['service:apim-demo'] },
      { kind: 'roleAssignment', dependsOn: [serviceId], locks: [] },
      { kind: 'backend', dependsOn: [serviceId], locks: [] },
      { kind: 'api', dependsOn: [serviceId], locks: ['api:azure-openai'] },
      { kind: 'apiPolicy', dependsOn: [`${serviceId}/apis/azure-openai`, `${serviceId}/backends/aoai-swe--openai`, `${accountId}/providers/Microsoft.Authorization/roleAssignments/(known after apply)`], locks: ['api:azure-openai'] },
    ]);
    expect(wish).toMatchObject({ api: 'azure-openai', headline: 'Azure OpenAI 2024-10-21 → https://apim-demo.azure-api.net/openai', warnings: [] });
    expect((await planned(live())).summary).toEqual({ create: 4, update: 1, delete: 0, noop: 0 });
  });

  it('gives the identity the least role, under a name known after apply', async () => {
    const role = ofKind(await wished(live()), 'roleAssignment');
    expect(role.id).toBe(`${accountId}/providers/Microsoft.Authorization/roleAssignments/(known after apply)`);
    const { id, body } = resolved(role, { 'identity.principalId': systemPrincipal });
    expect(id).toMatch(/roleAssignments\/[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(body).toEqual({
      properties: {
        roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${openAiUser}`,
        principalId: systemPrincipal,
        principalType: 'ServicePrincipal',
        description: 'Lets API Management call the models of this account. [apim-llm]',
      },
    });
    const known = ofKind(await wished(live({ service: service(withSystemIdentity) })), 'roleAssignment');
    expect(known.id).toBe(id);
    expect(known.body).toEqual(body);
  });

  it('takes the backend from the endpoints of the account, not from its name', async () => {
    expect(ofKind(await wished(live()), 'backend').body).toEqual({
      properties: { url: 'https://swe-openai.openai.azure.com/openai', protocol: 'http', description: `Models of the account ${accountId} [apim-llm]` },
    });
  });

  it('states the API, and sends the document along unseen', async () => {
    const api = ofKind(await wished(live()), 'api');
    expect(api.body).toEqual({
      properties: {
        path: 'openai',
        displayName: 'Azure OpenAI',
        description: expect.stringMatching(/^Azure OpenAI 2024-10-21 \([0-9a-f]{16}\), imported by apim-llm\. \[apim-llm:azure-openai\]$/),
        protocols: ['https'],
        subscriptionRequired: true,
        subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
        serviceUrl: 'https://swe-openai.openai.azure.com/openai',
      },
    });
    expect(api.unseen?.changes).toEqual([]);
    expect(api.unseen?.body).toEqual({ properties: { format: 'openapi+json', value: expect.stringContaining('"openapi":"3.0.3"'), translateRequiredQueryParameters: 'query', apiType: 'http' } });
    expect(api.yields).toEqual({ 'api.operations': ['operations'], 'api.putRight': ['putRight'] });
    expect(api.notes).toBeUndefined();
  });

  it('writes the account block', async () => {
    const value = policyTextOf(await wished(live()));
    expect(readApiBlocks(value)?.account).toEqual({
      backend: 'aoai-swe--openai',
      account: accountId.toLowerCase(),
      shape: 'openai',
      identity: null,
      clientId: null,
      audience: 'https://cognitiveservices.azure.com',
      spec: expect.stringMatching(/^[0-9a-f]{16}$/),
      apiVersion: '2024-10-21',
      operations: expect.stringMatching(/^([0-9a-f]{8})+$/),
    });
  });
});

describe('variants', () => {
  it('--bearer asks for keys as bearer tokens and says that this is unconfirmed', async () => {
    const api = ofKind(await wished(live(), { bearer: true }), 'api');
    expect(at(api.body, 'properties', 'subscriptionKeyParameterNames')).toEqual({ header: 'api-key', query: 'api-key', bearer: 'enabled' });
    expect(api.notes).toEqual([expect.stringContaining('unconfirmed on Azure')]);
  });

  it('v1 goes to its own path, API and backend', async () => {
    const wish = await wished(live(), { spec: 'builtin-v1' });
    expect(wish.api).toBe('azure-openai-v1');
    expect(ofKind(wish, 'backend')).toMatchObject({ label: 'backend aoai-swe--v1', body: { properties: { url: 'https://swe-openai.openai.azure.com/openai/v1' } } });
    expect(ofKind(wish, 'api').body).toMatchObject({ properties: { path: 'openai/v1' } });
  });

  it('the models surface has its own endpoint and a role of its own', async () => {
    const spec = JSON.stringify({ openapi: '3.0.0', info: { title: 'M', version: '2024-05-01-preview' }, servers: [{ url: 'https://x/models' }], paths: { '/chat/completions': { post: { operationId: 'getChatCompletions' } } } });
    const input = await prepared({ spec: 'm.json' }, spec);
    const { importModule } = await import('../../../src/desired/import/import.ts');
    const wish = importModule.wish(input, live({ accounts: [account({ kind: 'AIServices' })] }));
    expect(ofKind(wish, 'backend').body).toMatchObject({ properties: { url: 'https://swe-openai.services.ai.azure.com/models' } });
    expect(ofKind(wish, 'roleAssignment').body).toMatchObject({ properties: { roleDefinitionId: expect.stringContaining('a97b65f3-24c7-4388-baec-2e87135dc908') } });
    expect(wish.api).toBe('azure-ai-models');
  });

  it.each([
    ['the account', accountId],
    ['its subscription', `/subscriptions/${subscription.toUpperCase()}`],
    ['a management group above it', '/providers/Microsoft.Management/managementGroups/contoso'],
    ['the root', '/'],
  ])('an assignment that holds at %s is enough, whoever made it', async (_, scope) => {
    const held = assignment(scope, systemPrincipal.toUpperCase(), openAiUser);
    const plan = await planned(live({ service: service(withSystemIdentity), accounts: [account({}, { roleAssignments: [held] })] }));
    expect(plan.steps.find(({ kind }) => kind === 'roleAssignment')).toMatchObject({ id: held.id, action: 'noop' });
  });

  it.each([
    ['another principal', assignment(accountId, 'ffffffff-0000-0000-0000-000000000000', openAiUser)],
    ['another role', assignment(accountId, systemPrincipal, 'a97b65f3-24c7-4388-baec-2e87135dc908')],
    ['another account', assignment(`${accountId}2`, systemPrincipal, openAiUser)],
  ])('an assignment of %s is not', async (_, held) => {
    const plan = await planned(live({ service: service(withSystemIdentity), accounts: [account({}, { roleAssignments: [held] })] }));
    expect(plan.steps.find(({ kind }) => kind === 'roleAssignment')?.action).toBe('create');
  });

  it('a backend of somebody else that leads to the same place is used as it is', async () => {
    const plan = await planned(live({ backends: [backend('aoai-swe--openai', { url: 'https://swe-openai.openai.azure.com/openai/', protocol: 'http', description: 'mine' })] }));
    expect(plan.steps.find(({ kind }) => kind === 'backend')?.action).toBe('noop');
  });

  it('a backend of ours for another account of that name is left, and ours gets a name with a hash', async () => {
    const other = accountId.replace('rg-ai', 'rg-other');
    const taken = backend('aoai-swe--openai', { url: 'https://other.openai.azure.com/openai', protocol: 'http', description: `Models of the account ${other} [apim-llm]` });
    const wish = await wished(live({ backends: [taken] }));
    const { id, body } = ofKind(wish, 'backend');
    expect(id).toMatch(/backends\/aoai-swe--openai--[0-9a-f]{8}$/);
    const again = await wished(live({ backends: [{ id, kind: 'backend', body }] }));
    expect(ofKind(again, 'backend').id).toBe(id);
  });
});

describe('identity', () => {
  const others = `${userIdentity}-other`;
  const attached = { principalId: 'p', clientId: 'c' };
  it.each([
    ['none', null, undefined, { type: 'SystemAssigned' }],
    ['type None', { type: 'None' }, undefined, { type: 'SystemAssigned' }],
    ['user-assigned ones', { type: 'UserAssigned', userAssignedIdentities: { [others]: attached } }, undefined, { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [others]: {} } }],
    ['none, and one is named', null, userIdentity, { type: 'UserAssigned', userAssignedIdentities: { [userIdentity]: {} } }],
    ['its own, and one is named', withSystemIdentity['identity'] ?? null, userIdentity, { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { [userIdentity]: {} } }],
    ['the one that is named, in other case', { type: 'UserAssigned', userAssignedIdentities: { [userIdentity.toLowerCase()]: attached } }, userIdentity, { type: 'UserAssigned', userAssignedIdentities: { [userIdentity.toLowerCase()]: {} } }],
  ])('is stated as the union where the service has %s', async (_, identity, named, expected) => {
    const wish = await wished(live({ service: service({ identity }) }), { identity: named });
    expect(ofKind(wish, 'identity').body).toEqual({ identity: expected });
  });

  it('known before is a step with nothing to do', async () => {
    const both = { type: 'UserAssigned,SystemAssigned', principalId: systemPrincipal, userAssignedIdentities: { [userIdentity.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions')]: attached } };
    const plan = await planned(live({ service: service({ identity: both }) }), { identity: userIdentity });
    expect(plan.steps.find(({ kind }) => kind === 'identity')?.action).toBe('noop');
  });

  it('user-assigned and not attached yet makes role and policy wait for what it yields', async () => {
    const wish = await wished(live(), { identity: userIdentity });
    const clientId = '33333333-0000-0000-0000-000000000000';
    expect(ofKind(wish, 'identity').yields).toEqual({
      'identity.principalId': ['identity', 'userAssignedIdentities', userIdentity, 'principalId'],
      'identity.clientId': ['identity', 'userAssignedIdentities', userIdentity, 'clientId'],
    });
    const policy = ofKind(wish, 'apiPolicy');
    expect(policy.body).toMatchObject({ properties: { value: { late: 'api.operations', via: 'prunedApiDocument', args: expect.arrayContaining([{ late: 'identity.clientId' }]) } } });
    const value = policyTextOf(wish, { 'identity.clientId': clientId });
    expect(readApiBlocks(value)?.account).toMatchObject({ identity: userIdentity.toLowerCase(), clientId });
    expect(value).toContain(`client-id="${clientId}"`);
  });
});

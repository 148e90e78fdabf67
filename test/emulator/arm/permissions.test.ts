import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { account, group, refusalOf, service, start, subscription, user } from './plane-fixture.ts';

const backend = { properties: { url: 'https://a.example', protocol: 'http' } };
const assignment = `${account}/providers/Microsoft.Authorization/roleAssignments/33333333-0000-4000-8000-000000000001?api-version=2022-04-01`;

describe('what the caller may do', () => {
  it('names client, object id, action and scope in a refusal', async () => {
    const client = await start({ caller: { roles: ['Reader'] } });
    const response = await client.send('PUT', `${service}/backends/b`, backend);
    expect(refusalOf(response)).toMatchObject({
      status: 403,
      code: 'AuthorizationFailed',
      message: `The client '${user}' with object id '${user}' does not have authorization to perform action 'Microsoft.ApiManagement/service/backends/write' over scope '${service}/backends/b' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    });
    expect((await client.send('GET', `${service}/backends`)).status).toBe(200);
  });

  it('lets a Contributor write everything but role assignments', async () => {
    const client = await start({ caller: { roles: ['Contributor'] } });
    const body = { properties: { roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7', principalId: user } };
    expect((await client.send('PUT', `${service}/backends/b`, backend)).status).toBe(201);
    expect(refusalOf(await client.send('PUT', assignment, body))).toMatchObject({ status: 403, code: 'AuthorizationFailed' });
  });

  it('adds up several roles', async () => {
    const client = await start({ caller: { roles: ['API Management Service Contributor', 'Role Based Access Control Administrator'] } });
    const body = { properties: { roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7', principalId: user } };
    expect((await client.send('PUT', `${service}/backends/b`, backend)).status).toBe(201);
    expect((await client.send('PUT', assignment, body)).status).toBe(201);
  });

  it('keeps an API Management role away from accounts', async () => {
    const client = await start({ caller: { roles: ['API Management Service Contributor'] } });
    const response = await client.send('GET', `${account}?api-version=2025-06-01`);
    expect(refusalOf(response).message).toContain("action 'Microsoft.CognitiveServices/accounts/read'");
  });

  it('refuses before it looks whether the thing exists', async () => {
    const client = await start({ caller: { roles: ['Reader'] } });
    expect((await client.send('DELETE', `${group.replace('rg-ai', 'rg-none')}/providers/Microsoft.ApiManagement/service/x/backends/b`)).status).toBe(403);
  });

  it('lists one permission per role at a group and at a resource', async () => {
    const client = await start({ caller: { roles: ['Reader'] } });
    const atGroup = await client.send('GET', `/subscriptions/${subscription}/resourcegroups/rg-ai/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`);
    const atService = await client.send('GET', `${group}/providers/Microsoft.ApiManagement//service/apim-demo/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`);
    expect(at(atGroup.body, 'value')).toEqual([{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] }]);
    expect(atService.body).toEqual(atGroup.body);
  });

  it('shows a caller without a role no subscription', async () => {
    const client = await start({ caller: { roles: [] } });
    expect(at((await client.send('GET', '/subscriptions?api-version=2022-12-01')).body, 'value')).toEqual([]);
    expect(refusalOf(await client.send('GET', `/subscriptions/${subscription}?api-version=2022-12-01`))).toMatchObject({ status: 404, code: 'SubscriptionNotFound' });
  });

  it('refuses an estate whose role does not exist', async () => {
    await expect(start({ caller: { roles: ['Emperor'] } })).rejects.toMatchObject({ code: 'EstateInvalid', exitCode: 2 });
  });
});

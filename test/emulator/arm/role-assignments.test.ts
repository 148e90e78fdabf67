import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { account, estateWith, group, namesOf, refusalOf, service, start, subscription, user } from './plane-fixture.ts';

const query = 'api-version=2022-04-01';
const base = (scope: string) => `${scope}/providers/Microsoft.Authorization/roleAssignments`;
const name = (digit: number) => `33333333-0000-4000-8000-00000000000${digit}`;
const openAiUser = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`;
const stranger = '44444444-0000-4000-8000-000000000001';
const body = (principalId: string, more: object = {}) => ({ properties: { roleDefinitionId: openAiUser, principalId, ...more } });
const typed = { principalType: 'ServicePrincipal' };

describe('role definitions', () => {
  it('are found by name without case, with ids at the subscription (fact 51)', async () => {
    const client = await start();
    const list = await client.send('GET', `${account}/providers/Microsoft.Authorization/roleDefinitions?${query}&$filter=roleName eq 'cognitive services OPENAI user'`);
    expect(at(list.body, 'value')).toMatchObject([{ id: openAiUser, properties: { roleName: 'Cognitive Services OpenAI User', type: 'BuiltInRole' } }]);
    const one = await client.send('GET', `${openAiUser}?${query}`);
    expect(at(one.body, 'name')).toBe('5e0bd9bd-7b93-4f28-af87-19fc36ad61bd');
    expect(refusalOf(await client.send('GET', `${openAiUser.slice(0, -1)}0?${query}`))).toMatchObject({ status: 404, code: 'RoleDefinitionDoesNotExist' });
  });
});

describe('role assignments', () => {
  it('answer 201 to create and to a new description, createdBy being null at first (fact 47)', async () => {
    const client = await start();
    const path = `${base(account)}/${name(1)}?${query}`;
    const created = await client.send('PUT', path, body(stranger, typed));
    const changed = await client.send('PUT', path, body(stranger, { ...typed, description: 'why' }));
    expect([created.status, changed.status]).toEqual([201, 201]);
    expect(at(created.body, 'properties')).toMatchObject({ scope: account, principalType: 'ServicePrincipal', createdBy: null, description: null, condition: null });
    expect(at((await client.send('GET', path)).body, 'properties')).toMatchObject({ createdBy: user, description: 'why' });
  });

  it('answer a deletion with what is gone, and then 404 and 204 (fact 48)', async () => {
    const client = await start();
    const path = `${base(account)}/${name(1)}?${query}`;
    await client.send('PUT', path, body(stranger, typed));
    const deleted = await client.send('DELETE', path);
    expect([deleted.status, at(deleted.body, 'name')]).toEqual([200, name(1)]);
    expect((await client.send('GET', path)).body).toEqual({ error: { code: 'RoleAssignmentNotFound', message: `The role assignment '${name(1)}' is not found.` } });
    expect((await client.send('DELETE', path)).status).toBe(204);
  });

  it('want principalType for a principal that the directory does not know (fact 49)', async () => {
    const client = await start();
    const refused = await client.send('PUT', `${base(account)}/${name(1)}?${query}`, body(stranger));
    expect(refusalOf(refused)).toMatchObject({ status: 400, code: 'PrincipalNotFound' });
    expect(refusalOf(refused).message).toContain('Principal 44444444000040008000000000000001 does not exist in the directory 22222222-0000-4000-8000-000000000001.');
  });

  it('fill the type in for one that it knows: a system identity, once its update has ended', async () => {
    const client = await start();
    const patch = await client.send('PATCH', service, { identity: { type: 'SystemAssigned' } });
    const principal = String(at(patch.body, 'identity', 'principalId'));
    const path = `${base(account)}/${name(1)}?${query}`;
    expect(refusalOf(await client.send('PUT', path, body(principal)))).toMatchObject({ code: 'PrincipalNotFound' });
    await client.finish(patch, 'azure-asyncoperation');
    expect(at((await client.send('PUT', path, body(principal))).body, 'properties', 'principalType')).toBe('ServicePrincipal');
    expect(refusalOf(await client.send('PUT', path, body(principal, { principalType: 'User' })))).toMatchObject({ code: 'UnmatchedPrincipalType' });
  });

  it('exist once, and cannot change what they say (fact 50, I23, I24)', async () => {
    const client = await start();
    await client.send('PUT', `${base(account)}/${name(1)}?${query}`, body(stranger, typed));
    const twin = await client.send('PUT', `${base(account)}/${name(2)}?${query}`, body(stranger, typed));
    expect(refusalOf(twin)).toMatchObject({ status: 409, code: 'RoleAssignmentExists', message: `The role assignment already exists.\nThe ID of the existing role assignment is ${name(1).replaceAll('-', '')}.` });
    const other = await client.send('PUT', `${base(account)}/${name(1)}?${query}`, body(user));
    expect(refusalOf(other)).toMatchObject({ status: 400, code: 'RoleAssignmentUpdateNotPermitted' });
  });

  it('refuse names that are no GUID, unknown roles and unknown scopes', async () => {
    const client = await start();
    expect(refusalOf(await client.send('PUT', `${base(account)}/mine?${query}`, body(user)))).toMatchObject({ status: 400, code: 'InvalidRoleAssignmentId' });
    const unknown = { properties: { roleDefinitionId: `${openAiUser.slice(0, -1)}0`, principalId: user } };
    expect(refusalOf(await client.send('PUT', `${base(account)}/${name(1)}?${query}`, unknown))).toMatchObject({ status: 400, code: 'RoleDefinitionDoesNotExist' });
    expect(refusalOf(await client.send('PUT', `${base(`${account}x`)}/${name(1)}?${query}`, body(user)))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
  });

  it('keep the case of the scope as it was asked (fact 46)', async () => {
    const client = await start();
    const scope = group.replace('resourceGroups', 'resourcegroups');
    expect(at((await client.send('PUT', `${base(scope)}/${name(1)}?${query}`, body(stranger, typed))).body, 'properties', 'scope')).toBe(scope);
  });

  it('are listed with inherited ones, and with those below unless atScope() is asked for (fact 51)', async () => {
    const client = await start();
    await client.send('PUT', `${base(group)}/${name(1)}?${query}`, body(stranger, typed));
    await client.send('PUT', `${base(account)}/${name(2)}?${query}`, body(stranger, typed));
    const list = async (scope: string, filter: string) => {
      const response = await client.send('GET', `/${base(scope)}?${query}&$filter=${encodeURIComponent(filter)}`);
      expect(Object.keys(response.body ?? {})).toEqual(['value']);
      return namesOf(response).filter((one) => String(one).startsWith('33333333'));
    };
    expect(await list(account, 'atScope()')).toEqual([name(1), name(2)]);
    expect(await list(group, 'atScope()')).toEqual([name(1)]);
    expect(await list(group, '')).toEqual([name(1), name(2)]);
    expect(await list(account, `principalId eq '${stranger}'`)).toEqual([name(1), name(2)]);
    expect(await list(account, `atScope() and assignedTo('{${user}}')`)).toEqual([]);
    expect(refusalOf(await client.send('GET', `${base(group)}?${query}&$filter=name eq 'x'`))).toMatchObject({ status: 400, code: 'UnsupportedQuery' });
  });

  it("hold the signed-in user's roles at every subscription of the estate", async () => {
    const other = '00000000-0000-0000-0000-000000000002';
    const accounts = [...estateWith().accounts, ...estateWith().accounts.map((one) => ({ ...one, name: 'far', subscription: other }))];
    const client = await start({ accounts, caller: { roles: ['Reader', 'User Access Administrator'] } });
    const far = account.replace(subscription, other).replace('aoai-swe', 'far');
    expect(namesOf(await client.send('GET', `${base(far)}?${query}&$filter=atScope()`)).length).toBe(2);
    expect((await client.send('PUT', `${base(far)}/${name(1)}?${query}`, { properties: { roleDefinitionId: openAiUser, principalId: stranger, ...typed } })).status).toBe(201);
  });

  it('have a name that is there once in the tenant: at another scope it would be a move (I23)', async () => {
    const client = await start();
    const first = await client.send('PUT', `${base(account)}/${name(7)}?${query}`, body(stranger, typed));
    const elsewhere = await client.send('PUT', `${base(group)}/${name(7)}?${query}`, body(stranger, typed));
    expect(first.status).toBe(201);
    expect(refusalOf(elsewhere)).toMatchObject({ status: 400, code: 'RoleAssignmentUpdateNotPermitted' });
  });

  it('are written to a service that is being updated: only its own provider locks it', async () => {
    const client = await start();
    await client.send('PATCH', service, { identity: { type: 'SystemAssigned' } });
    expect((await client.send('PUT', `${base(service)}/${name(8)}?${query}`, body(stranger, typed))).status).toBe(201);
    expect(refusalOf(await client.send('PATCH', service, { tags: {} }))).toMatchObject({ status: 409, code: 'ServiceLocked' });
  });
});

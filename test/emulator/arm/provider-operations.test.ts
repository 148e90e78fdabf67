import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { namesOf, start } from './plane-fixture.ts';

describe('operations of a provider', () => {
  it('are one per verb of each type, named as roles name them', async () => {
    const client = await start({ caller: { roles: [] } });
    const list = await client.send('GET', '/providers/Microsoft.ApiManagement/operations');
    expect(namesOf(list)).toEqual(expect.arrayContaining(['Microsoft.ApiManagement/service/read', 'Microsoft.ApiManagement/service/backends/write', 'Microsoft.ApiManagement/service/backends/delete', 'Microsoft.ApiManagement/checkNameAvailability/action']));
    expect(new Set(namesOf(list)).size).toBe(namesOf(list).length);
    expect(at(list.body, 'value')).toContainEqual({ name: 'Microsoft.ApiManagement/service/read', display: expect.objectContaining({ provider: 'Microsoft API Management' }), origin: 'user,system' });
  });

  it('stand by type in the metadata of Microsoft.Authorization', async () => {
    const client = await start();
    const one = await client.send('GET', '/providers/Microsoft.Authorization/providerOperations/microsoft.cognitiveservices?api-version=2022-04-01&$expand=resourceTypes');
    expect(one.body).toMatchObject({ name: 'Microsoft.CognitiveServices', type: 'Microsoft.Authorization/providerOperations' });
    expect(at(one.body, 'resourceTypes')).toContainEqual(expect.objectContaining({ name: 'accounts/deployments', operations: expect.arrayContaining([expect.objectContaining({ name: 'Microsoft.CognitiveServices/accounts/deployments/write', isDataAction: false })]) }));
    expect(namesOf(await client.send('GET', '/providers/Microsoft.Authorization/providerOperations?api-version=2022-04-01'))).toContain('Microsoft.ApiManagement');
    expect((await client.send('GET', '/providers/Microsoft.Authorization/providerOperations/Microsoft.Nothing?api-version=2022-04-01')).status).toBe(404);
  });
});

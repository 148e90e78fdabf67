import { describe, expect, it } from 'vitest';
import { namesOf, refusalOf, service, start } from './plane-fixture.ts';
import type { Client } from './plane-fixture.ts';

const values = `${service}/namedValues`;
const plain = (displayName: string, value = 'It is') => ({ properties: { displayName, value } });
const made = async (client: Client, name: string, body: unknown) => client.finish(await client.send('PUT', `${values}/${name}`, body));
const policyOf = (inbound: string) => ({ properties: { value: `<policies><inbound>${inbound}</inbound><backend><forward-request /></backend><outbound /></policies>` } });

describe('named values', () => {
  it('are accepted with nothing but their state, polled, and shown with nulls (fact 16, 27)', async () => {
    const client = await start();
    const accepted = await client.send('PUT', `${values}/test`, plain('My_Key'));
    expect(accepted).toMatchObject({ status: 201, body: { id: `${values}/test`, type: 'Microsoft.ApiManagement/service/namedValues', name: 'test', properties: { ProvisioningState: 'InProgress' } } });
    expect(accepted.headers['etag']).toBeUndefined();
    expect((await client.send('GET', accepted.headers['azure-asyncoperation'] ?? '')).body).toEqual({ status: 'InProgress' });
    expect((await client.finish(accepted, 'azure-asyncoperation')).body).toEqual({ status: 'Succeeded' });
    const shown = await client.send('GET', `${values}/test`);
    expect(shown).toMatchObject({ status: 200, body: { properties: { displayName: 'My_Key', value: 'It is', tags: null, secret: false, provisioningState: 'Succeeded' } } });
    expect((await client.send('HEAD', `${values}/test`)).headers['etag']).toBe(shown.headers['etag']);
  });

  it('answer 202 and Location only up to 2022-08-01, and the resource at the end', async () => {
    const client = await start();
    const accepted = await client.send('PUT', `${values}/old?api-version=2022-08-01`, plain('old'));
    expect(accepted.status).toBe(202);
    expect(accepted.body).toBeUndefined();
    expect(accepted.headers['azure-asyncoperation']).toBeUndefined();
    expect(await client.finish(accepted)).toMatchObject({ status: 201, body: { properties: { displayName: 'old', value: 'It is', tags: null, secret: false } } });
    const again = await client.send('PUT', `${values}/old?api-version=2022-08-01`, plain('old', 'other'));
    expect(again.headers['location']).toContain('asyncCode=200');
    expect((await client.finish(again)).status).toBe(200);
  });

  it('show no secret but to listValue', async () => {
    const client = await start();
    await made(client, 'key', { properties: { displayName: 'key', value: 's3cret', secret: true, tags: ['foo'] } });
    expect(JSON.stringify([(await client.send('GET', `${values}/key`)).body, (await client.send('GET', values)).body])).not.toContain('s3cret');
    const listed = await client.send('POST', `${values}/key/listValue`);
    expect(listed).toMatchObject({ status: 200, body: { value: 's3cret' } });
    expect(listed.headers['etag']).toBeDefined();
    expect((await client.send('GET', `${values}/key/listValue`)).status).toBe(405);
    expect(refusalOf(await client.send('POST', `${values}/none/listValue`))).toMatchObject({ status: 404, message: 'NamedValue not found.' });
  });

  it('fail at the poll where another has the display name, and leave nothing (I15)', async () => {
    const client = await start();
    await made(client, 'a', plain('same'));
    const accepted = await client.send('PUT', `${values}/b`, plain('same'));
    expect(accepted.status).toBe(201);
    expect(refusalOf(await client.finish(accepted))).toEqual({ status: 400, code: 'ValidationError', target: 'name', message: 'Property with the same name already exist.' });
    expect((await client.finish(accepted, 'azure-asyncoperation')).body).toMatchObject({ status: 'Failed', error: { code: 'ValidationError' } });
    expect((await client.send('GET', `${values}/b`)).status).toBe(404);
  });

  it.each([
    [{ properties: { value: 'x' } }, 'displayName'],
    [{ properties: { displayName: 'a b', value: 'x' } }, 'displayName'],
    [{ properties: { displayName: 'a' } }, 'value'],
    [{ properties: { displayName: 'a', value: '  ' } }, 'value'],
    [{ properties: { displayName: 'a', value: 'x'.repeat(4097) } }, 'value'],
    [{ properties: { displayName: 'a', value: 'x', tags: Array.from({ length: 33 }, String) } }, 'tags'],
    [{ properties: { displayName: 'a', value: 'x', wrong: 1 } }, 'wrong'],
    [{ properties: { displayName: 'a', secret: false, keyVault: { secretIdentifier: 'https://v.vault.azure.net/secrets/s' } } }, 'secret'],
    [{ properties: { displayName: 'a', secret: true, value: 'x', keyVault: { secretIdentifier: 'https://v.vault.azure.net/secrets/s' } } }, 'value'],
    [{ properties: { displayName: 'a', secret: true, keyVault: {} } }, 'secretIdentifier'],
    [{ properties: { displayName: 'a', secret: true, keyVault: { secretIdentifier: 'vault/s' } } }, 'secretIdentifier'],
  ])('refuse %j', async (body, target) => {
    expect(refusalOf(await (await start()).send('PUT', `${values}/a`, body))).toMatchObject({ status: 400, target });
  });

  it('take a secret of Key Vault only with an identity that the service has (apiops#214, #257)', async () => {
    const body = (identityClientId?: string) => ({ properties: { displayName: 'kv', secret: true, keyVault: { secretIdentifier: 'https://v.vault.azure.net/secrets/s', ...(identityClientId && { identityClientId }) } } });
    const without = await start();
    expect(refusalOf(await made(without, 'kv', body()))).toMatchObject({ status: 400, target: 'identityClientId' });
    const estate = { name: 'apim-demo', resourceGroup: 'rg-ai', region: 'swedencentral', sku: 'StandardV2', identity: 'system' as const, userAssignedIdentities: [], units: 1 };
    const client = await start({ services: [estate] });
    expect(await made(client, 'kv', body())).toMatchObject({ status: 201, body: { properties: { keyVault: { secretIdentifier: 'https://v.vault.azure.net/secrets/s', lastStatus: { code: 'Success' } }, secret: true } } });
    await client.send('DELETE', `${values}/kv`);
    expect(refusalOf(await made(client, 'kv', body('00000000-0000-0000-0000-000000000009'))).message).toBe('Can not find Managed Identity with provided IdentityClientId : 00000000-0000-0000-0000-000000000009. For more information please see aka.ms/apimmsi.');
    await made(client, 'kv', body());
    expect((await client.finish(await client.send('POST', `${values}/kv/refreshSecret`))).status).toBe(200);
    expect((await client.send('POST', `${values}/kv/listValue`)).status).toBe(501);
    await made(client, 'plain', plain('plain'));
    expect(refusalOf(await client.send('POST', `${values}/plain/refreshSecret`))).toMatchObject({ status: 400 });
  });

  it('change by PATCH, 202 and polled, under If-Match', async () => {
    const client = await start();
    await made(client, 'p', { properties: { displayName: 'p', value: 'x', secret: true } });
    expect(refusalOf(await client.send('PATCH', `${values}/p`, { properties: { secret: false } }))).toMatchObject({ status: 400, target: 'If-Match' });
    expect((await client.send('PATCH', `${values}/p`, { properties: {} }, { 'if-match': '"AAAAAAAAAAA="' })).status).toBe(412);
    const accepted = await client.send('PATCH', `${values}/p`, { properties: { secret: false } }, { 'if-match': '*' });
    expect(accepted.status).toBe(202);
    expect(await client.finish(accepted)).toMatchObject({ status: 200, body: { properties: { displayName: 'p', value: 'x', secret: false } } });
    expect((await client.send('PATCH', `${values}/none`, { properties: {} }, { 'if-match': '*' })).status).toBe(404);
  });

  it('exist before policies name them, with their case, and stay and keep their name as long', async () => {
    const client = await start();
    const policy = `${service}/policies/policy`;
    const inbound = policyOf('<set-header name="x"><value>{{Key}}</value></set-header>');
    expect(refusalOf(await client.send('PUT', policy, inbound))).toMatchObject({ status: 400, target: 'value', message: expect.stringContaining("Cannot find a property 'Key'") });
    await made(client, 'k', plain('key'));
    expect((await client.send('PUT', policy, inbound)).status).toBe(400);
    await made(client, 'k', plain('Key'));
    expect((await client.send('PUT', policy, inbound)).status).toBe(200);
    expect(refusalOf(await client.send('DELETE', `${values}/k`)).message).toBe("The Named Value 'k' is used by the following entities:\r\n/policies/policy\r\n");
    expect(refusalOf(await made(client, 'k', plain('New'))).message).toContain('is used by');
    await client.send('PUT', policy, policyOf(''));
    expect((await client.send('DELETE', `${values}/k`)).status).toBe(200);
    expect((await client.send('DELETE', `${values}/k`)).status).toBe(204);
  });

  it('are put in before a backend is looked up', async () => {
    const client = await start();
    await client.send('PUT', `${service}/backends/east-1`, { properties: { url: 'https://e.example', protocol: 'http' } });
    await made(client, 'region', plain('region', 'east'));
    const set = (id: string) => client.send('PUT', `${service}/policies/policy`, policyOf(`<set-backend-service backend-id="${id}" />`));
    expect((await set('{{region}}-1')).status).toBe(200);
    expect(refusalOf(await set('{{region}}-2')).message).toContain("Backend with id 'east-2' could not be found.");
  });

  it('refuse a write while one runs, and list by display name with filters', async () => {
    const client = await start();
    await client.send('PUT', `${values}/busy`, plain('busy'));
    expect(refusalOf(await client.send('PUT', `${values}/busy`, plain('busy')))).toMatchObject({ status: 409, code: 'PessimisticConcurrencyConflict' });
    await made(client, 'z', { properties: { displayName: 'Alpha', value: '1', tags: ['prod', 'eu'] } });
    await made(client, 'a', plain('omega'));
    await client.send('GET', `${values}/busy`);
    expect(namesOf(await client.send('GET', values))).toEqual(['z', 'busy', 'a']);
    expect(namesOf(await client.send('GET', `${values}?$filter=${encodeURIComponent("contains(tags,'prod')")}`))).toEqual(['z']);
    expect((await client.send('GET', `${values}?$top=1`)).body).toMatchObject({ count: 3, nextLink: expect.stringContaining('%24skip=1') });
    expect((await client.send('GET', `${values}?isKeyVaultRefreshFailed=true`)).body).toMatchObject({ value: [], count: 0 });
  });
});

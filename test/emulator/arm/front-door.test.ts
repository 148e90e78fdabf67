import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { group, namesOf, refusalOf, service, start, subscription } from './plane-fixture.ts';

describe('the front door of the local ARM', () => {
  it('reads paths without regard to case and answers the stored one (fact 46)', async () => {
    const client = await start();
    const response = await client.send('GET', service.toUpperCase());
    expect(response.status).toBe(200);
    expect(at(response.body, 'id')).toBe(service);
  });

  it('takes the double slash that SDKs send for scopes', async () => {
    const client = await start();
    const response = await client.send('GET', `/${service}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`);
    expect(response.status).toBe(200);
  });

  it('matches nothing where a name has an encoded slash (fact 45)', async () => {
    const client = await start();
    const response = await client.send('GET', `${service}/apis/a%2Fb`);
    expect(response).toEqual({ status: 404, headers: {} });
  });

  it('wants an api-version', async () => {
    const client = await start();
    const response = await client.send('GET', `${service}?api-version=`);
    expect(refusalOf(response)).toMatchObject({ status: 400, code: 'MissingApiVersionParameter' });
  });

  it('lists the versions of a type that does not have the asked one (fact 42)', async () => {
    const client = await start();
    const response = await client.send('GET', `${service}/apis?api-version=2001-01-01`);
    expect(refusalOf(response)).toMatchObject({ status: 404, code: 'InvalidResourceType' });
    expect(refusalOf(response).message).toContain("type 'service/apis' could not be found in the namespace 'Microsoft.ApiManagement' for api version '2001-01-01'");
    expect(refusalOf(response).message).toContain('2024-05-01');
    expect(response.headers['x-ms-failure-cause']).toBe('gateway');
  });

  it('tells an unknown type and provider from one that is only not served', async () => {
    const client = await start();
    const codes = ['Microsoft.ApiManagement/service/apim-demo/wrong', 'Microsoft.Wrong/things', 'Microsoft.ApiManagement/service/apim-demo/users'];
    const answers = await Promise.all(codes.map((path) => client.send('GET', `${group}/providers/${path}`)));
    expect(answers.map(refusalOf)).toMatchObject([
      { status: 404, code: 'InvalidResourceType' },
      { status: 404, code: 'InvalidResourceNamespace' },
      { status: 501, code: 'NotEmulated' },
    ]);
  });

  it('knows its subscriptions', async () => {
    const client = await start();
    const unknown = await client.send('GET', service.replace(subscription, '00000000-0000-0000-0000-0000000000ff'));
    const malformed = await client.send('GET', service.replace(subscription, 'mine'));
    expect(refusalOf(unknown)).toMatchObject({ status: 404, code: 'SubscriptionNotFound', message: "The subscription '00000000-0000-0000-0000-0000000000ff' could not be found." });
    expect(refusalOf(malformed)).toMatchObject({ status: 400, code: 'InvalidSubscriptionId' });
  });

  it('answers for a missing group, and for a missing service also below it (fact 42)', async () => {
    const client = await start();
    const noGroup = await client.send('GET', service.replace('rg-ai', 'rg-none'));
    const noService = await client.send('GET', `${service}x/apis/a/operations`);
    expect(refusalOf(noGroup)).toMatchObject({ status: 404, code: 'ResourceGroupNotFound', message: "Resource group 'rg-none' could not be found." });
    expect(refusalOf(noService)).toMatchObject({
      status: 404,
      code: 'ResourceNotFound',
      message: "The Resource 'Microsoft.ApiManagement/service/apim-demox' under resource group 'rg-ai' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    });
    expect(noService.headers['x-ms-failure-cause']).toBe('gateway');
  });

  it('lets the missing parent answer (fact 41)', async () => {
    const client = await start();
    const response = await client.send('GET', `${service}/apis/none/operations/op`);
    expect(response.body).toEqual({ error: { code: 'ResourceNotFound', message: 'Api not found.', details: null } });
  });

  it('refuses content that is not a JSON object', async () => {
    const client = await start();
    for (const body of ['{', '[]', '']) {
      expect(refusalOf(await client.send('PUT', `${service}/backends/b`, body))).toMatchObject({ status: 400, code: 'InvalidRequestContent' });
    }
  });

  it('names the methods that a resource has (fact 8)', async () => {
    const client = await start();
    const response = await client.send('DELETE', `${service}/apis`);
    expect(response.status).toBe(405);
    expect(response.headers['allow']).toBe('GET');
    expect(response.body).toEqual({ Message: "The requested resource does not support http method 'DELETE'." });
  });

  it('lists tenants, subscriptions and groups', async () => {
    const client = await start();
    const subscriptions = await client.send('GET', '/subscriptions?api-version=2022-12-01');
    const groups = await client.send('GET', `/subscriptions/${subscription}/resourcegroups?api-version=2021-04-01`);
    const one = await client.send('GET', `/subscriptions/${subscription}/resourcegroups/RG-AI?api-version=2021-04-01`);
    expect(at(subscriptions.body, 'value')).toMatchObject([{ subscriptionId: subscription, state: 'Enabled' }]);
    expect(namesOf(groups)).toEqual(['rg-ai', 'rg-empty']);
    expect(at(one.body, 'id')).toBe(group);
    expect((await client.send('HEAD', `${group}?api-version=2021-04-01`)).status).toBe(204);
    expect((await client.send('GET', '/tenants?api-version=2022-12-01')).status).toBe(200);
  });

  it('reads JSON only under its media type, and not of any depth', async () => {
    const client = await start();
    const path = `${service}/backends/b`;
    const plain = await client.send('PUT', path, '{}', { 'content-type': 'text/plain; charset=utf-8' });
    expect(refusalOf(plain)).toMatchObject({ status: 415, code: 'UnsupportedMediaType', message: "The content media type 'text/plain' is not supported. Only 'application/json' is supported." });
    const deep = `{"properties":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(refusalOf(await client.send('PUT', path, deep, { 'content-type': 'Application/JSON;charset=utf-8' }))).toMatchObject({ status: 400, code: 'InvalidRequestContent' });
  });

  it('refuses addresses with wrong escapes or control characters', async () => {
    const client = await start();
    for (const name of ['a%ZZ', 'a%00b', '%E0%A4%A']) {
      expect(refusalOf(await client.send('GET', `${service}/backends/${name}`)), name).toMatchObject({ status: 400, code: 'BadRequest' });
    }
  });

  it('knows nothing between a container and a provider, nor words that every object has', async () => {
    const client = await start();
    const below = service.replace('/providers/', '/things/x/providers/');
    expect(refusalOf(await client.send('GET', below))).toMatchObject({ status: 404, code: 'InvalidResourceType' });
    expect((await client.send('GET', `${group}/things/x/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`)).status).toBe(404);
    expect(refusalOf(await client.send('GET', `${group}/providers/constructor/toString/x`))).toMatchObject({ status: 404, code: 'InvalidResourceNamespace' });
    expect(refusalOf(await client.send('GET', `${service}/backends?$filter=constructor eq 'a'`))).toMatchObject({ status: 400, target: '$filter' });
    const nested = `${'('.repeat(3000)}name eq 'a'${')'.repeat(3000)}`;
    expect(refusalOf(await client.send('GET', `${service}/backends?$filter=${nested}`))).toMatchObject({ status: 400, target: '$filter' });
  });
});

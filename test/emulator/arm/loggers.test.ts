import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import { estateWith, namesOf, refusalOf, service, start } from './plane-fixture.ts';

const logger = `${service}/loggers/appi`;
const key = '00000000-1111-4222-8333-444444444444';
const text = `InstrumentationKey=${key};IngestionEndpoint=https://swedencentral-0.in.applicationinsights.azure.com/`;
const insights = (credentials: object = { instrumentationKey: key }, more: object = {}) => ({ properties: { loggerType: 'applicationInsights', credentials, ...more } });
const eventHub = (credentials: object) => ({ properties: { loggerType: 'azureEventHub', credentials } });
const first = estateWith().services.slice(0, 1);
const withIdentity = { services: first.map((one) => ({ ...one, identity: 'system' as const, userAssignedIdentities: ['id-a'] })) };

describe('loggers', () => {
  it('keep a key in a named value of their own and show the reference alone (fact 29)', async () => {
    const client = await start();
    const put = await client.send('PUT', logger, insights(undefined, { description: 'D', resourceId: '/subscriptions/s/x' }));
    expect(put.status).toBe(201);
    expect(at(put.body, 'properties')).toEqual({
      loggerType: 'applicationInsights',
      description: 'D',
      credentials: { instrumentationKey: expect.stringMatching(/^\{\{Logger-Credentials--[0-9a-f]{24}\}\}$/) },
      isBuffered: true,
      resourceId: '/subscriptions/s/x',
      maxMessageSizeInBytes: null,
    });
    expect(JSON.stringify([put.body, (await client.send('GET', `${service}/namedValues`)).body])).not.toContain(key);
    const [made] = namesOf(await client.send('GET', `${service}/namedValues`));
    expect((await client.send('POST', `${service}/namedValues/${String(made)}/listValue`)).body).toEqual({ value: key });
    expect((await client.send('DELETE', `${service}/namedValues/${String(made)}`)).status).toBe(400);
  });

  it('keep their ETag when nothing changes, also in the secret', async () => {
    const client = await start();
    const one = await client.send('PUT', logger, insights({ connectionString: text }));
    const two = await client.send('PUT', logger, insights({ connectionString: text }));
    const three = await client.send('PUT', logger, insights(at(one.body, 'properties', 'credentials') as object));
    expect([two.status, two.headers['etag'], three.headers['etag']]).toEqual([200, one.headers['etag'], one.headers['etag']]);
    expect((await client.send('PUT', logger, insights({ connectionString: text }, { description: 'other' }))).headers['etag']).not.toBe(one.headers['etag']);
  });

  it('take their named value along when they go', async () => {
    const client = await start();
    await client.send('PUT', logger, insights());
    expect((await client.send('DELETE', logger)).status).toBe(200);
    expect((await client.send('DELETE', logger)).status).toBe(204);
    expect(namesOf(await client.send('GET', `${service}/namedValues`))).toEqual([]);
    expect(refusalOf(await client.send('GET', logger))).toMatchObject({ status: 404, message: 'Logger not found.' });
  });

  it('use a named value that is there, and no other', async () => {
    const client = await start();
    const value = { properties: { displayName: 'ai-key', value: key, secret: true } };
    await client.finish(await client.send('PUT', `${service}/namedValues/ai`, value), 'azure-asyncoperation');
    expect(at((await client.send('PUT', logger, insights({ instrumentationKey: '{{ai-key}}' }))).body, 'properties', 'credentials')).toEqual({ instrumentationKey: '{{ai-key}}' });
    expect(refusalOf(await client.send('PUT', logger, insights({ instrumentationKey: '{{other}}' })))).toMatchObject({ status: 400, target: 'instrumentationKey' });
    await client.send('DELETE', logger);
    expect((await client.send('GET', `${service}/namedValues/ai`)).status).toBe(200);
  });

  it('write with an identity of the service', async () => {
    const client = await start(withIdentity);
    expect((await client.send('PUT', logger, insights({ connectionString: text, identityClientId: 'SystemAssigned' }))).status).toBe(201);
    expect((await client.send('PUT', `${service}/loggers/hub`, eventHub({ name: 'hub', endpointAddress: 'ns.servicebus.windows.net', identityClientId: 'systemAssigned' }))).status).toBe(201);
    expect(refusalOf(await client.send('PUT', logger, insights({ connectionString: text, identityClientId: key })))).toMatchObject({ status: 400, target: 'identityClientId' });
    expect(refusalOf(await (await start()).send('PUT', logger, insights({ connectionString: text, identityClientId: 'SystemAssigned' })))).toMatchObject({ target: 'identityClientId' });
  });

  it('of Azure Monitor have no credentials and one name', async () => {
    const client = await start();
    const monitor = await client.send('PUT', `${service}/loggers/azuremonitor`, { properties: { loggerType: 'azureMonitor' } });
    expect([monitor.status, at(monitor.body, 'properties', 'credentials')]).toEqual([201, null]);
    expect(refusalOf(await client.send('PUT', `${service}/loggers/other`, { properties: { loggerType: 'azureMonitor' } }))).toMatchObject({ target: 'loggerType' });
    expect(refusalOf(await client.send('PUT', `${service}/loggers/azuremonitor`, insights()))).toMatchObject({ target: 'loggerType' });
  });

  it.each([
    ['no type', { properties: { credentials: { instrumentationKey: key } } }, 'loggerType'],
    ['another type', { properties: { loggerType: 'file' } }, 'loggerType'],
    ['no credentials', { properties: { loggerType: 'applicationInsights' } }, 'credentials'],
    ['credentials of another type', insights({ name: 'hub', connectionString: text }), 'credentials'],
    ['an empty key', insights({ instrumentationKey: ' ' }), 'instrumentationKey'],
    ['a connection string without a key', insights({ connectionString: 'nothing' }), 'connectionString'],
    ['an event hub without its name', eventHub({ connectionString: 'Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=b' }), 'credentials'],
    ['an event hub of another string', eventHub({ name: 'hub', connectionString: text }), 'connectionString'],
    ['a field that is not known', insights(undefined, { colour: 'red' }), 'colour'],
    ['a long description', insights(undefined, { description: 'x'.repeat(257) }), 'description'],
  ])('refuse %s', async (_, body, target) => {
    expect(refusalOf(await (await start()).send('PUT', logger, body))).toMatchObject({ status: 400, code: 'ValidationError', target });
  });

  it('are changed by PATCH with If-Match, told by HEAD, listed and filtered', async () => {
    const client = await start();
    const put = await client.send('PUT', logger, insights());
    const etag = put.headers['etag'] ?? '';
    expect((await client.send('PATCH', logger, { properties: { description: 'new' } })).status).toBe(400);
    const patched = await client.send('PATCH', logger, { properties: { description: 'new' } }, { 'if-match': etag });
    expect(at(patched.body, 'properties')).toMatchObject({ description: 'new', credentials: at(put.body, 'properties', 'credentials') });
    expect((await client.send('PATCH', logger, { properties: { description: 'newer' } }, { 'if-match': etag })).status).toBe(412);
    expect((await client.send('PATCH', `${logger}?api-version=2019-01-01`, { properties: { description: 'old' } }, { 'if-match': '*' })).status).toBe(204);
    expect((await client.send('HEAD', logger)).headers['etag']).toBeDefined();
    await client.send('PUT', `${service}/loggers/azuremonitor`, { properties: { loggerType: 'azureMonitor' } });
    expect(namesOf(await client.send('GET', `${service}/loggers`))).toEqual(['appi', 'azuremonitor']);
    expect(namesOf(await client.send('GET', `${service}/loggers?$filter=loggerType eq 'azureMonitor'`))).toEqual(['azuremonitor']);
  });
});

import { describe, expect, it } from 'vitest';
import { at, textAt } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { account, group, namesOf, refusalOf, service, start, subscription } from './plane-fixture.ts';

const component = `${group}/providers/Microsoft.Insights/components/appi?api-version=2020-02-02`;
const workspaceId = `${group}/providers/Microsoft.OperationalInsights/workspaces/logs`;
const workspace = `${workspaceId}?api-version=2023-09-01`;
const settings = (scope: string) => `${scope}/providers/Microsoft.Insights/diagnosticSettings`;
const setting = (scope = service, name = 'one') => `${settings(scope)}/${name}?api-version=2021-05-01-preview`;
const web = (properties: object = {}) => ({ kind: 'web', location: 'westus2', properties: { Application_Type: 'web', ...properties } });

async function withWorkspace(): Promise<Client> {
  const client = await start();
  await client.send('PUT', workspace, { location: 'westus2' });
  return client;
}

describe('Application Insights components', () => {
  it('are put with 200 and shown as recorded (A24#132)', async () => {
    const client = await start();
    const put = await client.send('PUT', component, web());
    expect(put.status).toBe(200);
    expect(put.body).toMatchObject({
      id: expect.stringContaining('/providers/microsoft.insights/components/appi'),
      type: 'microsoft.insights/components',
      location: 'westus2',
      properties: { ApplicationId: 'appi', Name: 'appi', IngestionMode: 'LogAnalytics', RetentionInDays: 90, SamplingPercentage: null, Ver: 'v2', WorkspaceResourceId: expect.stringContaining('/workspaces/managed-appi-ws') },
    });
    expect(textAt(put.body, 'properties', 'ConnectionString')).toBe(
      `InstrumentationKey=${textAt(put.body, 'properties', 'InstrumentationKey')};IngestionEndpoint=https://westus2-0.in.applicationinsights.azure.com/;LiveEndpoint=https://westus2.livediagnostics.monitor.azure.com/;ApplicationId=${textAt(put.body, 'properties', 'AppId')}`,
    );
    expect((await client.send('GET', component)).body).toEqual(put.body);
    expect(at((await client.send('PATCH', component, { tags: { a: 'b' } })).body, 'tags')).toEqual({ a: 'b' });
    expect([(await client.send('DELETE', component)).status, (await client.send('DELETE', component)).status]).toEqual([200, 204]);
    expect(refusalOf(await client.send('GET', component))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
  });

  it('send to a workspace that is there, and keep the metrics option', async () => {
    const client = await withWorkspace();
    const put = await client.send('PUT', component, web({ WorkspaceResourceId: workspaceId, CustomMetricsOptedInType: 'WithDimensions' }));
    expect(at(put.body, 'properties')).toMatchObject({ WorkspaceResourceId: workspaceId, CustomMetricsOptedInType: 'WithDimensions' });
  });

  it('of the estate are there from the start', async () => {
    const client = await start({ appInsights: [{ name: 'appi-demo', resourceGroup: 'rg-ai' }] });
    const list = await client.send('GET', `/subscriptions/${subscription}/providers/Microsoft.Insights/components?api-version=2020-02-02`);
    expect(namesOf(list)).toEqual(['appi-demo']);
  });

  it.each([
    ['no kind', { location: 'westus2', properties: { Application_Type: 'web' } }],
    ['no location', { kind: 'web', properties: { Application_Type: 'web' } }],
    ['no type of application', { kind: 'web', location: 'westus2', properties: {} }],
    ['another type of application', web({ Application_Type: 'desktop' })],
    ['a workspace that is not there', web({ WorkspaceResourceId: workspaceId })],
    ['a retention in between', web({ RetentionInDays: 31 })],
    ['too large a percentage', web({ SamplingPercentage: 101 })],
    ['a field that is not known', web({ Colour: 'red' })],
    ['a region that does not exist', { ...web(), location: 'atlantis' }],
  ])('refuse %s', async (_, body) => {
    const response = await (await start()).send('PUT', component, body);
    expect([response.status, at(response.body, 'error', 'code')]).toEqual([400, expect.any(String)]);
  });
});

describe('Log Analytics workspaces', () => {
  it('are put with 201, then 200, filled in, and give their keys to who asks', async () => {
    const client = await start();
    const put = await client.send('PUT', workspace, { location: 'westus2' });
    expect(put).toMatchObject({ status: 201, body: { id: workspaceId, properties: { provisioningState: 'Succeeded', sku: { name: 'PerGB2018' }, retentionInDays: 30, customerId: expect.any(String) } } });
    expect((await client.send('PUT', workspace, { location: 'westus2', properties: { retentionInDays: 90 } })).status).toBe(200);
    expect(at((await client.send('PATCH', workspace, { tags: { a: 'b' } })).body, 'properties', 'retentionInDays')).toBe(90);
    const keys = await client.send('POST', `${workspaceId}/sharedKeys?api-version=2023-09-01`);
    expect(keys).toMatchObject({ status: 200, body: { primarySharedKey: expect.stringMatching(/^.{86}==$/), secondarySharedKey: expect.stringMatching(/^.{86}==$/) } });
    expect((await client.send('DELETE', workspace)).status).toBe(200);
    expect((await client.send('POST', `${workspaceId}/sharedKeys?api-version=2023-09-01`)).status).toBe(404);
  });

  it('refuse a retention out of range, another SKU, a wrong name', async () => {
    const client = await start();
    for (const properties of [{ retentionInDays: 29 }, { retentionInDays: 731 }, { sku: { name: 'Gold' } }]) expect((await client.send('PUT', workspace, { location: 'westus2', properties })).status).toBe(400);
    expect((await client.send('PUT', workspace.replace('logs', '-logs'), { location: 'westus2' })).status).toBe(400);
  });

  it('ask for an action of their own to show keys', async () => {
    const client = await start({ caller: { roles: ['Reader'] } });
    expect(refusalOf(await client.send('POST', `${workspaceId}/sharedKeys?api-version=2023-09-01`)).message).toContain("'Microsoft.OperationalInsights/workspaces/sharedKeys/action'");
  });
});

describe('diagnostic settings', () => {
  const logs = [{ category: 'GatewayLogs', enabled: true }];

  it('are put with 200 on a service or an account, listed and deleted', async () => {
    const client = await withWorkspace();
    const put = await client.send('PUT', setting(), { properties: { workspaceId, logs, metrics: [{ category: 'AllMetrics', enabled: true }], logAnalyticsDestinationType: 'Dedicated' } });
    expect(put).toMatchObject({ status: 200, body: { name: 'one', properties: { workspaceId, logAnalyticsDestinationType: 'Dedicated', storageAccountId: null, logs: [{ category: 'GatewayLogs', categoryGroup: null, enabled: true }], metrics: [{ category: 'AllMetrics', enabled: true }] } } });
    expect((await client.send('PUT', setting(account), { properties: { workspaceId, logs: [{ categoryGroup: 'allLogs', enabled: true }] } })).status).toBe(200);
    expect(namesOf(await client.send('GET', `${settings(service)}?api-version=2021-05-01-preview`))).toEqual(['one']);
    expect([(await client.send('DELETE', setting())).status, (await client.send('DELETE', setting())).status]).toEqual([200, 204]);
    expect((await client.send('GET', setting())).status).toBe(404);
  });

  it.each([
    ['no destination', { logs }],
    ['a workspace that is not there', { workspaceId: `${workspaceId}x`, logs }],
    ['a category of another type', { workspaceId, logs: [{ category: 'RequestResponse', enabled: true }] }],
    ['a group that does not exist', { workspaceId, logs: [{ categoryGroup: 'some', enabled: true }] }],
    ['a log without a name', { workspaceId, logs: [{ enabled: true }] }],
    ['categories beside groups', { workspaceId, logs: [...logs, { categoryGroup: 'audit', enabled: true }] }],
    ['other metrics', { workspaceId, metrics: [{ category: 'Some', enabled: true }] }],
    ['a field that is not known', { workspaceId, logs, colour: 'red' }],
  ])('refuse %s', async (_, properties) => {
    expect((await (await withWorkspace()).send('PUT', setting(), { properties })).status).toBe(400);
  });

  it('send a category to a place once, and are five at most', async () => {
    const client = await withWorkspace();
    await client.send('PUT', setting(), { properties: { workspaceId, logs } });
    expect(refusalOf(await client.send('PUT', setting(service, 'two'), { properties: { workspaceId, logs } }))).toMatchObject({ status: 409, code: 'Conflict' });
    for (const name of ['b', 'c', 'd', 'e']) expect((await client.send('PUT', setting(service, name), { properties: { storageAccountId: `${group}/x`, logs } })).status).toBe(200);
    expect((await client.send('PUT', setting(service, 'f'), { properties: { storageAccountId: `${group}/x`, logs } })).status).toBe(409);
  });

  it('are for what sends logs, and go with it', async () => {
    const client = await withWorkspace();
    expect(refusalOf(await client.send('PUT', setting(group), { properties: { workspaceId, logs } }))).toMatchObject({ status: 400 });
    await client.send('PUT', setting(), { properties: { workspaceId, logs } });
    await client.finish(await client.send('DELETE', service), 'azure-asyncoperation');
    expect((await client.send('GET', setting())).status).toBe(404);
  });
});

describe('categories of diagnostic settings', () => {
  const categories = (scope: string, name = '') => `${scope}/providers/Microsoft.Insights/diagnosticSettingsCategories${name}?api-version=2021-05-01-preview`;

  it('are those that a setting of the resource may name', async () => {
    const client = await withWorkspace();
    const names = namesOf(await client.send('GET', categories(account)));
    expect(names).toEqual(['Audit', 'RequestResponse', 'AzureOpenAIRequestUsage', 'Trace', 'AllMetrics']);
    const logs = names.slice(0, -1).map((category) => ({ category, enabled: true }));
    expect((await client.send('PUT', setting(account), { properties: { workspaceId, logs, metrics: [{ category: 'AllMetrics', enabled: true }] } })).status).toBe(200);
    expect((await client.send('GET', categories(service, '/gatewaylogs'))).body).toMatchObject({ name: 'GatewayLogs', id: `${service}/providers/microsoft.insights/diagnosticSettingsCategories/GatewayLogs`, properties: { categoryType: 'Logs', categoryGroups: ['allLogs'] } });
    expect((await client.send('GET', categories(service, '/DeveloperPortalAuditLogs'))).body).toMatchObject({ properties: { categoryGroups: ['allLogs', 'audit'] } });
    expect((await client.send('GET', categories(service, '/AllMetrics'))).body).toMatchObject({ properties: { categoryType: 'Metrics', categoryGroups: [] } });
  });

  it('are none of an unknown name, and of a resource that sends nothing', async () => {
    const client = await start();
    expect(refusalOf(await client.send('GET', categories(account, '/GatewayLogs')))).toMatchObject({ status: 404, code: 'ResourceNotFound' });
    expect(refusalOf(await client.send('GET', categories(group)))).toMatchObject({ status: 400, code: 'ResourceTypeNotSupported' });
  });
});

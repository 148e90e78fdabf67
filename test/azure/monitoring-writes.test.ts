import { describe, expect, it } from 'vitest';
import type { Update } from '../../src/model/driver.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { group, service, world } from './support/connected.ts';

const here = world();
const component = `${group}/providers/Microsoft.Insights/components/appi`;
const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/log`;
const logger = `${service}/loggers/apim-llm--appi`;
const diagnostic = `${service}/apis/openai/diagnostics/azuremonitor`;
const setting = `${service}/providers/Microsoft.Insights/diagnosticSettings/apim-llm--log`;
const secret = 'InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint=https://x.example/';
const missing = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'no' } } };
const sentTo = (method: string, path: string): { readonly body: JsonObject; readonly version: string | null; readonly ifMatch: string | undefined } => {
  const request = here.arm.to(method, path).at(-1);
  if (request === undefined) throw new Error(`${method} ${path} was not sent; ${here.arm.lines().join(', ')}`);
  return { body: request.body as JsonObject, version: request.query.get('api-version'), ifMatch: request.headers['if-match'] as string | undefined };
};
const updating = (kind: Update['kind'], id: string, before: JsonObject, body: JsonObject, paths: readonly string[], etag?: string): Update => ({ kind, id, before, body, etag, changes: paths.map((path) => ({ path })) });

describe('a component of Application Insights', () => {
  const live = {
    id: component, name: 'appi', type: 'microsoft.insights/components', location: 'swedencentral', kind: 'web', etag: '"1"', tags: { team: 'a' },
    properties: { Application_Type: 'web', AppId: 'x', InstrumentationKey: 'secret-key', ConnectionString: secret, SamplingPercentage: null, RetentionInDays: 180, Ver: 'v2', provisioningState: 'Succeeded', Newer: { deep: [1] } },
  };

  it('is read without what telemetry is sent with', async () => {
    here.arm.on('GET', component, { status: 200, body: live });
    const read = await here.azure.driver.read('component', component, here.signal);
    expect([Object.keys(read?.body['properties'] ?? {}), read?.body['tags']]).toEqual([['Application_Type', 'AppId', 'SamplingPercentage', 'RetentionInDays', 'Ver', 'provisioningState', 'Newer'], { team: 'a' }]);
  });

  it('is written whole, with what is stated over it, for PATCH takes tags only', async () => {
    here.arm.on('PUT', component, { status: 200, body: live });
    const update = updating('component', component, live, { properties: { CustomMetricsOptedInType: 'WithDimensions' }, tags: { 'apim-llm': 'apim-demo' } }, ['properties.CustomMetricsOptedInType']);
    const written = await here.azure.driver.update(update, here.signal);
    expect(sentTo('PUT', component)).toEqual({
      version: '2020-02-02',
      ifMatch: undefined,
      body: { location: 'swedencentral', kind: 'web', etag: '"1"', tags: { team: 'a', 'apim-llm': 'apim-demo' }, properties: { Application_Type: 'web', RetentionInDays: 180, Newer: { deep: [1] }, CustomMetricsOptedInType: 'WithDimensions' } },
    });
    expect(JSON.stringify(written)).not.toContain('1111');
  });

  it('loses a field again that is stated as null', async () => {
    here.arm.on('PUT', component, { status: 200, body: live });
    const before = { ...live, properties: { ...live.properties, CustomMetricsOptedInType: 'WithDimensions' } };
    await here.azure.driver.update(updating('component', component, before, { properties: { CustomMetricsOptedInType: null } }, ['properties.CustomMetricsOptedInType']), here.signal);
    expect(sentTo('PUT', component).body['properties']).toEqual({ Application_Type: 'web', RetentionInDays: 180, Newer: { deep: [1] } });
  });

  it('is deleted, or gone already', async () => {
    here.arm.on('DELETE', component, { status: 200, body: {} }, missing);
    for (let times = 0; times < 2; times++) await here.azure.driver.remove('component', component, undefined, here.signal);
    expect(here.arm.to('DELETE', component)).toHaveLength(2);
  });
});

describe('a workspace', () => {
  const made = (state: string) => ({ id: workspace, location: 'swedencentral', tags: {}, properties: { provisioningState: state, customerId: 'c', sku: { name: 'PerGB2018', lastSkuUpdate: 'then' }, retentionInDays: 90, createdDate: 'then' } });

  it('is polled under its own id and api-version while it is being made', async () => {
    here.arm.on('PUT', workspace, { status: 201, body: made('Creating') });
    here.arm.on('GET', workspace, { status: 200, body: made('Provisioning') }, { status: 200, body: made('Succeeded') });
    const written = await here.azure.driver.create({ kind: 'workspace', id: workspace, body: { location: 'swedencentral', tags: { a: 'b' } }, unseen: { properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 } } }, here.signal);
    expect(sentTo('PUT', workspace)).toEqual({ version: '2023-09-01', ifMatch: undefined, body: { location: 'swedencentral', tags: { a: 'b' }, properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 } } });
    expect(new Set(here.arm.to('GET', workspace).map(({ query }) => query.get('api-version')))).toEqual(new Set(['2023-09-01']));
    expect([written.body['properties'], here.arm.to('GET', workspace).length]).toEqual([made('Succeeded').properties, 3]);
  });

  it('that could not be made is a failure', async () => {
    here.arm.on('PUT', workspace, { status: 201, body: made('Creating') });
    here.arm.on('GET', workspace, { status: 200, body: made('Failed') });
    await expect(here.azure.driver.create({ kind: 'workspace', id: workspace, body: { location: 'x' } }, here.signal)).rejects.toMatchObject({ name: 'ArmError' });
  });

  it('is made again as it was, without what the service sets itself', async () => {
    here.arm.on('PUT', workspace, { status: 201, body: made('Succeeded') });
    here.arm.on('GET', workspace, { status: 200, body: made('Succeeded') });
    await here.azure.driver.create({ kind: 'workspace', id: workspace, body: made('Succeeded') }, here.signal);
    expect(sentTo('PUT', workspace).body).toEqual({ location: 'swedencentral', tags: {}, properties: { retentionInDays: 90, sku: { name: 'PerGB2018' } } });
  });

  it('keeps tags of others when ours is written', async () => {
    here.arm.on('PATCH', workspace, { status: 200, body: made('Succeeded') });
    here.arm.on('GET', workspace, { status: 200, body: made('Succeeded') });
    await here.azure.driver.update(updating('workspace', workspace, { ...made('Succeeded'), tags: { team: 'a' } }, { tags: { 'apim-llm': 's' } }, ['tags']), here.signal);
    expect(sentTo('PATCH', workspace).body).toEqual({ tags: { team: 'a', 'apim-llm': 's' } });
  });
});

describe('a logger', () => {
  const properties = { loggerType: 'applicationInsights', description: 'x [apim-llm]', resourceId: component, isBuffered: true };
  const shown = { id: logger, properties: { ...properties, credentials: { connectionString: '{{Logger-Credentials--1}}', identityClientId: 'SystemAssigned' } } };

  it('gets the connection string right before the write, and is known without it', async () => {
    here.arm.on('GET', component, { status: 200, body: { properties: { ConnectionString: secret } } });
    here.arm.on('PUT', logger, { status: 201, headers: { etag: '"2"' }, body: shown });
    const written = await here.azure.driver.create({ kind: 'logger', id: logger, body: { properties: { ...properties, credentials: { identityClientId: 'SystemAssigned' } } } }, here.signal);
    expect(sentTo('PUT', logger).body['properties']).toEqual({ ...properties, credentials: { connectionString: secret, identityClientId: 'SystemAssigned' } });
    expect(written.body['properties']).toEqual({ ...properties, credentials: { identityClientId: 'SystemAssigned' } });
    expect(here.debug.join('\n')).not.toContain('1111');
  });

  it('is written whole under its ETag, and its former credentials are gone', async () => {
    here.arm.on('GET', component, { status: 200, body: { properties: { ConnectionString: secret } } });
    here.arm.on('PUT', logger, { status: 200, headers: { etag: '"3"' }, body: shown });
    await here.azure.driver.update(updating('logger', logger, { properties: { ...properties, credentials: { identityClientId: 'abc' } } }, { properties: { credentials: { identityClientId: null } } }, ['properties.credentials.identityClientId'], '"2"'), here.signal);
    expect(sentTo('PUT', logger)).toMatchObject({ ifMatch: '"2"', body: { properties: { ...properties, credentials: { connectionString: secret } } } });
    expect(JSON.stringify(sentTo('PUT', logger).body)).not.toContain('identityClientId');
  });

  it('is not written where the component tells none', async () => {
    here.arm.on('GET', component, { status: 200, body: { properties: {} } });
    await expect(here.azure.driver.create({ kind: 'logger', id: logger, body: { properties } }, here.signal)).rejects.toMatchObject({ code: 'LateValueMissing' });
    expect(here.arm.to('PUT', logger)).toEqual([]);
  });

  it('of Azure Monitor needs none', async () => {
    const id = `${service}/loggers/azuremonitor`;
    here.arm.on('PUT', id, { status: 201, body: { id, properties: { loggerType: 'azureMonitor', credentials: null } } });
    await here.azure.driver.create({ kind: 'logger', id, body: { properties: { loggerType: 'azureMonitor' } } }, here.signal);
    expect(sentTo('PUT', id).body).toEqual({ properties: { loggerType: 'azureMonitor' } });
  });
});

describe('a diagnostic', () => {
  const llm = { logs: 'enabled', requests: { messages: 'all', maxSizeInBytes: 32768 } };

  it('goes out raw where it speaks of models, and names its logger in every PATCH', async () => {
    here.arm.on('PATCH', diagnostic, { status: 200, body: { id: diagnostic, properties: {} } });
    await here.azure.driver.update(updating('diagnostic', diagnostic, { id: diagnostic, properties: { loggerId: logger, verbosity: 'error', largeLanguageModel: { logs: 'enabled' } } }, { properties: { largeLanguageModel: llm } }, ['properties.largeLanguageModel.requests'], '"1"'), here.signal);
    expect(sentTo('PATCH', diagnostic)).toEqual({ version: '2024-10-01-preview', ifMatch: '"1"', body: { properties: { loggerId: logger, largeLanguageModel: llm } } });
  });

  it('is written whole where texts are kept no more', async () => {
    here.arm.on('PUT', diagnostic, { status: 200, body: { id: diagnostic, properties: {} } });
    await here.azure.driver.update(updating('diagnostic', diagnostic, { id: diagnostic, properties: { loggerId: logger, verbosity: 'error', largeLanguageModel: llm } }, { properties: { largeLanguageModel: { logs: 'enabled', requests: null } } }, ['properties.largeLanguageModel.requests'], '"1"'), here.signal);
    expect(sentTo('PUT', diagnostic)).toEqual({ version: '2024-10-01-preview', ifMatch: '"1"', body: { properties: { loggerId: logger, verbosity: 'error', largeLanguageModel: { logs: 'enabled' } } } });
  });

  it('of the service as a whole has its own place', async () => {
    const id = `${service}/diagnostics/applicationinsights`;
    here.arm.on('GET', id, { status: 200, body: { id, properties: {} } });
    await here.azure.driver.read('diagnostic', id, here.signal);
    expect(here.arm.lines()).toEqual([`GET ${id}`]);
  });
});

it('a diagnostic setting is written whole, without the retention that Azure shows', async () => {
  const before = { id: setting, properties: { workspaceId: workspace, serviceBusRuleId: null, storageAccountId: null, logs: [{ category: 'GatewayLogs', categoryGroup: null, enabled: true, retentionPolicy: { enabled: false, days: 0 } }], metrics: [], logAnalyticsDestinationType: 'Dedicated' } };
  here.arm.on('PUT', setting, { status: 200, body: before });
  await here.azure.driver.update(updating('diagnosticSetting', setting, before, { properties: { logs: [{ category: 'GatewayLogs', enabled: true }, { category: 'GatewayLlmLogs', enabled: true }] } }, ['properties.logs']), here.signal);
  expect(sentTo('PUT', setting)).toEqual({
    version: '2021-05-01-preview',
    ifMatch: undefined,
    body: { properties: { workspaceId: workspace, logs: [{ category: 'GatewayLogs', enabled: true }, { category: 'GatewayLlmLogs', enabled: true }], logAnalyticsDestinationType: 'Dedicated' } },
  });
});

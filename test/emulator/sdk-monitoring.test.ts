import { ApiManagementClient } from '@azure/arm-apimanagement';
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import type { TestAzure } from '../support/local-azure.ts';

const group = 'rg-ai';
const service = 'apim-demo';
/** Between polls. */
const quick = { updateIntervalInMs: 1 };

async function all<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

describe("monitoring, services and quota through Microsoft's clients", () => {
  let azure: TestAzure;
  let client: ApiManagementClient;
  let cognitive: CognitiveServicesManagementClient;

  beforeAll(async () => {
    azure = await startTestAzure();
    const { arm, token, subscriptionId } = azure.azure.ready;
    const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const options = { endpoint: arm, tlsOptions: { ca: azure.azure.ca } };
    client = new ApiManagementClient(credential, subscriptionId, options);
    cognitive = new CognitiveServicesManagementClient(credential, subscriptionId, options);
    for (const { pipeline } of [client, cognitive]) pipeline.removePolicy({ name: 'proxyPolicy' });
  });
  afterAll(() => azure.stop());

  it('log an API to Application Insights', async () => {
    const logger = await client.logger.createOrUpdate(group, service, 'appi', { loggerType: 'applicationInsights', credentials: { instrumentationKey: '00000000-1111-4222-8333-444444444444' } });
    expect(logger.credentials?.['instrumentationKey']).toMatch(/^\{\{Logger-Credentials--/);
    await client.logger.update(group, service, 'appi', '*', { description: 'Changed' });
    expect((await client.logger.getEntityTag(group, service, 'appi')).eTag).toBeDefined();
    await client.api.beginCreateOrUpdateAndWait(group, service, 'a', { path: 'a', displayName: 'A' }, quick);
    const { id: loggerId = '' } = logger;
    expect(await client.apiDiagnostic.createOrUpdate(group, service, 'a', 'applicationinsights', { loggerId, metrics: true, sampling: { samplingType: 'fixed', percentage: 50 } })).toMatchObject({ loggerId, metrics: true, httpCorrelationProtocol: 'Legacy' });
    expect(await client.diagnostic.createOrUpdate(group, service, 'applicationinsights', { loggerId, verbosity: 'error' })).toMatchObject({ verbosity: 'error' });
    expect(await client.diagnostic.update(group, service, 'applicationinsights', '*', { loggerId, alwaysLog: 'allErrors' })).toMatchObject({ verbosity: 'error', alwaysLog: 'allErrors' });
    expect((await all(client.apiDiagnostic.listByService(group, service, 'a'))).map(({ name }) => name)).toEqual(['applicationinsights']);
    await client.apiDiagnostic.delete(group, service, 'a', 'applicationinsights', '*');
    await client.diagnostic.delete(group, service, 'applicationinsights', '*');
    await client.logger.delete(group, service, 'appi', '*');
    expect(await all(client.logger.listByService(group, service))).toEqual([]);
  });

  it('create a service, delete it and purge it', async () => {
    expect(await client.apiManagementService.checkNameAvailability({ name: 'apim-sdk' })).toMatchObject({ nameAvailable: true });
    const created = await client.apiManagementService.beginCreateOrUpdateAndWait(group, 'apim-sdk', { location: 'swedencentral', sku: { name: 'BasicV2', capacity: 1 }, publisherEmail: 'a@example.com', publisherName: 'A' }, quick);
    expect(created).toMatchObject({ provisioningState: 'Succeeded', location: 'Sweden Central' });
    await client.apiManagementService.beginDeleteAndWait(group, 'apim-sdk', quick);
    expect((await all(client.deletedServices.listBySubscription())).map(({ name }) => name)).toEqual(['apim-sdk']);
    await client.deletedServices.beginPurgeAndWait('apim-sdk', 'swedencentral', quick);
    expect(await all(client.deletedServices.listBySubscription())).toEqual([]);
  });

  it('ask for usages and capacities', async () => {
    expect((await all(cognitive.usages.list('swedencentral'))).length).toBeGreaterThan(0);
    expect((await all(cognitive.modelCapacities.list('OpenAI', 'gpt-4o', '2024-08-06'))).map(({ name }) => name)).toContain('Standard');
    expect((await all(cognitive.locationBasedModelCapacities.list('swedencentral', 'OpenAI', 'gpt-4o', '2024-08-06'))).length).toBeGreaterThan(0);
  });
});

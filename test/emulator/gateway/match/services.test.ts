import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';
import { callGateway } from '../../../support/call-gateway.ts';
import { startTestAzure } from '../../../support/local-azure.ts';

const estate = `resourceGroups: [rg]
services:
  - { name: apim-test, resourceGroup: rg, region: swedencentral }
  - { name: apim-other, resourceGroup: rg, region: eastus, sku: Consumption }
`;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway(estate);
  await gateway.api('a', ['GET /']);
  await gateway.policy('/apis/a', { inbound: answerWith('of apim-test') });
});

describe('each service', () => {
  it('has an address of its own, in the ready file and in ARM', async () => {
    const [one, other] = gateway.azure.ready.services;
    expect(one?.gatewayUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(other?.gatewayUrl).not.toBe(one?.gatewayUrl);
    const { body } = await gateway.ask('GET', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim-other?api-version=2024-05-01');
    expect(body.properties.gatewayUrl).toBe(other?.gatewayUrl);
  });

  it('answers on its port, and by its host name on every port', async () => {
    expect((await gateway.call('/a')).text).toBe('of apim-test');
    expect((await gateway.call('/a', { service: 'apim-other' })).status).toBe(404);
    expect((await gateway.call('/a', { service: 'apim-other', headers: { host: 'APIM-test.azure-api.net' } })).text).toBe('of apim-test');
    expect((await gateway.call('/a', { headers: { host: 'apim-other.azure-api.net' } })).status).toBe(404);
    expect((await gateway.call('/a', { headers: { host: 'nobody.azure-api.net' } })).status).toBe(404);
  });

  it('answers probes, except in Consumption', async () => {
    expect((await gateway.call('/status-0123456789abcdef')).status).toBe(200);
    expect((await gateway.call('/status-0123456789abcdef', { service: 'apim-other' })).status).toBe(404);
  });

  it('made later gets a port with its address, and loses it when it goes', async () => {
    const path = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim-new?api-version=2024-05-01';
    await gateway.ask('PUT', path, { location: 'Sweden Central', sku: { name: 'StandardV2', capacity: 1 }, properties: { publisherEmail: 'a@example.com', publisherName: 'a' } });
    let { body } = await gateway.ask('GET', path);
    const url: string = body.properties.gatewayUrl;
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const call = () => callGateway({ azure: { ...gateway.azure, ready: { ...gateway.azure.ready, services: [{ name: 'apim-new', gatewayUrl: url }] } } }, '/status-0123456789abcdef');
    for (let tries = 0; tries < 5 && body.properties.provisioningState !== 'Succeeded'; tries += 1) ({ body } = await gateway.ask('GET', path));
    expect((await call()).status).toBe(200);
    await gateway.ask('DELETE', path);
    for (let tries = 0; tries < 5; tries += 1) if ((await gateway.ask('GET', path)).status === 404) break;
    await gateway.ask('PUT', path.replace('apim-new', 'Bad_Name'), {});
    await expect(call()).rejects.toThrow('ECONNREFUSED');
  });
});

describe('after a reset', () => {
  it('the same addresses serve the state after start', async () => {
    const azure = await startTestAzure({ estate, refusals: true });
    try {
      await azure.control('reset', {});
      expect((await callGateway(azure, '/status-0123456789abcdef')).status).toBe(200);
    } finally {
      await azure.stop();
    }
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { browse } from '../../src/azure/connection.ts';
import type { Browser } from '../../src/model/browser.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';

const { signal } = new AbortController();
const home = '00000000-0000-0000-0000-000000000001';
let azure: TestAzure;
let browser: Browser;

beforeAll(async () => {
  azure = await startTestAzure({ edit: (demo) => demo.replace('  - name: aoai-swe\n', '  - { name: vision, resourceGroup: rg-ai, region: eastus, kind: AIServices, deployments: [] }\n  - name: aoai-swe\n') });
  const { arm: endpoint, token } = azure.azure.ready;
  browser = browse({ subscriptionId: undefined, cloud: 'AzureCloud', local: { endpoint, ca: azure.azure.ca, token }, env: {}, userAgent: 'test', debug: undefined, sleep: () => Promise.resolve(), random: () => 0.5, now: () => 0 });
});
afterAll(() => azure.stop());

test('what there is to choose from is read without a subscription, a service or an API being known', async () => {
  expect(await browser.subscriptions(signal)).toEqual([{ id: home, name: 'Local Azure' }]);
  const [service, ...others] = await browser.services(home, signal);
  expect(others).toEqual([]);
  expect(service).toMatchObject({ name: 'apim-demo', body: { location: expect.stringMatching(/sweden/i) } });
  const accounts = await browser.accounts(home, signal);
  expect(accounts.map(({ deployments, name }) => `${name}: ${deployments.map((each) => each.name).toSorted().join(' ')}`).toSorted()).toEqual(['aoai-eus: dall-e-3 gpt-4o whisper', 'aoai-swe: gpt-4o text-embedding-3-large', 'foundry-eus2: gpt-4o-mini tts', 'vision: ']);
  expect((await browser.components(home, signal)).map(({ name }) => name)).toEqual(['appi-demo']);
  const apis = async (): Promise<readonly string[]> => (await browser.apis(service?.id ?? '', signal)).map(({ name }) => name);
  const before = await apis();
  await azure.ask('PUT', `${service?.id}/apis/mine?api-version=2024-05-01`, { properties: { displayName: 'Mine', path: 'mine', protocols: ['https'], serviceUrl: 'https://example.test' } });
  await azure.ask('PUT', `${service?.id}/apis/mine;rev=2?api-version=2024-05-01`, { properties: { sourceApiId: `${service?.id}/apis/mine`, apiRevisionDescription: 'two', displayName: 'Mine', path: 'mine', protocols: ['https'] } });
  expect(await apis()).toEqual([...before, 'mine']);
  await azure.ask('PUT', `${service?.id}/apis/mine/operations/hello?api-version=2024-05-01`, { properties: { displayName: 'hello', method: 'GET', urlTemplate: '/hello' } });
  expect((await browser.operations(`${service?.id}/apis/mine`, signal)).map(({ body }) => body['properties'])).toMatchObject([{ urlTemplate: '/hello' }]);
});

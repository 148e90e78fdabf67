import { ApiManagementClient } from '@azure/arm-apimanagement';
import type { ApiCreateOrUpdateParameter } from '@azure/arm-apimanagement';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import type { TestAzure } from '../support/local-azure.ts';

const group = 'rg-ai';
const service = 'apim-demo';
/** Between polls. */
const quick = { updateIntervalInMs: 1 };
const document = JSON.stringify({ openapi: '3.0.1', info: { title: 'Chat', version: '1' }, paths: { '/a': { get: { operationId: 'a', responses: { 200: { description: 'OK' } } } } } });

/** Microsoft's own client, over TLS. */
function clientOf({ azure }: TestAzure): ApiManagementClient {
  const { arm, token, subscriptionId } = azure.ready;
  const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const client = new ApiManagementClient(credential, subscriptionId, { endpoint: arm, tlsOptions: { ca: azure.ca } });
  client.pipeline.removePolicy({ name: 'proxyPolicy' });
  return client;
}

async function all<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

describe("revisions, releases and version sets through Microsoft's client", () => {
  let azure: TestAzure;
  let client: ApiManagementClient;
  const put = (api: string, parameters: ApiCreateOrUpdateParameter) => client.api.beginCreateOrUpdateAndWait(group, service, api, parameters, quick);

  beforeAll(async () => {
    azure = await startTestAzure();
    client = clientOf(azure);
  });
  afterAll(() => azure.stop());

  it('go from a versioned API through a revision and its release to the end', async () => {
    const set = await client.apiVersionSet.createOrUpdate(group, service, 'chat-versions', { displayName: 'Chat', versioningScheme: 'Segment' });
    await client.apiVersionSet.update(group, service, 'chat-versions', '*', { description: 'All of them' });
    expect(await all(client.apiVersionSet.listByService(group, service))).toMatchObject([{ id: set.id, description: 'All of them' }]);

    const first = await put('chat', { path: 'chat', format: 'openapi+json', value: document, apiVersion: 'v1', apiVersionSetId: '/apiVersionSets/chat-versions' });
    expect(first).toMatchObject({ apiRevision: '1', isCurrent: true, apiVersionSetId: set.id });

    const second = await put('chat;rev=2', { path: 'chat', sourceApiId: '/apis/chat', apiRevisionDescription: 'Two' });
    expect(second).toMatchObject({ name: 'chat;rev=2', apiRevision: '2', apiVersion: 'v1', displayName: 'Chat' });
    await client.apiOperation.createOrUpdate(group, service, 'chat;rev=2', 'b', { displayName: 'B', method: 'GET', urlTemplate: '/b' });
    await client.apiPolicy.createOrUpdate(group, service, 'chat;rev=2', 'policy', { format: 'rawxml', value: '<policies><inbound><base /></inbound></policies>' });
    expect((await all(client.apiOperation.listByApi(group, service, 'chat;rev=2'))).map(({ name }) => name)).toEqual(['a', 'b']);
    expect((await all(client.apiRevision.listByService(group, service, 'chat'))).map(({ apiRevision, isCurrent }) => [apiRevision, isCurrent])).toEqual([['2', false], ['1', true]]);

    await client.apiRelease.createOrUpdate(group, service, 'chat', 'two', { apiId: '/apis/chat;rev=2', notes: 'Two' });
    const { eTag = '' } = await client.apiRelease.getEntityTag(group, service, 'chat', 'two');
    expect(await client.apiRelease.update(group, service, 'chat', 'two', eTag, { notes: 'Second' })).toMatchObject({ notes: 'Second', apiId: expect.stringMatching(/\/apis\/chat$/) });
    expect((await all(client.apiRelease.listByService(group, service, 'chat'))).map(({ name }) => name)).toEqual(['two']);
    expect(await client.api.get(group, service, 'chat')).toMatchObject({ apiRevision: '2', isCurrent: true });
    expect((await client.api.get(group, service, 'chat;rev=1')).isCurrent).toBeUndefined();
    expect(await client.api.update(group, service, 'chat;rev=1', '*', { apiRevisionDescription: 'Former' })).toMatchObject({ apiRevision: '1', apiRevisionDescription: 'Former' });

    await client.apiRelease.delete(group, service, 'chat', 'two', '*');
    await client.api.beginDeleteAndWait(group, service, 'chat', '*', { deleteRevisions: true, ...quick });
    expect(await all(client.apiVersionSet.listByService(group, service))).toEqual([]);
  });

  it('copy an API with its operations', async () => {
    await put('source', { path: 'source', format: 'openapi+json', value: document });
    await put('copy', { path: 'copy', displayName: 'Copy', sourceApiId: (await client.api.get(group, service, 'source')).id ?? '' });
    expect((await all(client.apiOperation.listByApi(group, service, 'copy'))).map(({ name }) => name)).toEqual(['a']);
  });
});

describe("what Microsoft's client is refused", () => {
  it('is to delete the current of several revisions alone, at the end of the operation', async () => {
    const azure = await startTestAzure({ refusals: true });
    try {
      const client = clientOf(azure);
      await client.api.beginCreateOrUpdateAndWait(group, service, 'chat', { path: 'chat', displayName: 'Chat' }, quick);
      await client.api.beginCreateOrUpdateAndWait(group, service, 'chat;rev=2', { path: 'chat', sourceApiId: '/apis/chat' }, quick);
      await expect(client.api.beginDeleteAndWait(group, service, 'chat', '*', quick)).rejects.toThrow('Cannot delete the current revision of an API.');
      expect(await client.api.get(group, service, 'chat')).toMatchObject({ isCurrent: true });
    } finally {
      await azure.stop();
    }
  });
});

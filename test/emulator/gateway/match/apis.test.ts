import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith, startGateway } from '../gateway-fixture.ts';
import type { TestGateway } from '../gateway-fixture.ts';

let gateway: TestGateway;

/** An API with an operation that takes everything and answers with the API's name. */
async function api(name: string, properties: object = {}): Promise<void> {
  await gateway.api(name, ['GET /*'], properties);
  await gateway.policy(`/apis/${name}`, { inbound: answerWith(name) });
}

beforeAll(async () => {
  gateway = await startGateway();
  await api('short', { path: 'openai' });
  await api('long', { path: 'openai/v1' });
  await api('plain-http', { path: 'insecure', protocols: ['http'] });
  const sets = { seg: { versioningScheme: 'Segment' }, query: { versioningScheme: 'Query', versionQueryName: 'v' }, header: { versioningScheme: 'Header', versionHeaderName: 'X-Version' } };
  for (const [name, set] of Object.entries(sets)) await gateway.put(`/apiVersionSets/${name}`, { displayName: name, ...set });
  for (const name of Object.keys(sets)) {
    await api(`${name}-none`, { path: `in-${name}`, displayName: name, apiVersionSetId: `/apiVersionSets/${name}` });
    await api(`${name}-v1`, { path: `in-${name}`, displayName: name, apiVersion: 'v1', apiVersionSetId: `/apiVersionSets/${name}` });
    await api(`${name}-v2`, { path: `in-${name}`, displayName: name, apiVersion: 'v2', apiVersionSetId: `/apiVersionSets/${name}` });
  }
  await gateway.put('/apiVersionSets/strict', { displayName: 'strict', versioningScheme: 'Query', versionQueryName: 'v' });
  await api('strict-v1', { path: 'strict', apiVersion: 'v1', apiVersionSetId: '/apiVersionSets/strict' });
});

async function answerOf(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string | number> {
  const { status, text } = await gateway.call(path, { headers });
  return status === 200 ? text : status;
}

describe('an API is found by its path', () => {
  it.each([
    ['/openai/x', 'short'],
    ['/openai/v1/x', 'long'],
    ['/OpenAI/V1/x', 'long'],
    ['/openai/v1', 'long'],
    ['/openai/v11', 'short'],
    ['/openai/v1/../x', 'short'],
    ['/openai/v1/%2e%2e/x', 'short'],
    ['/open', 404],
    // The local gateway speaks TLS, and this API does not.
    ['/insecure/x', 404],
  ])('%s: %s', async (path, expected) => {
    expect(await answerOf(path)).toBe(expected);
  });

  it('the longest path counts even where another API would have the operation', async () => {
    await gateway.api('deep', ['GET /only'], { path: 'openai/v1/deep' });
    expect(await answerOf('/openai/v1/deep/other')).toBe(404);
  });
});

describe('a version is told', () => {
  it.each([
    ['in the path', '/in-seg/x', {}, 'seg-none'],
    ['in the path', '/in-seg/v1/x', {}, 'seg-v1'],
    ['in the path', '/in-seg/v2', {}, 'seg-v2'],
    ['in the query', '/in-query/x', {}, 'query-none'],
    ['in the query', '/in-query/x?v=v1', {}, 'query-v1'],
    ['in the query', '/in-query/x?V=V2', {}, 'query-v2'],
    ['in the query', '/in-query/x?v=v3', {}, 404],
    ['in a header', '/in-header/x', {}, 'header-none'],
    ['in a header', '/in-header/x', { 'x-version': 'v2' }, 'header-v2'],
    ['in a header', '/in-header/x', { 'x-version': 'v9' }, 404],
    ['in the query, and has to be', '/strict/x', {}, 404],
    ['in the query, and has to be', '/strict/x?v=v1', {}, 'strict-v1'],
  ])('%s: %s', async (_, path, headers, expected) => {
    expect(await answerOf(path, headers)).toBe(expected);
  });
});

describe('a revision', () => {
  beforeAll(async () => {
    await gateway.put('/apis/short;rev=2', { displayName: 'short', path: 'openai', protocols: ['https'], subscriptionRequired: false, sourceApiId: '/apis/short', apiRevision: '2' });
    await gateway.policy('/apis/short;rev=2', { inbound: answerWith('second') });
    await gateway.put('/apis/seg-v1;rev=2', { displayName: 'seg', path: 'in-seg', protocols: ['https'], subscriptionRequired: false, sourceApiId: '/apis/seg-v1', apiRevision: '2', apiVersion: 'v1', apiVersionSetId: '/apiVersionSets/seg' });
    await gateway.policy('/apis/seg-v1;rev=2', { inbound: answerWith('second of v1') });
  });

  it.each([
    ['/openai/x', 'short'],
    ['/openai;rev=1/x', 'short'],
    ['/openai;rev=2/x', 'second'],
    ['/openai;rev=3/x', 404],
    ['/in-seg/v1;rev=2/x', 'second of v1'],
    ['/in-seg/v1/x', 'seg-v1'],
  ])('%s: %s', async (path, expected) => {
    expect(await answerOf(path)).toBe(expected);
  });

  it('that is released answers under the plain path', async () => {
    await gateway.put('/apis/short/releases/r1', { apiId: '/apis/short;rev=2' });
    expect([await answerOf('/openai/x'), await answerOf('/openai;rev=1/x'), await answerOf('/openai;rev=2/x')]).toEqual(['second', 'short', 'second']);
  });
});

describe('APIs that the local gateway does not serve', () => {
  it.each(['graphql', 'websocket'])('%s: 501 that says so', async (type) => {
    await gateway.put(`/apis/of-${type}`, { displayName: type, path: `of-${type}`, type, protocols: [type === 'websocket' ? 'wss' : 'https'], subscriptionRequired: false, serviceUrl: type === 'websocket' ? 'wss://example.org' : 'https://example.org' });
    expect((await gateway.call(`/of-${type}`)).json).toEqual({ statusCode: 501, message: `The local gateway does not serve APIs of the type ${type}.` });
  });
});

import { describe, expect, it } from 'vitest';
import { at, textAt } from '../../src/model/json.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { service } from './support/connected.ts';
import { localWorld } from './support/local-world.ts';
import { smallDocument } from './support/small-document.ts';

const here = localWorld({ refusals: true });
const api = `${service}/apis/x`;
const revision = `${api};rev=2`;
const chat = '/operations/chat';
const shared = { path: 'x', displayName: 'X', description: 'X (one) [apim-llm:x]', protocols: ['https'], subscriptionRequired: true };
const stated: JsonObject = { properties: { ...shared, serviceUrl: 'https://contoso.example/openai', apiRevision: '2', apiRevisionDescription: 'two' } };
const documentOf = (operations: Readonly<Record<string, string>>): JsonObject => ({ format: 'openapi+json', value: smallDocument(operations), apiType: 'http', translateRequiredQueryParameters: 'query' });
const one = { chat: 'POST /chat/{id}', gone: 'GET /gone' };
const two = { chat: 'POST /chat/{id}', more: 'GET /more' };

const policyOf = (name: string): string => `<policies><inbound><base /><set-header name="${name}" exists-action="delete" /></inbound></policies>`;

/** An API with a document, policies, and a contact that nobody states. */
async function furnish(): Promise<void> {
  const body = { properties: { ...shared, serviceUrl: 'https://contoso.example/openai', contact: { name: 'them' }, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } } };
  await here.azure.driver.create({ kind: 'api', id: api, body, unseen: { properties: documentOf(one) } }, here.signal);
  await here.putPolicy('/apis/x', policyOf('api'));
  await here.putPolicy(`/apis/x${chat}`, policyOf('chat'));
  here.local.forget();
}

const create = () => here.azure.driver.create({ kind: 'api', id: revision, body: stated, unseen: { properties: { ...documentOf(two), sourceApiId: api } } }, here.signal);
const puts = () => here.local.exchanges.filter(({ method, headers }) => method === 'PUT' && headers['user-agent']?.startsWith('apim-llm'));
const sent = (nth: number) => at(puts()[nth]?.body, 'properties');
const names = async (id: string): Promise<readonly unknown[]> => {
  const listed = at(await here.get(`${id}/operations`), 'value');
  return Array.isArray(listed) ? listed.map((operation: JsonObject) => operation['name']) : [];
};

describe('a new revision with a document', () => {
  it('is a copy of its source first, into which the document is imported together with all that a PUT would reset', async () => {
    await furnish();
    const live = await create();
    expect(puts().map(({ url }) => new URL(url, 'https://x').pathname.replace(service, ''))).toEqual(['/apis/x%3Brev%3D2', '/apis/x%3Brev%3D2']);
    expect(sent(0)).toMatchObject({ ...shared, apiRevision: '2', apiRevisionDescription: 'two', sourceApiId: api, contact: { name: 'them' } });
    expect(sent(0)).not.toHaveProperty('value');
    expect(sent(1)).toMatchObject({ ...shared, contact: { name: 'them' }, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' }, ...documentOf(two) });
    expect(sent(1)).not.toHaveProperty('sourceApiId');
    expect(puts()[1]?.headers['if-match']).toMatch(/^"/);
    expect(live.id).toBe(revision);
    expect(live.body).toMatchObject({ name: 'x;rev=2', properties: { apiRevision: '2', contact: { name: 'them' } }, putRight: [] });
    expect(live.body['operations']).toMatchObject([{ name: 'chat' }, { name: 'more' }]);
  });

  it('has the policies of its source, and leaves the source as it is', async () => {
    await furnish();
    const before = [await here.get('/apis/x'), await here.policy('/apis/x'), await here.policy(`/apis/x${chat}`)];
    await create();
    expect([await here.policy('/apis/x;rev=2'), await here.policy(`/apis/x;rev=2${chat}`)]).toEqual(before.slice(1));
    expect([await here.get('/apis/x'), await here.policy('/apis/x'), await here.policy(`/apis/x${chat}`)]).toEqual(before);
    expect(await names('/apis/x')).toEqual(['chat', 'gone']);
  });

  it('is given the policies of its source where the service lost them', async () => {
    await furnish();
    here.withTheImport(async () => {
      await here.putPolicy('/apis/x;rev=2', policyOf('other'));
      await here.putPolicy(`/apis/x;rev=2${chat}`, undefined);
    });
    const live = await create();
    expect(live.body['putRight']).toEqual([
      { operation: null, what: 'policy restored' },
      { operation: 'chat', what: 'policy restored' },
    ]);
    expect(await here.policy('/apis/x;rev=2')).toBe(await here.policy('/apis/x'));
    expect(await here.policy(`/apis/x;rev=2${chat}`)).toBe(await here.policy(`/apis/x${chat}`));
  });
});

describe('a revision that was made and not given its document', () => {
  async function interrupted(): Promise<void> {
    await furnish();
    await here.local.control('faults', [{ match: { method: 'PUT', path: '**/apis/x*rev*2', nth: 2 }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'No.', details: null } } } }]);
    await expect(create()).rejects.toMatchObject({ code: 'ValidationError' });
    await here.local.control('faults', []);
    here.local.forget();
  }

  async function resume(more: JsonObject): Promise<JsonObject> {
    const live = await here.azure.driver.read('api', revision, here.signal);
    if (live === undefined) throw new Error('there is no revision');
    const unseen = { properties: { ...documentOf(two), ...more } };
    return (await here.azure.driver.update({ kind: 'api', id: revision, body: stated, unseen, before: live.body, etag: live.etag, changes: [{ path: 'document' }] }, here.signal)).body;
  }

  it('is there with the operations of its source, and an update completes it', async () => {
    await interrupted();
    expect(await names('/apis/x;rev=2')).toEqual(['chat', 'gone']);
    expect((await resume({}))['putRight']).toEqual([]);
    expect(puts()).toHaveLength(1);
    expect(await names('/apis/x;rev=2')).toEqual(['chat', 'more']);
  });

  it('is still measured by its source where the update names it', async () => {
    await interrupted();
    await here.putPolicy(`/apis/x;rev=2${chat}`, undefined);
    expect((await resume({ sourceApiId: '/apis/x' }))['putRight']).toEqual([{ operation: 'chat', what: 'policy restored' }]);
    expect(sent(0)).not.toHaveProperty('sourceApiId');
    expect(await here.policy(`/apis/x;rev=2${chat}`)).toBe(await here.policy(`/apis/x${chat}`));
  });
});

it('a release makes its revision the current one, and the former can be removed alone', async () => {
  await furnish();
  await create();
  const id = `${api}/releases/r`;
  const released = await here.azure.driver.create({ kind: 'apiRelease', id, body: { properties: { apiId: revision, notes: 'two' } } }, here.signal);
  expect(textAt(released.body, 'properties', 'apiId')).toBe(api);
  expect(released.etag).toBeDefined();
  expect(await here.azure.driver.read('apiRelease', id, here.signal)).toMatchObject({ kind: 'apiRelease', etag: released.etag });
  expect(await here.get('/apis/x')).toMatchObject({ properties: { apiRevision: '2', isCurrent: true } });
  expect(await names('/apis/x')).toEqual(['chat', 'more']);
  await here.azure.driver.remove('api', `${api};rev=1`, undefined, here.signal);
  expect(await here.azure.driver.read('api', `${api};rev=1`, here.signal)).toBeUndefined();
  expect(await names('/apis/x')).toEqual(['chat', 'more']);
});

it('a second read brings a revision that is not current, with its policies', async () => {
  await furnish();
  await create();
  const first = await here.azure.read({ service: { name: 'apim-demo' }, accounts: [], apis: ['x'] }, here.signal);
  const live = await here.azure.readMore(first, { apis: ['x;rev=2'], operationPolicies: [`${revision}${chat}`] }, here.signal);
  const found = live.apis.get('x;rev=2');
  expect(found?.api.id).toBe(revision);
  expect(found?.operations.map(({ name }) => name)).toEqual(['chat', 'more']);
  expect([...(found?.operationPolicies?.keys() ?? [])]).toEqual(['chat']);
});

it('a version set is created, listed, changed under its ETag and removed', async () => {
  const id = `${service}/apiVersionSets/v`;
  const body = { properties: { displayName: 'v', versioningScheme: 'Query', versionQueryName: 'api-version' } };
  const made = await here.azure.driver.create({ kind: 'apiVersionSet', id, body }, here.signal);
  const { versionSets } = await here.azure.read({ service: { name: 'apim-demo' }, accounts: [], apis: [], versionSets: true }, here.signal);
  expect(versionSets).toMatchObject([{ id, kind: 'apiVersionSet', body: { properties: { versioningScheme: 'Query' } } }]);
  const update = { kind: 'apiVersionSet', id, body: { properties: { description: 'new' } }, before: made.body, changes: [{ path: 'properties.description' }] } as const;
  const changed = await here.azure.driver.update({ ...update, etag: made.etag }, here.signal);
  expect(changed.body).toMatchObject({ properties: { description: 'new', versionQueryName: 'api-version' } });
  await expect(here.azure.driver.update({ ...update, body: { properties: { description: 'late' } }, etag: made.etag }, here.signal)).rejects.toMatchObject({ status: 412 });
  await here.azure.driver.remove('apiVersionSet', id, changed.etag, here.signal);
  expect(await here.azure.driver.read('apiVersionSet', id, here.signal)).toBeUndefined();
});

describe('a release', () => {
  const release = (drops: readonly string[]) => here.azure.driver.create({ kind: 'apiRelease', id: `${api}/releases/r`, body: { properties: { apiId: revision } }, unseen: {}, drops }, here.signal);

  it('is made where the current revision has nothing that the new one lacks, but for what is to go', async () => {
    await furnish();
    await create();
    await expect(release([])).rejects.toMatchObject({ code: 'ChangedSincePlan', exitCode: 5, message: expect.stringContaining('Operation gone of API x') });
    await release(['Gone']);
    expect(await names('/apis/x')).toEqual(['chat', 'more']);
  });

  it.each([
    ['a new operation', () => here.local.ask('PUT', `${api}/operations/own?api-version=2024-05-01`, { properties: { displayName: 'Own', method: 'GET', urlTemplate: '/own' } })],
    ['another policy of an operation', () => here.putPolicy(`/apis/x${chat}`, policyOf('newer'))],
    ['no policy of an operation any more', () => here.putPolicy(`/apis/x${chat}`, undefined)],
    ['a policy of an operation that is to go', () => here.putPolicy('/apis/x/operations/gone', policyOf('newer'))],
  ])('is not made where the current revision got %s meanwhile', async (_what, edit) => {
    await furnish();
    await create();
    await edit();
    await expect(release(['gone'])).rejects.toMatchObject({ code: 'ChangedSincePlan', cause: { status: 412 } });
    expect(await names('/apis/x')).toContain('gone');
  });
});

it('a field that is cleared is left out of a PUT of all others, for a PATCH clears nothing', async () => {
  await furnish();
  const live = await here.azure.driver.read('api', api, here.signal);
  if (live === undefined) throw new Error('there is no API');
  here.local.forget();
  const changed = await here.azure.driver.update({ kind: 'api', id: api, body: { properties: { description: null } }, before: live.body, etag: live.etag, changes: [{ path: 'properties.description' }] }, here.signal);
  expect(here.local.exchanges.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  expect(changed.body).toMatchObject({ properties: { description: null, contact: { name: 'them' }, subscriptionKeyParameterNames: { header: 'api-key' } } });
  expect(await names('/apis/x')).toEqual(['chat', 'gone']);
  expect(await here.policy(`/apis/x${chat}`)).toContain('chat');
});

it('a revision that is not current comes with the names of the releases', async () => {
  await furnish();
  await create();
  await here.azure.driver.create({ kind: 'apiRelease', id: `${api}/releases/r`, body: { properties: { apiId: revision } } }, here.signal);
  const first = await here.azure.read({ service: { name: 'apim-demo' }, accounts: [], apis: ['x'] }, here.signal);
  const live = await here.azure.readMore(first, { apis: ['x;rev=1'] }, here.signal);
  expect(live.apis.get('x;rev=1')?.releases).toEqual(['r']);
  expect(live.apis.get('x')?.releases).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { importModule } from '../../../src/desired/import/import.ts';
import { isObject, textAt, type JsonObject } from '../../../src/model/json.ts';
import type { Live, LiveApi } from '../../../src/model/live.ts';
import { readApiBlocks } from '../../../src/policy/api-document.ts';
import { api, live, operationPolicies, service, serviceId, withSystemIdentity } from '../live.ts';
import { ofKind, planned, policyTextOf, prepared, wished } from './run.ts';

/** What an import of a description with these operations leaves behind. */
async function imported(operations: readonly (readonly [string, string, string])[], more: { readonly properties?: JsonObject; readonly policies?: Readonly<Record<string, string>>; readonly byHand?: readonly (readonly [string, string, string])[] } = {}): Promise<Live> {
  const world = live({ service: service(withSystemIdentity) });
  const paths: Record<string, JsonObject> = {};
  for (const [operationId, method, path] of operations) paths[path] = { ...paths[path], [method.toLowerCase()]: { operationId, parameters: path.includes('{') ? [{ name: 'deployment-id', in: 'path', required: true, schema: { type: 'string' } }] : [], responses: { 200: { description: 'OK' } } } };
  const text = JSON.stringify({ openapi: '3.0.0', info: { title: 'Azure OpenAI', version: '2022-12-01' }, servers: [{ url: 'https://x.openai.azure.com/openai' }], paths });
  const wish = importModule.wish(await prepared({ spec: 'old.json' }, text), world);
  const properties = ofKind(wish, 'api').body['properties'];
  const made = api('azure-openai', { ...(isObject(properties) ? properties : {}), apiRevision: '1', isCurrent: true, ...more.properties }, [...operations, ...(more.byHand ?? [])], policyTextOf(wish, {}, [...operations, ...(more.byHand ?? [])]));
  const withPolicies: LiveApi = more.policies === undefined ? made : { ...made, operationPolicies: operationPolicies(more.policies) };
  return live({ service: world.service, apis: [withPolicies] });
}

const chat = ['chat', 'POST', '/deployments/{deployment-id}/chat/completions'] as const;
const search = ['Search_Old', 'POST', '/deployments/{deployment-id}/search'] as const;
const health = ['health', 'GET', '/health'] as const;

function sentPaths(wish: Awaited<ReturnType<typeof wished>>): Readonly<Record<string, JsonObject>> {
  return (JSON.parse(textAt(ofKind(wish, 'api').unseen?.body, 'properties', 'value') ?? '') as { paths: Record<string, JsonObject> }).paths;
}

describe('a description without operations that the API has', () => {
  it('shows as deleted what an earlier description brought', async () => {
    const world = await imported([chat, search]);
    const plan = await planned(world);
    expect(plan.steps.filter(({ action }) => action === 'delete').map(({ id, kind }) => ({ id, kind }))).toEqual([{ id: `${serviceId}/apis/azure-openai/operations/Search_Old`, kind: 'operation' }]);
    expect(plan.steps.at(-1)?.label).toBe('operation Search_Old (POST /deployments/{deployment-id}/search)');
    expect(plan.steps.find(({ kind }) => kind === 'api')?.desired.notes).toEqual([expect.stringContaining('deletes them itself')]);
    expect(plan.summary.delete).toBe(1);
  });

  it('keeps what people made by hand, in the document and as it is', async () => {
    const wish = await wished(await imported([chat], { byHand: [health] }));
    expect(ofKind(wish, 'api').unseen?.keeps).toEqual(['health']);
    expect(sentPaths(wish)['/health']).toMatchObject({ get: { operationId: 'health' } });
    expect(wish.desired.filter(({ kind }) => kind === 'operation')).toEqual([]);
    expect(wish.warnings).toContainEqual({ code: 'OperationsKept', message: expect.stringContaining('GET /health (health): made by hand') });
  });

  it('keeps what somebody wrote a policy for, after having read that', async () => {
    const unread = await imported([chat, search]);
    const input = await prepared();
    expect(importModule.more?.(input, unread, 1)).toEqual({ operationPolicies: [`${serviceId}/apis/azure-openai/operations/Search_Old`] });
    const wish = await wished(await imported([chat, search], { policies: { Search_Old: '<policies />' } }));
    expect(ofKind(wish, 'api').unseen?.keeps).toEqual(['Search_Old']);
    expect(wish.desired.filter(({ kind }) => kind === 'operation')).toEqual([]);
  });

  it('gives an operation of its own another id where one that stays has it', async () => {
    const sent = sentPaths(await wished(await imported([chat], { byHand: [['Embeddings_Create', 'GET', '/health']] })));
    expect(sent['/health']).toMatchObject({ get: { operationId: 'Embeddings_Create' } });
    const ids = Object.values(sent).flatMap((item) => Object.values(item).flatMap((operation) => textAt(operation, 'operationId') ?? []));
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
  });

  it('tells what it shows to the service, which may take nothing else away', async () => {
    expect(ofKind(await wished(await imported([chat, search])), 'api').unseen?.drops).toEqual(['Search_Old']);
  });

  it('says so where the description has the id of an operation that goes for another one', async () => {
    const world = await imported([chat, ['Embeddings_Create', 'POST', '/deployments/{deployment-id}/search']]);
    const plan = await planned(world);
    expect(plan.summary.delete).toBe(0);
    expect(plan.steps.find(({ kind }) => kind === 'api')?.desired.notes).toEqual([expect.stringMatching(/^operation Embeddings_Create becomes POST \/deployments\/\{deployment-id\}\/embeddings: POST \/deployments\/\{deployment-id\}\/search goes/)]);
  });

  it('describes what it keeps as far as a description can', async () => {
    const world = await imported([chat], { byHand: [health] });
    const made = world.apis.get('azure-openai');
    const contract = {
      displayName: 'Health',
      method: 'POST',
      urlTemplate: '/health',
      request: { description: 'how', queryParameters: [{ name: 'deep', type: 'boolean', required: true }], headers: [{ name: 'Accept', type: 'string' }, { name: 'x-trace', type: 'guid' }], representations: [{ contentType: 'application/json', schemaId: 's' }] },
      responses: [{ statusCode: 204, description: 'yes', representations: [], headers: [] }],
    };
    const whole = made && { ...made, operations: made.operations.map((each) => (each.name === 'health' ? { ...each, body: { name: 'health', properties: contract } } : each)) };
    const sent = sentPaths(await wished(live({ service: world.service, apis: whole === undefined ? [] : [whole] })));
    expect(sent['/health']?.['post']).toEqual({
      operationId: 'health',
      summary: 'Health',
      parameters: [{ name: 'deep', in: 'query', required: true, schema: { type: 'boolean' } }, { name: 'x-trace', in: 'header', schema: { type: 'string' } }],
      requestBody: { description: 'how', content: { 'application/json': {} } },
      responses: { 204: { description: 'yes' } },
    });
  });

  it('names operations that were made by hand and are described from now on', async () => {
    const wish = await wished(await imported([search], { byHand: [chat] }));
    expect(wish.warnings).toContainEqual({ code: 'OperationsDescribed', message: expect.stringContaining('POST /deployments/{deployment-id}/chat/completions (chat)') });
  });

  it('is refused where no description can keep what people made', async () => {
    const world = await imported([chat], { byHand: [['all', 'POST', '/{*rest}']] });
    await expect(wished(world)).rejects.toMatchObject({ code: 'OperationsWouldBeLost', exitCode: 5, message: expect.stringContaining('POST /{*rest} (all)') });
  });

  it('reads nothing more and deletes nothing where nothing is imported', async () => {
    const input = await prepared();
    const same = live({ service: service(withSystemIdentity), apis: [] });
    expect(importModule.more?.(input, same, 1)).toBeUndefined();
  });

  it('takes operations of published descriptions for brought, where no block tells', async () => {
    const portal = api('azure-openai', { path: 'openai', description: 'x [apim-llm:azure-openai]' }, [['ChatCompletions_Create', 'POST', '/deployments/{deployment-id}/chat/completions'], ['images', 'POST', '/deployments/{deployment-id}/images/edits'], health]);
    const plan = await planned(live({ apis: [{ ...portal, operationPolicies: new Map() }] }));
    expect(plan.steps.filter(({ action }) => action === 'delete').map(({ label }) => label)).toEqual(['operation images (POST /deployments/{deployment-id}/images/edits)']);
  });
});

describe('an import by way of a revision', () => {
  it('makes a copy, changes it, releases it, and then what all revisions share', async () => {
    const world = await imported([chat, search], { byHand: [health] });
    const wish = await wished(world, { viaRevision: true });
    const steps = wish.desired.filter(({ kind }) => ['api', 'apiPolicy', 'apiRelease', 'operation'].includes(kind));
    const revision = `${serviceId}/apis/azure-openai;rev=2`;
    const release = ofKind(wish, 'apiRelease').id;
    expect(release).toMatch(/\/apis\/azure-openai\/releases\/apim-llm-rev-2-[0-9a-f]{8}$/);
    expect(steps.map(({ dependsOn, id, kind }) => ({ id, kind, dependsOn }))).toEqual([
      { id: revision, kind: 'api', dependsOn: [serviceId] },
      { id: release, kind: 'apiRelease', dependsOn: [revision, `${revision}/policies/policy`] },
      { id: `${serviceId}/apis/azure-openai`, kind: 'api', dependsOn: [release] },
      { id: `${serviceId}/apis/azure-openai/operations/Search_Old`, kind: 'operation', dependsOn: [`${serviceId}/apis/azure-openai`] },
      { id: `${revision}/policies/policy`, kind: 'apiPolicy', dependsOn: [revision, `${serviceId}/backends/aoai-swe--openai`, ofKind(wish, 'roleAssignment').id] },
    ]);
    expect(ofKind(wish, 'apiPolicy').replaces).toEqual({ properties: { value: textAt(world.apis.get('azure-openai')?.policy?.body, 'properties', 'value') } });
    const { summary } = await planned(world, { viaRevision: true });
    expect(summary).toMatchObject({ delete: 1 });
  });

  it('leaves in the revision what only the current one may change, and tells the document in its description', async () => {
    const world = await imported([chat], { properties: { displayName: 'Ours', description: 'old (0123456789abcdef), imported by apim-llm. [apim-llm:azure-openai]' } });
    const [revision, current] = (await wished(world, { viaRevision: true })).desired.filter(({ kind }) => kind === 'api');
    expect(revision?.body['properties']).toMatchObject({ displayName: 'Ours', description: expect.stringMatching(/^old/), path: 'openai', apiRevision: '2', apiRevisionDescription: expect.stringMatching(/\([0-9a-f]{16}\), imported by apim-llm\.$/) });
    expect(textAt(revision?.unseen?.body, 'properties', 'sourceApiId')).toBe(`${serviceId}/apis/azure-openai`);
    expect(current).toMatchObject({ rereads: true, body: { properties: { displayName: 'Azure OpenAI', path: 'openai' } } });
    expect(Object.keys(current?.body['properties'] ?? {}).toSorted()).toEqual(['description', 'displayName', 'path', 'protocols', 'subscriptionRequired']);
  });

  it('goes on with a revision that an earlier run left, and imports into it again', async () => {
    const world = await imported([chat]);
    const [made] = (await wished(world, { viaRevision: true })).desired.filter(({ kind }) => kind === 'api');
    const left: LiveApi = { ...api('azure-openai;rev=2', made?.body['properties'] as JsonObject, [], '<policies />'), operationPolicies: new Map() };
    const found = { ...world, allApis: [...world.allApis, left.api] };
    const input = await prepared({ viaRevision: true });
    expect(importModule.more?.(input, found, 1)).toMatchObject({ apis: ['azure-openai;rev=2'] });
    const again = importModule.wish(input, { ...found, apis: new Map([...found.apis, ['azure-openai;rev=2', left]]) });
    const [revision] = again.desired.filter(({ kind }) => kind === 'api');
    expect(revision?.id).toBe(left.api.id);
    expect(revision?.unseen?.changes).toHaveLength(1);
    expect(textAt(revision?.unseen?.body, 'properties', 'sourceApiId')).toBe(`${serviceId}/apis/azure-openai`);
  });

  it('makes a new one where the one for the document was released before: no release makes it current twice', async () => {
    const world = await imported([chat], { properties: { apiRevision: '3' } });
    const [made] = (await wished(world, { viaRevision: true })).desired.filter(({ kind }) => kind === 'api');
    const former = (number: number, releases: readonly string[]): LiveApi => ({ ...api(`azure-openai;rev=${number}`, { ...(made?.body['properties'] as JsonObject), apiRevision: String(number) }, [], '<policies />'), releases });
    const idWith = async (...revisions: readonly LiveApi[]): Promise<string | undefined> => {
      const all = new Map([...world.apis, ...revisions.map((each) => [textAt(each.api.body, 'name') ?? '', each] as const)]);
      const found = { ...world, apis: all, allApis: [...world.allApis, ...revisions.map((each) => each.api)] };
      return importModule.wish(await prepared({ viaRevision: true }), found).desired.find(({ kind }) => kind === 'api')?.id;
    };
    expect(await idWith(former(2, ['apim-llm-rev-2-01234567']))).toBe(`${serviceId}/apis/azure-openai;rev=4`);
    expect(await idWith(former(2, ['apim-llm-rev-2-01234567']), former(4, ['apim-llm-rev-2-01234567']))).toBe(`${serviceId}/apis/azure-openai;rev=4`);
  });

  it('stops where the current revision changed meanwhile, and never takes a copy for the import', async () => {
    const world = await imported([chat, search]);
    const wish = await wished(world, { viaRevision: true });
    expect(ofKind(wish, 'apiRelease')).toMatchObject({ unseen: { drops: ['Search_Old'] }, unchanged: [{ kind: 'api', label: 'API azure-openai' }, { kind: 'apiPolicy', label: 'policy of API azure-openai' }] });
    expect(ofKind(wish, 'api').unseen?.evident).toBeUndefined();
  });

  it('takes an API of somebody else over by the name of the API', async () => {
    const theirs = live({ service: service(withSystemIdentity), apis: [{ ...api('azure-openai', { path: 'openai', displayName: 'Theirs' }, [chat]), operationPolicies: new Map() }] });
    await expect(planned(theirs, { viaRevision: true })).rejects.toMatchObject({ code: 'Conflict', hint: expect.stringContaining('--take-over azure-openai') });
    await expect(planned(theirs, { viaRevision: true }, ['azure-openai'])).resolves.toMatchObject({ summary: { delete: 0 } });
  });

  it('is refused where the policy of the API says by now itself where calls go, though the revision has ours', async () => {
    const world = await imported([chat]);
    const wish = await wished(world, { viaRevision: true });
    const [made] = wish.desired.filter(({ kind }) => kind === 'api');
    const left = api('azure-openai;rev=2', made?.body['properties'] as JsonObject, [], policyTextOf(wish));
    const former = world.apis.get('azure-openai');
    const edited = former && { ...former, operationPolicies: new Map(), policy: { id: `${former.api.id}/policies/policy`, kind: 'apiPolicy', body: { properties: { value: '<policies><inbound><base /><set-backend-service backend-id="theirs" /></inbound></policies>' } } } as const };
    const found: Live = { ...world, allApis: [...world.allApis, left.api], apis: new Map([['azure-openai', edited ?? left], ['azure-openai;rev=2', left]]) };
    await expect(planned(found, { viaRevision: true })).rejects.toMatchObject({ code: 'Conflict', message: expect.stringContaining('<set-backend-service> on line 1') });
  });

  it('is imported again where somebody made a former revision current, whose policy tells of another document', async () => {
    const world = await imported([chat]);
    const description = 'Azure OpenAI 2024-10-21 (0123456789abcdef), imported by apim-llm. [apim-llm:azure-openai]';
    const former = world.apis.get('azure-openai');
    const back = former && { ...former, api: { ...former.api, body: { ...former.api.body, properties: { ...(former.api.body['properties'] as JsonObject), description } } } };
    const plan = await planned(live({ service: world.service, apis: back === undefined ? [] : [back] }));
    expect(plan.steps.find(({ kind }) => kind === 'api')?.changes).toContainEqual({ path: 'document', after: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  it('takes the number after the last one', async () => {
    const world = await imported([chat], { properties: { apiRevision: '4' } });
    const others = [2, 7, 3].map((number) => api(`azure-openai;rev=${number}`, { apiRevision: String(number) }).api);
    const found = { ...world, allApis: [...world.allApis, ...others, api('another;rev=9', { apiRevision: '9' }).api] };
    expect((await wished(found, { viaRevision: true })).desired.find(({ kind }) => kind === 'api')?.id).toBe(`${serviceId}/apis/azure-openai;rev=8`);
  });

  it('makes none for an API that is not there, nor where nothing is to be imported', async () => {
    expect((await planned(live(), { viaRevision: true })).steps.map(({ kind }) => kind)).not.toContain('apiRelease');
  });

  it('reads the document that the API has from the revision that was released', async () => {
    const first = await imported([chat]);
    const wish = await wished(first, { viaRevision: true });
    const [revision, current] = wish.desired.filter(({ kind }) => kind === 'api');
    const operations = Object.entries(sentPaths(wish)).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => [textAt(operation, 'operationId') ?? '', method.toUpperCase(), path] as const));
    const policy = policyTextOf(wish);
    const afterwards = current?.body['properties'];
    for (const shared of [isObject(afterwards) ? afterwards : {}, {}]) {
      const released = api('azure-openai', { ...(revision?.body['properties'] as JsonObject), ...shared }, operations, policy);
      const plan = await planned(live({ service: service(withSystemIdentity), apis: [released] }), { viaRevision: true });
      expect(plan.steps.map(({ kind }) => kind)).not.toContain('apiRelease');
      expect(plan.steps.find(({ kind }) => kind === 'api')?.changes.map(({ path }) => path)).toEqual(Object.keys(shared).length === 0 ? ['properties.description'] : []);
    }
  });
});

describe('an API of a version set', () => {
  it('is made with the set, by api-version in the query', async () => {
    const wish = await wished(live(), { versionSet: 'aoai' });
    const set = `${serviceId}/apiVersionSets/aoai`;
    expect(wish.api).toBe('azure-openai-2024-10-21');
    expect(ofKind(wish, 'apiVersionSet')).toMatchObject({ id: set, body: { properties: { versioningScheme: 'Query', versionQueryName: 'api-version', description: expect.stringMatching(/\[apim-llm:azure-openai-2024-10-21\]$/) } } });
    expect(ofKind(wish, 'api')).toMatchObject({ dependsOn: [serviceId, set], body: { properties: { path: 'openai', apiVersion: '2024-10-21', apiVersionSetId: set.toLowerCase() } } });
    expect(readApiBlocks(policyTextOf(wish))?.version).toEqual({ apiVersion: '2024-10-21', only: false, supplied: true });
  });

  const segments = { id: `${serviceId}/apiVersionSets/AOAI`, kind: 'apiVersionSet', body: { properties: { versioningScheme: 'Segment' } } } as const;

  it('uses a set that is there as it is, and shows where clients call', async () => {
    const world = live({ versionSets: [segments] });
    const input = await prepared({ versionSet: 'aoai' });
    expect(importModule.wish(input, world).desired.map(({ kind }) => kind)).not.toContain('apiVersionSet');
    expect(importModule.result(input, world, { done: [], failed: [], skipped: [], cancelled: false, late: {} })).toMatchObject({ api: { url: 'https://apim-demo.azure-api.net/openai/2024-10-21' } });
  });

  it('may share the path with others of the set, but not their version', async () => {
    const sibling = (version: string): LiveApi => api('other', { path: 'openai', description: '[apim-llm:other]', apiVersion: version, apiVersionSetId: segments.id.toLowerCase() });
    await expect(wished(live({ versionSets: [segments], others: [sibling('2024-06-01')] }), { versionSet: 'aoai' })).resolves.toBeDefined();
    await expect(wished(live({ versionSets: [segments], others: [sibling('2024-10-21')] }), { versionSet: 'aoai' })).rejects.toMatchObject({ code: 'VersionTaken', exitCode: 5 });
    await expect(wished(live({ others: [sibling('2024-06-01')] }))).rejects.toMatchObject({ code: 'PathTaken', hint: expect.stringContaining('--version-set') });
  });

  it('is told where an API that is there joins it, and where the description is of another version', async () => {
    const world = await imported([chat]);
    expect(ofKind(await wished(world, { versionSet: 'aoai', api: 'azure-openai' }), 'api').notes).toEqual([expect.stringContaining('joins a version set')]);
    const member = await imported([chat], { properties: { apiVersion: '2022-12-01', apiVersionSetId: segments.id } });
    expect((await wished(member)).warnings).toContainEqual({ code: 'VersionDiffers', message: expect.stringContaining('2022-12-01') });
  });

  it('says which calls are answered 404 from then on', async () => {
    const other = { ...segments, id: `${serviceId}/apiVersionSets/other` };
    const notes = async (properties: JsonObject): Promise<readonly string[]> => {
      const world = await imported([chat], { properties });
      return ofKind(await wished({ ...world, versionSets: [segments, other] }, { versionSet: 'aoai', api: 'azure-openai' }), 'api').notes ?? [];
    };
    expect(await notes({ apiVersion: '2022-12-01', apiVersionSetId: segments.id })).toEqual(['stands for another version: calls that ask for version 2022-12-01 will be answered 404']);
    expect(await notes({ apiVersionSetId: segments.id })).toEqual(['stands for another version: calls that ask for no version will be answered 404']);
    expect(await notes({ apiVersion: '2024-10-21', apiVersionSetId: other.id })).toEqual(['leaves the version set other: calls that ask for version 2024-10-21 will be answered 404']);
    expect(await notes({ apiVersion: '2024-10-21', apiVersionSetId: segments.id })).toEqual([]);
  });

  it.each([
    ['Segment', {}, 'https://apim-demo.azure-api.net/openai/v7', ' -H "api-key'],
    ['Header', { versionHeaderName: 'x-v' }, 'https://apim-demo.azure-api.net/openai', '?api-version=2024-10-21" -H "api-key: $key" -H "x-v: v7"'],
    ['Query', { versionQueryName: 'v' }, 'https://apim-demo.azure-api.net/openai', '?api-version=2024-10-21&v=v7"'],
  ])('shows where clients call, and how, as the list tells of a set by %s', async (versioningScheme, more, url, call) => {
    const world = await imported([chat], { properties: { apiVersion: 'v7', apiVersionSetId: segments.id } });
    const listed = world.allApis.map((each) => ({ ...each, body: { ...each.body, properties: { ...(each.body['properties'] as JsonObject), apiVersionSet: { versioningScheme, ...more } } } }));
    const input = await prepared();
    const found = { ...world, allApis: listed };
    expect(importModule.result(input, found, { done: [], failed: [], skipped: [], cancelled: false, late: {} })).toMatchObject({ api: { url } });
    expect(importModule.next?.(input, found).find((line) => line.startsWith('curl'))).toContain(call);
  });

  it.each([{ versionSet: 'aoai' }, { onlyVersion: true }])('needs a dated version: %j', async (values) => {
    await expect(prepared({ ...values, spec: 'builtin-v1' })).rejects.toMatchObject({ code: 'VersionUnknown', exitCode: 2 });
  });

  it('is not asked for by an empty value', async () => {
    expect((await prepared({ versionSet: '' })).versionSet).toBeUndefined();
  });

  it.each(['a/b', 'a.b', 'x'.repeat(81), 'a;rev=2'])('has an id that ARM takes, not %j', async (versionSet) => {
    await expect(prepared({ versionSet })).rejects.toMatchObject({ code: 'VersionSetInvalid', exitCode: 2 });
  });
});

describe('the restriction to one version', () => {
  const version = async (world: Live, values = {}): Promise<unknown> => readApiBlocks(policyTextOf(await wished(world, values)))?.version;

  it('is written when asked for, stays and follows the description, and is lifted when asked for', async () => {
    expect(await version(live(), { onlyVersion: true })).toEqual({ apiVersion: '2024-10-21', only: true, supplied: false });
    const policy = policyTextOf(await wished(live(), { onlyVersion: true })).replaceAll('2024\\u002d10\\u002d21', '2022\\u002d12\\u002d01');
    const before = live({ apis: [api('azure-openai', { path: 'openai', description: '[apim-llm:azure-openai]' }, [], policy)] });
    expect(await version(before)).toEqual({ apiVersion: '2024-10-21', only: true, supplied: false });
    expect(await version(before, { onlyVersion: false })).toBeUndefined();
    expect(await version(live())).toBeUndefined();
    const v1 = await prepared({ spec: 'builtin-v1', api: 'azure-openai' });
    expect(() => importModule.wish(v1, before)).toThrow(expect.objectContaining({ code: 'VersionUnknown' }));
  });
});

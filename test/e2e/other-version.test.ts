import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedFile, testWithShared } from '../support/shared.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const version = '?api-version=2024-05-01';
const ours = '<policies><inbound><base /><set-header name="x-mine" exists-action="override"><value>1</value></set-header></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure();
});
afterEach(() => azure.stop());

function document(apiVersion: string, operations: readonly (readonly [string, string, string])[]): string {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, method, template] of operations) {
    const parameters = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    paths[template] = { ...paths[template], [method.toLowerCase()]: { operationId, parameters, responses: { 200: { description: 'OK' } } } };
  }
  return JSON.stringify({ openapi: '3.0.0', info: { title: 'Azure OpenAI', version: apiVersion }, servers: [{ url: 'https://x.openai.azure.com/openai' }], paths });
}

const chat = ['Chat', 'POST', '/deployments/{deployment-id}/chat/completions'] as const;
const search = ['Search', 'POST', '/deployments/{deployment-id}/search'] as const;
const images = ['Images', 'POST', '/deployments/{deployment-id}/images/generations'] as const;
const old = document('2022-12-01', [chat, search]);
const renamed = ['ChatCompletions_Create', 'POST', '/deployments/{deployment-id}/chat/completions'] as const;
const newer = document('2024-10-21', [renamed, images]);

function run(words: readonly string[], stdin?: string): Promise<CliRun> {
  return runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--json', ...words], stdin === undefined ? {} : { stdin });
}

async function put(below: string, properties: unknown): Promise<void> {
  const answer = await azure.ask('PUT', `${service}/${below}${version}`, { properties });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

async function get(below: string): Promise<{ readonly status: number; readonly properties: Record<string, unknown> }> {
  const { body, status } = await azure.ask('GET', `${service}/${below}${version}${below.includes('policies') ? '&format=rawxml' : ''}`);
  return { status, properties: (body as { properties?: Record<string, unknown> } | undefined)?.properties ?? {} };
}

async function names(api = 'azure-openai'): Promise<readonly string[]> {
  const { body } = await azure.ask('GET', `${service}/apis/${api}/operations${version}`);
  return (body as { value: { name: string }[] }).value.map(({ name }) => name).toSorted();
}

const handMade = { displayName: 'Health', method: 'GET', urlTemplate: '/health', templateParameters: [], description: 'is it there', responses: [{ statusCode: 204, description: 'yes', headers: [], representations: [] }] };

describe('another version on the same API', () => {
  test('what the service deletes is shown, what people made survives, ids stay', async () => {
    expect((await run(['--spec', '-', '--yes'], old)).code).toBe(0);
    await put('apis/azure-openai/operations/health', handMade);
    await put('apis/azure-openai/operations/health/policies/policy', { format: 'rawxml', value: ours });
    await put('apis/azure-openai/operations/Chat/policies/policy', { format: 'rawxml', value: ours });
    const before = await Promise.all(['apis/azure-openai/operations/health', 'apis/azure-openai/operations/health/policies/policy', 'apis/azure-openai/operations/Chat/policies/policy'].map(get));

    const dry = await run(['--spec', '-', '--dry-run'], newer);
    expect(dry.json.plan.summary).toMatchObject({ delete: 1 });
    expect(dry.json.plan.steps.filter(({ action }: { action: string }) => action === 'delete').map(({ id }: { id: string }) => id)).toEqual([`${service}/apis/azure-openai/operations/Search`]);
    expect(dry.json.warnings.map(({ code }: { code: string }) => code)).toContain('OperationsKept');

    const done = await run(['--spec', '-', '--yes'], newer);
    expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    expect(await names()).toEqual(['Chat', 'Images', 'health']);
    expect(await Promise.all(['apis/azure-openai/operations/health', 'apis/azure-openai/operations/health/policies/policy', 'apis/azure-openai/operations/Chat/policies/policy'].map(get))).toEqual(before);
    expect(done.json.result).toMatchObject({ kept: [{ name: 'health', why: 'made by hand' }], deleted: [{ name: 'Search' }] });
    expect((await get('apis/azure-openai/operations/Images/policies/policy')).status).toBe(404);

    azure.forget();
    const again = await run(['--spec', '-', '--yes'], newer);
    expect(again.json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect(azure.writes()).toEqual([]);
  });

  test('an operation with a policy of its own stays, though only an earlier description had it', async () => {
    await run(['--spec', '-', '--yes'], old);
    await put('apis/azure-openai/operations/Search/policies/policy', { format: 'rawxml', value: ours });
    const done = await run(['--spec', '-', '--yes'], newer);
    expect(done.code).toBe(0);
    expect(await names()).toEqual(['Chat', 'Images', 'Search']);
    expect((await get('apis/azure-openai/operations/Search/policies/policy')).properties['value']).toContain('x-mine');
  });

  test('a wildcard that somebody made cannot be kept, and nothing is changed', async () => {
    await run(['--spec', '-', '--yes'], old);
    await put('apis/azure-openai/operations/all', { displayName: 'All', method: 'POST', urlTemplate: '/*', templateParameters: [] });
    azure.forget();
    const refused = await run(['--spec', '-', '--yes'], newer);
    expect(refused).toMatchObject({ code: 5, json: { error: { code: 'OperationsWouldBeLost' } } });
    expect(refused.json.error.message).toContain('POST /* (all)');
    expect(azure.writes()).toEqual([]);
  });

  test('an id that the description has for another operation', async () => {
    await run(['--spec', '-', '--yes'], old);
    const moved = document('2024-10-21', [chat, ['Search', 'POST', '/v2/search']]);
    const done = await run(['--spec', '-', '--yes'], moved);
    expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    expect((await get('apis/azure-openai/operations/Search')).properties).toMatchObject({ urlTemplate: '/v2/search' });
    expect(done.json.result.deleted).toMatchObject([{ name: 'Search', urlTemplate: search[2] }]);
    expect((await run(['--spec', '-', '--yes'], moved)).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
  });

  test('after an undo, which cannot take a document back, the former description is imported as any other', async () => {
    await run(['--spec', '-', '--yes'], old);
    await put('apis/azure-openai/operations/health', handMade);
    await run(['--spec', '-', '--yes', '--path', 'elsewhere'], newer);
    const undone = await runCli(azure, ['undo', '--service', 'apim-demo', '--yes', '--json']);
    expect(undone).toMatchObject({ code: 7, json: { result: { kept: [{ why: expect.stringContaining('import the former one again') }] } } });
    expect((await get('apis/azure-openai')).properties).toMatchObject({ path: 'openai', description: expect.stringContaining('2024-10-21') });
    const done = await run(['--spec', '-', '--yes'], old);
    expect(done.json.plan.summary).toMatchObject({ delete: 1 });
    expect(await names()).toEqual(['Chat', 'Search', 'health']);
  });

  test('settings that somebody made on the API survive', async () => {
    await run(['--spec', '-', '--yes'], old);
    const answer = await azure.ask('PATCH', `${service}/apis/azure-openai${version}`, { properties: { termsOfServiceUrl: 'https://example.com/terms', contact: { name: 'Team', email: 'team@example.com' } } }, { 'If-Match': '*' });
    expect(answer.status).toBeLessThan(300);
    expect((await run(['--spec', '-', '--yes'], newer)).code).toBe(0);
    expect((await get('apis/azure-openai')).properties).toMatchObject({ termsOfServiceUrl: 'https://example.com/terms', contact: { name: 'Team', email: 'team@example.com' } });
  });
});

describe('--via-revision', () => {
  test('changes the API in a revision and releases it; a second run has nothing to do', async () => {
    await run(['--spec', '-', '--yes'], old);
    await put('apis/azure-openai/operations/health', handMade);
    await put('apis/azure-openai/operations/Chat/policies/policy', { format: 'rawxml', value: ours });
    const policy = await get('apis/azure-openai/operations/Chat/policies/policy');
    azure.forget();
    const done = await run(['--spec', '-', '--via-revision', '--yes'], newer);
    expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    expect(azure.writes().filter((line) => /^PUT .*apis\/azure-openai(\?|$)/.test(line))).toEqual([]);
    expect(await names()).toEqual(['Chat', 'Images', 'health']);
    expect(await get('apis/azure-openai/operations/Chat/policies/policy')).toEqual(policy);
    expect((await get('apis/azure-openai')).properties).toMatchObject({ apiRevision: '2', isCurrent: true, description: expect.stringContaining('2024-10-21') });
    expect(await names('azure-openai;rev=1')).toEqual(['Chat', 'Search', 'health']);
    for (const words of [['--via-revision'], []]) {
      azure.forget();
      const again = await run(['--spec', '-', '--yes', ...words], newer);
      expect(again.json.plan.summary, words.join()).toMatchObject({ create: 0, update: 0, delete: 0 });
      expect(azure.writes()).toEqual([]);
    }
    const status = await runCli(azure, ['status', '--service', 'apim-demo', '--json']);
    expect(new Set(status.json.result.resources.map(({ state }: { state: string }) => state))).toEqual(new Set(['same']));
  });

  test('goes on after a failure at any write, and clients see the former API until the release', async () => {
    const words = ['--spec', '-', '--via-revision', '--yes'];
    await run(['--spec', '-', '--yes'], old);
    azure.forget();
    expect((await run(words, newer)).code).toBe(0);
    const writes = azure.writes().length;
    expect(writes).toBeGreaterThan(4);
    for (let nth = 1; nth <= writes; nth++) {
      await azure.control('reset', {});
      await run(['--spec', '-', '--yes'], old);
      await azure.control('faults', [{ match: { plane: 'arm', method: 'PUT', nth }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'no' } } } }]);
      await run(words, newer);
      await azure.control('faults', []);
      const { apiRevision } = (await get('apis/azure-openai')).properties;
      expect(await names()).toEqual(apiRevision === '1' ? ['Chat', 'Search'] : ['Chat', 'Images']);
      const resumed = await run(words, newer);
      expect(resumed.code, `${nth}: ${JSON.stringify(resumed.json.error)}`).toBe(0);
      expect(await names()).toEqual(['Chat', 'Images']);
      expect((await run(words, newer)).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    }
  });

  test('goes back to an earlier description in a new revision: what was released before stays as it was', async () => {
    const newest = document('2025-01-01-preview', [renamed, images, ['Embeddings', 'POST', '/deployments/{deployment-id}/embeddings']]);
    await run(['--spec', '-', '--yes'], old);
    await run(['--spec', '-', '--via-revision', '--yes'], newer);
    await run(['--spec', '-', '--via-revision', '--yes'], newest);
    const back = await run(['--spec', '-', '--via-revision', '--yes'], newer);
    expect(back.code, JSON.stringify(back.json.error)).toBe(0);
    expect((await get('apis/azure-openai')).properties).toMatchObject({ apiRevision: '4', apiRevisionDescription: expect.stringContaining('2024-10-21') });
    expect(await names()).toEqual(['Chat', 'Images']);
    expect(await names('azure-openai;rev=3')).toEqual(['Chat', 'Embeddings', 'Images']);
    expect((await run(['--spec', '-', '--via-revision', '--yes'], newer)).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
  });

  test('imports again where a former revision was made current by hand', async () => {
    await run(['--spec', '-', '--yes'], old);
    await run(['--spec', '-', '--via-revision', '--yes'], newer);
    await put('apis/azure-openai/releases/back', { apiId: `${service}/apis/azure-openai;rev=1` });
    expect(await names()).toEqual(['Chat', 'Search']);
    expect((await run(['--spec', '-', '--via-revision', '--yes'], newer)).code).toBe(0);
    expect((await get('apis/azure-openai')).properties).toMatchObject({ apiRevision: '3', isCurrent: true });
    expect(await names()).toEqual(['Chat', 'Images']);
    // The number of a revision that was deleted comes again.
    await put('apis/azure-openai/releases/back-again', { apiId: `${service}/apis/azure-openai;rev=1` });
    for (const number of [2, 3]) {
      await azure.ask('DELETE', `${service}/apis/azure-openai;rev=${number}${version}`, undefined, { 'If-Match': '*' });
      // Looked at, a deletion ends.
      await get('apis/azure-openai');
      await get('apis/azure-openai');
      expect((await get(`apis/azure-openai;rev=${number}`)).status).toBe(404);
    }
    const done = await run(['--spec', '-', '--via-revision', '--yes'], newer);
    expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    expect((await get('apis/azure-openai')).properties).toMatchObject({ apiRevision: '2', isCurrent: true });
  });

  test('takes an API of somebody else over, by its own name', async () => {
    await put('apis/azure-openai', { displayName: 'Theirs', path: 'openai', protocols: ['https'] });
    await put('apis/azure-openai/operations/health', handMade);
    const refused = await run(['--spec', '-', '--via-revision', '--yes'], newer);
    expect(refused).toMatchObject({ code: 5, json: { error: { code: 'Conflict', hint: expect.stringContaining('--take-over azure-openai') } } });
    const done = await run(['--spec', '-', '--via-revision', '--yes', '--take-over', 'azure-openai'], newer);
    expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    expect(await names()).toEqual(['ChatCompletions_Create', 'Images', 'health']);
    const undone = await runCli(azure, ['undo', '--service', 'apim-demo', '--yes', '--json']);
    expect(undone.json.result.undone).toEqual([`${service}/apis/azure-openai`]);
    expect(undone.json.result.kept.map(({ id }: { id: string }) => id)).toContainEqual(expect.stringContaining('/roleAssignments/'));
  });

  test('with --rollback a refused release leaves nothing behind', async () => {
    await run(['--spec', '-', '--yes'], old);
    await azure.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: '**/releases/*' }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'no' } } } }]);
    const failed = await run(['--spec', '-', '--via-revision', '--yes', '--rollback'], newer);
    expect(failed).toMatchObject({ code: 1, json: { error: { message: expect.stringContaining('Everything was taken back') } } });
    expect((await get('apis/azure-openai;rev=2')).status).toBe(404);
  });

  test('releases what was written by hand into the policy of the API since an earlier run left its revision', async () => {
    await run(['--spec', '-', '--yes'], old);
    await azure.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: '**/releases/*' }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'no' } } } }]);
    expect((await run(['--spec', '-', '--via-revision', '--yes'], newer)).code).toBe(7);
    await azure.control('faults', []);
    await put('apis/azure-openai/policies/policy', { format: 'rawxml', value: ours });
    expect((await run(['--spec', '-', '--via-revision', '--yes'], newer)).code).toBe(0);
    const released = (await get('apis/azure-openai/policies/policy')).properties['value'];
    expect(released).toContain('x-mine');
    expect(released).toContain('begin account');
  });

  test('is an ordinary import where there is no API yet', async () => {
    const first = await run(['--spec', '-', '--via-revision', '--yes'], newer);
    expect(first.code).toBe(0);
    expect(first.json.plan.steps.map(({ kind }: { kind: string }) => kind)).not.toContain('apiRelease');
  });
});

describe('several versions side by side', () => {
  test('as APIs of their own', async () => {
    expect((await run(['--spec', '-', '--yes'], old)).code).toBe(0);
    expect((await run(['--spec', '-', '--yes', '--api', 'aoai-next', '--path', 'next/openai'], newer)).code).toBe(0);
    expect(await names()).toEqual(['Chat', 'Search']);
    expect(await names('aoai-next')).toEqual(['ChatCompletions_Create', 'Images']);
  });

  test('as versions of one set on one path, each without a change on a second run', async () => {
    const imports = [[old, '2022-12-01'], [newer, '2024-10-21']] as const;
    for (const [text] of imports) {
      const done = await run(['--spec', '-', '--yes', '--version-set', 'aoai'], text);
      expect(done.code, JSON.stringify(done.json.error)).toBe(0);
    }
    expect((await get('apiVersionSets/aoai')).properties).toMatchObject({ versioningScheme: 'Query', versionQueryName: 'api-version' });
    for (const [text, apiVersion] of imports) {
      expect((await get(`apis/azure-openai-${apiVersion}`)).properties).toMatchObject({ path: 'openai', apiVersion, apiVersionSetId: `${service}/apiVersionSets/aoai` });
      azure.forget();
      expect((await run(['--spec', '-', '--yes', '--version-set', 'aoai'], text)).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
      expect(azure.writes()).toEqual([]);
    }
    const undone = await runCli(azure, ['undo', '--service', 'apim-demo', '--yes', '--json']);
    expect(undone.code, JSON.stringify(undone.json)).toBe(0);
    expect((await get('apis/azure-openai-2024-10-21')).status).toBe(404);
    expect((await get('apiVersionSets/aoai')).status).toBe(200);
  });

  test('an API without a version on the path is named, and can be brought into the set', async () => {
    await run(['--spec', '-', '--yes'], old);
    const taken = await run(['--spec', '-', '--yes', '--version-set', 'aoai'], newer);
    expect(taken).toMatchObject({ code: 5, json: { error: { code: 'PathTaken', hint: expect.stringContaining('--api azure-openai --version-set aoai') } } });
    const joined = await run(['--spec', '-', '--yes', '--version-set', 'aoai', '--api', 'azure-openai'], old);
    expect(joined.code, JSON.stringify(joined.json.error)).toBe(0);
    const second = await run(['--spec', '-', '--yes', '--version-set', 'aoai'], newer);
    expect(second.code, JSON.stringify(second.json.error)).toBe(0);
  });

  test('an API that joined leaves the set with an undo', async () => {
    await run(['--spec', '-', '--yes'], old);
    await run(['--spec', '-', '--yes', '--version-set', 'aoai', '--api', 'azure-openai'], old);
    const undone = await runCli(azure, ['undo', '--service', 'apim-demo', '--yes', '--json']);
    expect(undone.code, JSON.stringify(undone.json)).toBe(0);
    expect((await get('apis/azure-openai')).properties).not.toHaveProperty('apiVersionSetId');
    expect((await get('apiVersionSets/aoai')).status).toBe(404);
    expect(await names()).toEqual(['Chat', 'Search']);
    expect((await run(['--spec', '-', '--yes'], old)).json.plan.summary).toMatchObject({ create: 0, update: 0 });
  });
});

describe('--only-version', () => {
  test('writes an answer that names the version, keeps it, and takes it away when asked to', async () => {
    const policy = async (): Promise<string> => String((await get('apis/azure-openai/policies/policy')).properties['value']);
    expect((await run(['--spec', '-', '--yes', '--only-version'], newer)).code).toBe(0);
    expect(await policy()).toContain('This API serves api-version 2024-10-21 only.');
    expect((await run(['--spec', '-', '--yes'], newer)).json.plan.summary).toMatchObject({ create: 0, update: 0 });
    expect((await run(['--spec', '-', '--yes', '--no-only-version'], newer)).code).toBe(0);
    expect(await policy()).not.toContain('This API serves');
  });
});

describe('published descriptions, one after the other on one API', () => {
  testWithShared('every step ends with the operations of the last one, and keeps what people made', 'specs/aoai', async () => {
    const files = ['2022-12-01', '2023-05-15', '2024-02-01', '2024-08-01-preview', '2024-10-21', '2025-04-01-preview', '2024-06-01'];
    await run(['--spec', sharedFile(`specs/aoai/${files[0]}.json`), '--yes']);
    await put('apis/azure-openai/operations/health', handMade);
    for (const file of files) {
      const spec = sharedFile(`specs/aoai/${file}.json`);
      const done = await run(['--spec', spec, '--yes']);
      expect(done.code, `${file}: ${JSON.stringify(done.json.error)}`).toBe(0);
      const count = Object.values((JSON.parse(readFileSync(spec, 'utf8')) as { paths: Record<string, object> }).paths).flatMap((item) => Object.keys(item).filter((key) => /^(get|put|post|delete|patch)$/.test(key))).length;
      const found = await names();
      expect(found).toHaveLength(count + 1);
      expect(found).toContain('health');
      expect((await run(['--spec', spec, '--yes'])).json.plan.summary, file).toMatchObject({ create: 0, update: 0, delete: 0 });
    }
  });
});

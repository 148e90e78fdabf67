import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure, type TestAzureOptions } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';

let azure: TestAzure;
afterEach(() => azure.stop());

async function refusedBy(argv: readonly string[], options: TestAzureOptions = {}): Promise<CliRun> {
  azure = await startTestAzure({ ...options, refusals: true });
  const run = await runCli(azure, argv);
  expect(azure.writes()).toEqual([]);
  expect(run.stdout + run.stderr).not.toMatch(/\n\s+at .*(:\d+:\d+|node:)/);
  return run;
}

const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'];

describe('input', () => {
  test('that is missing without a terminal is listed, all of it, with the command to type', async () => {
    const run = await refusedBy(['import']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--service');
    expect(run.stderr).toContain('--account');
    expect(run.stderr).toContain('APIM_LLM_SERVICE');
    expect(run.stderr).toMatch(/apim-llm import .*--service .*--account /);
  });

  test('that is missing is one JSON document with --json', async () => {
    const run = await refusedBy(['import', '--json']);
    expect(run).toMatchObject({ code: 2, json: { version: 1, command: 'import', status: 'failed', error: { code: 'MissingInput' } } });
  });

  test('that nobody confirmed is refused', async () => {
    expect(await refusedBy(['import', '--service', 'apim-demo', '--account', 'aoai-swe'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
  });

  test.each([
    [['imprt'], 'import'],
    [['import', '--acount', 'x'], '--account'],
    [[...args, '--spec', 'builtinn'], 'builtinn'],
    [[...args, '--parallel', 'many'], '--parallel'],
    [[...args, '--account', 'aoai-eus', '--via-revision'], '--account'],
    [[...args, '--identity', 'my-identity'], '--identity'],
    [[...args, '--path', 'a/../b?c'], '--path'],
  ])('%j is wrong usage', async (argv, says) => {
    expect(await refusedBy(argv)).toMatchObject({ code: 2, stderr: expect.stringContaining(says) });
  });
});

describe('names', () => {
  test('an unknown service is NotFound with did-you-mean', async () => {
    const run = await refusedBy(['import', '--service', 'apim-dem', '--account', 'aoai-swe', '--yes', '--json']);
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'NotFound' } } });
    expect(JSON.stringify(run.json.error)).toContain('apim-demo');
  });

  test('an unknown account is NotFound with did-you-mean', async () => {
    const run = await refusedBy(['import', '--service', 'apim-demo', '--account', 'aoai-sve', '--yes', '--json']);
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'NotFound' } } });
    expect(JSON.stringify(run.json.error)).toContain('aoai-swe');
  });

  test('a service in another resource group than named says where it is', async () => {
    const run = await refusedBy([...args, '-g', 'rg-other']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('rg-ai');
  });
});

describe('permissions', () => {
  test.each([
    ['Contributor', 'Microsoft.Authorization/roleAssignments/write'],
    ['Reader', 'Microsoft.ApiManagement/service'],
  ])('a %s is told the role and the exact line before anything is written', async (role, action) => {
    const run = await refusedBy(args, { edit: (demo) => demo.replace('roles: [Owner]', `roles: [${role}]`) });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain(action);
    expect(run.stderr).toMatch(/az role assignment create --assignee\S* .*--role .*--scope "?\/subscriptions\//);
  });

  test('nobody without any role gets further than the first read', async () => {
    const run = await refusedBy(args, { edit: (demo) => demo.replace('roles: [Owner]', 'roles: []') });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain('az role assignment create');
  });

  test('a token that the service does not know ends with 4', async () => {
    azure = await startTestAzure({ refusals: true });
    const ready = path.join(azure.folder, 'other.json');
    writeFileSync(ready, JSON.stringify({ ...azure.azure.ready, caFile: path.join(azure.folder, 'ca.pem'), token: 'not-the-token' }));
    const run = await runCli(azure, [...args, '--emulator-at', ready]);
    expect(run.code).toBe(4);
    expect(run.stderr + run.stdout).not.toContain('not-the-token');
  });
});

describe('accounts and services that cannot do it', () => {
  test('an account without custom subdomain is refused: its endpoint takes no tokens', async () => {
    const run = await refusedBy(args, { edit: (demo) => demo.replace('customSubDomainName: contoso-swe', 'customSubDomainName: null') });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--custom-domain');
  });

  test('an account closed to the network is warned about', async () => {
    azure = await startTestAzure({ refusals: true, edit: (demo) => demo.replace('publicNetworkAccess: Enabled', 'publicNetworkAccess: Disabled') });
    const run = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--dry-run', '--json']);
    expect(run.code).toBe(0);
    expect(run.json.warnings.length).toBeGreaterThan(0);
  });

  test('a tier without APIs is one clear line', async () => {
    const run = await refusedBy(args, { edit: (demo) => demo.replace('sku: StandardV2', 'sku: AIGateway') });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('AIGateway');
  });
});

describe('descriptions that API Management would refuse', () => {
  const good = {
    openapi: '3.0.1',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://x.example/openai' }],
    paths: { '/chat/{d}': { post: { operationId: 'chat', parameters: [{ name: 'd', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { description: 'ok' } } } } },
  };

  test.each([
    ['is not JSON', '{"openapi":', 'JSON'],
    ['is nothing of the kind', '{"a":1}', 'OpenAPI'],
    ['is binary', '\u0000\u0001\u0002', 'not text'],
    ['is a bomb of YAML aliases', `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]}, `.repeat(9)}]`).join('\n')}`, 'neither JSON nor YAML'],
    ['is OpenAPI 4', JSON.stringify({ ...good, openapi: '4.0.0' }), '4.0.0'],
    ['is Swagger 2.0 without paths', JSON.stringify({ swagger: '2.0', host: 'x.example', basePath: '/openai', info: good.info, paths: {} }), 'has no operations'],
    ['has two paths for the same calls', JSON.stringify({ ...good, paths: { ...good.paths, '/chat/{e}': { post: { responses: { 200: { description: 'ok' } } } } } }), 'answers the same calls'],
    ['has a reference to nothing', JSON.stringify({ ...good, paths: { '/a': { get: { responses: { 200: { $ref: '#/components/responses/none' } } } } } }), '#/paths/~1a/get/responses/200'],
    ['refers to another file', JSON.stringify({ ...good, paths: { '/a': { get: { operationId: 'a', responses: { 200: { $ref: './other.json#/x' } } } } } }), './other.json'],
  ])('one that %s', async (_what, text, says) => {
    azure = await startTestAzure({ refusals: true });
    const file = path.join(azure.folder, 'spec.json');
    writeFileSync(file, text);
    const run = await runCli(azure, [...args, '--spec', file]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(says);
    expect(azure.writes()).toEqual([]);
  });

  test('one that is not there', async () => {
    expect(await refusedBy([...args, '--spec', 'no/such/file.json'])).toMatchObject({ code: 2, stderr: expect.stringContaining('no/such/file.json') });
  });
});

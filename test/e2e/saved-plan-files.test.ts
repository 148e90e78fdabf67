import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliOptions, type CliRun } from '../support/run-cli.ts';
import { serveSpecs } from '../support/spec-server.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const target = ['--service', 'apim-demo'];
const importLine = ['import', ...target, '--account', 'aoai-swe'];
const key = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';

function description(more: object = {}): string {
  const parameters = ['deployment-id', 'api-version'].map((name) => ({ name, in: name === 'api-version' ? 'query' : 'path', required: true, schema: { type: 'string' } }));
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Azure OpenAI Service API', version: '2024-10-21', ...more },
    servers: [{ url: 'https://example.test/openai' }],
    paths: { '/deployments/{deployment-id}/chat/completions': { post: { operationId: 'chat', parameters, responses: { 200: { description: 'OK' } } } } },
  });
}

let azure: TestAzure;
beforeAll(async () => {
  azure = await startTestAzure({ refusals: true });
});
afterAll(() => azure.stop());
beforeEach(() => azure.control('reset', {}));

function planned(line: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return runCli(azure, [...line, '--dry-run', '--out', 'plan.json'], options);
}

function applied(options: CliOptions = {}): Promise<CliRun> {
  return runCli(azure, ['apply', '--plan', 'plan.json', '--yes', '--json'], options);
}

const plan = (): string => readFileSync(path.join(azure.folder, 'plan.json'), 'utf8');

async function operations(): Promise<readonly string[]> {
  const { body } = await azure.ask('GET', `${service}/apis/azure-openai/operations?api-version=2024-05-01`);
  return (body as { value: { name: string }[] }).value.map(({ name }) => name);
}

test('holds the description that standard input gave, and so needs it no more', async () => {
  expect((await planned([...importLine, '--spec', '-'], { stdin: description() })).code).toBe(0);
  const run = await applied();
  expect(run.code, run.stderr).toBe(0);
  expect(await operations()).toEqual(['chat']);
});

test('is applied with the file as it was, whatever became of it', async () => {
  const spec = path.join(azure.folder, 'spec.json');
  writeFileSync(spec, description());
  await planned([...importLine, '--spec', 'spec.json']);
  writeFileSync(spec, description().replaceAll('"chat"', '"changed"'));
  expect((await applied()).code).toBe(0);
  expect(await operations()).toEqual(['chat']);
});

test('keeps of a file with something secret in it only the hash: it is read again, and has to be the same', async () => {
  const spec = path.join(azure.folder, 'spec.json');
  const text = description({ description: `try it with api-key: ${key}` });
  writeFileSync(spec, text);
  await planned([...importLine, '--spec', 'spec.json']);
  expect(plan()).not.toContain(key);
  expect(plan()).toContain('$withheld');
  rmSync(spec);
  expect((await applied()).json.error.code).toBe('FileUnreadable');
  writeFileSync(spec, `${text} `);
  expect((await applied()).json.error).toMatchObject({ code: 'PlanStale', message: expect.stringContaining('spec.json was changed since the plan was made') });
  writeFileSync(spec, text);
  const run = await applied();
  expect(run.code, run.stderr).toBe(0);
});

test('has an address without what is secret in it, and what was downloaded from there: it is not asked again', async () => {
  const server = await serveSpecs((_, answer) => void answer.end(description()));
  const run = await planned([...importLine, '--spec', `${server.url}/spec.json?sig=${key}`]);
  await server.stop();
  expect(run.code, run.stderr).toBe(0);
  expect(plan()).not.toContain(key);
  expect(plan()).toContain('/spec.json');
  const again = await applied();
  expect(again.code, again.stderr).toBe(0);
  expect(await operations()).toEqual(['chat']);
});

test('holds no key that stands in a policy by hand, and keeps it there, even where only the rest is applied', async () => {
  await runCli(azure, [...importLine, '--yes']);
  const id = `${service}/apis/azure-openai/policies/policy`;
  const { body } = await azure.ask('GET', `${id}?api-version=2024-05-01&format=rawxml`);
  const theirs = `<set-header name="api-key" exists-action="skip">\n<value>${key}</value>\n</set-header>`;
  const value = String((body as { properties: { value: string } }).properties.value).replace('</inbound>', `${theirs}\n</inbound>`);
  expect((await azure.ask('PUT', `${id}?api-version=2024-05-01`, { properties: { format: 'rawxml', value } }, { 'if-match': '*' })).status).toBeLessThan(300);

  await planned(['facade', 'add', ...target, '--account', 'aoai-eus', '--capability', 'images']);
  expect(plan()).not.toContain(key);
  expect(plan()).not.toContain(azure.azure.ready.token);
  await azure.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: '**/operations/ImageGenerations_Create/policies/policy' }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'not now' } } } }]);
  expect((await applied()).code).toBe(7);
  await azure.control('faults', []);
  const run = await applied();
  expect(run.code, run.stderr).toBe(0);
  const after = await azure.ask('GET', `${id}?api-version=2024-05-01&format=rawxml`);
  const text = String((after.body as { properties: { value: string } }).properties.value);
  expect(text).toContain(`<value>${key}</value>`);
  expect(text).toContain('ImageGenerations_Create');
});

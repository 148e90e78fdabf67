import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { JsonObject } from '../../src/model/json.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import builtin from '../../templates/specs/builtin.json' with { type: 'json' };
import { publishedVersions } from '../openapi/published.ts';
import { swagger } from '../openapi/swagger.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { sharedFile, testWithShared } from '../support/shared.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'];

let azure: TestAzure;
afterEach(() => azure.stop());

async function imported(file: string, text?: string): Promise<CliRun> {
  azure = await startTestAzure();
  const spec = text === undefined ? file : path.join(azure.folder, file);
  if (text !== undefined) writeFileSync(spec, text);
  const run = await runCli(azure, [...args, '--spec', spec, '--json']);
  expect(run.code, JSON.stringify(run.json.error)).toBe(0);
  azure.forget();
  expect((await runCli(azure, [...args, '--spec', spec, '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0, noop: 5 });
  expect(azure.writes()).toEqual([]);
  return run;
}

/** What the API answers, as the service lists it: method and template. */
async function answered(api: string): Promise<readonly string[]> {
  const { value } = (await azure.ask('GET', `${service}/apis/${api}/operations?api-version=2024-05-01&$top=1000`)).body as { value: { properties: { method: string; urlTemplate: string } }[] };
  return value.map(({ properties }) => `${properties.method} ${properties.urlTemplate}`).toSorted();
}

function shapes(document: JsonObject): readonly string[] {
  return operationsOf(document).map(({ method, urlTemplate }) => `${method} ${urlTemplate}`).toSorted();
}

describe('published descriptions import, and the API answers their path shapes', () => {
  for (const version of publishedVersions) {
    testWithShared(version, `specs/aoai/${version}.json`, async () => {
      const file = sharedFile(`specs/aoai/${version}.json`);
      const run = await imported(file);
      expect(await answered(run.json.target.api)).toEqual(shapes(JSON.parse(readFileSync(file, 'utf8'))));
    });
  }
});

describe('a description of another kind', () => {
  test('YAML imports as JSON does', async () => {
    await imported('spec.yaml', `\uFEFF${stringify(builtin)}`);
    expect(await answered('azure-openai')).toEqual(shapes(builtin));
  });

  test('Swagger 2.0 imports with its operations, its files dropped', async () => {
    const run = await imported('swagger.json', JSON.stringify(swagger));
    expect(await answered('azure-openai')).toEqual(['GET /files', 'POST /deployments/{deployment-id}/completions', 'POST /files']);
    expect(run.json.result.repairs).toContainEqual({ id: 'drop-examples', reason: expect.any(String), pointers: ['/paths/~1deployments~1{deployment-id}~1completions/post/x-ms-examples'], count: 1 });
  });

  test('OpenAPI 3.1 with all that API Management does not take imports, and says in one line what was repaired', async () => {
    const chat = {
      summary: 's'.repeat(400),
      servers: [{ url: 'http://localhost' }],
      parameters: [{ name: 'D', in: 'query' }, { name: 'c', in: 'cookie' }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
    };
    const components = { schemas: { A: { type: ['object', 'null'], properties: { b: { const: 1 }, a: { $ref: '#/components/schemas/A', description: 'd' } } } }, securitySchemes: { tls: { type: 'mutualTLS' } } };
    const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, servers: [{ url: 'http://localhost:8080/openai' }], paths: { '/chat/{d}': { post: chat, get: {} } }, components, webhooks: {} };
    const run = await imported('spec.json', JSON.stringify(document));
    expect(await answered('azure-openai')).toEqual(['GET /chat/{d}', 'POST /chat/{d}']);
    expect(run.json.warnings).toContainEqual({ code: 'SpecRepaired', message: expect.stringMatching(/^the description was repaired: \d+ changes of \d+ kinds \(.*type-lists.*\); --json lists them$/) });
    const human = await runCli(azure, [...args, '--spec', path.join(azure.folder, 'spec.json'), '--dry-run']);
    expect(human.stderr.match(/the description was repaired/g)).toHaveLength(1);
  });
});

describe('the built-in descriptions', () => {
  test('need no repair worth a word', async () => {
    const run = await imported('builtin');
    expect(run.json.warnings).toEqual([]);
    expect(run.json.result.repairs.map(({ id }: { id: string }) => id)).toEqual(['set-server']);
  });
});

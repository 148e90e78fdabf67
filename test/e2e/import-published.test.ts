import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishedVersion } from '../../src/openapi/catalogue.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliOptions, type CliRun } from '../support/run-cli.ts';
import { testWithShared } from '../support/shared.ts';
import { serveSpecs, sharedSpec, sharedVersions, type SpecServer } from '../support/spec-server.ts';

let azure: TestAzure;
let server: SpecServer;
beforeEach(async () => {
  [azure, server] = await Promise.all([startTestAzure(), serveSpecs()]);
});
afterEach(() => Promise.all([azure.stop(), server.stop()]));

function run(argv: readonly string[], { env, ...options }: CliOptions = {}): Promise<CliRun> {
  return runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', ...argv], { env: { APIM_LLM_SPEC_BASE_URL: server.url, ...env }, ...options });
}

describe('import --api-version', () => {
  for (const version of sharedVersions) {
    testWithShared(`imports ${version}, once, and then from the cache`, 'specs/aoai', async () => {
      const first = await run(['--api-version', version, '--json']);
      expect({ code: first.code, error: first.json.error }).toEqual({ code: 0 });
      const expected = publishedVersion(version);
      expect(first.json.result.operations).toHaveLength(expected?.contents?.operations ?? 0);
      expect(first.json.result.api.path).toBe(version === 'v1' ? 'openai/v1' : 'openai');
      expect(server.requests).toEqual([`GET /${expected?.commit}/${expected?.path}`]);

      azure.forget();
      const second = await run(['--api-version', version, '--json']);
      expect(second).toMatchObject({ code: 0, json: { status: 'ok', plan: { summary: { create: 0, update: 0, delete: 0 } } } });
      await server.stop();
      const third = await run(['--api-version', version, '--json']);
      expect(third.json.plan).toEqual(second.json.plan);
      expect(server.requests).toHaveLength(1);
      expect(azure.writes()).toEqual([]);
    });
  }

  testWithShared('and --spec with the same file are the same import', 'specs/aoai', async () => {
    await run(['--api-version', '2024-10-21']);
    writeFileSync(path.join(azure.folder, 'mine.json'), sharedSpec('2024-10-21'));
    azure.forget();
    expect(await run(['--spec', 'mine.json', '--json'])).toMatchObject({ code: 0, json: { plan: { summary: { create: 0, update: 0 } } } });
    expect(azure.writes()).toEqual([]);
  });

  testWithShared('may come from the environment or the configuration file', 'specs/aoai', async () => {
    expect((await run(['--json', '--dry-run'], { env: { APIM_LLM_IMPORT_API_VERSION: '2024-06-01' } })).code).toBe(0);
    writeFileSync(path.join(azure.folder, 'apim-llm.yaml'), 'import:\n  api-version: 2024-10-21\n');
    expect((await run(['--json', '--dry-run'])).code).toBe(0);
    expect(server.requests.map((request) => /\d{4}-\d{2}-\d{2}/.exec(request)?.[0])).toEqual(['2024-06-01', '2024-10-21']);
  });

  test.each([
    [['--api-version', '2024-10-21', '--spec', 'builtin'], 'OptionsConflict'],
    [['--api-version', '2024-10-22'], 'SpecVersionUnknown'],
    [['--api-version', '2025-02-01-preview'], 'SpecVersionUnverified'],
    [['--spec', 'http://example.test/x.json'], 'SpecAddressInvalid'],
  ])('%j is wrong usage, before anything is asked for', async (argv, code) => {
    expect(await run([...argv, '--json'])).toMatchObject({ code: 2, json: { error: { code } } });
    expect(azure.exchanges).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test('is meant where --spec names a version and there is no such file', async () => {
    expect(await run(['--spec', '2024-10-21', '--json'])).toMatchObject({ code: 2, json: { error: { code: 'FileUnreadable', hint: 'Did you mean --api-version 2024-10-21?' } } });
  });

  test('of wrong bytes asks nothing of Azure', async () => {
    await server.stop();
    server = await serveSpecs((_, response) => response.end(JSON.stringify({ openapi: '3.0.0' })));
    const { code, json } = await run(['--api-version', '2024-10-21', '--json']);
    expect({ code, error: json.error.code }).toEqual({ code: 1, error: 'SpecAltered' });
    expect(azure.exchanges).toEqual([]);
  });
});

test('an address with a token brings an API, and the token stays out of outputs, journal and what Azure is sent', async () => {
  const description = {
    openapi: '3.0.3',
    info: { title: 'Mine', version: '2024-10-21' },
    servers: [{ url: 'https://example.test/openai' }],
    paths: { '/deployments/{deployment-id}/chat/completions': { post: { operationId: 'chat', responses: { 200: { description: 'OK' } } } } },
  };
  await server.stop();
  server = await serveSpecs((_, response) => response.end(JSON.stringify(description)));
  const run1 = await run(['--spec', `${server.url.replace('//', '//me:hunter2hunter2@')}/mine.json?token=verysecret`, '--debug']);
  expect(run1.code, run1.stderr).toBe(0);
  expect(server.requests).toEqual(['GET /mine.json?token=verysecret']);
  const journals = path.join(azure.folder, 'state', 'runs');
  const kept = readdirSync(journals).map((name) => readFileSync(path.join(journals, name), 'utf8'));
  expect(kept).toHaveLength(1);
  expect([run1.stdout, run1.stderr, ...kept, JSON.stringify(azure.exchanges)].join('\n')).not.toMatch(/verysecret|hunter2/);
});

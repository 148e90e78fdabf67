import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

let azure: TestAzure;
afterEach(() => azure.stop());

test('the token reaches no output, no journal and no recording, not even with --debug', async () => {
  azure = await startTestAzure();
  const run = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', '--debug']);
  expect(run.code).toBe(0);
  const { token } = azure.azure.ready;
  expect(token.length).toBeGreaterThan(15);
  expect(run.stderr).toContain('PUT');
  expect(run.stdout + run.stderr + JSON.stringify(azure.exchanges)).not.toContain(token);
  const state = path.join(azure.folder, 'state');
  const files = readdirSync(state, { recursive: true, encoding: 'utf8' }).map((name) => path.join(state, name)).filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain(token);
  }
});

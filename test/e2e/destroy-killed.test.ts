import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { wholeService } from '../support/whole-service.ts';

const bin = path.resolve(import.meta.dirname, '../../bin/apim-llm.js');
const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure({ edit: (demo) => demo.replace('identity: none', 'identity: system') });
});
afterEach(() => azure.stop());

const run = (...line: readonly string[]): Promise<CliRun> => runCli(azure, [...line, '--service', 'apim-demo']);

/** Ends it with SIGKILL as soon as that many of its writes were answered. */
async function killedAfter(writes: number): Promise<void> {
  azure.forget();
  // Slow enough to be killed between two steps.
  await azure.control('faults', [{ match: { plane: 'arm', method: 'DELETE', path: '**' }, delay: 'PT0.1S' }]);
  const child = spawn(process.execPath, [bin, 'destroy', '--service', 'apim-demo', '--yes', '--parallel', '1', '--emulator-at', azure.readyFile], { stdio: 'ignore', env: { ...process.env, XDG_STATE_HOME: azure.folder, CI: '1' } });
  const end = once(child, 'exit');
  while (azure.writes().length < writes && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  expect(await end).toEqual([null, 'SIGKILL']);
  await azure.control('faults', []);
}

/** With an API gone, and with nothing left but a backend: only that tells then of an account where a role may be. */
test.each([2, 5])('killed after %i writes, it is carried on by a second run to the end', async (writes) => {
  const theirs = await azure.ask('PUT', `${service}/apis/theirs?api-version=2024-05-01`, { properties: { displayName: 'Theirs', path: 'theirs', protocols: ['https'], serviceUrl: 'https://fabrikam.openai.azure.com/openai' } });
  expect(theirs.status).toBe(201);
  const before = await wholeService(azure);
  expect((await run('import', '--account', 'aoai-swe', '--yes', '--wait')).code).toBe(0);
  expect((await run('prune-ops', '--api', 'theirs', '--account', 'aoai-swe', '--yes')).code).toBe(0);
  await killedAfter(writes);
  expect(await wholeService(azure)).not.toEqual(before);
  const again = await run('destroy', '--yes', '--json');
  expect(again.json.error).toBeUndefined();
  expect(await wholeService(azure)).toEqual(before);
  expect((await run('destroy', '--yes', '--json')).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
});

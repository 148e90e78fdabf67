import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { startMonitorWorld, writesIn, type MonitorWorld } from './monitor-world.ts';

const bin = path.resolve(import.meta.dirname, '../../bin/apim-llm.js');
const line = ['enable', '--create', '--llm-logs', '--parallel', '1'];

vi.setConfig({ testTimeout: 90_000 });

let world: MonitorWorld;
/** Without monitoring, and with all of it. Every test begins without. */
let without: Awaited<ReturnType<MonitorWorld['all']>>;
let whole: typeof without;
const mustDo = async (...argv: readonly string[]): Promise<void> => {
  const { code, stderr } = await world.monitor(...argv);
  if (code !== 0) throw new Error(stderr);
};
beforeAll(async () => {
  world = await startMonitorWorld();
  without = await world.all();
  await mustDo(...line);
  whole = await world.all();
});
beforeEach(async () => {
  await mustDo('disable', '--delete-data');
  world.forget();
});
afterAll(() => world.stop());

/** Ends it with SIGKILL as soon as that many of its writes were answered. */
async function killedAfter(writes: number): Promise<void> {
  world.forget();
  // Slow enough to be killed between two steps.
  await world.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: '**' }, delay: 'PT0.1S' }]);
  const child = spawn(process.execPath, [bin, 'monitor', ...line, '--service', 'apim-demo', '--yes', '--emulator-at', world.readyFile], { stdio: 'ignore', env: { ...process.env, XDG_STATE_HOME: world.folder, CI: '1' } });
  const end = once(child, 'exit');
  while (world.writes().length < writes && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGKILL');
  expect(await end).toEqual([null, 'SIGKILL']);
  await world.control('faults', []);
}

test('killed, it is carried on by a second run', async () => {
  await killedAfter(4);
  expect(await world.all()).not.toEqual(whole);
  const again = await world.monitor(...line);
  expect(again.code, again.stderr).toBe(0);
  expect(await world.all()).toEqual(whole);
  expect(writesIn(await world.monitor(...line))).toEqual([]);
});

test('killed, it is taken back by disable to what was there before', async () => {
  await killedAfter(7);
  await mustDo('disable', '--delete-data');
  expect(await world.all()).toEqual(without);
});

test('whichever write fails, a second run ends where one that did not fail ends', async () => {
  await mustDo(...line);
  const writes = world.exchanges.filter(({ method }) => method === 'PUT' || method === 'PATCH').map(({ method, url }) => ({ method, path: new URL(url, 'https://x').pathname }));
  expect(writes).toHaveLength(8);
  for (const { method, path: failing } of writes) {
    await mustDo('disable', '--delete-data');
    await world.control('faults', [{ match: { plane: 'arm', method, path: failing }, respond: { status: 400, body: { error: { code: 'Broken', message: 'It broke.' } } } }]);
    const failed = await world.monitor(...line);
    expect([failed.code, failed.json.error.code]).toEqual([expect.toBeOneOf([1, 7]), 'Broken']);
    await world.control('faults', []);
    const again = await world.monitor(...line);
    expect(again.code, again.stderr).toBe(0);
    expect(await world.all()).toEqual(whole);
  }
});

test('without the rights it says so before it writes, with the roles that lack', async () => {
  await world.control('faults', [{ match: { plane: 'arm', method: 'GET', path: '**/providers/Microsoft.Authorization/permissions' }, respond: { status: 200, body: { value: [{ actions: ['*/read', 'Microsoft.ApiManagement/*'], notActions: [] }] } } }]);
  const refused = await runCli(world, ['monitor', 'enable', '--create', '--llm-logs', '--service', 'apim-demo', '--yes', '--json']);
  await world.control('faults', []);
  expect([refused.code, world.writes()]).toEqual([4, []]);
  for (const role of ['Role Based Access Control Administrator', 'Application Insights Component Contributor', 'Log Analytics Contributor', 'Monitoring Contributor']) expect(refused.json.error.hint).toContain(`--role "${role}"`);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';
import { worldOf } from '../support/world.ts';

const bin = path.resolve(import.meta.dirname, '../../bin/apim-llm.js');
const importLine = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'];

// Several processes are started: on a busy machine that alone takes half of the usual time.
vi.setConfig({ testTimeout: 90_000 });

let azure: TestAzure;
beforeEach(async () => {
  // Slow enough to be killed between two steps.
  azure = await startTestAzure({ edit: (demo) => demo.replace('armLatencyMs: 0', 'armLatencyMs: 40') });
});
afterEach(() => azure.stop());

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, XDG_STATE_HOME: azure.folder, CI: '1' };
}

/** Ends an import with SIGKILL as soon as its third write was answered. */
async function killAfterThirdWrite(): Promise<void> {
  const child = spawn(process.execPath, [bin, ...importLine, '--emulator-at', azure.readyFile], { stdio: 'ignore', env: environment() });
  const end = once(child, 'exit');
  // Asleep in between: the child needs the processor more, and a write takes 40 ms.
  while (azure.writes().length < 3 && child.exitCode === null) await delay(2);
  child.kill('SIGKILL');
  expect(await end).toEqual([null, 'SIGKILL']);
  expect(azure.writes().length).toBeGreaterThanOrEqual(3);
}

/** An identity is never taken away. */
function withoutService(world: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(world).filter(([id]) => !id.endsWith('/service/apim-demo')));
}

async function runBuilt(...line: readonly string[]): Promise<{ readonly code: unknown; readonly out: string }> {
  const child = spawn(process.execPath, [bin, ...line, '--emulator-at', azure.readyFile], { stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, out };
}

test('a killed import can be taken back: what was written, and what may have been', async () => {
  const before = withoutService(await worldOf(azure));
  await killAfterThirdWrite();
  const undone = await runBuilt('undo', '--service', 'apim-demo', '--yes');
  expect(undone.code, undone.out).toBe(0);
  expect(withoutService(await worldOf(azure))).toEqual(before);
});

test('a killed import is carried on by a second run, to the state of one that was not killed', async () => {
  await killAfterThirdWrite();
  const again = await runBuilt(...importLine);
  expect(again.code, again.out).toBe(0);
  const world = await worldOf(azure);
  const whole = await startTestAzure();
  try {
    expect((await runCli(whole, importLine)).code).toBe(0);
    expect(world).toEqual(await worldOf(whole));
  } finally {
    await whole.stop();
  }
  expect((await runBuilt(...importLine)).out).toContain('No changes.');
});

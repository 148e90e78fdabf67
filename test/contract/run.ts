import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Runs the end-to-end tests with every ARM exchange recorded and has the exchanges checked against Azure's published
 * specs. Tests of refusals do not record. oav is installed beside this file, out of the main install. Then recordings of real
 * ARM are replayed, the official examples sent, and random requests judged.
 */
const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const validator = path.resolve(root, '../shared/tools/arm-contract/validate.mjs');

if (!existsSync(validator)) {
  if (process.env['REQUIRE_SHARED'] === '1') throw new Error('the contract check needs ../shared/tools/arm-contract');
  console.log('contract check skipped: ../shared is not here');
} else {
  check();
}

// These say themselves what they do where ../shared is not.
for (const script of ['replay/run.ts', 'examples/run.ts', 'fuzz/run.ts']) {
  const done = spawnSync(process.execPath, [path.join(here, script)], { stdio: 'inherit' });
  if (done.status !== 0) process.exitCode = 1;
}

function check(): void {
  const oav = path.join(here, 'oav');
  if (!existsSync(path.join(oav, 'node_modules/oav'))) run('npm', ['ci', '--ignore-scripts'], oav);
  const recordings = mkdtempSync(path.join(tmpdir(), 'apim-llm-contract-'));
  try {
    run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/e2e'], root, { CONTRACT_RECORDINGS: recordings });
    const files = readdirSync(recordings)
      .map((name) => path.join(recordings, name))
      .filter((file) => statSync(file).size > 0);
    if (files.length < 5) throw new Error(`only ${files.length} tests recorded exchanges`);
    const report = spawnSync(process.execPath, [validator, '--oav', oav, '--arm', '--no-etag', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const failures = report.stdout.split('\n').filter((line, index, all) => line.includes('FAIL') || (line.startsWith('  ') && failedAbove(all, index)));
    process.stdout.write(failures.slice(0, 80).join('\n') + (failures.length > 0 ? '\n' : ''));
    process.stdout.write(report.stderr);
    const verdict = /(\d+) valid, (\d+) invalid/.exec(report.stderr);
    if (report.status !== 0 || verdict === null || Number(verdict[1]) < 100) process.exitCode = 1;
  } finally {
    rmSync(recordings, { recursive: true, force: true });
  }
}

function failedAbove(lines: readonly string[], index: number): boolean {
  for (let above = index; above >= 0; above--) {
    const line = lines[above] ?? '';
    if (!line.startsWith('  ')) return line.includes('FAIL');
  }
  return false;
}

function run(command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): void {
  const done = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

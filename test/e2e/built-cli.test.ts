import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const bin = path.join(root, 'bin/apim-llm.js');
let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-built-'));
  env = { PATH: process.env['PATH'], HOME: folder, XDG_STATE_HOME: path.join(folder, 'state'), NO_COLOR: '1' };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const done = spawnSync(process.execPath, [bin, ...args], { cwd: folder, env, encoding: 'utf8', timeout: 25_000 });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}

/** Resolves when `check` holds; the test's own time-out ends a wait in vain. */
async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('the built CLI as a process', () => {
  test('shows help without a command and ends with 0', () => {
    const run = cli();
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('import');
    expect(run.stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  test('says its version', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(cli('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('runs the demo: the import, its result, and a second run that changes nothing', () => {
    const run = cli('demo');
    expect(run.code).toBe(0);
    const all = run.stdout + run.stderr;
    expect(all).toContain('azure-openai');
    expect(all).toContain('No changes.');
    expect(all).toMatch(/apim-llm import .*--service/);
  });

  test('reads a configuration file', () => {
    writeFileSync(path.join(folder, 'apim-llm.yaml'), 'emulator: true\nservice: apim-demo\nimport:\n  account: aoai-swe\n');
    const run = cli('import', '--dry-run', '--json');
    expect(run.code, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'changes', target: { service: 'apim-demo' } });
    writeFileSync(path.join(folder, 'apim-llm.yaml'), 'servise: apim-demo\n');
    expect(cli('import', '--dry-run')).toMatchObject({ code: 2, stderr: 'error: apim-llm.yaml:1:1: unknown key "servise"\n  Did you mean service?\n' });
  });

  test('starts without a home folder', () => {
    env = { PATH: process.env['PATH'], HOME: '' };
    expect(cli('spec', 'show', 'builtin')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('imports on its own local Azure in one process', () => {
    const run = cli('import', '--emulator', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'ok' });
  });

  test('serves a local Azure until it is told to stop, and takes its files along', async () => {
    const ready = path.join(folder, 'ready.json');
    const record = path.join(folder, 'record.jsonl');
    const server = spawn(process.execPath, [bin, 'emulator', 'start', '--ready-file', ready, '--record', record], { cwd: folder, env, stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
    try {
      await until(() => existsSync(ready));
      expect(statSync(ready).mode & 0o777).toBe(0o600);
      const run = cli('import', '--emulator-at', ready, '--service', 'apim-demo', '--account', 'aoai-swe', '--yes');
      expect(run.code, run.stderr).toBe(0);
      const token = (JSON.parse(readFileSync(ready, 'utf8')) as { token: string }).token;
      const lines = readFileSync(record, 'utf8').trim().split('\n');
      expect(lines.length).toBeGreaterThan(10);
      expect(lines.join('\n')).not.toContain(token);
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
    expect(existsSync(ready)).toBe(false);
  });

  test('says how to stop a detached one that has a ready file of its own', () => {
    const started = cli('emulator', 'start', '--detach', '--ready-file', 'own/ready.json');
    expect(started.code, started.stderr).toBe(0);
    const stop = /^stop +apim-llm (.*)$/m.exec(started.stdout)?.[1]?.split(' ') ?? [];
    expect(cli(...stop)).toMatchObject({ code: 0, stdout: expect.stringContaining('ended') });
  });

  test('leaves a detached one running for later commands, and stops it by name', () => {
    const started = cli('emulator', 'start', '--detach', '--json');
    expect(started.code, started.stderr).toBe(0);
    const { result } = JSON.parse(started.stdout) as { result: { arm: string; readyFile: string; services: unknown } };
    expect(result.services).toEqual([{ name: 'apim-demo', gatewayUrl: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/) }]);
    const ready = result.readyFile;
    expect(existsSync(ready)).toBe(true);
    try {
      expect(started.stdout).not.toContain((JSON.parse(readFileSync(ready, 'utf8')) as { token: string }).token);
      expect(cli('status', '--emulator-at', ready, '--service', 'apim-demo').code).toBe(0);
    } finally {
      expect(JSON.parse(cli('emulator', 'stop', '--json').stdout)).toMatchObject({ status: 'ok', result: { ended: result.arm } });
    }
    expect(existsSync(ready)).toBe(false);
  });
});

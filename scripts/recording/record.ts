import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { scenes, type Scene } from './scenes.ts';
import { screenOf, textOf, type Line, type Size } from './terminal.ts';

export interface Recorded {
  readonly command: string;
  readonly lines: readonly Line[];
}

const script = path.resolve(import.meta.dirname, '../../bin/apim-llm.js');

/** Runs the scenes with the built CLI in a terminal, on a local Azure of its own whose time stands still until a probe moves it. */
export async function record(size: Size): Promise<readonly Recorded[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-recording-'));
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_STATE_HOME: path.join(folder, 'state'), XDG_CACHE_HOME: path.join(folder, 'cache'), LANG: 'en_US.UTF-8', TERM: 'xterm-256color', APIM_LLM_EMULATOR_AT: 'ready.json', NODE_NO_WARNINGS: '1' };
  const azure = spawn(process.execPath, [script, 'emulator', 'start', '--clock', 'virtual', '--seed', '1', '--ready-file', 'ready.json'], { cwd: folder, env, stdio: 'ignore' });
  const ended = once(azure, 'exit');
  try {
    for (let waited = 0; !existsSync(path.join(folder, 'ready.json')); waited += 100) {
      if (waited > 20_000 || azure.exitCode !== null) throw new Error('The local Azure did not start: npm run build first.');
      await delay(100);
    }
    const recorded: Recorded[] = [];
    for (const scene of scenes) recorded.push(await play(scene, size, folder, env));
    return recorded;
  } finally {
    azure.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play({ line, until }: Scene, size: Size, folder: string, env: Readonly<Record<string, string>>): Promise<Recorded> {
  const lines = await screenOf(process.execPath, [script, ...line], size, folder, env);
  const end = until === undefined ? -1 : lines.findIndex((each) => until.test(textOf(each)));
  const kept = end === -1 ? lines : [...lines.slice(0, end), [{ text: '…', style: 'dim' } as const]];
  return { command: `apim-llm ${line.join(' ')}`, lines: kept.map((each) => each.map((run) => ({ ...run, text: masked(run.text, folder) }))) };
}

/** Without what is another one in every run: the ports, and where the files lie. */
function masked(text: string, folder: string): string {
  return text.replaceAll(`${folder}${path.sep}`, '').replaceAll(folder, '.').replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:8443');
}

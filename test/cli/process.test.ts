import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { cacheFolder, homeFolder, stateFolder } from '../../src/cli/user-folders.ts';
import { packageFolder } from './fake-io.ts';

function start(...args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: packageFolder });
}

async function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<{ code: unknown; signal: unknown; out: string }> {
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [unknown, unknown];
  return { code, signal, out };
}

describe('the real process', () => {
  it('tells the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    expect(await ended(start('src/cli/entry.ts', '--version'))).toEqual({ code: 0, signal: null, out: `${version}\n` });
  });

  it('hands its exit code on', async () => {
    expect(await ended(start('src/cli/entry.ts', 'nonsense'))).toMatchObject({ code: 2, out: '' });
  });

  it('tells the first Ctrl-C and ends at once on the second', async () => {
    const child = start('--input-type=module', '-e', "const { processIo } = await import('./src/cli/process-io.ts'); processIo().onSignal(() => console.log('first')); console.log('ready'); setInterval(() => 0, 1000);");
    const end = ended(child);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await end).toEqual({ code: null, signal: 'SIGINT', out: 'ready\nfirst\n' });
  });

  it('does so too while a spinner moves on a terminal, and gives the cursor back', async () => {
    const child = start('--input-type=module', '-e', `
      Object.assign(process.stderr, { isTTY: true, clearLine: () => true, cursorTo: () => true, moveCursor: () => true });
      const { processIo } = await import('./src/cli/process-io.ts');
      const { terminalSpinner } = await import('./src/output/progress.ts');
      processIo().onSignal(() => setTimeout(() => console.log('first'), 50));
      (await terminalSpinner(process.stderr, false)).start();
      console.log('ready');
      setInterval(() => 0, 1000);`);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const end = ended(child);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await end).toEqual({ code: null, signal: 'SIGINT', out: 'ready\nfirst\n' });
    expect(err.lastIndexOf('\u001B[?25h')).toBeGreaterThan(err.lastIndexOf('\u001B[?25l'));
  });
});

describe('the folder of the journals', () => {
  it.each([
    ['linux', {}, '/home/me/.local/state/apim-llm'],
    ['linux', { XDG_STATE_HOME: '/state' }, '/state/apim-llm'],
    ['linux', { XDG_STATE_HOME: 'relative' }, '/home/me/.local/state/apim-llm'],
    ['darwin', {}, '/home/me/Library/Application Support/apim-llm'],
  ])('%s %o', (platform, env, expected) => {
    expect(stateFolder(platform, env, '/home/me')).toBe(expected);
  });

  it.each([
    [{ LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\apim-llm\\State'],
    [{}, 'C:\\Users\\me\\AppData\\Local\\apim-llm\\State'],
    [{ XDG_STATE_HOME: 'E:\\state' }, 'E:\\state\\apim-llm'],
  ])('Windows %o', (env, expected) => {
    expect(stateFolder('win32', env, 'C:\\Users\\me')).toBe(expected);
  });
});

describe('the folder of downloads', () => {
  it.each([
    ['linux', {}, '/home/me/.cache/apim-llm'],
    ['linux', { XDG_CACHE_HOME: '/cache' }, '/cache/apim-llm'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/me/.cache/apim-llm'],
    ['darwin', {}, '/home/me/Library/Caches/apim-llm'],
  ])('%s %o', (platform, env, expected) => {
    expect(cacheFolder(platform, env, '/home/me')).toBe(expected);
  });

  it.each([
    [{ LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\apim-llm\\Cache'],
    [{ LOCALAPPDATA: '' }, 'C:\\Users\\me\\AppData\\Local\\apim-llm\\Cache'],
    [{}, 'C:\\Users\\me\\AppData\\Local\\apim-llm\\Cache'],
    [{ XDG_CACHE_HOME: 'E:\\cache' }, 'E:\\cache\\apim-llm'],
  ])('Windows %o', (env, expected) => {
    expect(cacheFolder('win32', env, 'C:\\Users\\me')).toBe(expected);
  });
});

describe('the home folder', () => {
  const unknown = (): string => {
    throw new Error('uv_os_homedir returned ENOENT');
  };

  it.each([
    ['linux', [() => '/home/me', unknown], '/home/me'],
    ['linux', [() => '', () => '/home/me'], '/home/me'],
    ['linux', [() => '.', unknown], '/'],
    ['linux', [unknown, unknown], '/'],
    ['win32', [() => 'C:\\Users\\me'], 'C:\\Users\\me'],
    ['win32', [unknown], 'C:\\'],
  ])('%s: of the answers the first that is a path, and no failure (%#)', (platform, asks, expected) => {
    expect(homeFolder(platform, asks)).toBe(expected);
  });
});

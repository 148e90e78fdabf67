import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from './io.ts';
import { cacheFolder, homeFolder, stateFolder } from './user-folders.ts';
import { worlds } from './worlds.ts';

/** The real world. */
export function processIo(): Io {
  const packageFolder = folderOfPackage(path.dirname(fileURLToPath(import.meta.url)));
  const home = homeFolder(process.platform, [homedir, () => userInfo().homedir]);
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    // Node makes a stream when it is asked for, which takes time: --help needs one of the three.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return patient(process.stdout);
    },
    get stderr() {
      return patient(process.stderr);
    },
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: async (ms, signal) => (await import('node:timers/promises')).setTimeout(ms, undefined, { signal }),
    onSignal,
    get version() {
      return versionOf(packageFolder);
    },
    packageFolder,
    stateFolder: stateFolder(process.platform, process.env, home),
    cacheFolder: cacheFolder(process.platform, process.env, home),
    program: { node: process.execPath, script: process.argv[1] ?? '' },
    terminate: (pid) => void process.kill(pid, 'SIGTERM'),
    worlds,
  };
}

/** `apim-llm … | head` closes the pipe early: the rest is not wanted. */
function patient<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
  return stream.listeners('error').includes(exceptEarlyEnd) ? stream : stream.on('error', exceptEarlyEnd);
}

function exceptEarlyEnd(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/**
 * The first signal is told, the second ends the process as if nobody listened. The listener stays for both: a spinner or a
 * prompt listens too (signal-exit), and takes a signal that nobody else listens to for the end.
 */
function onSignal(listener: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let told = false;
  const off = (): void => {
    for (const signal of signals) process.off(signal, heard);
  };
  const heard = (signal: NodeJS.Signals): void => {
    if (told) {
      off();
      process.kill(process.pid, signal);
    } else {
      told = true;
      listener();
    }
  };
  for (const signal of signals) process.on(signal, heard);
  return off;
}

/** The nearest folder upwards with a package.json: sources and bundle lie at different depths. */
function folderOfPackage(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    try {
      readFileSync(path.join(folder, 'package.json'));
      return folder;
    } catch (error) {
      if (path.dirname(folder) === folder) throw error;
    }
  }
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

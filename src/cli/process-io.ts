import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Io } from './io.ts';
import { stateFolder } from './state-folder.ts';
import { worlds } from './worlds.ts';

/** The real world. */
export function processIo(): Io {
  const packageFolder = folderOfPackage(path.dirname(fileURLToPath(import.meta.url)));
  // `apim-llm … | head` closes the pipe early: the rest is not wanted.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: (ms, signal) => after(ms, undefined, { signal }),
    onSignal,
    get version() {
      return versionOf(packageFolder);
    },
    packageFolder,
    stateFolder: stateFolder(process.platform, process.env, homedir()),
    program: { node: process.execPath, script: process.argv[1] ?? '' },
    terminate: (pid) => void process.kill(pid, 'SIGTERM'),
    worlds,
  };
}

/** Once only: the second signal finds no listener, and so ends the process. */
function onSignal(listener: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const off = (): void => {
    for (const signal of signals) process.off(signal, heard);
  };
  const heard = (): void => {
    off();
    listener();
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

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Entry } from '../../commands/registry.ts';
import type { Io, LocalWorld, Worlds } from '../../src/cli/io.ts';
import { runCli } from '../../src/cli/main.ts';
import type { Azure } from '../../src/model/azure.ts';
import type { ExitCode } from '../../src/model/user-error.ts';
import { FakeIn, FakeOut } from './fake-streams.ts';

export interface FakeIo extends Io {
  readonly stdin: FakeIn & Io['stdin'];
  readonly stdout: FakeOut & Io['stdout'];
  readonly stderr: FakeOut & Io['stderr'];
  /** Ctrl-C. */
  signal(): void;
  /** Options of each connection made. */
  readonly connections: Parameters<Worlds['connect']>[0][];
}

export interface FakeIoOptions {
  readonly tty?: boolean;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  readonly azure?: Azure;
  readonly local?: LocalWorld;
  readonly stateFolder?: string;
}

export const packageFolder = path.resolve(import.meta.dirname, '../..');

export function tempFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
}

export function fakeIo({ tty = false, env = {}, cwd, azure, local, stateFolder }: FakeIoOptions = {}): FakeIo {
  const listeners = new Set<() => void>();
  const connections: Parameters<Worlds['connect']>[0][] = [];
  const folder = stateFolder ?? tempFolder();
  let now = Date.UTC(2026, 0, 1);
  return {
    argv: [],
    env,
    cwd: cwd ?? folder,
    stdin: new FakeIn(tty),
    stdout: new FakeOut(tty),
    stderr: new FakeOut(tty),
    now: () => now++,
    random: () => 0.5,
    sleep: () => Promise.resolve(),
    onSignal(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signal() {
      const heard = new Set(listeners);
      listeners.clear();
      heard.forEach((listener) => listener());
    },
    version: '9.9.9',
    packageFolder,
    stateFolder: folder,
    cacheFolder: path.join(folder, 'cache'),
    program: { node: 'node', script: 'bin/apim-llm.js' },
    terminate: () => undefined,
    connections,
    worlds: {
      download: () => Promise.reject(new Error('this test downloads nothing')),
      connect(options) {
        connections.push(options);
        if (azure === undefined) throw new Error('this test has no Azure');
        return Promise.resolve(azure);
      },
      browse: () => Promise.reject(new Error('this test looks at nothing')),
      startLocal: () => (local === undefined ? Promise.reject(new Error('this test has no local Azure')) : Promise.resolve(local)),
      findLocal: () => (local === undefined ? Promise.reject(new Error('this test has no local Azure')) : Promise.resolve(local)),
    },
  };
}

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export async function ran(line: string | readonly string[], io: FakeIo, commands?: readonly Entry[]): Promise<Ran> {
  const argv = typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line;
  const code = await runCli(argv, io, ...(commands === undefined ? [] : [commands]));
  return { code, out: io.stdout.text, err: io.stderr.text };
}

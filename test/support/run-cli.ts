import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { browse, connect } from '../../src/azure/connection.ts';
import { download, type TimeLimits } from '../../src/azure/download.ts';
import type { Io, Worlds } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { readReady } from '../../src/emulator/ready-file.ts';
import type { TestAzure } from './local-azure.ts';
import { faultsOfReport } from './schemas.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The one document of `--json`. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

export interface CliOptions {
  readonly env?: Record<string, string>;
  readonly stdin?: string;
  readonly cwd?: string;
  /** Of downloads. */
  readonly limits?: TimeLimits;
  /** For commands that know no Azure, and so not where it is. */
  readonly withoutAzure?: boolean;
  /** Time passes as it does; by itself waits take none. */
  readonly realTime?: boolean;
  /** Called with the function that plays a SIGINT. */
  readonly signals?: (interrupt: () => void) => void;
  /** Called with all of stdout so far, whenever more comes. */
  readonly onOutput?: (stdout: string) => void;
}

/** The CLI in this process, without a terminal, against a local Azure, through the same door as a user's. */
export async function runCli(azure: Pick<TestAzure, 'folder' | 'readyFile'>, argv: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const stdout = new Kept(options.onOutput);
  const stderr = new Kept();
  const stdin = new PassThrough();
  stdin.end(options.stdin ?? '');
  const worlds: Worlds = {
    connect,
    browse: (wanted) => Promise.resolve(browse(wanted)),
    download: (wanted) => download({ ...wanted, ...(options.limits && { limits: options.limits }) }),
    startLocal: () => Promise.reject(new Error('tests name their own local Azure')),
    findLocal: async (file) => {
      const { arm, ca, caFile, control, token, subscriptionId } = await readReady(file);
      return { endpoint: arm, control, ca, caFile, token, subscriptionId, stop: () => Promise.resolve() };
    },
  };
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const io: Io = {
    argv: [...argv, ...(options.withoutAzure === true || argv.some((word) => word.startsWith('--emulator-at')) ? [] : ['--emulator-at', azure.readyFile])],
    env: { ...options.env },
    cwd: options.cwd ?? azure.folder,
    stdin,
    stdout,
    stderr,
    now: options.realTime === true ? Date.now : () => clock,
    random: () => 0.5,
    sleep: (ms, signal) => {
      if (options.realTime === true) return delay(ms, undefined, { signal });
      clock += ms;
      return signal.aborted ? Promise.reject(signal.reason as Error) : new Promise((resolve) => setImmediate(resolve));
    },
    onSignal: (listener) => {
      options.signals?.(listener);
      return () => undefined;
    },
    version,
    packageFolder: root,
    stateFolder: path.join(azure.folder, 'state'),
    cacheFolder: path.join(azure.folder, 'cache'),
    program: { node: process.execPath, script: path.join(root, 'bin/apim-llm.js') },
    terminate: () => {
      throw new Error('tests in this process end no other');
    },
    worlds,
  };
  const code = await main(io);
  const text = stdout.text();
  return { code, stdout: text, stderr: stderr.text(), json: argv.includes('--json') ? described(JSON.parse(text)) : undefined };
}

/** Every document is as the published schema says. */
function described(document: unknown): unknown {
  const faults = faultsOfReport(document);
  if (faults.length > 0) throw new Error(`scripts/json-schemas does not describe this document:\n${faults.join('\n')}`);
  return document;
}

class Kept extends Writable {
  private readonly chunks: string[] = [];
  private readonly onMore: ((text: string) => void) | undefined;

  constructor(onMore?: (text: string) => void) {
    super();
    this.onMore = onMore;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk.toString('utf8'));
    this.onMore?.(this.text());
    done();
  }

  text(): string {
    return this.chunks.join('');
  }
}

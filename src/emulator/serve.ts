import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shellWord } from '../model/shell-word.ts';
import { UserError } from '../model/user-error.ts';
import { type Detached, waitUntilReady } from './detach.ts';
import type { Estate } from './estate.ts';
import { loadEstate } from './estate-file.ts';
import { probePath } from './gateway/front/plain-answer.ts';
import { identify } from './identify.ts';
import { listeningAddress } from './listening-address.ts';
import { besideReadyFile, defaultReadyFile, readReady, removeReady, writeReady } from './ready-file.ts';
import { openRecordFile } from './record-file.ts';
import type { LocalAzure, Ready, StartOptions } from './start.ts';

/** What `emulator start` and `emulator stop` need of the process they run in. */
export interface ServeIo {
  /** One line of the result, without the line end. */
  write(line: string): void;
  /** What whoever started it must know. */
  warn(code: string, message: string): void;
  /** Told once it can be used. */
  started(ready: Ready, readyFile: string): void;
  /** Calls `stop` at SIGINT or SIGTERM; gives back how to listen no more. */
  onSignal(stop: () => void): () => void;
  /** Runs this same executable with these arguments, detached, its output going to a file (see `detach.ts`). */
  spawnDetached(args: readonly string[], logFile: string): Detached;
  sleep(ms: number): Promise<void>;
  /** Sends SIGTERM. */
  terminate(pid: number): void;
}

export interface ServeOptions {
  /** Default: the demo's, in `templates`. */
  readonly estateFile?: string | undefined;
  /** The folder `templates/` of this installation. */
  readonly templates: string;
  /** Where apim-llm keeps state (XDG); takes the ready file that is not named. */
  readonly stateFolder: string;
  readonly port: number;
  readonly gatewayPort?: number | undefined;
  /** In place of what the estate says. */
  readonly gatewayUnits?: number | undefined;
  readonly unsafeHost?: string | undefined;
  /** Writes what the policies of every call did. */
  readonly trace?: boolean | undefined;
  readonly readyFile?: string | undefined;
  /** JSON lines are appended to it. */
  readonly record?: string | undefined;
  readonly clock: 'real' | 'virtual';
  readonly seed?: number | undefined;
  readonly detach: boolean;
  readonly io: ServeIo;
}

type Start = (options: StartOptions) => Promise<LocalAzure>;

/** Lies beside the ready file. */
export function pidFileBeside(readyFile: string): string {
  return besideReadyFile(readyFile, 'emulator.pid');
}

function tell({ io, unsafeHost }: ServeOptions, ready: Ready, readyFile: string, estate: Estate): void {
  const [service] = estate.services;
  const [account] = estate.accounts;
  if (listeningAddress(unsafeHost).isOpen) {
    io.warn('UnsafeHost', `--unsafe-host ${unsafeHost}: other machines can reach this local Azure. Whoever does can sign in with any secret, change everything in it, and through its gateways call what listens on this machine only. Use it on networks that you trust, and end it afterwards.`);
  }
  io.started(ready, readyFile);
  io.write(`local Azure  ${ready.arm}`);
  io.write(`ready file   ${readyFile}`);
  for (const { name, gatewayUrl } of ready.services) io.write(`gateway      ${gatewayUrl}  ${name}`);
  if (service !== undefined && account !== undefined) {
    const words = ['--emulator-at', readyFile, '-g', service.resourceGroup, '--service', service.name, '--account', account.name];
    io.write(`try          apim-llm import ${words.map(shellWord).join(' ')}`);
  }
  // Consumption answers no probes.
  const probed = estate.services.find(({ sku }) => sku !== 'Consumption');
  const gateway = ready.services.find(({ name }) => name === probed?.name);
  if (gateway !== undefined) io.write(`call         curl -i --cacert ${shellWord(ready.caFile)} ${gateway.gatewayUrl}${probePath}`);
}

/** Two local Azures cannot share a ready file. */
async function refuseIfTaken(readyFile: string): Promise<void> {
  const present = await readReady(readyFile).catch(() => undefined);
  if (present === undefined || (await identify(present)) === undefined) return;
  throw new UserError('EmulatorRunning', 2, `A local Azure is running already at ${present.arm} (${readyFile}).`, {
    hint: 'Use it, end it with `apim-llm emulator stop`, or give the new one a ready file of its own with --ready-file.',
  });
}

function argumentsOf(options: ServeOptions, readyFile: string): readonly string[] {
  const { estateFile, record, seed, gatewayPort, gatewayUnits, unsafeHost } = options;
  return [
    'emulator', 'start', '--port', String(options.port), '--ready-file', readyFile, '--clock', options.clock,
    ...(estateFile === undefined ? [] : ['--estate', path.resolve(estateFile)]),
    ...(record === undefined ? [] : ['--record', path.resolve(record)]),
    ...(seed === undefined ? [] : ['--seed', String(seed)]),
    ...(gatewayPort === undefined ? [] : ['--gateway-port', String(gatewayPort)]),
    ...(gatewayUnits === undefined ? [] : ['--gateway-units', String(gatewayUnits)]),
    ...(unsafeHost === undefined ? [] : ['--unsafe-host', unsafeHost]),
    ...(options.trace === true ? ['--trace'] : []),
  ];
}

function withUnits(estate: Estate, gatewayUnits: number | undefined): Estate {
  return gatewayUnits === undefined ? estate : { ...estate, options: { ...estate.options, gatewayUnits } };
}

/** Lives until a signal comes; takes its files along. */
async function live(options: ServeOptions, estate: Estate, readyFile: string, start: Start): Promise<void> {
  const { io, seed, gatewayPort, unsafeHost } = options;
  const ended = new AbortController();
  const listenNoMore = io.onSignal(() => ended.abort());
  const record = options.record === undefined ? undefined : openRecordFile(options.record);
  try {
    const azure = await start({
      estate,
      port: options.port,
      clock: options.clock,
      ...(seed === undefined ? {} : { seed }),
      ...(gatewayPort === undefined ? {} : { gatewayPort }),
      ...(unsafeHost === undefined ? {} : { unsafeHost }),
      ...(options.trace === true ? { onTrace: (lines) => lines.forEach((line) => io.write(line)) } : {}),
      ...(record === undefined ? {} : { record: record.append }),
      onCrash: (error) => io.write(`bug in the local Azure: ${error.message}`),
    });
    try {
      const ready = await writeReady(readyFile, azure.ready, azure.ca);
      await writeFile(pidFileBeside(readyFile), `${process.pid}\n`, { mode: 0o600 });
      tell(options, ready, readyFile, estate);
      io.write('Ctrl+C ends it.');
      if (!ended.signal.aborted) await once(ended.signal, 'abort');
    } finally {
      await azure.stop();
      await removeReady(readyFile, azure.ready.token);
      await rm(pidFileBeside(readyFile), { force: true });
    }
  } finally {
    record?.close();
    listenNoMore();
  }
}

/**
 * The life of `emulator start`. In the foreground it resolves after SIGINT or SIGTERM, everything closed and removed;
 * with `detach` as soon as the detached one can be used. Fails with UserErrors.
 */
export async function serveEmulator(options: ServeOptions, start?: Start): Promise<void> {
  const { io } = options;
  const readyFile = path.resolve(options.readyFile ?? defaultReadyFile(options.stateFolder));
  const estate = withUnits(await loadEstate(options.estateFile ?? path.join(options.templates, 'estates', 'demo.yaml')), options.gatewayUnits);
  await refuseIfTaken(readyFile);
  if (!options.detach) {
    await live(options, estate, readyFile, start ?? (await import('./start.ts')).startLocalAzure);
    return;
  }
  const logFile = besideReadyFile(readyFile, 'emulator.log');
  const ready = await waitUntilReady(readyFile, logFile, io, (log) => io.spawnDetached(argumentsOf(options, readyFile), log));
  tell(options, ready, readyFile, estate);
  if (options.trace === true) io.write(`trace        ${logFile}`);
  const which = options.readyFile === undefined ? '' : ` --ready-file ${shellWord(readyFile)}`;
  io.write(`stop         apim-llm emulator stop${which}`);
}

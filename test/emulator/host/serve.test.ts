import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detachedProcess } from '../../../src/emulator/detach.ts';
import { startHost } from '../../../src/emulator/host.ts';
import { identify } from '../../../src/emulator/identify.ts';
import { defaultReadyFile, readReady, writeReady } from '../../../src/emulator/ready-file.ts';
import { type ServeIo, type ServeOptions, serveEmulator } from '../../../src/emulator/serve.ts';
import { stopEmulator } from '../../../src/emulator/serve-stop.ts';
import type { LocalAzure, StartOptions } from '../../../src/emulator/start.ts';
import { send, shelf } from './tiny-azure.ts';

const templates = path.resolve(import.meta.dirname, '../../../templates');
const executable = path.resolve(import.meta.dirname, 'detached-azure.ts');
const start = (given: StartOptions): Promise<LocalAzure> => startHost({ ...given, makePlane: shelf });

let folder: string;
let lines: string[];
let signal: () => void;
let written: EventEmitter;
let io: ServeIo;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'serve-'));
  lines = [];
  written = new EventEmitter();
  io = {
    started: () => undefined,
    warn: (code) => expect.unreachable(code),
    write: (line) => {
      lines.push(line);
      written.emit('line');
    },
    onSignal: (stop) => {
      signal = stop;
      return () => {
        signal = () => expect.unreachable('nobody listens any more');
      };
    },
    spawnDetached: (args, logFile) => detachedProcess(process.execPath, executable, args, logFile),
    sleep: (ms) => sleep(ms),
    terminate: (pid) => process.kill(pid, 'SIGTERM'),
  };
});
afterEach(() => rm(folder, { recursive: true }));

/** Resolves when as many lines have been written. */
async function untilLine(count: number): Promise<void> {
  while (lines.length < count) await once(written, 'line');
}

function options(more: Partial<ServeOptions> = {}): ServeOptions {
  return { templates, stateFolder: folder, port: 0, clock: 'virtual', detach: false, io, ...more };
}

describe('emulator start', () => {
  it('serves the demo estate until a signal comes, says what to type, and takes its files along', async () => {
    const readyFile = path.join(folder, 'my files', 'ready.json');
    const served = serveEmulator(options({ readyFile, record: path.join(folder, 'r.jsonl') }), start);
    await untilLine(6);
    const ready = await readReady(readyFile);
    expect(lines).toEqual([
      `local Azure  ${ready.arm}`,
      `ready file   ${readyFile}`,
      `gateway      ${ready.services[0]?.gatewayUrl}  apim-demo`,
      `try          apim-llm import --emulator-at '${readyFile}' -g rg-ai --service apim-demo --account aoai-swe`,
      `call         curl -i --cacert '${ready.caFile}' ${ready.services[0]?.gatewayUrl}/status-0123456789abcdef`,
      'Ctrl+C ends it.',
    ]);
    expect(ready).toMatchObject({ subscriptionId: '00000000-0000-0000-0000-000000000001', services: [{ name: 'apim-demo' }], control: `${ready.arm}/_emulator` });
    expect(await identify(ready)).toEqual({ name: 'apim-llm local Azure', pid: process.pid });
    expect((await readdir(path.dirname(readyFile))).toSorted()).toEqual(['ca.pem', 'emulator.pid', 'ready.json']);
    await send({ ready, ca: ready.ca, stop: () => Promise.resolve() }, '/recorded');
    signal();
    await served;
    expect(await readdir(path.dirname(readyFile))).toEqual([]);
    expect(await identify(ready)).toBeUndefined();
    expect(await readFile(path.join(folder, 'r.jsonl'), 'utf8')).toMatch(/^\{"method":"GET","url":"https:\/\/127\.0\.0\.1:\d+\/recorded".*\}\n$/);
    expect(JSON.stringify(lines)).not.toContain(ready.token);
  });

  it('leaves a running one alone, and replaces what a killed one left', async () => {
    await writeReady(defaultReadyFile(folder), { arm: 'https://127.0.0.1:1', token: 'old', control: 'https://127.0.0.1:1/_emulator', tenantId: '', subscriptionId: '', services: [] }, 'PEM');
    const first = serveEmulator(options(), start);
    await untilLine(6);
    const { arm } = await readReady(defaultReadyFile(folder));
    await expect(serveEmulator(options(), start)).rejects.toMatchObject({ code: 'EmulatorRunning', exitCode: 2, message: expect.stringContaining(arm) });
    expect((await readReady(defaultReadyFile(folder))).arm).toBe(arm);
    signal();
    await first;
  });

  it('shares a folder with another one that has a ready file of its own', async () => {
    const readyFiles = ['a.json', 'b.json'].map((name) => path.join(folder, name));
    const ends: (() => void)[] = [];
    const both = { ...io, onSignal: (stop: () => void) => {
      ends.push(stop);
      return () => undefined;
    } };
    const served = readyFiles.map((readyFile, index) => untilLine(6 * index).then(() => serveEmulator(options({ readyFile, io: both }), start)));
    await untilLine(12);
    const all = await Promise.all(readyFiles.map((file) => readReady(file)));
    expect(await Promise.all(all.map((ready) => identify(ready)))).toEqual([{ name: 'apim-llm local Azure', pid: process.pid }, { name: 'apim-llm local Azure', pid: process.pid }]);
    expect(new Set(all.flatMap(({ arm, caFile, ca }) => [arm, caFile, ca])).size).toBe(6);
    ends[0]?.();
    await served[0];
    expect((await readdir(folder)).toSorted()).toEqual(['b.json', 'b.json.ca.pem', 'b.json.emulator.pid']);
    ends[1]?.();
    await served[1];
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells what is wrong with the estate before anything starts', async () => {
    const estateFile = path.join(folder, 'e.yaml');
    await writeFile(estateFile, 'resourceGroups: 1\n');
    for (const detach of [true, false]) {
      await expect(serveEmulator(options({ estateFile, detach }), start)).rejects.toMatchObject({ code: 'EstateInvalid', message: expect.stringContaining(`${estateFile}:1:17`) });
    }
    expect(await readdir(folder)).toEqual(['e.yaml']);
  });

  it('leaves nothing behind when the port is taken', async () => {
    const first = serveEmulator(options(), start);
    await untilLine(6);
    const { arm } = await readReady(defaultReadyFile(folder));
    const second = options({ port: Number(new URL(arm).port), readyFile: path.join(folder, 'second', 'ready.json'), io: { ...io, onSignal: () => () => undefined } });
    await expect(serveEmulator(second, start)).rejects.toMatchObject({ code: 'PortNotFree' });
    expect(await readdir(folder)).toEqual(['emulator']);
    signal();
    await first;
  });
});

describe('emulator start --detach and emulator stop', () => {
  it('leaves one running that later commands find, and ends it', async () => {
    await serveEmulator(options({ estateFile: path.join(templates, 'estates', 'demo.yaml'), detach: true, seed: 5 }));
    const ready = await readReady(defaultReadyFile(folder));
    const running = await identify(ready);
    expect(running?.pid).not.toBe(process.pid);
    expect(await readFile(path.join(folder, 'emulator', 'emulator.pid'), 'utf8')).toBe(`${running?.pid}\n`);
    expect(lines).toEqual([expect.stringContaining(ready.arm), expect.stringContaining('ready.json'), expect.stringMatching(/^gateway +https:\/\/127\.0\.0\.1:\d+ +apim-demo$/), expect.stringContaining('apim-llm import'), expect.stringMatching(/^call +curl /), expect.stringMatching(/^stop +apim-llm emulator stop$/)]);
    const log = path.join(folder, 'emulator', 'emulator.log');
    expect((await stat(log)).mode & 0o777).toBe(0o600);
    expect(await readFile(log, 'utf8')).not.toContain(ready.token);
    await stopEmulator({ stateFolder: folder, io });
    expect(lines.at(-1)).toBe(`ended        ${ready.arm}`);
    expect(await identify(ready)).toBeUndefined();
    expect(await readdir(path.join(folder, 'emulator'))).toEqual(['emulator.log']);
    await stopEmulator({ stateFolder: folder, io });
    expect(lines.at(-1)).toBe('No local Azure is running.');
  });

  it('passes on why it ended before it was ready', async () => {
    const broken = { ...io, spawnDetached: (args: readonly string[], log: string) => io.spawnDetached([...args, '--record', '/nowhere/r.jsonl'], log) };
    await expect(serveEmulator(options({ estateFile: path.join(templates, 'estates', 'demo.yaml'), detach: true, io: broken }))).rejects.toMatchObject({
      code: 'EmulatorNotStarted',
      exitCode: 1,
      detail: expect.stringContaining('/nowhere/r.jsonl'),
    });
  });

  it('ends no process that is not its own', async () => {
    const served = serveEmulator(options(), start);
    await untilLine(6);
    await writeFile(path.join(folder, 'emulator', 'emulator.pid'), '1\n');
    const killed: number[] = [];
    await expect(stopEmulator({ stateFolder: folder, io: { ...io, terminate: (pid) => killed.push(pid) } })).rejects.toMatchObject({ code: 'EmulatorNotStopped', exitCode: 5 });
    expect(killed).toEqual([]);
    signal();
    await served;
  });

  it('tidies up after a killed one without ending whatever process has its id now', async () => {
    await writeReady(defaultReadyFile(folder), { arm: 'https://127.0.0.1:1', token: 'old', control: 'https://127.0.0.1:1/_emulator', tenantId: '', subscriptionId: '', services: [] }, 'PEM');
    await writeFile(path.join(folder, 'emulator', 'emulator.pid'), `${process.pid}\n`);
    await stopEmulator({ stateFolder: folder, io: { ...io, terminate: () => expect.unreachable() } });
    expect(lines).toEqual(['No local Azure is running.']);
    expect(await readdir(path.join(folder, 'emulator'))).toEqual([]);
  });

  it('says so when a ready file that was named is not there', async () => {
    await expect(stopEmulator({ stateFolder: folder, readyFile: path.join(folder, 'x.json'), io })).rejects.toMatchObject({ code: 'ReadyFileMissing' });
  });
});

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../model/user-error.ts';
import { readReady } from './ready-file.ts';
import type { ServeIo } from './serve.ts';
import type { Ready } from './start.ts';

/** A process that outlives its parent. */
export interface Detached {
  readonly pid: number | undefined;
  /** True once it has ended, or could not be started. */
  hasEnded(): boolean;
}

/** Runs `script` with Node (`execPath`) apart from this process; what it writes goes to `logFile`, mode 0600. */
export function detachedProcess(execPath: string, script: string, args: readonly string[], logFile: string): Detached {
  const log = openSync(logFile, 'w', 0o600);
  let ended = false;
  try {
    const child = spawn(execPath, [script, ...args], { detached: true, stdio: ['ignore', log, log], windowsHide: true });
    const end = (): void => {
      ended = true;
    };
    child.once('exit', end);
    child.once('error', end);
    child.unref();
    return { pid: child.pid, hasEnded: () => ended };
  } finally {
    closeSync(log);
  }
}

const interval = 25;
const patience = 20_000;

/** Starts it and resolves when its ready file is there. Fails with what it wrote when it ends before, or takes too long. */
export async function waitUntilReady(readyFile: string, logFile: string, io: Pick<ServeIo, 'sleep' | 'terminate'>, start: (logFile: string) => Detached): Promise<Ready> {
  await mkdir(path.dirname(readyFile), { recursive: true, mode: 0o700 });
  // Left by one that was killed; the new one's appearing is the sign that it is ready.
  await rm(readyFile, { force: true });
  const child = start(logFile);
  for (let waited = 0; waited < patience; waited += interval) {
    const ready = await readReady(readyFile).catch(() => undefined);
    if (ready !== undefined) return ready;
    if (child.hasEnded()) break;
    await io.sleep(interval);
  }
  const tooSlow = !child.hasEnded();
  if (tooSlow && child.pid !== undefined) io.terminate(child.pid);
  const said = (await readFile(logFile, 'utf8').catch(() => '')).trim();
  throw new UserError('EmulatorNotStarted', 1, `The local Azure ${tooSlow ? `was not ready after ${patience / 1000} seconds` : 'ended before it was ready'}.`, {
    hint: 'Without --detach it shows what it does.',
    detail: said === '' ? undefined : said,
  });
}
